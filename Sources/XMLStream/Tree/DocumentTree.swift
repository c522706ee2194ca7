import RapporteurDiagnostics

/// A document as a tree: what expressions are asked of.
///
/// A node is a record in an array, names are the table's, text is one run of bytes in document order: so the string
/// value of every element is a piece of it, and going along an axis is going along the array. Memory: 40 bytes a node,
/// and the text once. A tree stays on one thread at a time.
public final class DocumentTree {
    /// The nodes in document order. Pointers, not buffers, so that going along an axis is arithmetic on them.
    package let nodes: UnsafeMutablePointer<NodeRecord>
    private let records: GrowableBuffer<NodeRecord>
    /// The character data of all elements, in document order.
    package let text: UnsafeMutablePointer<UInt8>
    /// The values of attributes, comments and instructions.
    package let others: UnsafeMutablePointer<UInt8>
    private let textBytes: Int
    let prefixes: [String]
    let declarations: [NamespaceDeclaration]
    let positions: any PositionResolver
    /// Whether places are worked out when somebody asks, from offsets.
    let resolvesLater: Bool
    /// The names of elements and attributes by `NameID`.
    public let names: NameTable
    private var elementLists: NameLists?
    private var attributeLists: NameLists?
    /// Indexes among siblings of the same name that were worked out.
    var knownIndexes: [NodeID: Int] = [:]

    /// A namespace that an element declares.
    struct NamespaceDeclaration {
        var element: Int32
        var prefix: String
        /// Empty where a declaration is taken back.
        var uri: String
    }

    init(_ parts: DocumentTreeBuilder.Parts) {
        records = parts.records
        nodes = parts.records.base
        text = parts.text.base
        others = parts.others.base
        textBytes = parts.text.capacity + parts.others.capacity
        prefixes = parts.prefixes
        declarations = parts.declarations
        positions = parts.positions
        resolvesLater = parts.resolvesLater
        names = parts.names
    }

    deinit {
        records.deallocate()
        text.deallocate()
        others.deallocate()
    }

    /// How many nodes there are, the document itself among them.
    public var nodeCount: Int { records.count }

    /// Bytes of memory that the tree takes.
    package var footprint: Int { records.capacity * MemoryLayout<NodeRecord>.stride + textBytes }

    @inline(__always) func record(_ id: NodeID) -> UnsafeMutablePointer<NodeRecord> { nodes + id.index }

    public func kind(of id: NodeID) -> NodeKind { record(id).pointee.kind }

    /// The name of an element or attribute; `.none` for other nodes.
    public func name(of id: NodeID) -> NameID { record(id).pointee.name }

    /// The expanded name of an element or attribute, the target of an instruction; nil for other nodes.
    public func expandedName(of id: NodeID) -> ExpandedName? {
        switch kind(of: id) {
        case .element, .attribute: return names[name(of: id)]
        case .processingInstruction:
            return ExpandedName(
                local: String(decoding: others(record(id).pointee.start, UInt32(record(id).pointee.prefix)), as: UTF8.self))
        default: return nil
        }
    }

    /// The prefix of an element's or attribute's name as written; empty where there is none.
    public func prefix(of id: NodeID) -> String {
        switch kind(of: id) {
        case .element, .attribute: prefixes[Int(record(id).pointee.prefix)]
        default: ""
        }
    }

    /// The parent; of an attribute, its element; nil for a document.
    public func parent(of id: NodeID) -> NodeID? {
        let parent = record(id).pointee.parent
        return parent < 0 ? nil : NodeID(rawValue: parent)
    }

    /// The node behind all that is below a node, in document order.
    public func end(of id: NodeID) -> NodeID { NodeID(rawValue: record(id).pointee.end) }

    /// The attributes of an element, which is where they are in document order.
    public func attributes(of id: NodeID) -> Range<Int32> {
        id.rawValue + 1..<id.rawValue + 1 + record(id).pointee.attributes
    }

    /// The bytes of a node's string value, UTF-8, good as long as the tree lives. O(1).
    public func stringBytes(of id: NodeID) -> UnsafeBufferPointer<UInt8> {
        let node = record(id)
        switch node.pointee.kind {
        case .document, .element, .text:
            return UnsafeBufferPointer(start: text + Int(node.pointee.start), count: Int(node.pointee.length))
        case .attribute, .comment: return others(node.pointee.start, node.pointee.length)
        case .processingInstruction:
            let target = UInt32(node.pointee.prefix)
            return others(node.pointee.start + target, node.pointee.length - target)
        }
    }

    /// The string value of a node (XPath data model, dm:string-value).
    public func string(of id: NodeID) -> String { String(decoding: stringBytes(of: id), as: UTF8.self) }

    private func others(_ start: UInt32, _ length: UInt32) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: others + Int(start), count: Int(length))
    }

    /// An attribute's value; nil without the attribute.
    public func attribute(_ name: ExpandedName, of id: NodeID) -> String? {
        attributes(of: id).first { names[record(NodeID(rawValue: $0)).pointee.name] == name }
            .map { string(of: NodeID(rawValue: $0)) }
    }

    // MARK: Nodes by name

    /// The elements of a name in document order. The first call sorts all elements by name: O(nodes).
    package func elements(named name: NameID) -> UnsafeBufferPointer<Int32> {
        if elementLists == nil { elementLists = NameLists(records, .element, names: names.count) }
        return elementLists?[name] ?? UnsafeBufferPointer(start: nil, count: 0)
    }

    /// The attributes of a name in document order. The first call sorts all attributes by name: O(nodes).
    package func attributes(named name: NameID) -> UnsafeBufferPointer<Int32> {
        if attributeLists == nil { attributeLists = NameLists(records, .attribute, names: names.count) }
        return attributeLists?[name] ?? UnsafeBufferPointer(start: nil, count: 0)
    }
}

/// The nodes of each name, one list after the other.
private final class NameLists {
    private let starts: UnsafeMutablePointer<Int32>
    private let nodes: UnsafeMutablePointer<Int32>
    private let count: Int

    init(_ records: GrowableBuffer<NodeRecord>, _ kind: NodeKind, names: Int) {
        count = names
        starts = .allocate(capacity: names + 2)
        starts.initialize(repeating: 0, count: names + 2)
        var total = 0
        for index in 0..<records.count where records.base[index].kind == kind {
            starts[records.base[index].name.index + 2] += 1
            total += 1
        }
        if names > 0 { for index in 2...names + 1 { starts[index] += starts[index - 1] } }
        nodes = .allocate(capacity: max(total, 1))
        // Counting moves each start to the end of its list, which is the start of the next one.
        for index in 0..<records.count where records.base[index].kind == kind {
            let name = records.base[index].name.index + 1
            nodes[Int(starts[name])] = Int32(truncatingIfNeeded: index)
            starts[name] += 1
        }
    }

    deinit {
        starts.deallocate()
        nodes.deallocate()
    }

    subscript(name: NameID) -> UnsafeBufferPointer<Int32> {
        guard name.index >= 0, name.index < count else { return UnsafeBufferPointer(start: nil, count: 0) }
        let first = Int(starts[name.index])
        return UnsafeBufferPointer(start: nodes + first, count: Int(starts[name.index + 1]) - first)
    }
}
