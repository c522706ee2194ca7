import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurImporting
import RapporteurReportModel

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read the text or the Word file of a report into XML, without losing a word.",
        discussion: """
            Exit codes: 0 the document is written and holds all of the text; 2 it could not be imported, and nothing is \
            written.

            Examples:
              rapporteur import report.txt -o report.xml
              rapporteur import report.docx --symbol A/57/292 -o report.xml --source-map lines.jsonl
              rapporteur import reply.docx --as communication --respondent QAT -o qat.xml
              rapporteur import *.docx --output-dir imported
            """)

    enum TextLanguage: String, ExpressibleByArgument, CaseIterable {
        case en, fr, es, ru, ar, zh
    }

    enum Changes: String, ExpressibleByArgument, CaseIterable {
        case accepted, original
    }

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case document, communication
    }

    @Argument(help: ArgumentHelp("Texts or Word files of documents, or - for standard input.", valueName: "input"),
        completion: .file(extensions: ["txt", "TXT", "docx", "DOCX", "pdf", "PDF"]))
    var inputs: [String]

    @Option(name: [.short, .long], help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output: String?

    @Option(
        name: .customLong("output-dir"), help: ArgumentHelp("The folder to write several documents to.", valueName: "dir"),
        completion: .directory)
    var outputFolder: String?

    @Option(
        help: ArgumentHelp(
            "What the text is: a published document, or a communication, a reply as it arrived.", valueName: "kind"))
    var `as`: Kind = .document

    @Option(help: ArgumentHelp("Whose communication it is: the three letters or the name of a State, or the code of an organization.", valueName: "code"))
    var respondent: String?

    @Option(help: ArgumentHelp("The date of the communication.", valueName: "date"))
    var dated: String?

    @Option(help: ArgumentHelp("The date on which the communication was received.", valueName: "date"))
    var received: String?

    @Option(name: .customLong("in-reply-to"), help: ArgumentHelp("The date of the note verbale that it answers.", valueName: "date"))
    var inReplyTo: String?

    @Option(help: "The symbol of the document, where the text does not print it.")
    var symbol: String?

    @Option(help: ArgumentHelp("The language of the text; by default as recognised.", valueName: "language"))
    var language: TextLanguage?

    @Option(
        name: .customLong("source-map"),
        help: ArgumentHelp("Write where each line or paragraph went, as JSON Lines.", valueName: "file"),
        completion: .file())
    var sourceMap: String?

    @Option(help: ArgumentHelp("The text of a Word file with tracked changes: accepted, or original.", valueName: "text"))
    var changes: Changes = .accepted

    @OptionGroup var time: TimeOptions

    @OptionGroup var sandbox: SandboxOptions

    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        if inputs.isEmpty { throw ValidationError("Name the text or the Word file of a document.") }
        if sourceMap == "-" { throw ValidationError("--source-map names a file.") }
        if output != nil, outputFolder != nil { throw ValidationError("Choose one of -o and --output-dir.") }
        if inputs.count > 1 {
            if outputFolder == nil { throw ValidationError("Several documents need --output-dir.") }
            if symbol != nil || sourceMap != nil || dated != nil || received != nil {
                throw ValidationError("--symbol, --source-map, --dated and --received are of one document.")
            }
        }
        if self.as == .document, respondent != nil || dated != nil || received != nil || inReplyTo != nil {
            throw ValidationError("--respondent, --dated, --received and --in-reply-to need --as communication.")
        }
        for (name, text) in [("--dated", dated), ("--received", received), ("--in-reply-to", inReplyTo)] {
            if let text, PartialDate(text) == nil { throw ValidationError("\(name) is a date, for example 2002-08-02.") }
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
            let sink = ByteSink(descriptor: 1, name: "Standard output")
            sink.append(result.xml)
            try sink.flush()
        }
        Terminal.show(result.findings + rules.findings(of: result.xml, name: path), in: messages.language)
        Terminal.say((inputs.count > 1 ? "\(TerminalText.escaped(path)): " : "") + result.summary.text + "\n")
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
