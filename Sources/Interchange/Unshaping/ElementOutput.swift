import Diagnostics
import JSONStream
import XMLSchema
import XMLStream

/// Hands elements to the validator and to the writer, as the XML they will be.
///
/// The start tag of the innermost element is put together here until its content begins; what the validator sees
/// and what is written are the same but for prefixes of names in values, which each resolves for itself.
final class ElementOutput {
    let names: NameTable
    let writer: XMLWriter
    let validator: Validator
    let prefixes: OutputPrefixes
    private var outputNames: [XMLOutputName?] = []
    private var attributeNames: [XMLOutputName?] = []

    /// Nothing is handed to anybody: the pass has been given up.
    var isGivenUp = false
    /// Nothing is written: the document is invalid.
    var isMuted = false

    // The start tag being put together.
    private(set) var isPending = false
    private var name = NameID.none
    private var offset = 0
    private var indents = false
    private var attributes: [XMLAttribute] = []
    private var namespaces: [XMLNamespaceDeclaration] = []
    private var bytes: [UInt8] = []
    /// Values that are names: the attribute (-1 for the content) and the names.
    private var nameValues: [(attribute: Int, names: [ExpandedName])] = []
    private var isRoot = true

    private let findings: FindingLog
    private var findingsSeen: Int

    init(
        names: NameTable, sink: ByteSink, validator: Validator, prefixes: OutputPrefixes, indentation: Int,
        findings: FindingLog
    ) {
        self.names = names
        self.validator = validator
        self.findings = findings
        findingsSeen = findings.made
        self.prefixes = prefixes
        writer = XMLWriter(to: sink, indentation: indentation)
    }

    // MARK: Start tags

    func begin(_ name: NameID, offset: Int) {
        self.name = name
        self.offset = offset
        indents = false
        isPending = true
        attributes.removeAll(keepingCapacity: true)
        namespaces.removeAll(keepingCapacity: true)
        if bytes.count > 1 << 20 { bytes = [] } else { bytes.removeAll(keepingCapacity: true) }
        if !nameValues.isEmpty { nameValues.removeAll() }
    }

    /// Forgets the start tag: what was taken for an element was none.
    func cancel() { isPending = false }

    /// The element's children may stand on lines of their own.
    func indent() { indents = true }

    var attributeCount: Int { attributes.count }
    var byteCount: Int { bytes.count }

    func has(attribute: NameID) -> Bool { attributes.contains { $0.name == attribute } }

    func addAttribute(_ name: NameID, _ value: UnsafeBufferPointer<UInt8>) {
        attributes.append(XMLAttribute(name: name, prefix: BatchRange(), value: append(value)))
    }

    /// Adds an attribute whose value is one name or several.
    func addAttribute(_ name: NameID, names values: [ExpandedName]) {
        nameValues.append((attributes.count, values))
        let text = bind(values)
        attributes.append(XMLAttribute(name: name, prefix: BatchRange(), value: text))
    }

    /// The text of names, with prefixes that the start tag declares for the validator.
    func bind(_ values: [ExpandedName]) -> BatchRange {
        var text: [UInt8] = []
        for value in values {
            if !text.isEmpty { text.append(0x20) }
            let prefix = declare(value.namespace)
            if !prefix.isEmpty { text += Array(prefix.utf8) + [UInt8(ascii: ":")] }
            text += Array(value.local.utf8)
        }
        return text.withUnsafeBufferPointer { append($0) }
    }

    private func declare(_ namespace: String) -> String {
        if namespace == WellKnownNamespace.xml { return "xml" }
        var prefix = ""
        if !namespace.isEmpty {
            prefix = prefixes.prefix(of: namespace, forAttribute: true)
            if prefix == "ns" { prefix = "ns\(namespaces.count + 1)" }
        }
        var prefixText = prefix
        var uriText = namespace
        let prefixRange = prefixText.withUTF8 { append($0) }
        let uriRange = uriText.withUTF8 { append($0) }
        namespaces.append(XMLNamespaceDeclaration(prefix: prefixRange, uri: uriRange))
        return prefix
    }

    private func append(_ value: UnsafeBufferPointer<UInt8>) -> BatchRange {
        let range = BatchRange(start: Int32(clamping: bytes.count), count: Int32(clamping: value.count))
        bytes.append(contentsOf: value)
        return range
    }

    /// Passes the start tag on, if there is one.
    ///
    /// - Parameter content: the names that the content will be, where it is names.
    /// - Returns: the content as the writer has to write it, where it is names.
    @discardableResult
    func flush(content: [ExpandedName]? = nil) throws(XMLWriteError) -> (seen: [UInt8], written: String)? {
        guard isPending else { return nil }
        isPending = false
        if isGivenUp { return nil }
        var seen: [UInt8] = []
        if let content {
            let range = bind(content)
            seen = Array(bytes[Int(range.start)..<Int(range.start + range.count)])
        }
        attributes.withUnsafeBufferPointer { attributes in
            namespaces.withUnsafeBufferPointer { namespaces in
                bytes.withUnsafeBufferPointer { bytes in
                    let event = XMLEvent(
                        kind: .startElement, attributeCount: UInt16(clamping: attributes.count),
                        namespaceCount: UInt16(clamping: namespaces.count), name: name, offset: offset)
                    validator.startElement(
                        event,
                        in: XMLEventBatch(
                            events: UnsafeBufferPointer(start: nil, count: 0), attributes: attributes,
                            namespaces: namespaces, bytes: bytes))
                }
            }
        }
        checkFindings()
        if isMuted { return content.map { _ in (seen, "") } }
        return try write(content).map { (seen, $0) }
    }

    private func write(_ content: [ExpandedName]?) throws(XMLWriteError) -> String? {
        let hasBareName =
            (content?.contains { $0.namespace.isEmpty } ?? false)
            || nameValues.contains { $0.names.contains { $0.namespace.isEmpty } }
        if isRoot {
            isRoot = false
            let namespace = prefixes.defaultNamespace
            if !namespace.isEmpty, !hasBareName, !names[name].namespace.isEmpty {
                try writer.declareNamespace(prefix: "", uri: namespace)
            }
            for (prefix, namespace) in prefixes.declared {
                try writer.declareNamespace(prefix: prefix, uri: namespace)
            }
        }
        if hasBareName, prefixes.usesDefault {
            // A name without a namespace can only be written where there is no default namespace.
            try writer.declareNamespace(prefix: "", uri: "")
            let expanded = names[name]
            try writer.startElement(
                expanded, prefix: expanded.namespace.isEmpty ? "" : prefixes.prefix(of: expanded.namespace, forAttribute: true),
                indentsContent: indents)
        } else {
            try writer.startElement(outputName(of: name), indentsContent: indents)
        }
        for (index, attribute) in attributes.enumerated() {
            let handle = try attributeName(of: attribute.name)
            if !nameValues.isEmpty, let value = nameValues.first(where: { $0.attribute == index }) {
                var text = try written(value.names)
                var failure: XMLWriteError?
                text.withUTF8 { bytes in
                    do throws(XMLWriteError) { try writer.attribute(handle, bytes) } catch { failure = error }
                }
                if let failure { throw failure }
                continue
            }
            let start = Int(attribute.value.start)
            let end = start + Int(attribute.value.count)
            var failure: XMLWriteError?
            bytes.withUnsafeBufferPointer { all in
                do throws(XMLWriteError) {
                    try writer.attribute(handle, UnsafeBufferPointer(rebasing: all[start..<end]))
                } catch { failure = error }
            }
            if let failure { throw failure }
        }
        guard let content else { return nil }
        return try written(content)
    }

    /// Names as the writer's prefixes have them; the start tag is open.
    private func written(_ values: [ExpandedName]) throws(XMLWriteError) -> String {
        var text = ""
        for value in values {
            if !text.isEmpty { text += " " }
            let preferred = value.namespace.isEmpty ? "" : prefixes.prefix(of: value.namespace)
            let prefix = try writer.prefixForValue(namespace: value.namespace, preferred: preferred)
            text += prefix.isEmpty ? value.local : "\(prefix):\(value.local)"
        }
        return text
    }

    private func outputName(of id: NameID) throws(XMLWriteError) -> XMLOutputName {
        if id.index < outputNames.count, let known = outputNames[id.index] { return known }
        if id.index >= outputNames.count {
            outputNames += Array(repeating: nil, count: id.index + 64 - outputNames.count)
        }
        let expanded = names[id]
        let fresh = try writer.name(expanded, prefix: prefixes.prefix(of: expanded.namespace))
        outputNames[id.index] = fresh
        return fresh
    }

    private func attributeName(of id: NameID) throws(XMLWriteError) -> XMLOutputName {
        if id.index < attributeNames.count, let known = attributeNames[id.index] { return known }
        if id.index >= attributeNames.count {
            attributeNames += Array(repeating: nil, count: id.index + 64 - attributeNames.count)
        }
        let expanded = names[id]
        let fresh = try writer.name(expanded, prefix: prefixes.prefix(of: expanded.namespace, forAttribute: true))
        attributeNames[id.index] = fresh
        return fresh
    }

    // MARK: Content

    /// Passes text on; `written` where the writer has to write something else than the validator sees.
    func text(
        _ text: UnsafeBufferPointer<UInt8>, offset: Int, written: String? = nil
    ) throws(XMLWriteError) {
        if isGivenUp || text.isEmpty { return }
        let event = XMLEvent(
            kind: .text, offset: offset, text: BatchRange(start: 0, count: Int32(clamping: text.count)))
        validator.text(
            event,
            in: XMLEventBatch(
                events: UnsafeBufferPointer(start: nil, count: 0), attributes: UnsafeBufferPointer(start: nil, count: 0),
                namespaces: UnsafeBufferPointer(start: nil, count: 0), bytes: text))
        if isMuted {
            // The writer would have looked.
            if let bad = XMLText.forbidden(in: text) { throw .character(bad) }
            return
        }
        if let written { try writer.text(written) } else { try writer.text(text) }
    }

    /// Stops writing when findings since the last look make the document invalid.
    @inline(__always)
    func checkFindings() {
        guard findings.made != findingsSeen else { return }
        findingsSeen = findings.made
        if findings.outcome != .valid { isMuted = true }
    }

    func end() {
        if isGivenUp { return }
        validator.endElement()
        checkFindings()
        if !isMuted { writer.endElement() }
    }

    func comment(_ text: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        if !isGivenUp && !isMuted { try writer.comment(text) }
    }

    func instruction(_ text: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        if !isGivenUp && !isMuted { try writer.processingInstruction(text) }
    }
}
