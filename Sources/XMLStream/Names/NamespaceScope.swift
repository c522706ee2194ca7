/// The namespace declarations in force at the place of a stream one is at: what a prefix in a value stands for.
///
/// `push` for each start tag, `pop` for each end tag; a tag without declarations costs an addition.
public final class NamespaceScope {
    private struct Binding {
        var prefixStart: Int
        var uriStart: Int
        var end: Int
    }
    private struct Mark {
        var depth: Int
        var bindings: Int
    }

    private var depth = 0
    private var marks: [Mark] = []
    private var bindings: [Binding] = []
    private var bytes = GrowableBuffer<UInt8>(capacity: 256)

    public init() {}

    deinit { bytes.deallocate() }

    /// Goes into an element.
    @inline(__always)
    public func push(_ event: XMLEvent, of batch: XMLEventBatch) {
        depth += 1
        if event.namespaceCount > 0 { declare(batch.namespaces(of: event), batch) }
    }

    /// Leaves the element that was gone into last.
    @inline(__always)
    public func pop() {
        if let mark = marks.last, mark.depth == depth { restore(mark) }
        depth -= 1
    }

    /// Forgets everything, for another document.
    public func reset() {
        depth = 0
        marks.removeAll(keepingCapacity: true)
        bindings.removeAll(keepingCapacity: true)
        bytes.count = 0
    }

    /// What a prefix stands for; the empty prefix asks for the default namespace.
    ///
    /// - Returns: the URI, empty for no namespace, and valid until the scope changes; nil for a prefix that is not
    ///   declared.
    public func uri(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        for binding in bindings.reversed() where binding.uriStart - binding.prefixStart == prefix.count {
            guard bytes.all[binding.prefixStart..<binding.uriStart].elementsEqual(prefix) else { continue }
            return UnsafeBufferPointer(start: bytes.base + binding.uriStart, count: binding.end - binding.uriStart)
        }
        if prefix.count == 0 { return UnsafeBufferPointer(start: bytes.base, count: 0) }
        if prefix.elementsEqual("xml".utf8) {
            return Self.xml.withUTF8Buffer { UnsafeBufferPointer(start: $0.baseAddress, count: $0.count) }
        }
        return nil
    }

    public func uri(forPrefix prefix: String) -> String? {
        var prefix = prefix
        return prefix.withUTF8 { uri(forPrefix: $0).map { String(decoding: $0, as: UTF8.self) } }
    }

    // A literal's bytes stay where they are for as long as the process runs.
    private static let xml: StaticString = "http://www.w3.org/XML/1998/namespace"

    private func declare(_ declarations: UnsafeBufferPointer<XMLNamespaceDeclaration>, _ batch: XMLEventBatch) {
        marks.append(Mark(depth: depth, bindings: bindings.count))
        for declaration in declarations {
            let prefix = batch[declaration.prefix], uri = batch[declaration.uri]
            let start = bytes.count
            if let base = prefix.baseAddress { bytes.append(base, count: prefix.count) }
            if let base = uri.baseAddress { bytes.append(base, count: uri.count) }
            bindings.append(Binding(prefixStart: start, uriStart: start + prefix.count, end: bytes.count))
        }
    }

    private func restore(_ mark: Mark) {
        marks.removeLast()
        if bindings.count > mark.bindings { bytes.count = bindings[mark.bindings].prefixStart }
        bindings.removeLast(bindings.count - mark.bindings)
    }
}
