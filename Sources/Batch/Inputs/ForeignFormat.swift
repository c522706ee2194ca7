import RapporteurDiagnostics

/// What a file is that is neither XML nor JSON, by its first bytes, so that it can be called by its name.
enum ForeignFormat: Sendable, Hashable, CaseIterable {
    case pdf, html, richText, binaryWord, wordPerfect, archive, picture, text, binary

    /// - Returns: nil for what may be XML or JSON.
    static func recognise(_ start: ArraySlice<UInt8>) -> ForeignFormat? {
        let bytes = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start
        let head = String(decoding: bytes.drop { $0 <= 0x20 && $0 != 0 }.prefix(512), as: UTF8.self).lowercased()
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .binaryWord }
        if bytes.starts(with: [0xFF, 0x57, 0x50, 0x43]) { return .wordPerfect }
        if head.begins(with: "%pdf") { return .pdf }
        if head.begins(with: "{\\rtf") { return .richText }
        // XHTML is XML, and has a namespace.
        if head.begins(with: "<!doctype html") || head.begins(with: "<html"), !head.utf8.contains("xmlns".utf8) { return .html }
        let archives: [[UInt8]] = [[0x50, 0x4B], [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A], [0x37, 0x7A, 0xBC], [0x52, 0x61, 0x72, 0x21]]
        if archives.contains(where: { bytes.starts(with: $0) }) { return .archive }
        let pictures: [[UInt8]] = [[0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x47, 0x49, 0x46, 0x38], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A]]
        if pictures.contains(where: { bytes.starts(with: $0) }) { return .picture }
        return nil
    }

    /// What is said of a file of this format, or of one that nothing is known of.
    static func finding(_ format: ForeignFormat?, path: String, start: ArraySlice<UInt8> = []) -> Finding {
        let (message, hint): (Message, Message) =
            switch format {
            case .pdf: (Message("input.format/pdf"), Message("input.format/hint.pdf"))
            case .html: (Message("input.format/html"), Message("input.format/hint.html"))
            case .richText: (Message("input.format/richText"), Message("input.format/hint.office"))
            case .binaryWord: (Message("input.format/binaryWord"), Message("input.format/hint.office"))
            case .wordPerfect: (Message("input.format/wordPerfect"), Message("input.format/hint.office"))
            case .archive: (Message("input.format/archive"), Message("input.format/hint.archive"))
            case .picture: (Message("input.format/picture"), Message("input.format/hint"))
            case .text: (Message("input.format/text"), Message("input.format/hint.text"))
            case .binary, nil: (Message("input.format"), Message("input.format/hint"))
            }
        return Finding(code: "input.format", message: message, hint: hint, location: Location(file: path))
    }

    /// Text without markup, or anything else, for what no format was found of.
    static func rest(_ start: ArraySlice<UInt8>) -> ForeignFormat {
        let isText = !start.isEmpty && !start.contains { $0 < 0x20 && !(9...13).contains($0) }
        return isText ? .text : .binary
    }
}
