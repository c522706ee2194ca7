import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics

struct ValidateCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "validate", Message("help.validate"),
            examples: [
                "rapporteur validate communication.xml",
                "rapporteur validate ga --exclude drafts -o ga.html --summary-page ga-run.html",
            ])
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, jsonl, sarif, junit, html, gitlab

        /// The format that the name of the file asks for.
        init?(output: String?) {
            switch OutputName.ending(of: output) {
            case "txt": self = .text
            case "json": self = .json
            case "jsonl", "ndjson": self = .jsonl
            case "sarif": self = .sarif
            case "xml": self = .junit
            case "html", "htm": self = .html
            default: return nil
            }
        }

        var output: FindingsOutput.Format {
            switch self {
            case .text: .text
            case .json: .json
            case .jsonl: .lines
            case .sarif: .sarif
            case .junit: .junit
            case .html: .html
            case .gitlab: .gitlab
            }
        }
    }

    enum FailOn: String, ExpressibleByArgument, CaseIterable {
        case error, warning
    }

    @OptionGroup var documents: DocumentOptions

    @OptionGroup var locations: LocationOptions

    @Option(name: .customLong("format"), help: ArgumentHelp(Message("help.option.format")))
    var chosenFormat: Format?

    private var format: Format { chosenFormat ?? (outputFolder != nil ? .html : Format(output: output)) ?? .text }

    @Option(name: [.short, .long], help: ArgumentHelp(Message("help.option.output/findings"), valueName: "file"), completion: .file())
    var output: String?

    @Option(
        name: .customLong("output-dir"),
        help: ArgumentHelp(Message("help.option.output-dir/pages"),
            valueName: "dir"),
        completion: .directory)
    var outputFolder: String?

    @Option(
        help: ArgumentHelp(Message("help.option.baseline"), valueName: "file"),
        completion: .file())
    var baseline: String?

    @Option(
        name: .customLong("write-baseline"),
        help: ArgumentHelp(Message("help.option.write-baseline"), valueName: "file"),
        completion: .file())
    var newBaseline: String?

    @Option(name: .customLong("fail-on"), help: ArgumentHelp(Message("help.option.fail-on")))
    var failOn = FailOn.error

    @Option(
        name: .customLong("fix"),
        help: ArgumentHelp(Message("help.option.fix"), about: Message("help.option.fix/about"), valueName: "dir"),
        completion: .directory)
    var fixFolder: String?

    @Flag(name: .customLong("fix-in-place"), help: ArgumentHelp(Message("help.option.fix-in-place")))
    var fixInPlace = false

    @Flag(name: .customLong("no-rules"), help: ArgumentHelp(Message("help.option.no-rules")))
    var noRules = false

    @Flag(
        name: .customLong("cross-check"),
        help: ArgumentHelp(Message("help.option.cross-check"), about: Message("help.option.cross-check/about")))
    var crossCheck = false

    @OptionGroup var summaryPage: SummaryPageOptions

    @Option(name: .customLong("cross-check-seconds"), help: .hidden)
    var crossCheckSeconds = 10

    @Option(help: .hidden)
    var today: String?

    func validate() throws {
        if newBaseline == "-" { throw ValidationError(Message("usage.arguments/file", ["option": .text("--write-baseline")])) }
        if fixFolder != nil && fixInPlace { throw ValidationError(Message("usage.arguments/one", ["options": .list([.text("--fix"), .text("--fix-in-place")], .and)])) }
        if output != nil && outputFolder != nil { throw ValidationError(Message("usage.arguments/one", ["options": .list([.text("-o"), .text("--output-dir")], .and)])) }
        if outputFolder != nil && format != .html { throw ValidationError(Message("usage.arguments/pages")) }
        if let today, CalendarDay(today) == nil { throw ValidationError(Message("usage.arguments/date", ["option": .text("--today")])) }
    }

    func run() throws {
        throw CommandRun.run(documents.messages) { () throws(WorkError) in try work() }.code
    }

    private func work() throws(WorkError) -> ExitStatus {
        Signals.leaveToWork()
        var options = documents.workOptions
        options.failsOnWarnings = failOn == .warning
        options.runsRules = !noRules
        options.statesDigests = format != .text || summaryPage.path != nil
        let day = today.flatMap { CalendarDay($0) } ?? .today
        options.today = day
        let accepted = try baseline.map { (path) throws(WorkError) in try BaselineFile.read(path, today: day) }
        if format == .jsonl, output == nil || output == "-", documents.input.isLineByLine, newBaseline == nil,
            fixFolder == nil, !fixInPlace, summaryPage.path == nil
        {
            return try answer(options, accepted)
        }
        var written = BaselineWriter(today: day)
        let listing = try documents.listing(formats: [.xml, .json])
        let entries = listing.entries
        var files = try documents.files(listing, locations: locations.folder)
        files.read(baseline)
        files.write(output)
        let pages = try self.pages(listing)
        if let pages {
            files.write(pages.planned)
            files.write(pages.folder.index)
        }
        let mendings = try self.mendings(listing)
        if fixFolder != nil { files.write(mendings) }
        files.write(newBaseline, mayReplace: baseline)
        files.write(summaryPage.path)
        try files.check()
        try documents.run.sandbox.enter(files, mayRun: crossCheck)
        let choice = try documents.choice(locations: locations.folder)
        let run = BatchRun(choice: choice, options: options, jobs: documents.run.jobs, seconds: documents.run.seconds)
        // All are opened first, so that what cannot be written is known before the work.
        let baselineFile = try newBaseline.map { (path) throws(WorkError) in try PendingFile(path) }
        let page = try summaryPage.page(of: "validate", .checking, documents, options: namedOptions, findings: findingsPage)
        let output = try findingsOutput(pages?.folder)
        output.watch(listing, timings: documents.run.timings)
        let mended =
            fixFolder == nil && !fixInPlace
            ? nil
            : MendedDocuments(
                DocumentFixer(choice, options: options), entries, planned: mendings, isInPlace: fixInPlace,
                in: documents.messages.language)
        try run.validate(entries, crossCheck: secondOpinion, baseline: accepted) { result throws(WorkError) in
            page?.add(result)
            try mended?.add(result)
            guard let result else { return output.skip() }
            if baselineFile != nil { written.add(result) }
            try output.add(result)
        }
        // Of a run that was asked to stop, nobody knows which entries it would have used.
        let isWhole = !Interruption.isRequested
        let aboutTheRun = isWhole ? accepted?.findings ?? [] : []
        try output.finish(.checking, of: entries.count, findings: aboutTheRun)
        if let mended { Terminal.say(mended.summary) }
        if isWhole { try page?.finish(findings: aboutTheRun, passedOver: output.passedOver) }
        if let baselineFile, isWhole {
            baselineFile.sink.append(written.text())
            try baselineFile.publish()
            Terminal.say(BaselineText.summary(of: written, in: documents.messages.language))
        }
        return output.status
    }

    /// Where mended documents go.
    private func mendings(_ listing: InputListing) throws(WorkError) -> [PlannedConversion] {
        let items = listing.entries.compactMap { entry in
            if case .document(let item) = entry { item } else { nil }
        }
        if fixInPlace {
            for item in items where !item.isFile {
                throw WorkError(
                    .usage, code: "usage.fix", message: Message("usage.fix", ["path": .text(item.path)]),
                    hint: Message("usage.fix/hint"))
            }
            return items.map { PlannedConversion(item: $0, path: $0.path) }
        }
        guard let fixFolder else { return [] }
        var plan = OutputPlan(choice: .folder(fixFolder), format: nil)
        plan.keepsName = true
        return try plan.conversions(of: items)
    }

    /// Where the page of each document goes, where there is one.
    private func pages(_ listing: InputListing) throws(WorkError) -> (folder: PageFolder, planned: [PlannedConversion])? {
        guard let outputFolder else { return nil }
        let items = listing.entries.compactMap { entry in
            if case .document(let item) = entry { item } else { nil }
        }
        var plan = OutputPlan(choice: .folder(outputFolder), format: .xml, fileExtension: "html")
        plan.keepsEnding = true
        let planned = try plan.conversions(of: items)
        return (PageFolder(outputFolder, listing.entries, planned: planned, in: documents.messages.language), planned)
    }

    /// The page with every finding, where this run writes one.
    private var findingsPage: String? {
        if let outputFolder { return "\(outputFolder)/\(PageFolder.indexName)" }
        return format == .html && output != "-" ? output : nil
    }

    /// Documents that a list names, line by line.
    private func answer(_ options: WorkOptions, _ accepted: Baseline?) throws(WorkError) -> ExitStatus {
        try documents.run.sandbox.enter(RunFiles(), mayRun: crossCheck)
        let run = BatchRun(
            choice: try documents.choice(locations: locations.folder), options: options, jobs: documents.run.jobs,
            seconds: documents.run.seconds)
        let output = try findingsOutput(nil)
        let stream = documents.input.stream(formats: [.xml, .json])
        try run.validate(stream, crossCheck: secondOpinion, baseline: accepted) { result throws(WorkError) in
            guard let result else { return output.skip() }
            try output.add(result)
        }
        try output.finish(.checking)
        if let problem = stream.problem { throw problem }
        return output.status
    }

    private func findingsOutput(_ pages: PageFolder?) throws(WorkError) -> FindingsOutput {
        let language = documents.messages.language
        if let pages { return try FindingsOutput(pages, in: language) }
        guard let output, output != "-" else { return FindingsOutput(format.output, to: 1, in: language) }
        return FindingsOutput(format.output, to: try PendingFile(output), in: language)
    }

    /// What the page about the run says of these options.
    private var namedOptions: [String] {
        var options: [String] = []
        if failOn == .warning { options.append("--fail-on warning") }
        if noRules { options.append("--no-rules") }
        if let baseline { options.append("--baseline \(baseline)") }
        if crossCheck { options.append("--cross-check") }
        return options
    }

    /// What makes the second opinion of `--cross-check`, for each thread.
    private var secondOpinion: (@Sendable () -> CrossCheck)? {
        guard crossCheck else { return nil }
        // The child looks for the usual folder itself, which need not be there.
        let folder = documents.checking.packs.folder
        let seconds = crossCheckSeconds
        return { PackOptions.crossCheck(packs: folder, seconds: seconds) }
    }
}
