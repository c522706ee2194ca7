internal import CLibXML2
internal import Diagnostics
internal import Glibc

/// One document being read: everything about it that is not done for each event.
final class ParseSession {
    typealias State = UnsafeMutablePointer<ParseState>

    let window: InputWindow
    let names: NameTable
    let limits: XMLLimits
    let allowDoctype: Bool
    private let name: String
    private let consumer: any XMLEventConsumer
    private let findings: FindingLog

    /// What the consumer or the source threw.
    private(set) var thrown: (any Error)?
    private(set) var isMalformed = false
    private(set) var isRefused = false
    /// Set when the parser is to come to an end: it gets no more bytes, and its complaints are not heard.
    private(set) var isStopped = false
    private var followUps = 0

    /// Whether the document is fed to the parser piece by piece.
    var isFed = false
    private var fed = 0
    private var fedSilently = 0
    private var guardian = MarkupGuard()

    private var newNames = 0
    private var expanded = 0
    private var attributeDeclarations = 0
    private var entityDepths = EntityDepths()

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
    private func stop(_ state: State, isBetweenTokens: Bool) {
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

    // MARK: Findings

    func location(_ offset: Int) -> Location {
        let position = window.position(at: offset)
        return Location(
            file: name, line: position.line, column: position.column, excerpt: window.excerpt(at: offset))
    }

    func refuse(_ reason: Refusal, at offset: Int) {
        guard !isStopped else { return }
        isRefused = true
        isStopped = true
        findings.addNotChecked(
            Finding(code: reason.code, message: reason.message, hint: reason.hint, location: location(offset)))
    }

    func addMalformed(_ fault: SyntaxFault, at offset: Int) {
        isMalformed = true
        findings.add(
            Finding(
                code: fault.code, severity: fault.severity, message: fault.message, hint: fault.hint,
                location: location(offset)))
    }

    /// Adds what the first bytes tell.
    func checkOpening() {
        switch window.encodingProblem {
        case .unknown(let name, let offset): return refuse(.unknownEncoding(name), at: offset)
        case .contradiction(let declared, let actual, let offset):
            addMalformed(.contradiction(declared: declared, actual: actual), at: offset)
        case nil: break
        }
        if let version = window.declaration?.version, version != "1.0", version.hasPrefix("1.") {
            refuse(.version(version), at: 0)
        }
    }

    /// Takes an error of the parser.
    func report(_ error: UnsafeMutablePointer<xmlError>, _ state: State) {
        guard !isStopped, error.pointee.level != XML_ERR_WARNING else { return }
        if error.pointee.code == Int32(bitPattern: XML_ERR_NO_MEMORY.rawValue) {
            thrown = WorkError(
                .input, code: "input.memory", message: "There is not enough memory to read \(name).",
                location: Location(file: name))
            isStopped = true
            state.pointee.silent = true
            return
        }
        let isCutOff = isAtEnd(state) || SyntaxFault.isOfMarkup(error) && isUnfinished(after: state.pointee.parserOffset)
        guard var fault = SyntaxFault(error, isAtEnd: isCutOff) else { return }
        // The consumer has seen everything before it learns that something is wrong: findings come in order.
        handOut(state)
        guard !isStopped else { return stop(state, isBetweenTokens: false) }
        var offset = state.pointee.parserOffset
        if fault.concernsTag { offset = tagStart(before: offset) }
        switch fault.effect {
        case .skipsContent:
            findings.addNotChecked(
                Finding(
                    code: fault.code, severity: .warning, message: fault.message, hint: fault.hint,
                    location: location(offset)))
        case .goesOn:
            if fault.severity == .error { isMalformed = true }
            findings.add(
                Finding(
                    code: fault.code, severity: state.pointee.silent ? .note : fault.severity, message: fault.message,
                    hint: fault.hint, location: location(offset)))
        case .ends:
            if state.pointee.silent {
                followUps += 1
                guard followUps <= 10 else { return }
                fault.severity = .note
            }
            state.pointee.silent = true
            addMalformed(fault, at: offset)
        }
    }

    private func isAtEnd(_ state: State) -> Bool {
        guard window.isComplete, !window.isUndecodable else { return false }
        let offset = state.pointee.parserOffset
        if offset >= window.end { return true }
        // A character may be cut off.
        let rest = window.end - offset
        let lead = window.address(of: offset).pointee
        return rest < 4 && (lead >= 0xF0 ? rest < 4 : lead >= 0xE0 ? rest < 3 : lead >= 0xC2 && rest < 2)
    }

    /// Whether the markup at an offset has no end in the document.
    private func isUnfinished(after offset: Int) -> Bool {
        guard window.isComplete, offset >= window.start else { return false }
        return !window.held.all[min(offset - window.start, window.held.count)...].contains(UInt8(ascii: ">"))
    }

    private func tagStart(before offset: Int) -> Int {
        var place = min(offset, window.end) - 1
        while place >= window.start {
            if window.address(of: place).pointee == UInt8(ascii: "<") { return place }
            place -= 1
        }
        return offset
    }

    /// The last check, once the parser is done: that it has really read everything.
    func finish(_ state: State, isWellFormed: Bool) {
        handOut(state)
        guard !isStopped, !state.pointee.silent else { return }
        let offset = state.pointee.parserOffset
        if window.isUndecodable {
            addMalformed(.undecodable, at: window.end)
        } else if offset < window.end || !window.isComplete && (try? window.fill()) == true {
            // The parser takes a zero byte for the end.
            addMalformed(.zeroByte, at: offset)
        } else if !isWellFormed || !state.pointee.sawRoot || state.pointee.open.count > 0 {
            addMalformed(state.pointee.sawRoot ? .other : .noRoot, at: offset)
        }
    }
}

// MARK: Feeding

extension ParseSession {
    /// Gives the parser its next bytes; 0 at the end.
    func feed(_ state: State, into room: UnsafeMutableRawBufferPointer) -> Int {
        guard !isStopped, let target = room.baseAddress else { return 0 }
        var given = 0
        do {
            // The parser looks some bytes ahead and takes a short answer for the end, so it gets all it asks for.
            while given < room.count {
                if fed == window.end, try !window.fill() { break }
                let count = min(room.count - given, window.end - fed)
                (target + given).copyMemory(from: window.address(of: fed), byteCount: count)
                fed += count
                given += count
            }
        } catch {
            thrown = error
            isStopped = true
            state.pointee.silent = true
            return 0
        }
        if given == 0, window.isUndecodable, !state.pointee.silent {
            handOut(state)
            state.pointee.silent = true
            addMalformed(.undecodable, at: window.end)
            isStopped = true
            return 0
        }
        checkUnfinishedMarkup(state, justGiven: given)
        return isStopped ? 0 : given
    }

    private func checkUnfinishedMarkup(_ state: State, justGiven: Int) {
        if state.pointee.silent {
            // After a syntax error some more is read for what may follow from it, but not to the end of a gigabyte.
            fedSilently += justGiven
            window.keepFrom = max(window.keepFrom, fed - (64 << 10))
            if fedSilently > 4 << 20 { isStopped = true }
            return
        }
        let start = state.pointee.lastEnd
        let pending = fed - start
        guard pending > MarkupGuard.threshold else { return }
        let refusal: Refusal?
        switch state.pointee.context.pointee.instate {
        case XML_PARSER_COMMENT, XML_PARSER_PI:
            refusal = pending > limits.valueLength + MarkupGuard.threshold ? .valueLength(limits.valueLength) : nil
        case XML_PARSER_CDATA_SECTION:
            refusal = pending > limits.cdataLength + MarkupGuard.threshold ? .cdata(limits.cdataLength) : nil
        case XML_PARSER_DTD:
            refusal = pending > limits.doctypeLength + MarkupGuard.threshold ? .doctypeLength(limits.doctypeLength) : nil
        default:
            refusal =
                pending > 4 * limits.valueLength
                ? .valueLength(limits.valueLength)
                : guardian.check(window.address(of: start), start: start, end: fed, limits: limits)
        }
        guard let refusal else { return }
        handOut(state)
        refuse(refusal, at: skipWhitespace(from: start, to: fed))
        state.pointee.silent = true
    }
}

// MARK: DOCTYPE

extension ParseSession {
    /// Whether the declaration may be read on.
    func beginDoctype(_ state: State) -> Bool {
        guard !isStopped, !state.pointee.silent else { return false }
        guard allowDoctype else {
            handOut(state)
            refuse(.doctype, at: tagStart(before: state.pointee.parserOffset))
            stop(state, isBetweenTokens: true)
            return false
        }
        xmlSAX2StartDocument(state.pointee.context)
        return true
    }

    func endDoctype(_ state: State, systemID: UnsafePointer<UInt8>?) {
        guard !isStopped, !state.pointee.silent else { return }
        if let systemID {
            findings.addNotChecked(
                Finding(
                    code: "xml.doctype.external", severity: .warning,
                    message: "The document's DTD \"\(String(cString: systemID))\" is never loaded.",
                    hint: "What it declares, entities and defaults of attributes, is missing here.",
                    location: location(tagStart(before: state.pointee.parserOffset))))
        }
        let length = state.pointee.parserOffset - state.pointee.lastEnd
        if length > limits.doctypeLength {
            refuse(.doctypeLength(limits.doctypeLength), at: state.pointee.lastEnd)
            stop(state, isBetweenTokens: true)
        }
    }

    func countAttributeDeclaration(_ state: State) {
        attributeDeclarations += 1
        guard attributeDeclarations > limits.attributesPerElement, !isStopped else { return }
        refuse(.doctypeLength(limits.doctypeLength), at: state.pointee.parserOffset)
        stop(state, isBetweenTokens: false)
    }

    /// Lets a reference to an entity through if bounds allow; every expansion, also within another, comes by here.
    func entity(_ entity: xmlEntityPtr?, _ state: State) -> xmlEntityPtr? {
        guard !isStopped, let entity else { return nil }
        let refusal: Refusal?
        switch entity.pointee.etype {
        case XML_EXTERNAL_GENERAL_PARSED_ENTITY, XML_EXTERNAL_PARAMETER_ENTITY:
            refusal = .externalEntity(String(cString: entity.pointee.name))
        case XML_EXTERNAL_GENERAL_UNPARSED_ENTITY, XML_INTERNAL_PREDEFINED_ENTITY:
            refusal = nil
        default:
            refusal =
                !mayExpand(by: Int(entity.pointee.length) + 16)
                ? .entityExpansion(limits.entityExpansion)
                : entityDepths.depth(of: entity, in: state.pointee.context, limit: limits.entityDepth)
                    > limits.entityDepth ? .entityDepth(limits.entityDepth) : nil
        }
        guard let refusal else { return entity }
        handOut(state)
        refuse(refusal, at: state.pointee.lastEnd)
        stop(state, isBetweenTokens: false)
        return nil
    }

    func mayExpand(by count: Int) -> Bool {
        expanded += count
        return expanded <= limits.entityExpansion
    }
}
