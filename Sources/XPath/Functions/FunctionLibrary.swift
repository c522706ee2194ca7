import RapporteurDiagnostics

/// The functions of XPath 2.0 (F&O), by name and number of arguments.
enum FunctionLibrary {
    static let namespace = "http://www.w3.org/2005/xpath-functions"
    static let codepointCollation = "http://www.w3.org/2005/xpath-functions/collation/codepoint"

    /// Functions that reach outside of the document, and are refused.
    static let refused: ExactSet = [
        "doc", "document", "doc-available", "collection", "uri-collection", "unparsed-text", "unparsed-text-lines",
        "unparsed-text-available", "environment-variable", "available-environment-variables", "system-property",
        "unparsed-entity-uri", "unparsed-entity-public-id", "transform", "load-xquery-module", "json-doc",
    ]

    static func definition(_ name: String, _ count: Int) -> FunctionDefinition? {
        table[name]?.first { $0.arguments.contains(count) }
    }

    static func definitions(_ name: String) -> [FunctionDefinition] { table[name] ?? [] }

    private static let table: ExactMap<[FunctionDefinition]> = {
        var table: ExactMap<[FunctionDefinition]> = [:]
        for function in strings + texts + regexes + numbers + sequences + aggregates + nodes + moments + names {
            table[function.name, default: []].append(function)
        }
        return table
    }()

    typealias Call = FunctionCall

    static func boolean(
        _ name: String, _ arguments: ClosedRange<Int>, plain: Bool = false,
        _ body: @escaping @Sendable (Call, Evaluation) throws(XPathError) -> Bool
    ) -> FunctionDefinition {
        FunctionDefinition(name: name, arguments: arguments, isPlain: plain, body: .boolean(body))
    }

    static func string(
        _ name: String, _ arguments: ClosedRange<Int>, plain: Bool = false,
        _ body: @escaping @Sendable (Call, Evaluation) throws(XPathError) -> String
    ) -> FunctionDefinition {
        FunctionDefinition(name: name, arguments: arguments, isPlain: plain, body: .string(body))
    }

    static func integer(
        _ name: String, _ arguments: ClosedRange<Int>, plain: Bool = false,
        _ body: @escaping @Sendable (Call, Evaluation) throws(XPathError) -> Int
    ) -> FunctionDefinition {
        FunctionDefinition(name: name, arguments: arguments, isPlain: plain, body: .integer(body))
    }

    static func item(
        _ name: String, _ arguments: ClosedRange<Int>, plain: Bool = false,
        _ body: @escaping @Sendable (Call, Evaluation) throws(XPathError) -> Item?
    ) -> FunctionDefinition {
        FunctionDefinition(name: name, arguments: arguments, isPlain: plain, body: .item(body))
    }

    static func sequence(
        _ name: String, _ arguments: ClosedRange<Int>, plain: Bool = false,
        _ body: @escaping @Sendable (Call, Evaluation) throws(XPathError) -> Value
    ) -> FunctionDefinition {
        FunctionDefinition(name: name, arguments: arguments, isPlain: plain, body: .sequence(body))
    }
}
