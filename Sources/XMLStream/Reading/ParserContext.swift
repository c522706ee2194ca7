internal import CLibXML2

/// Owns one libxml2 parser context with the memory its callbacks work on, and frees both.
///
/// A context serves any number of documents in turn: its dictionary of names, and the cache that leads from there
/// to `NameID`, stay.
final class ParserContext {
    let state: UnsafeMutablePointer<ParseState>
    private let context: xmlParserCtxtPtr

    /// Nil when there is no memory.
    init?(session: ParseSession, limits: XMLLimits, tuning: ReaderTuning) {
        Self.prepareLibrary
        guard let context = xmlNewParserCtxt() else { return nil }
        self.context = context
        state = .allocate(capacity: 1)
        state.initialize(to: ParseState(context: context, session: session, limits: limits, tuning: tuning))
        context.pointee.sax?.pointee = ParserCallbacks.makeHandler()
        context.pointee.userData = UnsafeMutableRawPointer(state)
    }

    deinit {
        xmlFreeParserCtxt(context)
        state.pointee.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    /// Makes ready for a document.
    func begin(_ session: ParseSession) {
        prepare()
        state.pointee.session = session
        state.pointee.reset()
    }

    private func prepare() {
        xmlCtxtReset(context)
        // Huge: the parser's own bounds are no findings; ours are, and lower. Encoding: the text is UTF-8 whatever
        // the declaration says. Recover: events go on after a syntax error; the session decides which of them count.
        let options =
            XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NONET.rawValue
            | XML_PARSE_RECOVER.rawValue
        xmlCtxtUseOptions(context, Int32(bitPattern: options))
        context.pointee.replaceEntities = 1
        context.pointee.encoding = UnsafePointer(xmlStrdup("UTF-8"))
    }

    /// Whether the dictionary has grown so much that a fresh context is better.
    var isWornOut: Bool { state.pointee.names.count > 50_000 || xmlDictSize(context.pointee.dict) > 200_000 }

    /// Parses text in memory, in place; a zero byte follows its end.
    ///
    /// - Parameter offset: the offset in the document that the first byte stands for; less than 0 where start tags
    ///   were put before the part of a document that is resumed.
    func parse(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int = 0) -> Bool {
        guard let input = xmlNewInputStream(context), let base = bytes.baseAddress else { return false }
        input.pointee.base = base
        input.pointee.cur = base
        input.pointee.end = base + bytes.count
        input.pointee.length = Int32(truncatingIfNeeded: bytes.count)
        state.pointee.origin = offset
        return run(input)
    }

    /// Parses text that continues the document at an offset; a zero byte follows its end.
    func resume(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        prepare()
        return parse(bytes, at: offset)
    }

    /// Parses what the session feeds.
    func parseFed() -> Bool {
        let read: xmlInputReadCallback = { data, buffer, count in
            guard let state = data?.assumingMemoryBound(to: ParseState.self), let buffer, count > 0 else { return 0 }
            let room = UnsafeMutableRawBufferPointer(start: UnsafeMutableRawPointer(buffer), count: Int(count))
            return Int32(truncatingIfNeeded: state.pointee.session.feed(state, into: room))
        }
        guard let buffer = xmlParserInputBufferCreateIO(read, nil, state, XML_CHAR_ENCODING_NONE) else { return false }
        guard let input = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE) else {
            xmlFreeParserInputBuffer(buffer)
            return false
        }
        return run(input)
    }

    private func run(_ input: xmlParserInputPtr) -> Bool {
        guard inputPush(context, input) >= 0 else {
            xmlFreeInputStream(input)
            return false
        }
        // Errors without a context, such as those of memory, would be printed: for this thread, until done, they
        // are not.
        let handler = __xmlStructuredError()
        let before = handler?.pointee
        handler?.pointee = { _, _ in }
        defer { handler?.pointee = before }
        xmlParseDocument(context)
        return true
    }

    /// How the parser itself saw the document.
    var isWellFormed: Bool { context.pointee.wellFormed == 1 }

    /// Lets go of what one document left behind.
    func end() {
        xmlCtxtReset(context)
        state.pointee.emptyBatch()
    }

    /// Once per process, before the first parser: libxml2's own tables, and a loader that loads nothing.
    static let prepareLibrary: Void = {
        xmlInitParser()
        // Nothing is fetched, ever: the callbacks refuse external entities, and this stands behind them.
        xmlSetExternalEntityLoader { _, _, _ in nil }
    }()
}
