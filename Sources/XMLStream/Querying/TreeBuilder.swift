internal import CLibXML2
internal import Diagnostics

/// Builds a libxml2 tree from a stream of events, so that what bounds the reader bounds the tree.
///
/// The tree has no DTD and no entity nodes: references are resolved before they come here.
final class TreeBuilder: XMLEventConsumer {
    let tree: xmlDocPtr
    private let names: NameTable
    private let resolver: any PositionResolver
    private let maximumNodes: Int

    private var current: xmlNodePtr?
    /// Namespaces in scope, innermost last, with how many each open element found.
    private var namespaces: [(prefix: [UInt8], uri: [UInt8], pointer: xmlNsPtr)] = []
    private var marks: [Int] = []
    private var text = GrowableBuffer<UInt8>(capacity: 1024)
    private var scratch = GrowableBuffer<UInt8>(capacity: 256)
    private var nodes = 0
    /// The place of each element, by the number that the element carries, counted from 1.
    private(set) var places: [Position] = []

    struct TooLarge: Error {}
    struct NoMemory: Error {}

    /// The caller frees the tree.
    init?(names: NameTable, resolver: any PositionResolver, maximumNodes: Int) {
        guard let tree = xmlNewDoc("1.0") else { return nil }
        self.tree = tree
        self.names = names
        self.resolver = resolver
        self.maximumNodes = maximumNodes
    }

    deinit {
        text.deallocate()
        scratch.deallocate()
    }

    func consume(_ batch: XMLEventBatch) throws {
        for event in batch.events {
            switch event.kind {
            case .text:
                let bytes = batch[event.text]
                if let base = bytes.baseAddress { text.append(base, count: bytes.count) }
            case .startElement:
                try flushText()
                try start(event, batch)
            case .endElement:
                try flushText()
                if let mark = marks.popLast() { namespaces.removeLast(namespaces.count - mark) }
                current = current?.pointee.parent
            case .comment:
                try flushText()
                try add(xmlNewDocComment(tree, terminated(batch[event.text])))
            case .processingInstruction:
                try flushText()
                try addInstruction(batch[event.text])
            }
        }
    }

    private func flushText() throws {
        guard text.count > 0 else { return }
        try add(xmlNewDocTextLen(tree, text.base, Int32(clamping: text.count)))
        text.count = 0
    }

    private func addInstruction(_ text: UnsafeBufferPointer<UInt8>) throws {
        let end = text.firstIndex(of: 0x20) ?? text.count
        let target = Array(text[..<end]) + [0]
        let data = end < text.count ? Array(text[(end + 1)...]) + [0] : [0]
        try add(xmlNewDocPI(tree, target, data))
    }

    private func add(_ node: xmlNodePtr?) throws {
        guard let node else { throw NoMemory() }
        let parent = current ?? UnsafeMutableRawPointer(tree).assumingMemoryBound(to: xmlNode.self)
        guard xmlAddChild(parent, node) != nil else {
            xmlFreeNode(node)
            throw NoMemory()
        }
        try count(1)
    }

    private func count(_ added: Int) throws {
        nodes += added
        if nodes > maximumNodes { throw TooLarge() }
    }

    private func start(_ event: XMLEvent, _ batch: XMLEventBatch) throws {
        let name = names[event.name]
        try add(xmlNewDocNode(tree, nil, name.local, nil))
        guard let node = (current == nil ? xmlDocGetRootElement(tree) : current?.pointee.last) else { throw NoMemory() }
        current = node
        marks.append(namespaces.count)
        for declaration in batch.namespaces(of: event) {
            let prefix = Array(batch[declaration.prefix]), uri = Array(batch[declaration.uri])
            guard let pointer = xmlNewNs(node, uri + [0], prefix.isEmpty ? nil : prefix + [0]) else { continue }
            namespaces.append((prefix, uri, pointer))
        }
        node.pointee.ns = namespace(batch[event.text], name.namespace)
        for attribute in batch.attributes(of: event) {
            let name = names[attribute.name]
            let namespace = attribute.prefix.count > 0 ? namespace(batch[attribute.prefix], name.namespace) : nil
            guard xmlNewNsProp(node, namespace, name.local, terminated(batch[attribute.value])) != nil else {
                throw NoMemory()
            }
        }
        try count(Int(event.attributeCount))
        places.append(resolver.position(at: event.offset))
        node.pointee._private = UnsafeMutableRawPointer(bitPattern: places.count)
    }

    private func namespace(_ prefix: UnsafeBufferPointer<UInt8>, _ uri: String) -> xmlNsPtr? {
        if uri.isEmpty { return nil }
        if uri == WellKnownNamespace.xml { return xmlSearchNs(tree, current, "xml") }
        return namespaces.last { $0.prefix.elementsEqual(prefix) }?.pointer
    }

    /// The bytes with a zero after them, until the next call.
    private func terminated(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafePointer<UInt8> {
        scratch.count = 0
        if let base = bytes.baseAddress { scratch.append(base, count: bytes.count) }
        scratch.append(0)
        return UnsafePointer(scratch.base)
    }
}
