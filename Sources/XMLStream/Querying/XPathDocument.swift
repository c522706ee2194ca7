internal import CLibXML2
public import RapporteurDiagnostics

/// A document as a tree that XPath expressions can be asked of.
///
/// Memory: some 200 bytes a node and its text; a document with more nodes than allowed is refused. A document and
/// what belongs to it, nodes and evaluators, stay on one thread at a time.
public final class XPathDocument {
    let tree: xmlDocPtr
    var nodes: GrowableBuffer<TreeNode>
    private let arena: TreeArena
    private let names: TreeNames
    private let positions: any PositionResolver
    private let resolvesLater: Bool
    var nameChains: NameChains?
    /// Indexes among siblings of the same name that were worked out, by node number.
    var knownIndexes: [Int: Int] = [:]

    init(_ parts: XPathTreeBuilder.Parts) {
        tree = parts.tree
        nodes = parts.nodes
        arena = parts.arena
        names = parts.names
        positions = parts.positions
        resolvesLater = parts.resolvesLater
    }

    /// Reads a document.
    ///
    /// - Parameter maximumNodes: elements, attributes, texts, comments and instructions together.
    /// - Returns: nil when it is malformed or refused; `findings` then say why.
    /// - Throws: `WorkError` of kind `input` when the source cannot be read.
    public convenience init?(
        reading source: ByteReader, limits: XMLLimits = XMLLimits(), allowDoctype: Bool = false,
        maximumNodes: Int = 5_000_000, findings: FindingLog
    ) throws {
        let names = NameTable()
        let reader = XMLReader(limits: limits, names: names, allowDoctype: allowDoctype)
        var treeLimits = TreeLimits()
        treeLimits.nodes = maximumNodes
        let builder = XPathTreeBuilder(names: names, limits: treeLimits)
        builder.begin(positions: reader)
        guard try reader.read(source, into: builder, findings: findings) == .complete else { return nil }
        guard let parts = builder.takeParts() else {
            findings.addNotChecked(
                Finding(
                    code: "xml.limit.nodes", message: Message("xml.limit.nodes", ["limit": .number(maximumNodes)]),
                    hint: Message("xml.limit.nodes/hint"), location: Location(file: source.name)))
            return nil
        }
        self.init(parts)
    }

    deinit {
        TreeNode.free(tree)
        nodes.deallocate()
    }

    /// The names of elements and attributes by `NameID`.
    package var nameTable: NameTable { names.table }

    /// The document node, parent of the root element.
    public var node: XPathNode { XPathNode(document: self, pointer: UnsafeMutableRawPointer(tree)) }

    func place(of node: xmlNodePtr) -> Position? {
        let number = Int(bitPattern: node.pointee._private)
        guard number >= 1, number < nodes.count else { return nil }
        let place = nodes.base[number].place
        return resolvesLater ? positions.position(at: place) : TreeNode.unpacked(place)
    }

    /// Where a node stands: an element at its `<`, an attribute at its name, any other node at the element around it,
    /// and what is said of the whole document at its root element. As much of it as is known, without a path.
    package func location(of node: XPathNodeID) -> Location {
        guard let place = self[node].element.map({ nodes.base[$0.number].place }) ?? rootPlace else { return Location() }
        guard resolvesLater else {
            let position = TreeNode.unpacked(place)
            return Location(line: position.line, column: position.column)
        }
        var written: Range<Int>?
        if isAttribute(node), let name = self[node].name {
            written = positions.attribute(name.local, isPrefixed: !name.namespace.isEmpty, inTagAt: place)
        }
        var location = positions.location(at: written?.lowerBound ?? place, to: written?.upperBound)
        location.pointer = positions.pointer(at: place)
        return location
    }

    /// Where the root element begins.
    private var rootPlace: Int? {
        nodes.count > 1 ? (1..<nodes.count).lazy.map { self.nodes.base[$0] }.first { $0.name.index >= 0 }?.place : nil
    }
}

/// Keeps libxml2 from printing what has no handler of its own.
enum SilentErrors {
    static func during<Result>(_ body: () throws -> Result) rethrows -> Result {
        let handler = __xmlStructuredError()
        let before = handler?.pointee
        handler?.pointee = { _, _ in }
        defer { handler?.pointee = before }
        return try body()
    }
}
