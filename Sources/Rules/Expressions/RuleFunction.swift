import RapporteurDiagnostics
import RapporteurXPath

/// The functions that expressions of rules may call beside those of XPath: XSLT's `current` and `key`, and ours.
enum RuleFunction: Int, CaseIterable {
    case current, matches, code, byId, meant, name, field, date, today, key

    /// The namespace of our functions, and of our attributes in Schematron files.
    static let namespace = "urn:rapporteur:rules"

    private var arguments: ClosedRange<Int> {
        switch self {
        case .current, .today: 0...0
        case .byId, .date: 1...1
        case .matches, .field, .key: 2...2
        case .code, .name: 2...3
        case .meant: 2...4
        }
    }

    /// As the engine wants them: their numbers are their places. `key`, the last, is there where the file declares keys.
    static func host(withKeys: Bool) -> [XPathHostFunction] {
        allCases.filter { $0 != .key || withKeys }.map { function in
            XPathHostFunction(
                namespace: function == .current || function == .key ? "" : namespace, name: "\(function)",
                arguments: function.arguments)
        }
    }

    /// What to do instead of a function that is missed.
    static func hint(for name: String) -> Message {
        switch name {
        case "id", "key": Message("schematron.function/hint.id")
        case "document", "doc", "collection", "unparsed-text": Message("schematron.function/hint.document")
        case "matches", "code", "byId", "meant", "field", "date", "today":
            Message(
                "schematron.function/hint.namespace", ["namespace": .text(namespace), "name": .text(name)])
        default: Message("schematron.function/hint", ["namespace": .text(namespace)])
        }
    }
}
