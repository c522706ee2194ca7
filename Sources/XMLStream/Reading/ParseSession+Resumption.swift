internal import CLibXML2

/// Beginning again where the parser has stopped.
///
/// At each end tag that does not match the parser closes one element too many, and at last the root. The rest of the
/// document is then parsed behind the start tags of what is still open, which put it back where it was.
extension ParseSession {
    private static let mostResumptions = 50

    /// The parser took the root for closed: whether it can begin again.
    func plansResumption(at offset: Int, _ state: State) -> Bool {
        guard state.pointee.open.count > 0, !isFed, doctype == nil, offset < window.end, recovery.resumptions < Self.mostResumptions
        else { return false }
        recovery.resumption = offset
        return true
    }

    /// The text that the parser gets next, and the offset in the document that its first byte stands for. Nil when
    /// there is nothing to begin again.
    func nextPiece(_ state: State) -> (text: [UInt8], offset: Int)? {
        guard let offset = recovery.resumption, !isStopped, thrown == nil else { return nil }
        recovery.resumption = nil
        recovery.resumptions += 1
        recovery.resumedAt = offset
        var text: [UInt8] = []
        for level in 0..<state.pointee.open.count { appendTag(of: state.pointee.open.all[level], to: &text) }
        recovery.reopening = state.pointee.open.count
        let before = text.count
        text.append(contentsOf: UnsafeBufferPointer(start: window.address(of: offset), count: window.end - offset))
        state.pointee.silent = false
        state.pointee.lastEnd = offset
        return (text, offset - before)
    }

    /// The start tag of an open element as it stands there; of a broken one its name and the namespaces it declares.
    private func appendTag(of start: Int, to text: inout [UInt8]) {
        let tag = UnsafeBufferPointer(start: window.address(of: start), count: window.end - start)
        let isBroken = recovery.damaged.contains(start) || recovery.faultyTags.contains(start)
        var place = 1
        while place < tag.count, tag[place] > 0x20, !"<>/\"'=".utf8.contains(tag[place]) { place += 1 }
        text.append(contentsOf: tag[..<place])
        while let attribute = nextAttribute(in: tag, from: &place) {
            if isBroken {
                let isDeclaration = attribute.starts(with: "xmlns=".utf8) || attribute.starts(with: "xmlns:".utf8)
                guard isDeclaration, !attribute.contains(where: { "<&".utf8.contains($0) }) else { continue }
            }
            text.append(0x20)
            text.append(contentsOf: attribute)
        }
        text.append(UInt8(ascii: ">"))
    }

    /// The next attribute of a tag, from its name to its closing quotation mark; nil at the tag's end, or where it
    /// cannot be told.
    private func nextAttribute(in tag: UnsafeBufferPointer<UInt8>, from place: inout Int) -> Slice<UnsafeBufferPointer<UInt8>>? {
        while place < tag.count, tag[place] <= 0x20 { place += 1 }
        let start = place
        var quote: UInt8?
        while place < tag.count {
            let byte = tag[place]
            if let open = quote {
                if byte == open {
                    place += 1
                    return tag[start..<place]
                }
            } else if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "<") {
                return nil
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            place += 1
        }
        return nil
    }
}
