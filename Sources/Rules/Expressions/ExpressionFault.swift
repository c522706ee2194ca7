import RapporteurDiagnostics
import RapporteurXPath

/// What is wrong with an expression.
struct ExpressionFault: Error, Hashable {
    /// The last part of the finding's code.
    var kind: String
    var message: Message
    var hint: Message?

    init(kind: String, message: Message, hint: Message? = nil) {
        self.kind = kind
        self.message = message
        self.hint = hint
    }

    /// - Parameter variables: the names of those in scope.
    init(_ error: XPathError, variables: [String]) {
        switch error.code {
        case .XPST0081:
            self.init(
                kind: "prefix", message: Message("schematron.prefix", ["prefix": .text(error.detail)]),
                hint: Message("schematron.prefix/hint", ["prefix": .text(error.detail)]))
        case .XPST0008 where error.detail.begins(with: "$"):
            self.init(
                kind: "variable", message: Message("schematron.variable", ["name": .text(String(error.detail.dropFirst()))]),
                hint: variables.isEmpty
                    ? Message("schematron.variable/hint.none")
                    : Message("schematron.variable/hint", ["names": .list(variables.prefix(12).map { .quoted("$\($0)") })]))
        case .XPST0017:
            self.init(kind: "function", message: error.message, hint: RuleFunction.hint(for: Self.local(of: error.detail)))
        default: self.init(kind: "xpath", message: error.message)
        }
    }

    /// The local name of what is shown as `prefix:local#2` or `prefix:local()`.
    private static func local(of shown: String) -> String {
        let name = shown.pieces(between: "#").first.map(String.init) ?? shown
        let local = name.pieces(between: ":").last.map(String.init) ?? name
        return local.pieces(between: "(").first.map(String.init) ?? local
    }
}
