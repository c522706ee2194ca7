import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurRendering

struct ConvertCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "convert", Message("help.convert"),
            examples: [
                "rapporteur convert report.xml --verify -o report.json",
                "rapporteur convert ga --to json --output-dir json --resume",
            ])
    }

    enum Target: String, ExpressibleByArgument, CaseIterable {
        case json, xml, jsonl, akn, report, html, text, markdown, docx

        /// What the name of the file asks for.
        init?(output: String?) {
            if OutputName.hasEndings(output, ".akn.xml") {
                self = .akn
                return
            }
            switch OutputName.ending(of: output) {
            case "json": self = .json
            case "jsonl", "ndjson": self = .jsonl
            case "xml": self = .xml
            case "akn": self = .akn
            case "html", "htm": self = .html
            case "txt": self = .text
            case "md", "markdown": self = .markdown
            case "docx": self = .docx
            default: return nil
            }
        }

        /// Nil for what is made by way of typed reports.
        var format: DocumentFormat? {
            switch self {
            case .json, .jsonl: .json
            case .xml: .xml
            case .akn, .report, .html, .text, .markdown, .docx: nil
            }
        }

        /// Nil for what leads back.
        var reading: ReadingForm? {
            switch self {
            case .html: .html
            case .text: .text
            case .markdown: .markdown
            case .docx: .docx
            case .json, .xml, .jsonl, .akn, .report: nil
            }
        }
    }

    @OptionGroup var documents: DocumentOptions

    @OptionGroup var locations: LocationOptions

    @Option(
        name: .customLong("to"),
        help: ArgumentHelp(Message("help.option.to/convert")))
    var chosenTarget: Target?

    private var to: Target? { chosenTarget ?? Target(output: output) }

    @OptionGroup(title: "Akoma Ntoso") var akomaNtoso: AkomaNtosoArguments

    @Option(help: ArgumentHelp(Message("help.option.profile")))
    var profile = JSONProfile.exchange

    @Option(name: [.short, .long], help: ArgumentHelp(Message("help.option.output"), valueName: "file"), completion: .file())
    var output: String?

    @Option(
        name: .customLong("output-dir"), help: ArgumentHelp(Message("help.option.output-dir"), valueName: "dir"),
        completion: .directory)
    var outputFolder: String?

    @Flag(
        help: ArgumentHelp(Message("help.option.resume"), about: Message("help.option.resume/about")))
    var resume = false

    @Flag(help: ArgumentHelp(Message("help.option.force")))
    var force = false

    @Flag(help: ArgumentHelp(Message("help.option.verify")))
    var verify = false

    @Flag(help: ArgumentHelp(Message("help.option.rules")))
    var rules = false

    @Flag(help: ArgumentHelp(Message("help.option.strict")))
    var strict = false

    @Option(
        help: ArgumentHelp(Message("help.option.losses"), valueName: "file"), completion: .file())
    var losses: String?

    @Flag(name: .customLong("no-markup"), help: ArgumentHelp(Message("help.option.no-markup")))
    var noMarkup = false

    @Flag(name: .customLong("no-source"), help: ArgumentHelp(Message("help.option.no-source")))
    var noSource = false

    @Flag(help: ArgumentHelp(Message("help.option.compact")))
    var compact = false

    @Flag(help: ArgumentHelp(Message("help.option.stream")))
    var stream = false

    @OptionGroup var summaryPage: SummaryPageOptions

    func validate() throws {
        if losses == "-" { throw ValidationError(Message("usage.arguments/file", ["option": .text("--losses")])) }
        if output != nil && outputFolder != nil { throw ValidationError(Message("usage.arguments/one", ["options": .list([.text("-o"), .text("--output-dir")], .and)])) }
        try validateResuming()
        if stream && rules { throw ValidationError(Message("usage.arguments/stream.rules", ["option": .text("--rules")])) }
        if stream && verify { throw ValidationError(Message("usage.arguments/stream.rules", ["option": .text("--verify")])) }
        if stream && (output != nil || outputFolder != nil) {
            throw ValidationError(Message("usage.arguments/stream.file"))
        }
        if to == .jsonl, outputFolder != nil {
            throw ValidationError(Message("usage.arguments/lines"))
        }
        if to == .jsonl, stream {
            throw ValidationError(Message("usage.arguments/stream.lines"))
        }
        if profile == .analysis { try validateAnalysis() }
        try akomaNtoso.validate(isAsked: to == .akn)
        if to?.reading != nil, verify { throw ValidationError(Message("usage.arguments/reading.verify")) }
        if let to, to.format == nil {
            if stream { throw ValidationError(Message("usage.arguments/stream.whole")) }
            if !documents.checking.schema.isEmpty {
                throw ValidationError(Message("usage.arguments/akn.schema"))
            }
            if losses != nil || strict {
                throw ValidationError(Message("usage.arguments/akn.losses"))
            }
        }
    }

    func run() throws {
        throw CommandRun.run(documents.messages, work).code
    }

    private func validateResuming() throws {
        if resume && force { throw ValidationError(Message("usage.arguments/one", ["options": .list([.text("--resume"), .text("--force")], .and)])) }
        if (resume || force) && outputFolder == nil {
            throw ValidationError(Message("usage.arguments/resume"))
        }
        if resume && losses != nil {
            throw ValidationError(Message("usage.arguments/resume.losses"))
        }
    }

    private func validateAnalysis() throws {
        if let to, to.format != .json { throw ValidationError(Message("usage.arguments/analysis")) }
        if verify { throw ValidationError(Message("usage.arguments/analysis.verify")) }
        if strict || losses != nil {
            throw ValidationError(Message("usage.arguments/analysis.losses"))
        }
        if stream {
            throw ValidationError(Message("usage.arguments/stream.whole"))
        }
    }

    private func work() throws(WorkError) -> ExitStatus {
        Signals.leaveToWork()
        let options = self.options
        if to == .jsonl, file == nil, documents.input.isLineByLine, losses == nil, summaryPage.path == nil {
            return try answer(options)
        }
        let listing = try documents.listing(formats: options.format.map { [$0.other] } ?? [.xml, .json])
        let entries = listing.entries
        let items = entries.compactMap { entry in
            if case .document(let item) = entry { item } else { nil }
        }
        let planned = try OutputPlan(
            choice: outputs, format: options.exchange == nil ? options.format : .xml, fileExtension: fileExtension
        ).conversions(of: items)
        var files = try documents.files(listing, locations: locations.folder)
        files.write(planned)
        files.writeManifest(in: outputFolder)
        if to == .jsonl { files.write(output) }
        files.write(losses)
        files.write(summaryPage.path)
        try files.check()
        try documents.run.sandbox.enter(files)
        let choice = try documents.choice(locations: locations.folder)
        let run = BatchRun(choice: choice, options: options, jobs: documents.run.jobs, seconds: documents.run.seconds)
        let page = try summaryPage.page(
            of: "convert", verify ? .convertingVerified : .converting, documents, options: namedOptions)
        let language = documents.messages.language
        let lines = try to == .jsonl ? DocumentLines(file, in: language) : nil
        let output = FindingsOutput(lines == nil ? .text : .summary, to: 2, in: language)
        let lossList = losses.map { LossList($0) }
        let manifest = try self.manifest(of: planned, options, choice)
        output.watch(listing, results: lines != nil && file == nil, timings: documents.run.timings)
        try run.convert(entries, planned: planned, manifest: manifest) { result throws(WorkError) in
            page?.add(result?.document, isUnchanged: result?.isUnchanged == true)
            guard let result else { return output.skip() }
            if result.isUnchanged { return output.addUnchanged(result.document) }
            try lines?.add(result)
            try output.add(result.document)
            lossList?.add(result)
        }
        // What is for all documents is written when all are done.
        let isWhole = !Interruption.isRequested
        if isWhole { try lines?.finish() }
        if isWhole { try lossList?.write() }
        try output.finish(verify ? .convertingVerified : .converting, of: entries.count)
        if isWhole { try page?.finish(passedOver: output.passedOver) }
        if let problem = manifest?.problem { throw problem }
        return output.status
    }

    /// Documents that a list names, line by line.
    private func answer(_ options: WorkOptions) throws(WorkError) -> ExitStatus {
        try documents.run.sandbox.enter(RunFiles())
        let run = BatchRun(
            choice: try documents.choice(locations: locations.folder), options: options, jobs: documents.run.jobs,
            seconds: documents.run.seconds)
        let lines = try DocumentLines(nil, in: documents.messages.language)
        let output = FindingsOutput(.summary, to: 2, in: documents.messages.language)
        let stream = documents.input.stream(formats: options.format.map { [$0.other] } ?? [.xml, .json])
        try run.convert(stream) { result throws(WorkError) in
            guard let result else { return output.skip() }
            try lines.add(result)
            try output.add(result.document)
        }
        try output.finish(verify ? .convertingVerified : .converting)
        if let problem = stream.problem { throw problem }
        return output.status
    }

    /// The file of -o; nil for standard output.
    private var file: String? { output == "-" ? nil : output }

    /// What was done before in the folder of outputs, and will be.
    private func manifest(
        of planned: [PlannedConversion], _ options: WorkOptions, _ choice: SchemaChoice
    ) throws(WorkError) -> Manifest? {
        guard let outputFolder else { return nil }
        let settings = RunSettings(tool: Rapporteur.version, options: options, choice: choice)
        return try Manifest(folder: outputFolder, planned: planned, settings: settings, resumes: resume)
    }

    private var outputs: OutputChoice {
        if to == .jsonl { return .together }
        if let file { return .file(file) }
        return outputFolder.map(OutputChoice.folder) ?? .standardOutput
    }

    private var fileExtension: String? {
        guard let to, to.format == nil else { return nil }
        return to.reading?.fileExtension ?? "\(to.rawValue).xml"
    }

    /// What the page about the run says of these options.
    private var namedOptions: [String] {
        var options: [String] = []
        if let to { options.append("--to \(to.rawValue)") }
        if profile != .exchange { options.append("--profile \(profile.rawValue)") }
        if rules { options.append("--rules") }
        if verify { options.append("--verify") }
        if strict { options.append("--strict") }
        if noMarkup { options.append("--no-markup") }
        if noSource { options.append("--no-source") }
        if compact { options.append("--compact") }
        if stream { options.append("--stream") }
        if resume { options.append("--resume") }
        return options + akomaNtoso.named
    }

    private var exchange: ReportExchange? {
        if let reading = to?.reading { return .toReading(reading) }
        switch to {
        case .akn: return .toAkomaNtoso(akomaNtoso.options(compact: compact))
        case .report: return .toReport
        default: return nil
        }
    }

    /// The plain values of these options.
    private var options: WorkOptions {
        var options = documents.workOptions
        options.format = profile == .analysis ? .json : to?.format
        options.profile = profile
        options.exchange = exchange
        options.verifies = verify
        options.runsRules = rules
        options.keepsDocuments = to == .jsonl
        options.statesDigests = to == .jsonl || summaryPage.path != nil
        options.conversion.layout = compact || to == .jsonl ? .compact : .indented
        options.conversion.carriesMarkup = !noMarkup
        options.conversion.carriesSource = !noSource
        options.conversion.refusesLosses = strict
        options.conversion.streams = stream
        return options
    }
}
