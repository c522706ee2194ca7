/// A name that a writer knows: what `XMLWriter.name(_:prefix:)` gives for an expanded name and a preferred prefix.
@frozen
public struct XMLOutputName: Hashable, Sendable {
    @usableFromInline let index: Int32
}

/// The names, namespaces and prefixes of one writer, each once, so that writing compares integers.
struct OutputNames {
    struct Entry {
        var namespace: Int32
        var prefix: Int32
        var local: [UInt8]
    }

    /// Id of no namespace and of no prefix.
    static let none: Int32 = 0
    /// Id of the namespace and the prefix `xml`.
    static let xml: Int32 = 1

    private(set) var entries: [Entry] = []
    private var indexes: [Key: Int32] = [:]
    private(set) var namespaces: [[UInt8]] = []
    private var namespaceIDs: [String: Int32] = [:]
    private(set) var prefixes: [[UInt8]] = []
    private var prefixIDs: [String: Int32] = [:]

    private struct Key: Hashable {
        var name: ExpandedName
        var prefix: String
    }

    init() {
        _ = namespace("")
        _ = namespace(WellKnownNamespace.xml)
        for prefix in ["", "xml"] {
            prefixIDs[prefix] = Int32(prefixes.count)
            prefixes.append(Array(prefix.utf8))
        }
    }

    mutating func namespace(_ uri: String) -> Int32 {
        if let id = namespaceIDs[uri] { return id }
        let id = Int32(namespaces.count)
        namespaceIDs[uri] = id
        namespaces.append(Array(uri.utf8))
        return id
    }

    mutating func prefix(_ prefix: String) throws(XMLWriteError) -> Int32 {
        if let id = prefixIDs[prefix] { return id }
        guard XMLCharacters.isNCName(prefix) else { throw .name(prefix) }
        guard prefix != "xmlns" else { throw .prefix(prefix) }
        let id = Int32(prefixes.count)
        prefixIDs[prefix] = id
        prefixes.append(Array(prefix.utf8))
        return id
    }

    mutating func name(_ name: ExpandedName, prefix: String) throws(XMLWriteError) -> XMLOutputName {
        let key = Key(name: name, prefix: prefix)
        if let index = indexes[key] { return XMLOutputName(index: index) }
        guard XMLCharacters.isNCName(name.local) else { throw .name(name.local) }
        guard name.namespace != WellKnownNamespace.xmlns else { throw .prefix(prefix) }
        let entry = Entry(
            namespace: namespace(name.namespace), prefix: try self.prefix(prefix), local: Array(name.local.utf8))
        let index = Int32(entries.count)
        entries.append(entry)
        indexes[key] = index
        return XMLOutputName(index: index)
    }
}
