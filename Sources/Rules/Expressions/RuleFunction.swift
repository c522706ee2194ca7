import RapporteurDiagnostics

/// The functions that expressions of rules may call: those of XPath 1.0 but for `id`, XSLT's `current`, and ours.
struct RuleFunction: Hashable {
    /// The namespace of our functions, and of our attributes in Schematron files.
    static let namespace = "urn:rapporteur:rules"

    var name: String
    var namespace = ""
    var arguments: ClosedRange<Int>

    var arity: Message {
        let least = arguments.lowerBound, most = arguments.upperBound
        if most == Int.max { return Message("schematron/arity.least", ["least": .number(least)]) }
        if least == most {
            return least == 0 ? Message("schematron/arity.none") : Message("schematron/arity", ["count": .number(least)])
        }
        return Message("schematron/arity.range", ["least": .number(least), "most": .number(most)])
    }

    static func named(_ name: String, namespace: String) -> RuleFunction? {
        all.first { $0.name == name && $0.namespace == namespace }
    }

    private static let all: [RuleFunction] = [
        of("last", 0), of("position", 0), of("count", 1), of("local-name", 0, 1), of("namespace-uri", 0, 1),
        of("name", 0, 1), of("string", 0, 1), of("concat", 2, Int.max), of("starts-with", 2), of("contains", 2),
        of("substring-before", 2), of("substring-after", 2), of("substring", 2, 3), of("string-length", 0, 1),
        of("normalize-space", 0, 1), of("translate", 3), of("boolean", 1), of("not", 1), of("true", 0), of("false", 0),
        of("lang", 1), of("number", 0, 1), of("sum", 1), of("floor", 1), of("ceiling", 1), of("round", 1),
        of("current", 0), ours("matches", 2), ours("code", 2, 3), ours("byId", 1),
        ours("meant", 2, 4), ours("name", 2, 3), ours("field", 2), ours("date", 1), ours("today", 0),
    ]

    private static func of(_ name: String, _ least: Int, _ most: Int? = nil) -> RuleFunction {
        RuleFunction(name: name, arguments: least...(most ?? least))
    }

    private static func ours(_ name: String, _ least: Int, _ most: Int? = nil) -> RuleFunction {
        RuleFunction(name: name, namespace: namespace, arguments: least...(most ?? least))
    }

    /// What to do instead of a function that is missed.
    static func hint(for name: String) -> Message {
        switch name {
        case "id", "key": Message("schematron.function/hint.id")
        case "document", "doc", "collection", "unparsed-text": Message("schematron.function/hint.document")
        case "matches", "code", "byId", "meant", "field", "date", "today":
            Message(
                "schematron.function/hint.namespace", ["namespace": .text(namespace), "name": .text(name)])
        default: Message("schematron.function/hint")
        }
    }

    static let booleans: ExactSet = ["boolean", "not", "true", "false", "lang", "contains", "starts-with", "matches", "code"]
}
