internal import CLibXML2
internal import RapporteurDiagnostics

/// Reading on after a syntax error, so that one run finds the next one too, and what the schema has to say.
///
/// The parser's own idea of what is open is of no use once tags do not match: it closes the innermost element at
/// whatever end tag. Ours looks at names, and a little ahead, and closes what the author is likely to have meant.
extension ParseSession {
    /// Takes an error that can be read over; false for one that cannot.
    func readsOver(
        _ fault: SyntaxFault, _ error: UnsafeMutablePointer<xmlError>, at offset: Int, _ state: State
    ) -> Bool {
        guard !state.pointee.silent, state.pointee.context.pointee.inputNr == 1, let kind = Recovery.kind(error) else {
            return false
        }
        let tag = tagStart(before: state.pointee.parserOffset)
        // A `<` in a value, taken for the beginning of a tag.
        if tag == recovery.falseTag, kind == .text, offset <= tag + 2 { return true }
        let isConsequence = tag == recovery.faultyTag || tag == recovery.falseTag
        switch kind {
        case .endTag:
            // What to make of it is decided when the end tag itself is handed over, which it is next.
            recovery.writtenEnd = error.pointee.str2.map { String(cString: $0) } ?? ""
        case .tag:
            if isConsequence { break }
            recovery.tagFaults += 1
            if isGivenUp(at: offset, state) { break }
            guard error.pointee.code != Int32(bitPattern: XML_ERR_INTERNAL_ERROR.rawValue) else { return false }
            // Before the root is open there is nothing to find the way back to.
            guard state.pointee.open.count > 0 || !state.pointee.sawRoot else { return false }
            recovery.faultyTag = tag
            recovery.faultyTags.insert(tag)
            if error.pointee.code == Int32(bitPattern: XML_ERR_LT_IN_ATTRIBUTE.rawValue), isQuoted(at: offset) {
                recovery.falseTag = offset
            }
            addMalformed(fault, at: offset)
        case .text:
            guard state.pointee.open.count > 0 || isInsideTag(offset, from: tag) else { return false }
            // The parser may look at the same character twice.
            guard offset != recovery.lastInText else { break }
            recovery.lastInText = offset
            recovery.textFaults += 1
            if isGivenUp(at: offset, state) { break }
            if isInsideTag(offset, from: tag) {
                recovery.faultyTags.insert(tag)
                if error.pointee.code == Int32(bitPattern: XML_ERR_INVALID_CHAR.rawValue) { recovery.faultyTag = tag }
            }
            addMalformed(fault, at: offset)
        }
        isMalformed = true
        state.pointee.isRecovering = true
        return true
    }

    /// Whether there have been so many faults that nothing more is looked for.
    private func isGivenUp(at offset: Int, _ state: State) -> Bool {
        guard recovery.tagFaults > Recovery.mostTagFaults || recovery.textFaults > Recovery.mostTextFaults else {
            return false
        }
        addMalformed(.unread, at: offset)
        state.pointee.silent = true
        return true
    }

    private func isInsideTag(_ offset: Int, from tag: Int) -> Bool {
        guard tag >= window.start, tag < offset, offset <= window.end else { return false }
        // Faults come in the document's order: what was looked through for the last one holds no `>`, or the first is known.
        var known = recovery.lastInTag
        if known.tag != tag || known.sought > offset { known = (tag, tag, nil) }
        defer { recovery.lastInTag = known }
        if let end = known.end { return end >= offset }
        let rest = UnsafeBufferPointer(start: window.address(of: known.sought), count: offset - known.sought)
        known.end = rest.firstIndex(of: UInt8(ascii: ">")).map { known.sought + $0 }
        known.sought = offset
        return known.end == nil
    }

    /// Whether a quotation mark comes before the tag's end, so that a `<` there stands in a value.
    private func isQuoted(at offset: Int) -> Bool {
        var place = offset + 1
        while place < window.end {
            switch window.address(of: place).pointee {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
            case UInt8(ascii: ">"), UInt8(ascii: "<"), 0x0A: return false
            default: place += 1
            }
        }
        return false
    }

    // MARK: Events

    func startRecovering(_ state: State, _ start: (State) -> Void) {
        guard !state.pointee.silent else { return }
        if recovery.reopening > 0 {
            recovery.reopening -= 1
            if state.pointee.parserOffset < recovery.resumedAt { return }
            // The tags to be read again were not what they were.
            addMalformed(.unread, at: recovery.resumedAt)
            state.pointee.silent = true
            return
        }
        recovery.isInTagRest = false
        let offset = tagStart(before: state.pointee.parserOffset)
        if offset == recovery.falseTag {
            recovery.isInTagRest = true
            return
        }
        if state.pointee.open.count == 0, state.pointee.sawRoot {
            state.pointee.silent = true
            return addMalformed(.afterRoot, at: offset)
        }
        state.pointee.isDamaged = false
        let before = findings.findings.count
        start(state)
        guard state.pointee.isDamaged || offset == recovery.faultyTag, !state.pointee.silent else { return }
        if state.pointee.isDamaged {
            recovery.damaged.insert(offset)
            let next = state.pointee.parserOffset
            recovery.isInTagRest =
                next < window.end && (window.address(of: next).pointee != UInt8(ascii: "<") || next == recovery.falseTag)
        }
        // Attributes after the fault were not read, and it may be in the value of one.
        handOut(state)
        findings.removeLast(downTo: before) { $0.code == "xsd.attribute.missing" }
        demote(from: before) { $0.code.begins(with: "xsd.value.") }
    }

    func textRecovering(_ state: State, _ text: UnsafePointer<UInt8>, _ count: Int) {
        guard !state.pointee.silent, state.pointee.open.count > 0, recovery.reopening == 0 else { return }
        guard recovery.isInTagRest else { return state.pointee.text(text, count, isCDATA: false) }
        let bytes = UnsafeBufferPointer(start: text, count: count)
        guard let close = bytes.firstIndex(of: UInt8(ascii: ">")) else { return state.pointee.passed() }
        recovery.isInTagRest = false
        if close > 0, bytes[close - 1] == UInt8(ascii: "/") { state.pointee.close(at: state.pointee.lastEnd) }
        state.pointee.text(text + close + 1, count - close - 1, isCDATA: false)
    }

    /// Decides what an end tag ends.
    func endRecovering(_ state: State, _ local: UnsafePointer<UInt8>, _ end: (State) -> Void) {
        guard !state.pointee.silent, recovery.reopening == 0 else { return }
        recovery.isInTagRest = false
        if state.pointee.isEmptyElement { return end(state) }
        let isMismatch = recovery.writtenEnd != nil
        let written = localPart(recovery.writtenEnd ?? String(cString: local))
        recovery.writtenEnd = nil
        let start = tagStart(before: state.pointee.parserOffset)
        if start == recovery.faultyTag { recovery.isInTagRest = true }
        state.pointee.passed()
        let top = state.pointee.open.count - 1
        guard top >= 0 else { return }
        if localName(at: top, state) == written {
            if isMismatch, state.pointee.context.pointee.nameNr == Int32(top + 1) {
                addMalformed(.wrongEnd(written, of: written, line: line(of: top, state)), at: start)
            }
            return closeDamaged(state, at: start)
        }
        recovery.tagFaults += 1
        if isGivenUp(at: start, state) { return }
        // What follows this tag: the end tags of what is open now, as far as one can see.
        let room = min(max(window.end - state.pointee.lastEnd, 0), Recovery.lookAheadAtOnce, recovery.lookAhead)
        var scanner = TagScanner(
            UnsafeBufferPointer(start: window.address(of: min(state.pointee.lastEnd, window.end)), count: room), from: 0)
        let next = scanner.nextEnd()
        let afterNext = next == localName(at: top, state) ? scanner.nextEnd() : nil
        recovery.lookAhead -= scanner.index
        let parent = top > 0 ? localName(at: top - 1, state) : nil
        let isStray = next == localName(at: top, state) && (afterNext == parent || next != parent && afterNext == nil)

        if let match = (0..<top).last(where: { localName(at: $0, state) == written }), !isStray || afterNext == written {
            closeUnended(downTo: match, written, at: start, state)
        } else if let early = recovery.closedEarly.lastIndex(of: written) {
            // The swapped end tag of an element that was closed already.
            recovery.closedEarly.remove(at: early)
        } else if !isStray, next == nil || next == parent {
            recovery.damaged.remove(state.pointee.open.all[top])
            addMalformed(
                .wrongEnd(written, of: localName(at: top, state), line: line(of: top, state)), at: start)
            state.pointee.close(at: start)
        } else {
            handOut(state)
            demoteText(before: start, in: top, state)
            addMalformed(.strayEnd(written, in: localName(at: top, state), line: line(of: top, state)), at: start)
        }
    }

    /// The text of an element without a start tag stands in its parent, where it was found to be stray.
    private func demoteText(before start: Int, in level: Int, _ state: State) {
        let parent = window.position(at: state.pointee.open.all[level])
        let tag = window.position(at: tagStart(before: start))
        guard let index = findings.findings.lastIndex(where: { $0.code == "xsd.text.unexpected" }),
            let line = findings.findings[index].location.line, let column = findings.findings[index].location.column,
            (line, column) > (parent.line, parent.column), (line, column) >= (tag.line, tag.column)
        else { return }
        findings.update(at: index) { $0.severity = .note }
    }

    /// Closes the innermost element; what a broken start tag took from its content is no fault of its own.
    private func closeDamaged(_ state: State, at start: Int) {
        let isDamaged = recovery.damaged.remove(state.pointee.open.all[state.pointee.open.count - 1]) != nil
        guard isDamaged else { return state.pointee.close(at: start) }
        handOut(state)
        let before = findings.findings.count
        state.pointee.close(at: start)
        handOut(state)
        demote(from: before) { $0.code.begins(with: "xsd.value.") || $0.code == "xsd.element.missing" }
    }

    /// At the end: where elements were not closed, keys may not have been looked at.
    func demoteReferences() {
        guard recovery.hasClosedUnended else { return }
        demote(from: 0) { $0.code == "xsd.keyref.unresolved" || $0.code == "xsd.idref.unresolved" }
    }

    /// Closes an element whose end tag has come, and those in it whose end tags have not.
    private func closeUnended(downTo match: Int, _ written: String, at start: Int, _ state: State) {
        handOut(state)
        recovery.hasClosedUnended = true
        let open = state.pointee.open.all
        let unended = ((match + 1)..<open.count).filter { !recovery.damaged.contains(open[$0]) }
        let outermost = window.position(at: open[match + 1])
        if let last = unended.last {
            addMalformed(
                .unended(
                    localName(at: last, state), line: line(of: last, state), before: written, others: unended.count - 1),
                at: start)
        }
        let before = findings.findings.count
        for level in ((match + 1)..<open.count).reversed() {
            if recovery.closedEarly.count < 16 { recovery.closedEarly.append(localName(at: level, state)) }
            state.pointee.close(at: start)
        }
        state.pointee.close(at: start)
        handOut(state)
        // What stood in an element only because it was not ended, and what its parents lack therefore.
        demote(from: before) { $0.code.begins(with: "xsd.element") }
        demote(from: 0) {
            guard let line = $0.location.line, let column = $0.location.column else { return false }
            return ($0.code.begins(with: "xsd.element") || $0.code == "xsd.text.unexpected")
                && (line, column) >= (outermost.line, outermost.column)
        }
    }

    // MARK: Names and places

    private func demote(from index: Int, _ isConsequence: (Finding) -> Bool) {
        guard index < findings.findings.count else { return }
        for index in index..<findings.findings.count {
            let finding = findings.findings[index]
            if finding.severity != .note, isConsequence(finding) { findings.update(at: index) { $0.severity = .note } }
        }
    }

    func localName(at level: Int, _ state: State) -> String {
        names[state.pointee.openNames.all[level]].local
    }

    func line(of level: Int, _ state: State) -> Int { window.position(at: state.pointee.open.all[level]).line }

    private func localPart(_ name: String) -> String {
        name.pieces(between: ":", keepingEmpty: true).last.map(String.init) ?? name
    }
}
