internal import CLibXML2
public import RapporteurDiagnostics

/// How large a tree may get.
public struct TreeLimits: Sendable {
    /// Elements, attributes, texts, comments and instructions together.
    public var nodes = 5_000_000
    /// Bytes of the document in UTF-8.
    public var bytes = Int.max
    /// The lengths of the text inside all elements together, text inside of inside counted as often as it is: what
    /// asking each element for its text costs.
    public var nestedText = 8 << 30

    public init() {}
}

/// Builds the tree of a document from a reader's events, beside whoever else gets them.
///
/// One builder serves any number of documents, one after the other, whose names are in one table. The tree has no
/// DTD and no entity nodes: references are resolved before they come here.
public final class XPathTreeBuilder: XMLEventConsumer {
    /// What kept a tree from being built.
    public enum Refusal: Sendable, Hashable {
        case nodes(limit: Int)
        case bytes(limit: Int)
        case nestedText
        case memory
    }

    private let names: TreeNames
    private let limits: TreeLimits
    /// Set once the document has proved too large; events that follow are ignored.
    public private(set) var refusal: Refusal?

    private var parts: Parts?
    private var current: xmlNodePtr?
    /// Namespaces in scope, innermost last, and how many of them each open element found.
    private var namespaces: [(prefix: UnsafeBufferPointer<UInt8>, pointer: xmlNsPtr)] = []
    private var marks: [Int] = []
    private var xmlNamespace: xmlNsPtr?
    private var impliedPrefixes: ExactMap<String>?
    private var implied: ExactMap<xmlNsPtr> = [:]
    private var text = GrowableBuffer<UInt8>(capacity: 1024)
    private var textBytes = 0
    private var nestedText = 0
    private var elements = 0
    /// The offsets of open elements.
    private var offsets: [Int] = []
    /// What values mean that are not as they are written.
    package let readings = ValueReadings()

    /// The tree at work: what becomes the document's.
    struct Parts {
        let tree: xmlDocPtr
        let arena: TreeArena
        let names: TreeNames
        let positions: any PositionResolver
        var nodes: GrowableBuffer<TreeNode>
        /// Whether places are worked out when somebody asks, from offsets.
        var resolvesLater = false

        func discard() {
            nodes.deallocate()
            TreeNode.free(tree)
        }
    }

    public init(names: NameTable, limits: TreeLimits = TreeLimits()) {
        self.names = TreeNames(names)
        self.limits = limits
        ParserContext.prepareLibrary
    }

    deinit {
        text.deallocate()
        parts?.discard()
    }

    /// Makes ready for a document.
    ///
    /// - Parameter prefixes: prefixes by namespace URI, for events that declare no namespaces: those of names hold.
    public func begin(positions: any PositionResolver, prefixes: ExactMap<String>? = nil) {
        abandon()
        impliedPrefixes = prefixes
        refusal = nil
        guard let tree = xmlNewDoc("1.0") else {
            refusal = .memory
            return
        }
        let arena = TreeArena()
        var nodes = GrowableBuffer<TreeNode>(capacity: 1024)
        nodes.append(TreeNode(pointer: UnsafeMutableRawPointer(tree), place: 0))
        parts = Parts(tree: tree, arena: arena, names: names, positions: positions, nodes: nodes)
        var space = xmlNs()
        space.type = XML_NAMESPACE_DECL
        space.href = UnsafePointer(WellKnownNamespace.xml.withTerminated { arena.string($0) })
        space.prefix = UnsafePointer("xml".withTerminated { arena.string($0) })
        xmlNamespace = arena.make(space)
    }

    /// Ends the document.
    ///
    /// - Returns: its tree; nil where it was refused. The places of its nodes can be asked for until the reader goes
    ///   on to another document.
    public func finish() -> XPathDocument? { takeParts().map(XPathDocument.init) }

    func takeParts() -> Parts? {
        guard refusal == nil, let parts else {
            abandon()
            return nil
        }
        parts.nodes.base[0].textLength = UInt32(clamping: textBytes)
        self.parts = nil
        forget()
        return parts
    }

    /// Drops what was built of a document.
    public func abandon() {
        parts?.discard()
        parts = nil
        forget()
    }

    private func forget() {
        current = nil
        xmlNamespace = nil
        implied.removeAll()
        namespaces.removeAll(keepingCapacity: true)
        marks.removeAll(keepingCapacity: true)
        text.count = 0
        textBytes = 0
        nestedText = 0
        elements = 0
        offsets.removeAll(keepingCapacity: true)
        readings.forget()
    }

    private func refuse(_ reason: Refusal) {
        abandon()
        refusal = reason
    }

    public func consume(_ batch: XMLEventBatch) {
        guard let parts, refusal == nil else { return }
        if elements == 0 { self.parts?.resolvesLater = parts.positions.holdsAllPositions }
        for event in batch.events {
            switch event.kind {
            case .text:
                let bytes = batch[event.text]
                if let base = bytes.baseAddress { text.append(base, count: bytes.count) }
            case .startElement:
                flushText()
                start(event, batch)
            case .endElement:
                if let offset = offsets.popLast(), let reading = readings.take(at: offset) { replaceText(by: reading ?? "") }
                flushText()
                end()
            case .comment:
                flushText()
                add(XML_COMMENT_NODE, name: TreeNode.commentName, content: batch[event.text])
            case .processingInstruction:
                flushText()
                addInstruction(batch[event.text])
            }
            if refusal != nil { return }
        }
        if let last = batch.events.last, last.offset > limits.bytes { refuse(.bytes(limit: limits.bytes)) }
    }

    private func replaceText(by value: String) {
        text.count = 0
        var value = value
        value.withUTF8 { bytes in
            if let base = bytes.baseAddress { text.append(base, count: bytes.count) }
        }
    }

    private func flushText() {
        guard text.count > 0 else { return }
        // Character data outside the root is white space, which is no node.
        if current != nil { add(XML_TEXT_NODE, name: TreeNode.textName, content: text.all) }
        textBytes += text.count
        text.count = 0
    }

    private func addInstruction(_ text: UnsafeBufferPointer<UInt8>) {
        guard let arena = parts?.arena else { return }
        let end = text.firstIndex(of: 0x20) ?? text.count
        let target = arena.string(UnsafeBufferPointer(rebasing: text[..<end]))
        let data = UnsafeBufferPointer(rebasing: text[min(end + 1, text.count)...])
        add(XML_PI_NODE, name: UnsafePointer(target), content: data)
    }

    private func add(_ type: xmlElementType, name: UnsafePointer<UInt8>, content: UnsafeBufferPointer<UInt8>) {
        guard let parts else { return }
        let arena = parts.arena
        // Its place is that of the element around it.
        let place = parts.nodes.base[current.map { Int(bitPattern: $0.pointee._private) } ?? 0].place
        var node = xmlNode()
        node.type = type
        node.name = name
        node.content = arena.string(content)
        insert(arena.make(node))
        number(current, place: place, length: content.count)
        current = current?.pointee.parent
        if current?.pointee.type == XML_DOCUMENT_NODE { current = nil }
    }

    /// Makes a node the last child of the open one, and the open one itself.
    private func insert(_ node: xmlNodePtr) {
        guard let parts else { return }
        let parent = current ?? UnsafeMutableRawPointer(parts.tree).assumingMemoryBound(to: xmlNode.self)
        node.pointee.parent = parent
        node.pointee.doc = parts.tree
        node.pointee.prev = parent.pointee.last
        if let last = parent.pointee.last { last.pointee.next = node } else { parent.pointee.children = node }
        parent.pointee.last = node
        current = node
    }

    private func number(_ node: xmlNodePtr?, place: Int, name: NameID = .none, length: Int = 0) {
        guard let node, let count = parts?.nodes.count else { return }
        node.pointee._private = UnsafeMutableRawPointer(bitPattern: count)
        parts?.nodes.append(
            TreeNode(
                pointer: UnsafeMutableRawPointer(node), place: place, name: name, textLength: UInt32(clamping: length)))
        if count > limits.nodes { refuse(.nodes(limit: limits.nodes)) }
    }

    private func start(_ event: XMLEvent, _ batch: XMLEventBatch) {
        guard let parts else { return }
        let arena = parts.arena
        let nameID = readings.takeName(at: event.offset) ?? event.name
        let name = names[nameID]
        var element = xmlNode()
        element.type = XML_ELEMENT_NODE
        element.name = name.local
        elements += 1
        // Elements carry their rank in document order, negated, as xmlXPathOrderDocElems would leave it.
        element.content = UnsafeMutablePointer(bitPattern: -elements)
        let node = arena.make(element)
        insert(node)
        marks.append(namespaces.count)
        offsets.append(event.offset)
        if event.namespaceCount > 0 { declare(batch.namespaces(of: event), batch, on: node, arena) }
        if name.hasNamespace { node.pointee.ns = namespace(batch[event.text], of: nameID) }
        let place =
            parts.resolvesLater ? event.offset : TreeNode.packed(parts.positions.position(at: event.offset))
        // The length is known at the end tag; until then the entry has what came before.
        number(node, place: place, name: nameID, length: textBytes)
        guard event.attributeCount > 0, refusal == nil else { return }
        var last: UnsafeMutablePointer<xmlAttr>?
        for attribute in batch.attributes(of: event) {
            let reading = readings.take(attribute.name, at: event.offset)
            if case .some(nil) = reading { continue }
            let made = make(attribute, batch, of: node, reading: reading ?? nil, arena)
            made.pointee.prev = last
            if let last { last.pointee.next = made } else { node.pointee.properties = made }
            last = made
            let pointer = UnsafeMutableRawPointer(made).assumingMemoryBound(to: xmlNode.self)
            number(pointer, place: place, name: attribute.name, length: reading??.utf8.count ?? Int(attribute.value.count))
            if refusal != nil { return }
        }
    }

    private func make(
        _ attribute: XMLAttribute, _ batch: XMLEventBatch, of node: xmlNodePtr, reading: String?, _ arena: TreeArena
    ) -> UnsafeMutablePointer<xmlAttr> {
        let name = names[attribute.name]
        var value = xmlNode()
        value.type = XML_TEXT_NODE
        value.name = TreeNode.textName
        value.content = reading?.withTerminated { arena.string($0) } ?? arena.string(batch[attribute.value])
        value.doc = node.pointee.doc
        let text = arena.make(value)
        var result = xmlAttr()
        result.type = XML_ATTRIBUTE_NODE
        result.name = name.local
        result.children = text
        result.last = text
        result.parent = node
        result.doc = node.pointee.doc
        result.ns = name.hasNamespace ? namespace(batch[attribute.prefix], of: attribute.name) : nil
        result.atype = XML_ATTRIBUTE_CDATA
        let made = arena.make(result)
        text.pointee.parent = UnsafeMutableRawPointer(made).assumingMemoryBound(to: xmlNode.self)
        return made
    }

    private func end() {
        guard let node = current else { return }
        let number = Int(bitPattern: node.pointee._private)
        if let entry = parts?.nodes.base {
            let length = textBytes - Int(entry[number].textLength)
            entry[number].textLength = UInt32(clamping: length)
            nestedText += length
        }
        if let mark = marks.popLast() { namespaces.removeLast(namespaces.count - mark) }
        current = node.pointee.parent
        if current?.pointee.type == XML_DOCUMENT_NODE { current = nil }
        if nestedText > limits.nestedText { refuse(.nestedText) }
    }

    private func declare(
        _ declarations: UnsafeBufferPointer<XMLNamespaceDeclaration>, _ batch: XMLEventBatch, on node: xmlNodePtr,
        _ arena: TreeArena
    ) {
        var last: xmlNsPtr?
        for declaration in declarations {
            let prefix = arena.string(batch[declaration.prefix])
            var space = xmlNs()
            space.type = XML_NAMESPACE_DECL
            space.href = UnsafePointer(arena.string(batch[declaration.uri]))
            space.prefix = declaration.prefix.count > 0 ? UnsafePointer(prefix) : nil
            let made = arena.make(space)
            if let last { last.pointee.next = made } else { node.pointee.nsDef = made }
            last = made
            namespaces.append((UnsafeBufferPointer(start: prefix, count: Int(declaration.prefix.count)), made))
        }
    }

    private func namespace(_ prefix: UnsafeBufferPointer<UInt8>, of name: NameID) -> xmlNsPtr? {
        if let impliedPrefixes { return namespace(implied: names.table[name].namespace, impliedPrefixes) }
        var index = namespaces.count - 1
        while index >= 0 {
            if namespaces[index].prefix.elementsEqual(prefix) { return namespaces[index].pointer }
            index -= 1
        }
        return xmlNamespace
    }

    private func namespace(implied uri: String, _ prefixes: ExactMap<String>) -> xmlNsPtr? {
        if uri == WellKnownNamespace.xml { return xmlNamespace }
        if let known = implied[uri] { return known }
        guard let arena = parts?.arena else { return nil }
        var space = xmlNs()
        space.type = XML_NAMESPACE_DECL
        space.href = UnsafePointer(uri.withTerminated { arena.string($0) })
        if let prefix = prefixes[uri], !prefix.isEmpty {
            space.prefix = UnsafePointer(prefix.withTerminated { arena.string($0) })
        }
        let made = arena.make(space)
        implied[uri] = made
        return made
    }
}

extension String {
    fileprivate func withTerminated<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var copy = self
        return copy.withUTF8(body)
    }
}
