public import RapporteurDiagnostics

/// How far a document was read.
public enum XMLReadResult: Sendable, Hashable {
    /// To its end, and it is well-formed and namespace-well-formed.
    case complete
    /// Not well-formed; findings say where.
    case malformed
    /// Not to its end although nothing was found wrong: a bound was reached, or something is not allowed. A finding
    /// says why the document is not checked.
    case refused
}

/// Reads XML 1.0 documents as a stream of events.
///
/// One reader serves any number of documents, one after the other; it belongs to one thread at a time, and any
/// number of readers may run at once. libxml2 parses. What it does not do is done here: encodings are decided and
/// decoded beforehand, so that all offsets are offsets in the document's UTF-8 form (without a byte order mark);
/// bounds are ours; nothing is ever loaded besides the document.
///
/// Where a DOCTYPE is allowed, entities of the internal subset are expanded, within bounds, and the defaults that it
/// declares for attributes are filled in like attributes that were written; an external subset is not loaded, which
/// is a warning. A reference to an external entity, or to one that only the external subset can declare, keeps the
/// document from being checked.
///
/// Memory: documents of up to 4 MB are held whole. Of larger ones, the part around the batch at work is held: a few
/// hundred kilobytes, unless one piece of markup is larger than that.
public final class XMLReader: PositionResolver {
    private let limits: XMLLimits
    private let names: NameTable
    private let allowDoctype: Bool
    private let tuning: ReaderTuning
    private var parser: ParserContext?
    private var window: InputWindow?
    /// Where the DOCTYPE of the last document stands; nil where it has none, or may not have one.
    public private(set) var doctype: Location?

    /// - Parameters:
    ///   - names: gets the names of all documents that this reader reads.
    ///   - allowDoctype: whether documents may have a DOCTYPE; if not, one makes a document refused.
    public convenience init(limits: XMLLimits = XMLLimits(), names: NameTable, allowDoctype: Bool = false) {
        self.init(limits: limits, names: names, allowDoctype: allowDoctype, tuning: ReaderTuning())
    }

    package init(limits: XMLLimits, names: NameTable, allowDoctype: Bool, tuning: ReaderTuning) {
        self.limits = limits.clamped()
        self.names = names
        self.allowDoctype = allowDoctype
        self.tuning = tuning
    }

    /// Reads one whole document.
    ///
    /// What is wrong with the document is added to `findings`: the first syntax error as an error, what follows from
    /// it as notes, and errors that can be read over, such as an undeclared prefix, each as an error.
    /// - Throws: what the consumer throws, as soon as it does; `WorkError` of kind `input` when the source cannot be
    ///   read.
    @discardableResult
    public func read(
        _ source: ByteReader, into consumer: any XMLEventConsumer, findings: FindingLog
    ) throws -> XMLReadResult {
        try read(
            from: { (room) throws(WorkError) in try source.read(into: room) }, name: source.name,
            knownSize: source.knownSize, into: consumer, findings: findings)
    }

    /// The same from any function that fills a buffer and returns 0 at the end.
    package func read(
        from pull: @escaping (UnsafeMutableRawBufferPointer) throws(WorkError) -> Int, name: String,
        knownSize: Int? = nil, into consumer: any XMLEventConsumer, findings: FindingLog
    ) throws -> XMLReadResult {
        let buffer = window?.releaseBuffer() ?? GrowableBuffer(capacity: 0)
        let window = InputWindow(reusing: buffer, chunk: tuning.chunk, pull: pull)
        self.window = window
        if let knownSize, knownSize < tuning.wholeDocument { window.expect(knownSize) }
        let session = ParseSession(
            window: window, names: names, limits: limits, allowDoctype: allowDoctype, name: name, consumer: consumer,
            findings: findings)
        doctype = nil
        defer { doctype = session.doctype }
        try window.open()
        session.checkOpening()
        if !session.isStopped, !window.isUndecodable, window.isComplete, window.held.count == 0 {
            session.addMalformed(.empty, at: 0)
        } else if !session.isStopped {
            try parse(session, window)
        }
        if let error = session.thrown { throw error }
        return session.isMalformed ? .malformed : session.isRefused ? .refused : .complete
    }

    private func parse(_ session: ParseSession, _ window: InputWindow) throws {
        while !window.isComplete, window.end <= tuning.wholeDocument, try window.fill() {}
        let parser: ParserContext
        if let kept = self.parser, !kept.isWornOut {
            parser = kept
        } else if let fresh = ParserContext(session: session, limits: limits, tuning: tuning) {
            parser = fresh
        } else {
            throw WorkError(.input, code: "input.memory", message: Message("input.memory/document"))
        }
        self.parser = parser
        parser.begin(session)
        defer { parser.end() }
        let isWhole = window.isComplete && !window.isUndecodable && !window.hasLongMarkup && tuning.wholeDocument > 0
        session.isFed = !isWhole
        guard isWhole ? parser.parse(window.held.all) : parser.parseFed() else {
            throw WorkError(.input, code: "input.memory", message: Message("input.memory/document"))
        }
        while let (text, offset) = session.nextPiece(parser.state) {
            let isDone = (text + [0]).withUnsafeBufferPointer {
                parser.resume(UnsafeBufferPointer(rebasing: $0.dropLast()), at: offset)
            }
            guard isDone else {
                throw WorkError(.input, code: "input.memory", message: Message("input.memory/document"))
            }
        }
        session.finish(parser.state, isWellFormed: parser.isWellFormed)
    }

    public func position(at offset: Int) -> Position {
        window?.position(at: offset) ?? Position(line: 1, column: 1)
    }

    public func excerpt(at offset: Int) -> Excerpt? { window?.excerpt(at: offset) }

    public func attribute(_ local: String, isPrefixed: Bool, inTagAt offset: Int) -> Range<Int>? {
        window?.attribute(local, isPrefixed: isPrefixed, inTagAt: offset)
    }

    /// True for documents held whole.
    public var holdsAllPositions: Bool {
        guard let window else { return false }
        return window.isComplete && window.start == 0
    }
}
