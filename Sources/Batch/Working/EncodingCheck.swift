import RapporteurDiagnostics

/// Text that was decoded wrongly on its way: UTF-8 read as Latin-1 and written again (“CÃ´te”), or declared to be Latin-1.
///
/// XML and schema find nothing wrong with it. The first 8 MB of the document are looked through; one that can be read once
/// only is left alone.
enum EncodingCheck {
    /// One warning for a document, at the first place, counting all.
    static func finding(in source: DocumentSource) -> Finding? {
        guard source.format == .xml, source.isRepeatable, source.size > 0, let reader = try? source.open(),
            let bytes = try? reader.peek(min(source.size, 8 << 20))
        else { return nil }
        // A letter that is cut in two is no fault of the document's.
        var whole = bytes
        while let last = whole.last, last >= 0x80, whole.count < source.size { whole.removeLast() }
        return whole.withUnsafeBufferPointer { bytes in
            declaresLatin(bytes) ? declaredLatin(bytes, source.name) : decodedTwice(bytes, source.name)
        }
    }

    // MARK: UTF-8 that calls itself Latin-1

    private static func declaresLatin(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self).lowercased()
        guard head.begins(with: "<?xml"), let found = head.firstMatch(of: #/encoding\s*=\s*["']([a-z0-9_-]+)["']/#) else { return false }
        return ["iso-8859-1", "iso-8859-15", "latin1", "windows-1252"].contains(String(found.1))
    }

    private static func declaredLatin(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) -> Finding? {
        guard let first = bytes.firstIndex(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) != nil else {
            return nil
        }
        return Finding(
            code: "xml.encoding.utf8", severity: .warning, message: Message("xml.encoding.utf8"),
            hint: Message("xml.encoding.utf8/hint"), location: location(of: first, in: bytes, name))
    }

    // MARK: UTF-8 that was read as Latin-1 and written again

    private static func decodedTwice(_ bytes: UnsafeBufferPointer<UInt8>, _ name: String) -> Finding? {
        var first: Int?
        var count = 0
        var index = 0
        while let next = bytes[index...].firstIndex(of: 0xC3) {
            let length = mistaken(bytes, at: next)
            if length > 0 {
                first = first ?? next
                count += 1
            }
            index = next + max(length, 1)
        }
        guard let first else { return nil }
        let length = mistaken(bytes, at: first)
        let sample = String(decoding: bytes[first..<(first + length)], as: UTF8.self)
        let hint =
            meant(sample).map { Message("xml.encoding.twice/hint", ["sample": .quoted(sample), "meant": .quoted($0)]) }
            ?? Message("xml.encoding.twice/hint.copy")
        var found = Finding(
            code: "xml.encoding.twice", severity: .warning, message: Message("xml.encoding.twice", ["sample": .quoted(sample)]),
            hint: hint, location: location(of: first, in: bytes, name))
        found.count = count
        return found
    }

    /// How many bytes at a place are Ã, Â, Ð or Ñ and what Latin-1 or Windows make of a continuation byte, or “â€” and
    /// what follows; 0 for none.
    private static func mistaken(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard index + 3 < bytes.count else { return 0 }
        let (lead, next, last) = (bytes[index + 1], bytes[index + 2], bytes[index + 3])
        // â€ begins the quotation marks and dashes.
        if lead == 0xA2, next == 0xE2, last == 0x82, index + 5 < bytes.count, bytes[index + 4] == 0xAC {
            return 5 + scalarLength(bytes, at: index + 5)
        }
        guard [0x82, 0x83, 0x90, 0x91].contains(lead), next == 0xC2, (0x80...0xBF).contains(last) else { return 0 }
        // A quotation mark may close behind a capital.
        return last == 0xBB || last == 0xAB ? 0 : 4
    }

    private static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        var end = index + 1
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        return end - index
    }

    /// What two letters were before, where both are bytes of Latin-1.
    private static func meant(_ sample: String) -> String? {
        let values = sample.unicodeScalars.map(\.value)
        guard values.allSatisfy({ $0 < 0x100 }) else { return nil }
        return String(validating: values.map { UInt8($0) }, as: UTF8.self)
    }

    private static func location(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>, _ name: String) -> Location {
        let line = bytes[..<offset].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let start = bytes[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = bytes[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        let before = Array(String(decoding: bytes[start..<offset], as: UTF8.self).unicodeScalars)
        let after = Array(String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars)
        let isCut = (before: before.count > Excerpt.width, after: after.count > Excerpt.width)
        let shown = (isCut.before ? ["…"] : []) + before.suffix(Excerpt.width) + after.prefix(Excerpt.width) + (isCut.after ? ["…"] : [])
        var location = Location(file: name, line: line, column: before.count + 1)
        location.end = Position(line: line, column: before.count + 3)
        location.excerpt = Excerpt(
            text: String(String.UnicodeScalarView(shown)), caret: min(before.count, Excerpt.width) + (isCut.before ? 1 : 0))
        return location
    }
}
