import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurImporting
import RapporteurReportModel

struct ImportCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "import", Message("help.import"), about: [Message("help.import/about")],
            examples: [
                "rapporteur import report.txt -o report.xml",
                "rapporteur import report.docx --symbol A/57/292 -o report.xml --source-map lines.jsonl",
                "rapporteur import reply.docx --as communication --respondent QAT -o qat.xml",
                "rapporteur import *.docx --output-dir imported",
            ])
    }

    enum TextLanguage: String, ExpressibleByArgument, CaseIterable {
        case en, fr, es, ru, ar, zh
    }

    enum Changes: String, ExpressibleByArgument, CaseIterable {
        case accepted, original
    }

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case document, communication
    }

    @Argument(help: ArgumentHelp(Message("help.option.texts"), valueName: "input"),
        completion: .file(extensions: ["txt", "TXT", "docx", "DOCX", "pdf", "PDF"]))
    var inputs: [String]

    @Option(name: [.short, .long], help: ArgumentHelp(Message("help.option.output"), valueName: "file"), completion: .file())
    var output: String?

    @Option(
        name: .customLong("output-dir"), help: ArgumentHelp(Message("help.option.output-dir/several"), valueName: "dir"),
        completion: .directory)
    var outputFolder: String?

    @Option(
        help: ArgumentHelp(Message("help.option.as"), valueName: "kind"))
    var `as`: Kind = .document

    @Option(help: ArgumentHelp(Message("help.option.respondent"), valueName: "code"))
    var respondent: String?

    @Option(help: ArgumentHelp(Message("help.option.dated"), valueName: "date"))
    var dated: String?

    @Option(help: ArgumentHelp(Message("help.option.received"), valueName: "date"))
    var received: String?

    @Option(name: .customLong("in-reply-to"), help: ArgumentHelp(Message("help.option.in-reply-to"), valueName: "date"))
    var inReplyTo: String?

    @Option(help: ArgumentHelp(Message("help.option.symbol")))
    var symbol: String?

    @Option(help: ArgumentHelp(Message("help.option.language"), valueName: "language"))
    var language: TextLanguage?

    @Option(
        name: .customLong("source-map"),
        help: ArgumentHelp(Message("help.option.source-map"), valueName: "file"),
        completion: .file())
    var sourceMap: String?

    @Option(help: ArgumentHelp(Message("help.option.changes"), valueName: "text"))
    var changes: Changes = .accepted

    @OptionGroup var time: TimeOptions

    @OptionGroup var sandbox: SandboxOptions

    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        if inputs.isEmpty { throw ValidationError(Message("usage.arguments/texts")) }
        if sourceMap == "-" { throw ValidationError(Message("usage.arguments/file", ["option": .text("--source-map")])) }
        if output != nil, outputFolder != nil { throw ValidationError(Message("usage.arguments/one", ["options": .list([.text("-o"), .text("--output-dir")], .and)])) }
        if inputs.count > 1 {
            if outputFolder == nil { throw ValidationError(Message("usage.arguments/texts.several")) }
            if symbol != nil || sourceMap != nil || dated != nil || received != nil {
                throw ValidationError(Message("usage.arguments/texts.one"))
            }
        }
        if self.as == .document, respondent != nil || dated != nil || received != nil || inReplyTo != nil {
            throw ValidationError(Message("usage.arguments/texts.communication"))
        }
        for (name, text) in [("--dated", dated), ("--received", received), ("--in-reply-to", inReplyTo)] {
            if let text, PartialDate(text) == nil { throw ValidationError(Message("usage.arguments/date", ["option": .text(name)])) }
        }
    }

    func run() throws {
        throw CommandRun.run(messages, work).code
    }

    private func work() throws(WorkError) -> ExitStatus {
        let items = inputs.map { path in
            InputItem(path: path, origin: .named, relativePath: path.pieces(between: "/").last.map(String.init) ?? path)
        }
        let file = output == "-" ? nil : output
        let choice = outputFolder.map(OutputChoice.folder) ?? file.map(OutputChoice.file) ?? .standardOutput
        let planned = try OutputPlan(choice: choice, format: .xml).conversions(of: items)
        var files = RunFiles()
        for path in inputs { files.read(path) }
        files.write(planned)
        files.write(sourceMap)
        try files.check()
        // A PDF file is read by a child.
        try sandbox.enter(files, mayRun: true)
        let rules = try ResultRules()
        var status = ExitStatus.done
        for document in planned {
            if inputs.count == 1 {
                try bring(document, rules)
                continue
            }
            // A bad file is said, and stops none of the others.
            do throws(WorkError) {
                try bring(document, rules)
            } catch {
                guard error.kind == .input || error.kind == .output else { throw error }
                Terminal.show(error.findings, in: messages.language)
                status = .notDone
            }
        }
        return status
    }

    private func bring(_ document: PlannedConversion, _ rules: ResultRules) throws(WorkError) {
        let path = document.item.path
        let isStandardInput = path == "-"
        let options = options
        let result = try time.within(path, in: messages.language) { () throws(WorkError) in
            try Importer.importDocument(
                isStandardInput ? .descriptor(0) : .stream(path), name: isStandardInput ? "-" : path, options: options)
        }
        if let sourceMap { try OutputFile.write(result.sourceMap, to: sourceMap) }
        if let output = document.path {
            try OutputFile.write(result.xml, to: output, makesFolders: outputFolder != nil)
        } else {
            let sink = ByteSink(descriptor: 1)
            sink.append(result.xml)
            try sink.flush()
        }
        Terminal.show(result.findings + rules.findings(of: result.xml, name: path), in: messages.language)
        Terminal.say((inputs.count > 1 ? "\(TerminalText.escaped(path)): " : "") + result.summary.text(in: messages.language) + "\n")
    }

    private var options: Importer.Options {
        let communication = self.as == .document
            ? nil
            : CommunicationOptions(
                respondent: respondent, dated: dated.flatMap { PartialDate($0) },
                received: received.flatMap { PartialDate($0) }, request: inReplyTo.flatMap { PartialDate($0) })
        var options = Importer.Options(symbol: symbol, language: language?.rawValue, communication: communication)
        options.pdfWorker = PDFWorkerCommand.words
        options.changes = changes == .accepted ? .accepted : .original
        return options
    }
}
