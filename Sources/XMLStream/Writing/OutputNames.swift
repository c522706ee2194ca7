internal import RapporteurDiagnostics

/// A name that a writer knows: what `XMLWriter.name(_:prefix:)` gives for an expanded name and a preferred prefix.
@frozen
public struct XMLOutputName: Hashable, Sendable {
    @usableFromInline let index: Int32
}

/// The names, namespaces and prefixes of one writer, each once, so that writing compares integers and copies bytes.
struct OutputNames {
    struct Entry {
        var namespace: Int32
        var prefix: Int32
        var local: Range<Int>
        /// The number of the expanded name, which entries with other prefixes share.
        var expanded: Int32
        /// Whether it is called as namespace declarations are.
        var isXMLNS: Bool
    }

    /// Id of no namespace and of no prefix.
    static let none: Int32 = 0
    /// Id of the namespace and the prefix `xml`.
    static let xml: Int32 = 1

    private(set) var entries: [Entry] = []
    private var bytes = GrowableBuffer<UInt8>(capacity: 1024)
    private var namespaces: [Range<Int>] = []
    private var prefixes: [Range<Int>] = []
    private var entryIDs: [Key: Int32] = [:]
    private var expandedIDs: [ExpandedName: Int32] = [:]
    private var namespaceIDs: ExactMap<Int32> = [:]
    private var prefixIDs: ExactMap<Int32> = [:]

    private struct Key: Hashable {
        var name: ExpandedName
        var prefix: ExactText
    }

    init() {
        for uri in ["", WellKnownNamespace.xml] { _ = store(namespace: uri) }
        for prefix in ["", "xml"] {
            prefixIDs[prefix] = Int32(prefixes.count)
            prefixes.append(store(prefix))
        }
    }

    func deallocate() { bytes.deallocate() }

    private mutating func store(_ text: String) -> Range<Int> {
        let start = bytes.count
        var text = text
        text.withUTF8 { if let base = $0.baseAddress { bytes.append(base, count: $0.count) } }
        return start..<bytes.count
    }

    private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes.base + range.lowerBound, count: range.count)
    }

    /// Bytes that are valid until another name is added.
    func local(_ name: Int32) -> UnsafeBufferPointer<UInt8> { bytes(entries[Int(name)].local) }
    func uri(_ namespace: Int32) -> UnsafeBufferPointer<UInt8> { bytes(namespaces[Int(namespace)]) }
    func text(ofPrefix prefix: Int32) -> UnsafeBufferPointer<UInt8> { bytes(prefixes[Int(prefix)]) }

    /// - Throws: `prefix` for the namespace of declarations, which nothing may be in or declare.
    mutating func namespace(_ uri: String) throws(XMLWriteError) -> Int32 {
        if let id = namespaceIDs[uri] { return id }
        guard !uri.isExactly(WellKnownNamespace.xmlns) else { throw .prefix("xmlns") }
        return store(namespace: uri)
    }

    private mutating func store(namespace uri: String) -> Int32 {
        let id = Int32(namespaces.count)
        namespaceIDs[uri] = id
        namespaces.append(store(uri))
        return id
    }

    mutating func prefix(_ prefix: String) throws(XMLWriteError) -> Int32 {
        if let id = prefixIDs[prefix] { return id }
        guard XMLCharacters.isNCName(prefix) else { throw .name(prefix) }
        guard prefix != "xmlns" else { throw .prefix(prefix) }
        let id = Int32(prefixes.count)
        prefixIDs[prefix] = id
        prefixes.append(store(prefix))
        return id
    }

    mutating func name(_ name: ExpandedName, prefix: String) throws(XMLWriteError) -> XMLOutputName {
        let key = Key(name: name, prefix: ExactText(prefix))
        if let index = entryIDs[key] { return XMLOutputName(index: index) }
        guard XMLCharacters.isNCName(name.local) else { throw .name(name.local) }
        let expanded = expandedIDs[name] ?? Int32(expandedIDs.count)
        let entry = Entry(
            namespace: try namespace(name.namespace), prefix: try self.prefix(prefix), local: store(name.local),
            expanded: expanded, isXMLNS: name.local == "xmlns")
        expandedIDs[name] = expanded
        let index = Int32(entries.count)
        entries.append(entry)
        entryIDs[key] = index
        return XMLOutputName(index: index)
    }
}
