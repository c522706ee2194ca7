import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurXMLSchema

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say what the code of a finding means, and how to mend what it says.",
        discussion: """
            Without a code it lists all codes. An unknown code ends with 64.

            Examples:
              rapporteur explain xsd.element.missing
              rapporteur explain xsd.element.missing --format html > page.html
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, html
    }

    @Argument(help: "The code in brackets behind a message, such as xsd.element.missing.", completion: .code)
    var code: String?

    @Option(help: "How the page of a code is written.")
    var format = Format.text

    func validate() throws {
        if code == nil && format == .html { throw ValidationError("--format html is the page of one code.") }
    }

    @OptionGroup(title: "Messages") var messages: MessageOptions

    func run() throws {
        throw CommandRun.run(messages) { () throws(WorkError) in
            let output = ByteSink(descriptor: 1, name: "Standard output")
            output.append(try text())
            try output.flush()
            return .done
        }.code
    }

    private func text() throws(WorkError) -> String {
        guard let code else {
            let codes = FindingPages.summaries
            let width = codes.map(\.code.count).max() ?? 0
            return codes.map { code, summary in
                code + String(repeating: " ", count: width - code.count) + "  " + summary + "\n"
            }.joined()
        }
        if let page = FindingPages.page(of: code) {
            return switch format {
            case .text: ExplanationText.text(page, width: Terminal.width(1), colour: Terminal.usesColour(1))
            case .markdown: page + "\n"
            case .html: ExplanationPage.html(of: code) ?? ""
            }
        }
        let near = Nearest.match(code, among: FindingPages.summaries.map(\.code))
        throw WorkError(
            .usage, code: "usage.code", message: Message("usage.code", ["code": .text(code)]),
            hint: near.map { Message("text.meant", ["name": .text($0)]) } ?? Message("usage.code/hint"))
    }
}
