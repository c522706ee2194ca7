public import RapporteurDiagnostics
package import RapporteurXMLSchema
package import RapporteurXPath

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
    /// The phases that it has.
    public let phases: [String]

    /// The version of XPath that its expressions are written in.
    package let language: XPathStaticContext.Version
    /// The names that expressions ask for.
    package let names: XPathNames
    /// All variables, each declaration once; expressions and rules name them by index.
    package let variables: [RuleVariable]
    package let patterns: [RulePattern]
    /// Expressions; rules name them by index.
    package let expressions: [XPathExpression]
    /// Contexts; rules name them by index.
    package let contexts: [XPathPattern]
    /// Functions that the file defines, behind those of `RuleFunction`.
    package let functions: [RuleFunctionBody]
    package let keys: [RuleKey]
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
        phases = draft.phases
        language = draft.language
        names = draft.names
        variables = draft.variables
        patterns = draft.patterns
        expressions = draft.expressions
        contexts = draft.contexts
        functions = draft.functions
        keys = draft.keys
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

/// A `let`, or a parameter or variable of a function: its value is that of an expression.
package struct RuleVariable: Sendable, Hashable {
    /// How long its value holds, and what it is asked of.
    package enum Level: Sendable { case document, node, call }

    package var name: String
    /// nil for a parameter, which the call gives.
    package var expression: Int?
    package var level: Level
}

package struct RulePattern: Sendable {
    package var id: String?
    package var rules: [Rule]
}

/// The first rule of a pattern whose context a node matches is the one that it is checked by.
package struct Rule: Sendable {
    package var id: String?
    package var context: Int
    /// As the file writes it.
    package var contextText: String
    /// The variables that are the node's.
    package var variables: [Int]
    package var assertions: [Assertion]
}

/// An `assert`, which speaks where its test is false, or a `report`, which speaks where it is true.
package struct Assertion: Sendable {
    package var isReport: Bool
    package var test: Int
    /// As the file writes it.
    package var testText: String
    package var code: String
    /// As the file gives it.
    package var id: String?
    package var role: String?
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

/// What an `xsl:function` says: variables one after the other, then its value.
package struct RuleFunctionBody: Sendable {
    package var name: String
    /// The variables that the arguments become.
    package var parameters: [Int]
    /// All variables of a call, parameters first.
    package var variables: [Int]
    package var result: RuleFunctionResult
}

/// The value of a function: of the first branch whose condition is true, or of several things one after the other.
package indirect enum RuleFunctionResult: Sendable {
    case expression(Int)
    case choice([(condition: Int, result: RuleFunctionResult)], otherwise: RuleFunctionResult?)
    case sequence([RuleFunctionResult])
}

/// An `xsl:key`.
package struct RuleKey: Sendable {
    package var name: String
    /// A context, and the expression that gives the values of its nodes.
    package var match: Int
    package var use: Int
}

/// What becomes a rule set.
struct RuleDraft {
    var title = ""
    var version: String?
    var files: [String] = []
    var codeLists: ExactMap<Location> = [:]
    var namespaces: ExactMap<String> = [:]
    var phases: [String] = []
    var language = XPathStaticContext.Version.xpath1
    let names = XPathNames()
    var variables: [RuleVariable] = []
    var patterns: [RulePattern] = []
    var expressions: [XPathExpression] = []
    var contexts: [XPathPattern] = []
    var functions: [RuleFunctionBody] = []
    var keys: [RuleKey] = []
    /// Expressions without variables by their text, each once.
    var known: ExactMap<Int> = [:]
    var regularExpressions: ExactMap<Pattern> = [:]
    var identifiers: [RuleIdentifier] = []
}
