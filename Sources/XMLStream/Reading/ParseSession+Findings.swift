internal import CLibXML2
internal import RapporteurDiagnostics

/// What is said of the document.
extension ParseSession {
    func location(_ offset: Int) -> Location {
        // What will not be kept is only counted.
        guard !findings.isFull else { return Location(file: name) }
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
        case .unmarked(let actual):
            // It can be read; others refuse it.
            findings.add(
                Finding(
                    code: "xml.encoding.unmarked", severity: .warning,
                    message: Message("xml.encoding.unmarked", ["actual": .text(actual)]),
                    hint: Message("xml.encoding.unmarked/hint"), location: location(0)))
        case nil: break
        }
        if let version = window.declaration?.version, version != "1.0", version.begins(with: "1.") {
            refuse(.version(version), at: 0)
        }
    }

    /// Takes an error of the parser.
    func report(_ error: UnsafeMutablePointer<xmlError>, _ state: State) {
        guard !isStopped, error.pointee.level != XML_ERR_WARNING, recovery.reopening == 0 else { return }
        // What is wrong with a start tag was said when it was read first.
        guard state.pointee.parserOffset >= recovery.resumedAt else { return }
        if error.pointee.code == Int32(bitPattern: XML_ERR_NO_MEMORY.rawValue) {
            thrown = WorkError(
                .input, code: "input.memory", message: Message("input.memory", ["path": .text(name)]),
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
        if fault.code == "xml.malformed.name", offset > window.start, offset <= window.end {
            // The parser stands behind the sign that it takes for the beginning of markup.
            let before = window.address(of: offset - 1).pointee
            if before == UInt8(ascii: "&") || before == UInt8(ascii: "<") { offset -= 1 }
        }
        if fault.code == "xml.malformed.attribute.value", isTypographicQuote(at: offset) {
            fault.hint = Message("xml.malformed.attribute.value/hint.quotes")
        }
        if fault.code == "xml.malformed.cdata" { offset = endOfCDATA(from: offset) ?? offset }
        switch fault.effect {
        case .skipsContent:
            findings.addNotChecked(
                Finding(code: fault.code, message: fault.message, hint: fault.hint, location: location(offset)))
        case .goesOn:
            if fault.severity == .error { isMalformed = true }
            findings.add(
                Finding(
                    code: fault.code, severity: state.pointee.silent ? .note : fault.severity, message: fault.message,
                    hint: fault.hint, location: location(offset)))
        case .ends:
            if fault.code != SyntaxFault.truncated.code, readsOver(fault, error, at: offset, state) { return }
            if state.pointee.silent {
                followUps += 1
                guard followUps <= 10 else { return }
                fault.severity = .note
            } else if state.pointee.isRecovering {
                // The parser has lost count of what is open, which we have not.
                if fault.code == SyntaxFault.afterRoot.code, plansResumption(at: offset, state) {
                    state.pointee.silent = true
                    return
                }
                if state.pointee.open.count == 0, fault.code == SyntaxFault.truncated.code {
                    state.pointee.silent = true
                    return
                }
                if state.pointee.open.count > 0, fault.code == SyntaxFault.afterRoot.code {
                    fault = .unread
                }
            }
            if fault.code == SyntaxFault.truncated.code { nameOpen(in: &fault, state) }
            state.pointee.silent = true
            addMalformed(fault, at: offset)
        }
    }

    /// Says what the end of the document left open.
    private func nameOpen(in fault: inout SyntaxFault, _ state: State) {
        let count = state.pointee.open.count
        guard count > 0 else { return }
        let name = localName(at: count - 1, state)
        fault.message = Message(
            "xml.malformed.truncated/open", ["name": .text(name), "line": .number(line(of: count - 1, state))])
        fault.hint =
            count == 1
            ? Message("xml.malformed.truncated/hint.open", ["name": .text(name)])
            : Message("xml.malformed.truncated/hint.several", ["name": .text(name), "others": .number(count - 1)])
    }

    /// Whether a quotation mark stands there as word processors write it: “ ” „ ‘ ’ « ».
    private func isTypographicQuote(at offset: Int) -> Bool {
        guard offset >= window.start, offset + 2 < window.end else { return false }
        let bytes = window.address(of: offset)
        return bytes[0] == 0xE2 && bytes[1] == 0x80 && (0x98...0x9F).contains(bytes[2])
            || bytes[0] == 0xC2 && (bytes[1] == 0xAB || bytes[1] == 0xBB)
    }

    /// Where the `]]>` is that the parser found in a text.
    private func endOfCDATA(from offset: Int) -> Int? {
        var place = max(offset, window.start)
        let end = min(window.end - 2, place + 64 << 10)
        while place < end {
            let bytes = window.address(of: place)
            if bytes[0] == UInt8(ascii: "]"), bytes[1] == UInt8(ascii: "]"), bytes[2] == UInt8(ascii: ">") { return place }
            place += 1
        }
        return nil
    }

    private func isAtEnd(_ state: State) -> Bool {
        guard window.isComplete, !window.isUndecodable else { return false }
        let offset = state.pointee.parserOffset
        if offset >= window.end { return true }
        guard offset >= window.start else { return false }
        // A character may be cut off.
        let rest = window.end - offset
        let lead = window.address(of: offset).pointee
        return rest < 4 && (lead >= 0xF0 ? rest < 4 : lead >= 0xE0 ? rest < 3 : lead >= 0xC2 && rest < 2)
    }

    /// Whether the markup at an offset has no end in the document.
    private func isUnfinished(after offset: Int) -> Bool {
        guard window.isComplete, offset >= window.start else { return false }
        // The whole rest is held, so where its last tag ends does not change: looked for once, not for each fault.
        if recovery.lastClose == nil {
            recovery.lastClose = window.held.all.lastIndex(of: UInt8(ascii: ">")).map { $0 + window.start } ?? -1
        }
        return recovery.lastClose.map { $0 < offset } ?? true
    }

    /// The last `<` before an offset, the offset itself where there is none. Faults come in the document's order, so
    /// nothing is looked through twice.
    func tagStart(before offset: Int) -> Int {
        let sought = min(offset, window.end)
        var place = sought - 1
        while place >= window.start {
            let known = recovery.lastTag?.sought == place + 1 ? recovery.lastTag?.start : nil
            // What is no longer held is no place that anything can be said of.
            if let known, known < window.start { return offset }
            if let start = known ?? (window.address(of: place).pointee == UInt8(ascii: "<") ? place : nil) {
                recovery.lastTag = (sought, start)
                return start
            }
            place -= 1
        }
        return offset
    }

    /// The last check, once the parser is done: that it has really read everything.
    func finish(_ state: State, isWellFormed: Bool) {
        handOut(state)
        demoteReferences()
        guard !isStopped, !state.pointee.silent else { return }
        let offset = state.pointee.parserOffset
        if state.pointee.isRecovering {
            guard state.pointee.open.count > 0 else { return }
            guard offset >= window.end else { return addMalformed(.unread, at: max(offset, recovery.resumedAt)) }
            var fault = SyntaxFault.truncated
            nameOpen(in: &fault, state)
            return addMalformed(fault, at: offset)
        }
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
