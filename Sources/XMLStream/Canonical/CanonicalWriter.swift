public import RapporteurDiagnostics

/// Turns a stream of events into its exclusive canonical form.
///
/// A namespace is declared on the outermost elements that use its prefix in their own name or an attribute's
/// (section 3 of the specification: visibly utilized), whatever the document declares and where.
public final class CanonicalWriter: XMLEventConsumer {
    private struct Name {
        var namespace: [UInt8]
        var local: [UInt8]
    }
    private struct Rendered {
        var prefix: [UInt8]
        var uri: [UInt8]
    }
    private struct Attribute {
        var name: Name
        var prefix: UnsafeBufferPointer<UInt8>
        var value: UnsafeBufferPointer<UInt8>
    }

    // As in XMLWriter, no access overlaps another, and checking it costs.
    private let sink: ByteSink
    private let table: NameTable
    private let keepsComments: Bool
    @exclusivity(unchecked) private var names: [Name?] = []
    /// Declarations written so far on the open elements, and how many there were before each of these.
    @exclusivity(unchecked) private var rendered: [Rendered] = []
    @exclusivity(unchecked) private var marks: [Int] = []
    @exclusivity(unchecked) private var isAfterRoot = false
    @exclusivity(unchecked) private var attributes: [Attribute] = []

    public init(to sink: ByteSink, names: NameTable, comments: Bool = true) {
        self.sink = sink
        table = names
        keepsComments = comments
    }

    public func consume(_ batch: XMLEventBatch) {
        for event in batch.events {
            switch event.kind {
            case .startElement: start(event, batch)
            case .endElement:
                sink.append("</")
                append(batch[event.text], name(event.name).local)
                sink.append(UInt8(ascii: ">"))
                if let mark = marks.popLast() { rendered.removeLast(rendered.count - mark) }
                isAfterRoot = marks.isEmpty
            case .text: CanonicalText.append(batch[event.text], to: sink, inAttribute: false)
            case .comment: if keepsComments { markup("<!--", batch[event.text], "-->") }
            case .processingInstruction: markup("<?", batch[event.text], "?>")
            }
        }
    }

    private func markup(_ begin: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ end: StaticString) {
        if isAfterRoot { sink.append(UInt8(ascii: "\n")) }
        sink.append(begin)
        sink.append(text)
        sink.append(end)
        if marks.isEmpty, !isAfterRoot { sink.append(UInt8(ascii: "\n")) }
    }

    private func start(_ event: XMLEvent, _ batch: XMLEventBatch) {
        let prefix = batch[event.text]
        let name = name(event.name)
        sink.append(UInt8(ascii: "<"))
        append(prefix, name.local)
        marks.append(rendered.count)

        attributes.removeAll(keepingCapacity: true)
        var fresh: [Rendered] = []
        note(prefix, name.namespace, &fresh)
        for attribute in batch.attributes(of: event) {
            let attributeName = self.name(attribute.name), attributePrefix = batch[attribute.prefix]
            if attributePrefix.count > 0 { note(attributePrefix, attributeName.namespace, &fresh) }
            attributes.append(
                Attribute(name: attributeName, prefix: attributePrefix, value: batch[attribute.value]))
        }
        fresh.sort { $0.prefix.lexicographicallyPrecedes($1.prefix) }
        for declaration in fresh { write(declaration) }
        rendered.append(contentsOf: fresh)

        if attributes.count > 1 {
            attributes.sort { left, right in
                left.name.namespace == right.name.namespace
                    ? left.name.local.lexicographicallyPrecedes(right.name.local)
                    : left.name.namespace.lexicographicallyPrecedes(right.name.namespace)
            }
        }
        for attribute in attributes {
            sink.append(UInt8(ascii: " "))
            append(attribute.prefix, attribute.name.local)
            sink.append("=\"")
            CanonicalText.append(attribute.value, to: sink, inAttribute: true)
            sink.append(UInt8(ascii: "\""))
        }
        sink.append(UInt8(ascii: ">"))
    }

    /// Sees to it that the output declares what a prefix stands for.
    private func note(_ prefix: UnsafeBufferPointer<UInt8>, _ uri: [UInt8], _ fresh: inout [Rendered]) {
        if prefix.elementsEqual("xml".utf8) { return }
        if fresh.contains(where: { $0.prefix.elementsEqual(prefix) }) { return }
        if let known = rendered.last(where: { $0.prefix.elementsEqual(prefix) }) {
            if known.uri == uri { return }
        } else if uri.isEmpty {
            return
        }
        fresh.append(Rendered(prefix: Array(prefix), uri: uri))
    }

    private func write(_ declaration: Rendered) {
        sink.append(" xmlns")
        if !declaration.prefix.isEmpty {
            sink.append(UInt8(ascii: ":"))
            sink.append(declaration.prefix)
        }
        sink.append("=\"")
        declaration.uri.withUnsafeBufferPointer { CanonicalText.append($0, to: sink, inAttribute: true) }
        sink.append(UInt8(ascii: "\""))
    }

    private func append(_ prefix: UnsafeBufferPointer<UInt8>, _ local: [UInt8]) {
        if prefix.count > 0 {
            sink.append(prefix)
            sink.append(UInt8(ascii: ":"))
        }
        sink.append(local)
    }

    private func name(_ id: NameID) -> Name {
        if id.index < names.count, let known = names[id.index] { return known }
        let expanded = table[id]
        let name = Name(namespace: Array(expanded.namespace.utf8), local: Array(expanded.local.utf8))
        while names.count <= id.index { names.append(nil) }
        names[id.index] = name
        return name
    }
}

/// How text and attribute values are written canonically (Canonical XML 1.0, section 2.3).
enum CanonicalText {
    static func append(_ text: UnsafeBufferPointer<UInt8>, to sink: ByteSink, inAttribute: Bool) {
        var start = 0
        for index in 0..<text.count {
            guard let reference = reference(text[index], inAttribute) else { continue }
            if index > start { sink.append(UnsafeBufferPointer(rebasing: text[start..<index])) }
            sink.append(reference)
            start = index + 1
        }
        if text.count > start { sink.append(UnsafeBufferPointer(rebasing: text[start...])) }
    }

    @inline(__always)
    private static func reference(_ byte: UInt8, _ inAttribute: Bool) -> StaticString? {
        guard byte <= UInt8(ascii: ">") else { return nil }
        switch byte {
        case UInt8(ascii: "&"): return "&amp;"
        case UInt8(ascii: "<"): return "&lt;"
        case 0x0D: return "&#xD;"
        case UInt8(ascii: ">"): return inAttribute ? nil : "&gt;"
        case UInt8(ascii: "\""): return inAttribute ? "&quot;" : nil
        case 0x09: return inAttribute ? "&#x9;" : nil
        case 0x0A: return inAttribute ? "&#xA;" : nil
        default: return nil
        }
    }
}
