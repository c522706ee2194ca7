public import RapporteurDiagnostics

/// Builds the tree of a document from a reader's events, beside whoever else gets them.
///
/// One builder serves any number of documents, one after the other, whose names are in one table. The tree has no
/// DTD and no entity nodes: references are resolved before they come here.
public final class DocumentTreeBuilder: XMLEventConsumer {
    /// What kept a tree from being built.
    public enum Refusal: Sendable, Hashable {
        case nodes(limit: Int)
        case bytes(limit: Int)
    }

    private let names: NameTable
    private let limits: TreeLimits
    /// Set once the document has proved too large; events that follow are ignored.
    public private(set) var refusal: Refusal?

    @exclusivity(unchecked) private var parts: Parts?
    /// Open elements, the document first.
    @exclusivity(unchecked) private var open: [Open] = []
    /// The number of a prefix in the tree's list; the one used last is at hand.
    private var prefixNumbers: ExactMap<Int32> = [:]
    private var lastPrefix: [UInt8] = []
    private var lastPrefixNumber: Int32 = 0
    private var impliedPrefixes: ExactMap<String>?
    /// Where the text that is not yet a node begins.
    private var textStart = 0
    /// What values mean that are not as they are written.
    package let readings = ValueReadings()

    private struct Open {
        var node: Int32
        /// Its last child so far.
        var last: Int32 = -1
        /// Where its start tag is.
        var offset = 0
    }

    /// The tree at work: what becomes the document's.
    final class Parts {
        @exclusivity(unchecked) var records = GrowableBuffer<NodeRecord>(capacity: 1024)
        @exclusivity(unchecked) var text = GrowableBuffer<UInt8>(capacity: 4096)
        @exclusivity(unchecked) var others = GrowableBuffer<UInt8>(capacity: 4096)
        var prefixes = [""]
        var declarations: [DocumentTree.NamespaceDeclaration] = []
        let positions: any PositionResolver
        let names: NameTable
        @exclusivity(unchecked) var resolvesLater = false

        init(positions: any PositionResolver, names: NameTable) {
            self.positions = positions
            self.names = names
        }

        func discard() {
            records.deallocate()
            text.deallocate()
            others.deallocate()
        }
    }

    public init(names: NameTable, limits: TreeLimits = TreeLimits()) {
        self.names = names
        self.limits = limits
    }

    deinit { parts?.discard() }

    /// Makes ready for a document.
    ///
    /// - Parameter prefixes: prefixes by namespace URI, for events that declare no namespaces: those of names hold.
    public func begin(positions: any PositionResolver, prefixes: ExactMap<String>? = nil) {
        abandon()
        impliedPrefixes = prefixes
        refusal = nil
        parts = Parts(positions: positions, names: names)
        beginDocument()
    }

    /// Another document behind those that the tree has: one tree may hold several.
    package func beginDocument() {
        guard let parts else { return }
        let number = Int32(truncatingIfNeeded: parts.records.count)
        append(NodeRecord(kind: .document, parent: -1, end: number + 1, start: UInt32(clamping: parts.text.count), place: 0), to: parts)
        open = [Open(node: number)]
        textStart = parts.text.count
    }

    /// Closes the document at work.
    package func endDocument() {
        guard let document = open.first, let parts else { return }
        close(document.node, parts)
        open.removeAll(keepingCapacity: true)
    }

    /// Ends the document.
    ///
    /// - Returns: its tree; nil where it was refused. The places of its nodes can be asked for until the reader goes
    ///   on to another document.
    public func finish() -> DocumentTree? { takeParts().map(DocumentTree.init) }

    func takeParts() -> Parts? {
        endDocument()
        guard refusal == nil, let parts else {
            abandon()
            return nil
        }
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
        open.removeAll(keepingCapacity: true)
        prefixNumbers.removeAll()
        lastPrefix = []
        lastPrefixNumber = 0
        textStart = 0
        readings.forget()
    }

    /// What was built is dropped when the event at work has been handled: until then it is written to.
    private func refuse(_ reason: Refusal) {
        if refusal == nil { refusal = reason }
    }

    public func consume(_ batch: XMLEventBatch) {
        guard let parts, refusal == nil else { return }
        if parts.records.count == 1 { parts.resolvesLater = parts.positions.holdsAllPositions }
        for event in batch.events {
            switch event.kind {
            case .text:
                let bytes = batch[event.text]
                if let base = bytes.baseAddress { parts.text.append(base, count: bytes.count) }
            case .startElement:
                flushText(parts)
                start(event, batch, parts)
            case .endElement: end(parts)
            case .comment:
                flushText(parts)
                add(.comment, batch[event.text], target: 0, parts)
            case .processingInstruction:
                flushText(parts)
                let text = batch[event.text]
                add(.processingInstruction, text, target: text.firstIndex(of: 0x20) ?? text.count, parts)
            }
            if refusal != nil { return abandon() }
        }
        if let last = batch.events.last, last.offset > limits.bytes { refuse(.bytes(limit: limits.bytes)) }
        if max(parts.text.count, parts.others.count) > Self.mostBytes { refuse(.bytes(limit: Self.mostBytes)) }
        if refusal != nil { abandon() }
    }

    /// What offsets of 32 bits can name, with room for a batch.
    private static let mostBytes = 2 << 30

    @inline(__always)
    private func append(_ record: NodeRecord, to parts: Parts) {
        parts.records.append(record)
        if parts.records.count > limits.nodes { refuse(.nodes(limit: limits.nodes)) }
    }

    /// Makes a node the last child of the open one.
    @inline(__always)
    private func insert(_ record: NodeRecord, _ parts: Parts) {
        let number = Int32(truncatingIfNeeded: parts.records.count)
        var record = record
        record.parent = open[open.count - 1].node
        record.previous = open[open.count - 1].last
        record.end = number + 1
        open[open.count - 1].last = number
        append(record, to: parts)
    }

    /// The place of the element around what is added.
    private func place(_ parts: Parts) -> Int { parts.records.base[Int(open[open.count - 1].node)].place }

    private func flushText(_ parts: Parts) {
        guard parts.text.count > textStart else { return }
        // Character data outside the root is white space, which is no node.
        guard open.count > 1 else {
            parts.text.count = textStart
            return
        }
        insert(
            NodeRecord(
                kind: .text, parent: 0, end: 0, start: UInt32(truncatingIfNeeded: textStart),
                length: UInt32(truncatingIfNeeded: parts.text.count - textStart), place: place(parts)), parts)
        textStart = parts.text.count
    }

    private func add(_ kind: NodeKind, _ bytes: UnsafeBufferPointer<UInt8>, target: Int, _ parts: Parts) {
        let start = parts.others.count
        // Target and data stand one behind the other.
        let data = UnsafeBufferPointer(rebasing: bytes[min(target + (target > 0 ? 1 : 0), bytes.count)...])
        if target > 0, let base = bytes.baseAddress { parts.others.append(base, count: target) }
        if let base = data.baseAddress { parts.others.append(base, count: data.count) }
        insert(
            NodeRecord(
                kind: kind, parent: 0, end: 0, prefix: Int32(truncatingIfNeeded: target),
                start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: target + data.count),
                place: place(parts)), parts)
    }

    private func start(_ event: XMLEvent, _ batch: XMLEventBatch, _ parts: Parts) {
        let number = Int32(truncatingIfNeeded: parts.records.count)
        let name = readings.takeName(at: event.offset) ?? event.name
        let place = parts.resolvesLater ? event.offset : DocumentTree.packed(parts.positions.position(at: event.offset))
        var node = NodeRecord(
            kind: .element, name: name, parent: 0, end: 0, start: UInt32(truncatingIfNeeded: parts.text.count), place: place)
        if let impliedPrefixes {
            if open.count == 1 {
                node.declares = true
                for (uri, prefix) in impliedPrefixes {
                    parts.declarations.append(DocumentTree.NamespaceDeclaration(element: number, prefix: prefix, uri: uri))
                }
            }
            node.prefix = implied(name, parts)
        } else {
            node.declares = event.namespaceCount > 0
            for declaration in batch.namespaces(of: event) {
                parts.declarations.append(
                    DocumentTree.NamespaceDeclaration(
                        element: number, prefix: batch.string(declaration.prefix), uri: batch.string(declaration.uri)))
            }
            node.prefix = prefix(batch[event.text], parts)
        }
        insert(node, parts)
        open.append(Open(node: number, offset: event.offset))
        guard event.attributeCount > 0, refusal == nil else { return }
        var count: Int32 = 0
        for attribute in batch.attributes(of: event) {
            let reading = readings.take(attribute.name, at: event.offset)
            if case .some(nil) = reading { continue }
            let before = parts.others.count
            if let reading = reading ?? nil {
                for byte in reading.utf8 { parts.others.append(byte) }
            } else if let base = batch[attribute.value].baseAddress {
                parts.others.append(base, count: Int(attribute.value.count))
            }
            count += 1
            append(
                NodeRecord(
                    kind: .attribute, name: attribute.name, parent: number, end: number + count + 1,
                    prefix: impliedPrefixes == nil ? prefix(batch[attribute.prefix], parts) : implied(attribute.name, parts),
                    start: UInt32(truncatingIfNeeded: before), length: UInt32(truncatingIfNeeded: parts.others.count - before),
                    place: place), to: parts)
            if refusal != nil { return }
        }
        parts.records.base[Int(number)].attributes = count
        parts.records.base[Int(number)].end = number + count + 1
    }

    private func end(_ parts: Parts) {
        guard open.count > 1, let top = open.last else { return }
        if let reading = readings.take(at: top.offset) {
            // The value of a simple content: all the text there is since the last tag.
            parts.text.count = textStart
            for byte in (reading ?? "").utf8 { parts.text.append(byte) }
        }
        flushText(parts)
        close(top.node, parts)
        open.removeLast()
    }

    private func close(_ node: Int32, _ parts: Parts) {
        let record = parts.records.base + Int(node)
        record.pointee.end = Int32(truncatingIfNeeded: parts.records.count)
        record.pointee.length = UInt32(truncatingIfNeeded: textStart) &- record.pointee.start
    }

    // MARK: Prefixes

    /// The number of a prefix in the tree's list; most often that of the one before.
    private func prefix(_ bytes: UnsafeBufferPointer<UInt8>, _ parts: Parts) -> Int32 {
        if bytes.isEmpty { return 0 }
        if bytes.elementsEqual(lastPrefix) { return lastPrefixNumber }
        lastPrefix = Array(bytes)
        lastPrefixNumber = number(of: String(decoding: bytes, as: UTF8.self), parts)
        return lastPrefixNumber
    }

    private func implied(_ name: NameID, _ parts: Parts) -> Int32 {
        let namespace = names[name].namespace
        if namespace.isEmpty { return 0 }
        return number(of: namespace == WellKnownNamespace.xml ? "xml" : impliedPrefixes?[namespace] ?? "", parts)
    }

    private func number(of prefix: String, _ parts: Parts) -> Int32 {
        if prefix.isEmpty { return 0 }
        if let known = prefixNumbers[prefix] { return known }
        let number = Int32(truncatingIfNeeded: parts.prefixes.count)
        parts.prefixes.append(prefix)
        prefixNumbers[prefix] = number
        return number
    }
}
