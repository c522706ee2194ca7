import ArgumentParser
import RapporteurDiagnostics
import RapporteurXMLSchema

/// What the parser says of wrong arguments, as a finding in the language of whoever typed them.
///
/// Its errors are values of its own that nobody else can read, so its English sentences are taken apart; one that is
/// not known stays as it is. A test has each of them.
struct UsageFault {
    private let page: HelpPage
    private let options: [HelpOption]

    init(in path: [any ParsableCommand.Type]) {
        HelpText.want()
        page = HelpPage(of: path, width: 100)
        options = path.last.map(HelpOption.all) ?? []
    }

    func error(saying sentence: String) -> WorkError {
        let (message, hint) = message(of: sentence)
        let command = "\(page.name) --help"
        let more = Message("usage.arguments/hint", ["usage": .text(page.usage), "command": .text(command)])
        return WorkError(
            .usage, code: "usage.arguments", message: message, hint: hint.map { .sentences([$0, more]) } ?? more)
    }

    private func message(of sentence: String) -> (Message, hint: Message?) {
        let quoted = Self.quoted(sentence)
        if sentence.begins(with: "Unknown option '"), let name = quoted.first {
            let near = Nearest.match(name, among: options.filter(\.isShown).flatMap(\.names))
            let meant = near.map { Message("text.meant", ["name": .text($0)]) }
            return (Message("usage.arguments/unknown", ["option": .text(name)]), meant)
        }
        if sentence.begins(with: "Missing value for '"), let name = quoted.first {
            return (Message("usage.arguments/value", ["option": .text(shown(name))]), help(of: name))
        }
        if sentence.begins(with: "The option '"), quoted.count > 1 {
            return (Message("usage.arguments/noValue", ["option": .text(quoted[0]), "value": .text(quoted[1])]), nil)
        }
        if sentence.begins(with: "Missing expected argument '"), let name = quoted.first {
            return (Message("usage.arguments/missing", ["argument": .text(shown(name))]), help(of: name))
        }
        if sentence.begins(with: "Unexpected argument '") || sentence.firstRange(of: " unexpected arguments: '") != nil {
            return (
                Message("usage.arguments/extra", ["count": .number(quoted.count), "names": .list(quoted.map { .text($0) })]), nil
            )
        }
        // A value may have quotation marks of its own.
        let middle = "' is invalid for '"
        if sentence.begins(with: "The value '"), let place = sentence.firstRange(of: middle),
            let name = Self.quoted("'" + sentence[place.upperBound...]).first
        {
            let value = String(sentence[..<place.lowerBound].after(bytes: "The value '".utf8.count))
            let values = option(name)?.values ?? []
            let allowed = Message("usage.arguments/hint.values", ["values": .list(values.map { .text($0) })])
            return (
                Message("usage.arguments/invalid", ["value": .text(value), "option": .text(shown(name))]),
                values.isEmpty ? help(of: name) : allowed
            )
        }
        return (.verbatim(sentence), nil)
    }

    /// The option or argument that the parser calls `--output <file>`, or `<report>`.
    private func option(_ name: String) -> HelpOption? {
        let word = name.pieces(between: " ").first.map(String.init) ?? name
        return options.first { option in
            option.names.hasExactly(word) || option.kind == .positional && word.isExactly("<\(option.valueName)>")
        }
    }

    /// Its name with the words of the language.
    private func shown(_ name: String) -> String {
        guard let option = option(name) else { return name }
        let value = "<\(HelpWords.value(option.valueName))>"
        return option.kind == .positional ? value : "\(name.pieces(between: " ").first ?? "") \(value)"
    }

    private func help(of name: String) -> Message? { option(name).map { .verbatim($0.abstract) } }

    /// What stands between straight quotation marks.
    private static func quoted(_ sentence: String) -> [String] {
        let parts = sentence.pieces(between: "'", keepingEmpty: true)
        return parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }
    }
}
