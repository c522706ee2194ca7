import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurImporting

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read the text or the Word file of a report into XML, without losing a word.",
        discussion: """
            Exit codes: 0 the document is written and holds all of the text; 2 it could not be imported, and nothing is \
            written.

            Examples:
              rapporteur import report.txt -o report.xml
              rapporteur import report.docx --symbol A/57/292 -o report.xml --source-map lines.jsonl
            """)

    enum TextLanguage: String, ExpressibleByArgument, CaseIterable {
        case en, fr, es, ru, ar, zh
    }

    @Argument(help: ArgumentHelp("The text or the Word file of a document, or - for standard input.", valueName: "input"))
    var input: String

    @Option(name: [.short, .long], help: ArgumentHelp("The file to write.", valueName: "file"))
    var output: String?

    @Option(help: "The symbol of the document, where the text does not print it.")
    var symbol: String?

    @Option(help: ArgumentHelp("The language of the text; by default as recognised.", valueName: "language"))
    var language: TextLanguage?

    @Option(
        name: .customLong("source-map"),
        help: ArgumentHelp("Write where each line or paragraph went, as JSON Lines.", valueName: "file"))
    var sourceMap: String?

    @OptionGroup(title: "Messages") var messages: MessageOptions

    func validate() throws {
        if sourceMap == "-" { throw ValidationError("--source-map names a file.") }
    }

    func run() throws {
        throw CommandRun.run(messages, work).code
    }

    private func work() throws(WorkError) -> ExitStatus {
        let isStandardInput = input == "-"
        var files = RunFiles()
        files.read(input)
        files.write(output)
        files.write(sourceMap)
        try files.check()
        let result = try Importer.importDocument(
            isStandardInput ? .descriptor(0) : .stream(input), name: isStandardInput ? "-" : input,
            options: Importer.Options(symbol: symbol, language: language?.rawValue))
        if let sourceMap { try OutputFile.write(result.sourceMap, to: sourceMap) }
        if let output, output != "-" {
            try OutputFile.write(result.xml, to: output)
        } else {
            let sink = ByteSink(descriptor: 1, name: "Standard output")
            sink.append(result.xml)
            try sink.flush()
        }
        Terminal.show(result.findings, in: messages.language)
        Terminal.say(result.summary.text + "\n")
        return .done
    }
}
