internal import RapporteurDiagnostics

extension InputWindow {
    /// Finds out the encoding and has the first piece of the document at hand.
    func open() throws(WorkError) {
        while held.count < 4, try fill() {}
        let (family, mark) = EncodingFamily.detect(held.all)
        if family == .ascii {
            dropMark(mark)
            try openByDeclaration(marked: mark > 0)
        } else {
            carried = takeHeld()
            carried.removeFirst(mark)
            try openWide(family, marked: mark > 0)
        }
    }

    private func readHead() throws(WorkError) {
        while held.count < XMLDeclaration.longest {
            let couldDeclare = zip(held.all, "<?xml".utf8).allSatisfy { $0 == $1 }
            guard couldDeclare, XMLDeclaration(held.all) == nil, try fill() else { break }
        }
        declaration = XMLDeclaration(held.all)
    }

    private func openByDeclaration(marked: Bool) throws(WorkError) {
        try readHead()
        guard let declared = declaration?.encoding else { return }
        let offset = declaration?.encodingOffset ?? 0
        guard EncodingFamily.ascii.agrees(with: declared, marked: marked) else {
            encodingProblem = .contradiction(declared: declared, actual: "UTF-8", offset: offset)
            return
        }
        guard !EncodingFamily.isUTF8(declared) else { return }
        guard XMLDeclaration.isEncodingName(declared), let decoder = TextDecoder(encoding: declared) else {
            encodingProblem = .unknown(name: declared, offset: offset)
            return
        }
        carried = takeHeld()
        self.decoder = decoder
        _ = try fill()
    }

    private func openWide(_ family: EncodingFamily, marked: Bool) throws(WorkError) {
        var name = family.iconvName ?? "UTF-8"
        if family == .ebcdic, let declared = ebcdicDeclaration(), XMLDeclaration.isEncodingName(declared) {
            name = declared
        }
        guard let decoder = TextDecoder(encoding: name) else {
            encodingProblem = .unknown(name: name, offset: 0)
            return
        }
        self.decoder = decoder
        _ = try fill()
        try readHead()
        guard let declaration, let declared = declaration.encoding else {
            if !marked { encodingProblem = .unmarked(actual: name) }
            return
        }
        if !family.agrees(with: declared, marked: marked) {
            encodingProblem = .contradiction(declared: declared, actual: name, offset: declaration.encodingOffset)
        }
    }

    /// Reads the declaration in the characters that all EBCDIC code pages share.
    private func ebcdicDeclaration() -> String? {
        guard let decoder = TextDecoder(encoding: "IBM037") else { return nil }
        var text = GrowableBuffer<UInt8>(capacity: 2048)
        defer { text.deallocate() }
        let head = Array(carried.prefix(XMLDeclaration.longest))
        _ = try? decoder.decode(
            from: { (room) throws(WorkError) in
                head.withUnsafeBytes { room.copyMemory(from: $0) }
                return head.count
            }, into: &text)
        return XMLDeclaration(text.all)?.encoding
    }
}
