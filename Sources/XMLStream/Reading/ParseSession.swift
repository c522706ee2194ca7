internal import CLibXML2
internal import RapporteurDiagnostics

/// One document being read: everything about it that is not done for each event.
final class ParseSession {
    typealias State = UnsafeMutablePointer<ParseState>

    let window: InputWindow
    let names: NameTable
    let limits: XMLLimits
    let allowDoctype: Bool
    /// Where the DOCTYPE stands, if there is one that is allowed.
    var doctype: Location?
    let name: String
    private let consumer: any XMLEventConsumer
    let findings: FindingLog

    /// What the consumer or the source threw.
    var thrown: (any Error)?
    var isMalformed = false
    var isRefused = false
    /// Set when the parser is to come to an end: it gets no more bytes, and its complaints are not heard.
    var isStopped = false
    var followUps = 0
    var recovery = Recovery()

    /// Whether the document is fed to the parser piece by piece.
    var isFed = false
    var fed = 0
    var fedSilently = 0
    var guardian = MarkupGuard()

    private var newNames = 0
    var expanded = 0
    var attributeDeclarations = 0
    var entityDepths = EntityDepths()

    init(
        window: InputWindow, names: NameTable, limits: XMLLimits, allowDoctype: Bool, name: String,
        consumer: any XMLEventConsumer, findings: FindingLog
    ) {
        self.window = window
        self.names = names
        self.limits = limits
        self.allowDoctype = allowDoctype
        self.name = name
        self.consumer = consumer
        self.findings = findings
    }

    // MARK: Events

    /// Acts on what a callback could not do itself.
    func attend(_ state: State) {
        state.pointee.needsAttention = false
        handOut(state)
        if let (reason, offset) = state.pointee.refusal {
            state.pointee.refusal = nil
            refuse(reason, at: offset)
        }
        if isStopped { stop(state, isBetweenTokens: true) }
    }

    /// Gives the consumer what has been gathered.
    func handOut(_ state: State) {
        if Deadline.hasPassed, thrown == nil {
            thrown = Deadline.error(name)
            isStopped = true
            state.pointee.silent = true
        }
        guard thrown == nil, state.pointee.events.count > 0 else { return }
        let batch = XMLEventBatch(
            events: state.pointee.events.all, attributes: state.pointee.attributes.all,
            namespaces: state.pointee.namespaces.all, bytes: state.pointee.bytes.all)
        do {
            try consumer.consume(batch)
        } catch {
            thrown = error
            isStopped = true
        }
        state.pointee.emptyBatch()
        if isFed { window.settle(open: state.pointee.open.all, upTo: state.pointee.lastEnd) }
    }

    /// Brings the parser to its end.
    ///
    /// - Parameter isBetweenTokens: whether the parser may be told at once, which frees its input.
    func stop(_ state: State, isBetweenTokens: Bool) {
        state.pointee.silent = true
        let context = state.pointee.context
        if isBetweenTokens, context.pointee.depth == 0, context.pointee.inputNr == 1 {
            xmlStopParser(context)
        } else {
            context.pointee.disableSAX = 1
        }
    }

    func countNewName() -> Int {
        newNames += 1
        return newNames
    }

    /// The first offset from `offset` on that is no white space, as far as the window shows.
    func skipWhitespace(from offset: Int, to end: Int) -> Int {
        var offset = max(offset, window.start)
        let end = min(end, window.end)
        while offset < end {
            let byte = window.address(of: offset).pointee
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
            offset += 1
        }
        return offset
    }
}
