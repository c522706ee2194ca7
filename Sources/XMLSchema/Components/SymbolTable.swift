internal import RapporteurDiagnostics
public import RapporteurXMLStream

/// All names and namespaces that a schema mentions, numbered; immutable once the schema is built.
public struct SymbolTable: Sendable {
    public private(set) var names: [ExpandedName] = []
    private var ids: [ExpandedName: Symbol] = [:]
    /// Namespaces that declarations or wildcards mention; the empty string is "no namespace".
    public private(set) var namespaces: [String] = []
    private var namespaceIndexes: ExactMap<Int> = [:]

    // The four attributes of the schema instance namespace come first, so that validators know them by number.
    public static let xsiType = Symbol(rawValue: 0)
    public static let xsiNil = Symbol(rawValue: 1)
    public static let xsiSchemaLocation = Symbol(rawValue: 2)
    public static let xsiNoNamespaceSchemaLocation = Symbol(rawValue: 3)

    init() {
        for local in ["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"] {
            _ = intern(ExpandedName(namespace: WellKnownNamespace.schemaInstance, local: local))
        }
        _ = internNamespace("")
    }

    mutating func intern(_ name: ExpandedName) -> Symbol {
        if let symbol = ids[name] { return symbol }
        let symbol = Symbol(rawValue: Int32(names.count))
        names.append(name)
        ids[name] = symbol
        _ = internNamespace(name.namespace)
        return symbol
    }

    mutating func internNamespace(_ uri: String) -> Int {
        if let index = namespaceIndexes[uri] { return index }
        namespaces.append(uri)
        namespaceIndexes[uri] = namespaces.count - 1
        return namespaces.count - 1
    }

    public func symbol(of name: ExpandedName) -> Symbol? { ids[name] }
    public func namespaceIndex(of uri: String) -> Int? { namespaceIndexes[uri] }
    public subscript(symbol: Symbol) -> ExpandedName { names[symbol.index] }
}
