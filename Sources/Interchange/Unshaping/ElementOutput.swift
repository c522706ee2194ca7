import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Hands elements to the validator and to the writer, as the XML they will be.
///
/// The start tag of the innermost element is put together here until its content begins; what the validator sees
/// and what is written are the same but for prefixes of names in values, which each resolves for itself.
final class ElementOutput {
    static let trueText = prepared("true")
    static let falseText = prepared("false")

    let names: NameTable
    let writer: XMLWriter
    let validator: Validator
    let prefixes: OutputPrefixes
    let session: UnshapeSession
    /// Looks for the places of findings, on a second look.
    private let places: JSONPlaces?
    private let findings: FindingLog
    @exclusivity(unchecked) private var findingsSeen: Int
    private let bridge: NameBridge
    /// Nothing is written: the document is invalid, or nobody wants it.
    @exclusivity(unchecked) private(set) var isMuted: Bool

    /// Builds the document's tree beside, where somebody wants it.
    var tree: DocumentTreeBuilder? {
        didSet { validator.readings = tree?.readings }
    }

    // The start tag being put together.
    @exclusivity(unchecked) private(set) var isPending = false
    @exclusivity(unchecked) private var name = NameID.none
    @exclusivity(unchecked) private var offset = 0
    @exclusivity(unchecked) private var indents = false
    private let attributes = PlainBuffer<XMLAttribute>(capacity: 16)
    private let attributeOffsets = PlainBuffer<Int>(capacity: 16)
    private let namespaces = PlainBuffer<XMLNamespaceDeclaration>(capacity: 4)
    private let bytes = PlainBuffer<UInt8>(capacity: 1024)
    /// Values that are names: the attribute and the names, and the literal in which they stand.
    @exclusivity(unchecked) private var nameValues: [(attribute: Int, names: [ExpandedName], pattern: [UInt8]?)] = []
    @exclusivity(unchecked) private var hasNameValues = false
    /// Declarations that text uses.
    @exclusivity(unchecked) private var declared: [(prefix: String, uri: String, offset: Int)] = []
    var namespaceCount: Int { declared.count }
    @exclusivity(unchecked) private var isRoot = true

    init(
        bridge: NameBridge, sink: ByteSink, validator: Validator, indentation: Int, session: UnshapeSession,
        writes: Bool
    ) {
        self.bridge = bridge
        names = bridge.names
        self.validator = validator
        prefixes = bridge.mapping.outputPrefixes
        self.session = session
        places = session.places
        findings = session.findings
        findingsSeen = session.findings.made
        isMuted = !writes
        writer = bridge.makeWriter(to: sink, declaration: writes, indentation: indentation)
    }

    private static func prepared(_ text: StaticString) -> PreparedName {
        PreparedName(start: text.utf8Start, count: Int32(text.utf8CodeUnitCount))
    }

    // MARK: Putting a start tag together

    @inline(__always)
    func begin(_ name: NameID, offset: Int) {
        self.name = name
        self.offset = offset
        indents = false
        isPending = true
        attributes.removeAll()
        attributeOffsets.removeAll()
        namespaces.removeAll()
        bytes.removeAll(keeping: 1 << 20)
        if hasNameValues {
            nameValues.removeAll()
            hasNameValues = false
        }
        if !declared.isEmpty { declared.removeAll() }
    }

    /// Forgets the start tag: what was taken for an element was none.
    func cancel() { isPending = false }

    /// The element's children may stand on lines of their own.
    @inline(__always)
    func indent() { indents = true }

    var attributeCount: Int { attributes.count }

    /// Where the value of an attribute begins that the start tag has.
    func offset(ofAttribute name: NameID) -> Int? {
        for index in 0..<attributes.count where attributes[index].name == name { return attributeOffsets[index] }
        return nil
    }

    var byteCount: Int { bytes.count }

    func has(attribute: NameID) -> Bool {
        for index in 0..<attributes.count where attributes[index].name == attribute { return true }
        return false
    }

    @inline(__always)
    func addAttribute(_ name: NameID, _ value: UnsafeBufferPointer<UInt8>, offset: Int) {
        attributes.append(XMLAttribute(name: name, prefix: BatchRange(), value: append(value)))
        attributeOffsets.append(offset)
    }

    /// Adds an attribute whose value is one name or several.
    ///
    /// - Parameter pattern: a literal whose words stand for the names.
    func addAttribute(_ name: NameID, names values: [ExpandedName], offset: Int, pattern: [UInt8]? = nil) {
        nameValues.append((attributes.count, values, pattern))
        hasNameValues = true
        attributes.append(XMLAttribute(name: name, prefix: BatchRange(), value: bind(values)))
        attributeOffsets.append(offset)
    }

    /// Declares a namespace for text that uses it.
    func declareNamespace(prefix: String, uri: String, offset: Int) {
        if !declared.contains(where: { $0.prefix == prefix }) { declared.append((prefix, uri, offset)) }
    }

    /// The text of names, with prefixes that the start tag declares for the validator.
    private func bind(_ values: [ExpandedName]) -> BatchRange {
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

    @inline(__always)
    private func append(_ value: UnsafeBufferPointer<UInt8>) -> BatchRange {
        let range = BatchRange(start: Int32(clamping: bytes.count), count: Int32(clamping: value.count))
        bytes.append(value)
        return range
    }

    // MARK: Passing it on

    /// Passes the start tag on, if there is one.
    @inline(__always)
    func flush() {
        if isPending { _ = flush(content: nil) }
    }

    /// Passes the start tag on, if there is one.
    ///
    /// - Parameter content: the names that the content will be, where it is names.
    /// - Returns: such content, as the validator is to see it and as it is to be written.
    func flush(content: [ExpandedName]?) -> (seen: [UInt8], written: String)? {
        guard isPending else { return nil }
        isPending = false
        if session.isGivenUp { return nil }
        var seen: [UInt8] = []
        if let content {
            let range = bind(content)
            seen = Array(bytes.all[Int(range.start)..<Int(range.start + range.count)])
        }
        let event = XMLEvent(
            kind: .startElement, attributeCount: UInt16(clamping: attributes.count),
            namespaceCount: UInt16(clamping: namespaces.count), name: name, offset: offset)
        validator.startElement(event, in: batch)
        if let places { places.start(event, in: batch, pointer: session.pointerToElement) }
        if let tree { tell(tree, event, batch) }
        checkFindings()
        if isMuted { return content.map { _ in (seen, "") } }
        do throws(XMLWriteError) {
            return try write(content).map { (seen, $0) }
        } catch {
            fail(error, offset: offset)
            return content.map { _ in (seen, "") }
        }
    }

    private var batch: XMLEventBatch {
        XMLEventBatch(
            events: UnsafeBufferPointer(start: nil, count: 0), attributes: attributes.all, namespaces: namespaces.all,
            bytes: bytes.all)
    }

    private func write(_ content: [ExpandedName]?) throws(XMLWriteError) -> String? {
        if isRoot || hasNameValues || content != nil || !declared.isEmpty { return try writeSlowly(content) }
        try writer.startElement(bridge.outputName(ofElement: name), indentsContent: indents)
        try writeAttributes()
        return nil
    }

    /// Writes a start tag that has to declare namespaces beforehand, or has names in values.
    private func writeSlowly(_ content: [ExpandedName]?) throws(XMLWriteError) -> String? {
        let hasBareName =
            (content?.contains { $0.namespace.isEmpty } ?? false)
            || nameValues.contains { $0.names.contains { $0.namespace.isEmpty } }
        for (prefix, uri, _) in declared { try writer.declareNamespace(prefix: prefix, uri: uri) }
        if isRoot {
            isRoot = false
            let namespace = prefixes.defaultNamespace
            if !namespace.isEmpty, !hasBareName, !names[name].namespace.isEmpty {
                try writer.declareNamespace(prefix: "", uri: namespace)
            }
            for (prefix, namespace) in prefixes.declared where !declared.contains(where: { $0.prefix == prefix }) {
                try writer.declareNamespace(prefix: prefix, uri: namespace)
            }
        }
        if hasBareName, prefixes.usesDefault {
            // A name without a namespace can only be written where there is no default namespace.
            try writer.declareNamespace(prefix: "", uri: "")
            let expanded = names[name]
            try writer.startElement(
                expanded, prefix: prefixes.prefix(of: expanded.namespace, forAttribute: true), indentsContent: indents)
        } else {
            try writer.startElement(bridge.outputName(ofElement: name), indentsContent: indents)
        }
        try writeAttributes()
        guard let content else { return nil }
        return try written(content)
    }

    private func writeAttributes() throws(XMLWriteError) {
        let text = bytes.all
        for index in 0..<attributes.count {
            let attribute = attributes[index]
            let handle = try bridge.outputName(ofAttribute: attribute.name)
            if hasNameValues, let value = nameValues.first(where: { $0.attribute == index }) {
                var bytes = Array(try written(value.names).utf8)
                if let pattern = value.pattern {
                    var words = WordReplacement(pattern, words: bytes)
                    bytes = words.text(pattern)
                }
                let buffer = PlainBuffer<UInt8>(capacity: bytes.count)
                bytes.withUnsafeBufferPointer { buffer.append($0) }
                try writer.attribute(handle, buffer.all)
                continue
            }
            let start = Int(attribute.value.start)
            let value = UnsafeBufferPointer(rebasing: text[start..<(start + Int(attribute.value.count))])
            do throws(XMLWriteError) {
                try writer.attribute(handle, value)
            } catch {
                fail(error, offset: attributeOffsets[index])
                return
            }
        }
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

    // MARK: Content

    /// Passes text on; `written` where the writer has to write something else than the validator sees.
    func text(_ text: UnsafeBufferPointer<UInt8>, offset: Int, written: String? = nil) {
        if session.isGivenUp || text.isEmpty { return }
        let event = XMLEvent(
            kind: .text, offset: offset, text: BatchRange(start: 0, count: Int32(clamping: text.count)))
        let batch = XMLEventBatch(
            events: UnsafeBufferPointer(start: nil, count: 0),
            attributes: UnsafeBufferPointer(start: nil, count: 0),
            namespaces: UnsafeBufferPointer(start: nil, count: 0), bytes: text)
        validator.text(event, in: batch)
        if let places { places.text(event, in: batch) }
        if let tree { tell(tree, event, batch) }
        if isMuted {
            // The writer would have looked.
            if let bad = XMLText.forbidden(in: text) { session.reportForbidden(bad, offset: offset) }
            return
        }
        do throws(XMLWriteError) {
            if let written { try writer.text(written) } else { try writer.text(text) }
        } catch {
            fail(error, offset: offset)
        }
    }

    func end() {
        if session.isGivenUp { return }
        validator.endElement()
        places?.end()
        if let tree { tell(tree, XMLEvent(kind: .endElement, offset: 0), batch) }
        checkFindings()
        if !isMuted { writer.endElement() }
    }

    /// Writes a comment; gives what is wrong with it, if anything is.
    func comment(_ text: UnsafeBufferPointer<UInt8>) -> Message? {
        tellMarkup(.comment, text)
        if session.isGivenUp { return nil }
        do throws(XMLWriteError) {
            if isMuted { try writer.check(comment: text) } else { try writer.comment(text) }
        } catch { return error.reason }
        return nil
    }

    func instruction(_ text: UnsafeBufferPointer<UInt8>) -> Message? {
        tellMarkup(.processingInstruction, text)
        if session.isGivenUp { return nil }
        do throws(XMLWriteError) {
            if isMuted { try writer.check(instruction: text) } else { try writer.processingInstruction(text) }
        } catch { return error.reason }
        return nil
    }

    /// Ends the document, once all of it was read.
    func finish() {
        validator.finish()
        checkFindings()
        if isMuted { return }
        // A failed write is remembered by the sink; whoever publishes it flushes it and is told.
        try? writer.finish()
    }

    // MARK: The tree

    private func tell(_ tree: DocumentTreeBuilder, _ event: XMLEvent, _ batch: XMLEventBatch) {
        withUnsafePointer(to: event) { event in
            var batch = batch
            batch.events = UnsafeBufferPointer(start: event, count: 1)
            tree.consume(batch)
        }
    }

    private func tell(_ tree: DocumentTreeBuilder, _ event: XMLEvent, bytes: UnsafeBufferPointer<UInt8>) {
        tell(
            tree, event,
            XMLEventBatch(
                events: UnsafeBufferPointer(start: nil, count: 0),
                attributes: UnsafeBufferPointer(start: nil, count: 0),
                namespaces: UnsafeBufferPointer(start: nil, count: 0), bytes: bytes))
    }

    private func tellMarkup(_ kind: XMLEvent.Kind, _ text: UnsafeBufferPointer<UInt8>) {
        guard let tree, !session.isGivenUp else { return }
        let event = XMLEvent(kind: kind, offset: 0, text: BatchRange(start: 0, count: Int32(clamping: text.count)))
        tell(tree, event, bytes: text)
    }

    private func fail(_ error: XMLWriteError, offset: Int) {
        session.reportUnwritable(error, offset: offset)
        isMuted = true
    }

    /// Stops writing when findings since the last look make the document invalid.
    @inline(__always)
    private func checkFindings() {
        if findings.made != findingsSeen { lookAtFindings() }
    }

    private func lookAtFindings() {
        findingsSeen = findings.made
        if findings.outcome != .valid { isMuted = true }
    }
}
