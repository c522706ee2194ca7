import ArgumentParser
import RapporteurBatch
import RapporteurDiagnostics
import RapporteurXMLSchema

struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            "explain", Message("help.explain"), about: [Message("help.explain/about")],
            examples: [
                "rapporteur explain xsd.element.missing",
                "rapporteur explain xsd.element.missing --format html > page.html",
            ])
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, markdown, html
    }

    @Argument(help: ArgumentHelp(Message("help.option.code")), completion: .code)
    var code: String?

    @Option(help: ArgumentHelp(Message("help.option.format/page")))
    var format = Format.text

    func validate() throws {
        if code == nil && format == .html { throw ValidationError(Message("usage.arguments/page")) }
    }

    @OptionGroup(title: "Messages") var messages: MessageOptions

    func run() throws {
        throw CommandRun.run(messages) { () throws(WorkError) in
            let output = ByteSink(descriptor: 1)
            output.append(try text())
            try output.flush()
            return .done
        }.code
    }

    private func text() throws(WorkError) -> String {
        guard let code else {
            let codes = FindingPages.summaries(in: messages.language)
            let width = codes.map(\.code.count).max() ?? 0
            return codes.map { code, summary in
                code + String(repeating: " ", count: width - code.count) + "  " + summary + "\n"
            }.joined()
        }
        if let page = FindingPages.page(of: code, in: messages.language) {
            return switch format {
            case .text: ExplanationText.text(page, width: Terminal.width(1), colour: Terminal.usesColour(1))
            case .markdown: page + "\n"
            case .html: ExplanationPage.html(of: code, in: messages.language) ?? ""
            }
        }
        let near = Nearest.match(code, among: FindingPages.summaries().map(\.code))
        throw WorkError(
            .usage, code: "usage.code", message: Message("usage.code", ["code": .text(code)]),
            hint: near.map { Message("text.meant", ["name": .text($0)]) } ?? Message("usage.code/hint"))
    }
}
