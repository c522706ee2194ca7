public import RapporteurDiagnostics

/// Writes XML 1.0 in UTF-8 to a sink.
///
/// Names are expanded names with preferred prefixes; the writer keeps namespace declarations consistent: it declares
/// what is missing on the tag that needs it, keeps attributes in a namespace from going without a prefix, takes a
/// default namespace back for an element in none, and finds another prefix where the preferred one is taken. What it
/// has written is well-formed as long as calls nest and one root is written; text that XML cannot hold is an error.
/// Text given as bytes has to be UTF-8, which only its strange characters are checked for.
/// After an error the output is not complete and not to be used. A writer belongs to one thread at a time.
public final class XMLWriter {
    private struct Open {
        var name: Int32
        var prefix: Int32
        var scopeMark: Int
        var indents: Bool
        var hasChildren: Bool
    }

    // No access to these overlaps another: nothing here calls out. Checking that at run time took a quarter of the
    // writing time when measured.
    private let sink: ByteSink
    private let indentation: Int
    @exclusivity(unchecked) private var names = OutputNames()
    @exclusivity(unchecked) private var scope = OutputScope()
    @exclusivity(unchecked) private var pending: [(prefix: Int32, namespace: Int32)] = []
    @exclusivity(unchecked) private var open: [Open] = []
    /// Whether the start tag written last still lacks its `>`.
    @exclusivity(unchecked) private var isTagOpen = false
    @exclusivity(unchecked) private var hasContent = false
    @exclusivity(unchecked) private var generated = 0
    /// Start tags so far, and the last that had an attribute of each name.
    @exclusivity(unchecked) private var tags = 0
    @exclusivity(unchecked) private var lastTags: [Int] = []

    private let textRules = EscapingRules(escaping: "&<>\r")
    private let attributeRules = EscapingRules(escaping: "&<\"\t\n\r")
    private let literalRules = EscapingRules(escaping: "", forbidding: "\r")

    /// - Parameters:
    ///   - declaration: whether to begin with an XML declaration.
    ///   - indentation: spaces for each level, in elements that allow it; negative for no line breaks there.
    public init(to sink: ByteSink, declaration: Bool = true, indentation: Int = 2) {
        self.sink = sink
        self.indentation = indentation
        if declaration {
            sink.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
            hasContent = true
        }
    }

    /// A writer for another document that takes over the names of one that is done: their handles stay good.
    package convenience init(
        after other: XMLWriter, to sink: ByteSink, declaration: Bool = true, indentation: Int = 2
    ) {
        self.init(to: sink, declaration: declaration, indentation: indentation)
        swap(&names, &other.names)
    }

    deinit {
        names.deallocate()
        textRules.deallocate()
        attributeRules.deallocate()
        literalRules.deallocate()
    }

    // MARK: Names

    /// The handle of a name, for callers that write it often. Handles of one writer mean nothing to another.
    ///
    /// - Throws: `name` or `prefix` when it is no name, or reserved.
    public func name(_ name: ExpandedName, prefix: String = "") throws(XMLWriteError) -> XMLOutputName {
        try names.name(name, prefix: prefix)
    }

    /// Declares a namespace on the start tag that is written next, needed or not.
    ///
    /// - Throws: `prefix` when the prefix is reserved, declared twice, or not empty while the namespace is.
    public func declareNamespace(prefix: String, uri: String) throws(XMLWriteError) {
        let prefixID = try names.prefix(prefix)
        let namespaceID = try names.namespace(uri)
        if prefixID == OutputNames.xml, namespaceID == OutputNames.xml { return }
        guard prefixID != OutputNames.xml, namespaceID != OutputNames.xml,
            prefix.isEmpty || !uri.isEmpty
        else { throw .prefix(prefix) }
        if let known = pending.first(where: { $0.prefix == prefixID }) {
            guard known.namespace == namespaceID else { throw .prefix(prefix) }
            return
        }
        pending.append((prefixID, namespaceID))
    }

    /// A prefix that stands for a namespace in the element whose start tag is open, for names in values; declared
    /// there if need be. Call it before the element's content.
    ///
    /// - Throws: `prefix` when no namespace is asked for inside a default namespace, which no prefix can name, or
    ///   when the start tag is closed already and nothing in force stands for the namespace.
    public func prefixForValue(namespace uri: String, preferred: String) throws(XMLWriteError) -> String {
        let namespace = try names.namespace(uri)
        let preferredID = try names.prefix(preferred)
        if namespace == OutputNames.xml { return "xml" }
        if namespace == OutputNames.none {
            guard scope.namespace(of: OutputNames.none) == OutputNames.none else { throw .prefix("") }
            if isTagOpen { scope.use(OutputNames.none, for: OutputNames.none) }
            return ""
        }
        if !isTagOpen {
            if scope.namespace(of: preferredID) == namespace { return preferred }
            guard let prefix = scope.prefix(of: namespace, allowingDefault: true) else { throw .prefix(preferred) }
            return String(decoding: names.text(ofPrefix: prefix), as: UTF8.self)
        }
        let prefix = try choosePrefix(namespace, preferred: preferredID, allowingDefault: true)
        return String(decoding: names.text(ofPrefix: prefix), as: UTF8.self)
    }

    // MARK: Elements

    /// Begins an element.
    ///
    /// - Parameter indentsContent: whether its children may stand on lines of their own; only for elements without
    ///   text, where white space means nothing.
    public func startElement(_ name: XMLOutputName, indentsContent: Bool = false) throws(XMLWriteError) {
        closeTag()
        breakLine()
        tags &+= 1
        if !open.isEmpty { open[open.count - 1].hasChildren = true }
        scope.beginTag()
        let mark = scope.mark
        let namespace = names.entries[Int(name.index)].namespace
        var declared = 0
        for declaration in pending {
            scope.declare(declaration.prefix, declaration.namespace)
            declared += 1
        }
        let prefix: Int32
        var missing = false
        if namespace == OutputNames.none {
            prefix = OutputNames.none
            if scope.namespace(of: prefix) != OutputNames.none {
                guard !scope.isDeclaredOnTag(prefix) else { throw .prefix("") }
                missing = true
            }
        } else {
            (prefix, missing) = try findPrefix(
                namespace, preferred: names.entries[Int(name.index)].prefix, allowingDefault: true)
        }
        if missing { scope.declare(prefix, namespace) }
        scope.use(prefix, for: namespace)
        append(UInt8(ascii: "<"), prefix, name.index)
        isTagOpen = true
        hasContent = true
        open.append(
            Open(name: name.index, prefix: prefix, scopeMark: mark, indents: indentsContent, hasChildren: false))
        if declared > 0 || missing { try writeDeclarations() }
        if !pending.isEmpty { pending.removeAll(keepingCapacity: true) }
    }

    /// Adds an attribute to the start tag that is open.
    ///
    /// - Throws: `duplicate` when the tag has one of this expanded name; `name` for what would be a declaration.
    public func attribute(_ name: XMLOutputName, _ value: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        precondition(isTagOpen, "an attribute comes right after its element's start")
        let namespace = names.entries[Int(name.index)].namespace
        try note(name)
        var prefix = OutputNames.none
        if namespace == OutputNames.none {
            // It would be a declaration.
            if names.entries[Int(name.index)].isXMLNS { throw .name("xmlns") }
        } else {
            prefix = try choosePrefix(
                namespace, preferred: names.entries[Int(name.index)].prefix, allowingDefault: false)
        }
        append(UInt8(ascii: " "), prefix, name.index, UInt8(ascii: "="), UInt8(ascii: "\""))
        try attributeRules.write(value, to: sink)
        sink.append(UInt8(ascii: "\""))
    }

    /// Notes that the open tag has an attribute.
    @inline(__always)
    private func note(_ name: XMLOutputName) throws(XMLWriteError) {
        let expanded = Int(names.entries[Int(name.index)].expanded)
        if expanded >= lastTags.count { lastTags += Array(repeating: 0, count: expanded + 64 - lastTags.count) }
        guard lastTags[expanded] != tags else { throw .duplicate(local(of: name)) }
        lastTags[expanded] = tags
    }

    private func local(of name: XMLOutputName) -> String { String(decoding: names.local(name.index), as: UTF8.self) }

    public func endElement() {
        guard let element = open.popLast() else { return }
        if isTagOpen {
            sink.append(UInt8(ascii: "/"))
            sink.append(UInt8(ascii: ">"))
            isTagOpen = false
        } else {
            if element.indents, element.hasChildren { newLine(depth: open.count) }
            sink.append(UInt8(ascii: "<"))
            append(UInt8(ascii: "/"), element.prefix, element.name, UInt8(ascii: ">"))
        }
        scope.leave(to: element.scopeMark)
    }

    // MARK: Content

    public func text(_ text: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        guard text.count > 0 else { return }
        closeTag()
        if !open.isEmpty { open[open.count - 1].indents = false }
        try textRules.write(text, to: sink)
    }

    public func comment(_ text: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        try check(comment: text)
        beginMarkup()
        sink.append("<!--")
        sink.append(text)
        sink.append("-->")
    }

    /// Whether a comment can be written, without writing it.
    package func check(comment text: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        var previous: UInt8 = 0
        for byte in text {
            if byte == UInt8(ascii: "-"), previous == byte { throw .comment }
            previous = byte
        }
        if previous == UInt8(ascii: "-") { throw .comment }
        try literalRules.check(text)
    }

    /// Writes an instruction; the text is target, white space and data, or the target alone.
    public func processingInstruction(_ text: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        try check(instruction: text)
        beginMarkup()
        sink.append("<?")
        sink.append(text)
        sink.append("?>")
    }

    /// Whether an instruction can be written, without writing it.
    package func check(instruction text: UnsafeBufferPointer<UInt8>) throws(XMLWriteError) {
        let target = String(decoding: text.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }, as: UTF8.self)
        guard XMLCharacters.isNCName(target) else { throw .name(target) }
        guard target.lowercased() != "xml" else { throw .instruction }
        var previous: UInt8 = 0
        for byte in text {
            if byte == UInt8(ascii: ">"), previous == UInt8(ascii: "?") { throw .instruction }
            previous = byte
        }
        // A question mark at the end of the target would not be part of it when read again; in data it is.
        try literalRules.check(text)
    }

    /// Ends the document: with a line break, and everything passed on.
    public func finish() throws(WorkError) {
        while !open.isEmpty { endElement() }
        sink.append(UInt8(ascii: "\n"))
        try sink.flush()
    }

    // MARK: Parts

    private func beginMarkup() {
        closeTag()
        breakLine()
        if !open.isEmpty { open[open.count - 1].hasChildren = true }
        hasContent = true
    }

    @inline(__always)
    private func closeTag() {
        guard isTagOpen else { return }
        sink.append(UInt8(ascii: ">"))
        isTagOpen = false
    }

    /// Goes to a new line where that changes nothing: outside the root, and in content that may be indented.
    private func breakLine() {
        if open.isEmpty {
            if hasContent { sink.append(UInt8(ascii: "\n")) }
        } else if open[open.count - 1].indents {
            newLine(depth: open.count)
        }
    }

    private func newLine(depth: Int) {
        guard indentation >= 0 else { return }
        sink.append(UInt8(ascii: "\n"))
        // Deeper levels stay where they are: indentation must not turn a deep document into a huge one.
        let count = min(depth, 64) * indentation
        sink.reserve(count).update(repeating: UInt8(ascii: " "), count: count)
        sink.advance(by: count)
    }

    /// Writes a name with its prefix between bytes, those that are 0 left out; room for all is made at once.
    private func append(
        _ before: UInt8, _ prefix: Int32, _ name: Int32, _ after: UInt8 = 0, _ last: UInt8 = 0
    ) {
        let local = names.local(name)
        let prefixText = names.text(ofPrefix: prefix)
        let start = sink.reserve(prefixText.count &+ local.count &+ 4)
        var out = start
        func put(_ byte: UInt8) {
            out[0] = byte
            out += 1
        }
        func put(_ text: UnsafeBufferPointer<UInt8>) {
            guard let base = text.baseAddress else { return }
            out.update(from: base, count: text.count)
            out += text.count
        }
        put(before)
        if prefix != OutputNames.none {
            put(prefixText)
            put(UInt8(ascii: ":"))
        }
        put(local)
        if after != 0 { put(after) }
        if last != 0 { put(last) }
        sink.advance(by: out - start)
    }

    /// A prefix for a namespace on the open tag, declared there if it has to be.
    private func choosePrefix(
        _ namespace: Int32, preferred: Int32, allowingDefault: Bool
    ) throws(XMLWriteError) -> Int32 {
        let (prefix, missing) = try findPrefix(namespace, preferred: preferred, allowingDefault: allowingDefault)
        if missing {
            scope.declare(prefix, namespace)
            try writeDeclaration(prefix, namespace)
        }
        scope.use(prefix, for: namespace)
        return prefix
    }

    private func findPrefix(
        _ namespace: Int32, preferred: Int32, allowingDefault: Bool
    ) throws(XMLWriteError) -> (prefix: Int32, missing: Bool) {
        if namespace == OutputNames.xml { return (OutputNames.xml, false) }
        let isPossible = preferred != OutputNames.xml && (allowingDefault || preferred != OutputNames.none)
        if isPossible, scope.namespace(of: preferred) == namespace { return (preferred, false) }
        if let known = scope.prefix(of: namespace, allowingDefault: allowingDefault) { return (known, false) }
        if isPossible, !scope.isTaken(preferred) { return (preferred, true) }
        while true {
            generated += 1
            let prefix = try names.prefix("ns\(generated)")
            if scope.namespace(of: prefix) == OutputNames.none, !scope.isTaken(prefix) { return (prefix, true) }
        }
    }

    private func writeDeclarations() throws(XMLWriteError) {
        for binding in scope.declaredOnTag { try writeDeclaration(binding.prefix, binding.namespace) }
    }

    private func writeDeclaration(_ prefix: Int32, _ namespace: Int32) throws(XMLWriteError) {
        sink.append(" xmlns")
        if prefix != OutputNames.none {
            sink.append(UInt8(ascii: ":"))
            sink.append(names.text(ofPrefix: prefix))
        }
        sink.append("=\"")
        try attributeRules.write(names.uri(namespace), to: sink)
        sink.append(UInt8(ascii: "\""))
    }
}
