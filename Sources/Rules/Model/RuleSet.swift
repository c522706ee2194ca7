public import RapporteurDiagnostics
package import RapporteurXMLSchema

/// The rules of one Schematron file with all that it includes: immutable, shared by any number of threads.
public final class RuleSet: Sendable {
    /// What the file calls itself; empty where it does not.
    public let title: String
    /// The `schemaVersion` it gives.
    public let version: String?
    /// The files it was read from: itself first, then what it includes.
    public let files: [String]
    /// The code lists that its rules ask for by name.
    public let codeLists: [String]
    /// Where each of them is first asked for.
    private let codeListPlaces: ExactMap<Location>
    /// Namespace by prefix, as the file declares them.
    public let namespaces: ExactMap<String>

    package let variables: [RuleVariable]
    package let patterns: [RulePattern]
    /// XPath expressions, each once; rules name them by index.
    package let expressions: [String]
    /// Regular expressions by how they are written.
    package let regularExpressions: ExactMap<Pattern>
    /// The attributes that identify elements, as {namespace, local}.
    package let identifiers: [RuleIdentifier]

    init(_ draft: RuleDraft) {
        title = draft.title
        version = draft.version
        files = draft.files
        codeLists = draft.codeLists.keys.sortedExactly()
        codeListPlaces = draft.codeLists
        namespaces = draft.namespaces
        variables = draft.variables
        patterns = draft.patterns
        expressions = draft.expressions
        regularExpressions = draft.regularExpressions
        identifiers = draft.identifiers
    }

    /// How many assertions and reports the file has; each is a rule to those who read findings.
    public var count: Int {
        patterns.reduce(0) { $0 + $1.rules.reduce(0) { $0 + $1.assertions.count } }
    }

    /// A finding for each code list that the rules ask for by name and that is not there.
    package func findings(missingIn lists: any CodeListSource) -> [Finding] {
        codeLists.filter { lists.contains("", list: $0, date: "") == nil }.map {
            Finding(
                code: "schematron.codelist", message: Message("schematron.codelist", ["name": .text($0)]),
                hint: Message("schematron.codelist/hint"),
                location: codeListPlaces[$0] ?? Location())
        }
    }

    /// The codes of findings that the rules may make, with their severities, in the order of the file.
    public var codes: [(code: String, severity: Severity)] {
        patterns.flatMap { $0.rules.flatMap { $0.assertions.map { ($0.code, $0.severity) } } }
    }
}

/// A `let`: its value is that of an expression.
package struct RuleVariable: Sendable, Hashable {
    package var name: String
    package var expression: Int
}

package struct RulePattern: Sendable {
    package var id: String?
    package var variables: [RuleVariable]
    package var rules: [Rule]
}

/// The first rule of a pattern whose context a node matches is the one that it is checked by.
package struct Rule: Sendable {
    package var context: ContextPattern
    /// As the file writes it.
    package var contextText: String
    package var variables: [RuleVariable]
    package var assertions: [Assertion]
}

/// An `assert`, which speaks where its test is false, or a `report`, which speaks where it is true.
package struct Assertion: Sendable {
    package var isReport: Bool
    package var test: Int
    package var code: String
    package var severity: Severity
    package var flag: String?
    /// Selects the node that is at fault, where it is not the context.
    package var subject: Int?
    /// By language; English is `en`.
    package var messages: ExactMap<RuleText>
    package var hints: ExactMap<RuleText>
}

/// Words with values between.
package struct RuleText: Sendable, Hashable {
    package enum Part: Sendable, Hashable {
        case text(String)
        /// The string value of an expression.
        case value(Int)
    }

    package var parts: [Part]
}

package struct RuleIdentifier: Sendable, Hashable {
    package var namespace: String
    package var local: String
}

/// What becomes a rule set.
struct RuleDraft {
    var title = ""
    var version: String?
    var files: [String] = []
    var codeLists: ExactMap<Location> = [:]
    var namespaces: ExactMap<String> = [:]
    var variables: [RuleVariable] = []
    var patterns: [RulePattern] = []
    var expressions: [String] = []
    private var known: ExactMap<Int> = [:]
    var regularExpressions: ExactMap<Pattern> = [:]
    var identifiers: [RuleIdentifier] = []

    mutating func index(of expression: String) -> Int {
        if let index = known[expression] { return index }
        known[expression] = expressions.count
        expressions.append(expression)
        return expressions.count - 1
    }
}
