internal import CLibXML2
internal import RapporteurDiagnostics

/// Feeding the parser a document that is not held whole, and watching what it makes of it.
extension ParseSession {
    /// Gives the parser its next bytes; 0 at the end.
    func feed(_ state: State, into room: UnsafeMutableRawBufferPointer) -> Int {
        guard !isStopped, let target = room.baseAddress else { return 0 }
        state.pointee.keepCountSmall()
        var given = 0
        do {
            try Deadline.check(name)
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
