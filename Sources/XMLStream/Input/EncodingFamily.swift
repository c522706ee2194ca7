internal import RapporteurDiagnostics

/// How a document's code units look, as far as its first four bytes tell (XML 1.0, appendix F).
enum EncodingFamily: Sendable {
    /// Bytes whose lower half is ASCII: UTF-8 unless the declaration names another.
    case ascii
    case utf16Little, utf16Big, utf32Little, utf32Big
    case ebcdic

    /// What iconv calls it; nil where the declaration has to say.
    var iconvName: String? {
        switch self {
        case .ascii: nil
        case .utf16Little: "UTF-16LE"
        case .utf16Big: "UTF-16BE"
        case .utf32Little: "UTF-32LE"
        case .utf32Big: "UTF-32BE"
        case .ebcdic: "IBM037"
        }
    }

    /// Reads a byte order mark, or guesses from how `<` and `?` are coded.
    ///
    /// - Returns: the family, and the length of the byte order mark, 0 if there is none.
    static func detect(_ head: some Collection<UInt8>) -> (family: EncodingFamily, mark: Int) {
        let bytes = Array(head.prefix(4))
        func begins(_ pattern: UInt8...) -> Bool { bytes.starts(with: pattern) }
        if begins(0xEF, 0xBB, 0xBF) { return (.ascii, 3) }
        if begins(0xFF, 0xFE, 0, 0) { return (.utf32Little, 4) }
        if begins(0, 0, 0xFE, 0xFF) { return (.utf32Big, 4) }
        if begins(0xFF, 0xFE) { return (.utf16Little, 2) }
        if begins(0xFE, 0xFF) { return (.utf16Big, 2) }
        if begins(0x3C, 0, 0, 0) { return (.utf32Little, 0) }
        if begins(0, 0, 0, 0x3C) { return (.utf32Big, 0) }
        // `<` followed by any ASCII character: documents without a declaration have no `?` there.
        if bytes.count == 4, bytes[0] == 0x3C, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return (.utf16Little, 0) }
        if bytes.count == 4, bytes[0] == 0, bytes[1] == 0x3C, bytes[2] == 0, bytes[3] != 0 { return (.utf16Big, 0) }
        if begins(0x4C, 0x6F, 0xA7, 0x94) { return (.ebcdic, 0) }
        return (.ascii, 0)
    }

    /// Whether a declared encoding can be what the code units look like.
    ///
    /// - Parameter marked: whether a byte order mark settled it, which for `ascii` means UTF-8.
    func agrees(with declared: String, marked: Bool) -> Bool {
        let name = declared.uppercased()
        switch self {
        case .ascii: return marked ? Self.isUTF8(name) : !Self.isWide(name)
        case .utf16Little: return Self.utf16.contains(name) || name == "UTF-16LE"
        case .utf16Big: return Self.utf16.contains(name) || name == "UTF-16BE"
        case .utf32Little: return Self.utf32.contains(name) || name == "UTF-32LE" || name == "UCS-4LE"
        case .utf32Big: return Self.utf32.contains(name) || name == "UTF-32BE" || name == "UCS-4BE"
        case .ebcdic: return !Self.isUTF8(name) && !Self.isWide(name)
        }
    }

    static func isUTF8(_ name: String) -> Bool {
        let name = name.uppercased()
        return name == "UTF-8" || name == "UTF8"
    }

    private static let utf16: ExactSet = ["UTF-16", "UTF16", "UCS-2", "UCS2", "ISO-10646-UCS-2", "UNICODE"]
    private static let utf32: ExactSet = ["UTF-32", "UTF32", "UCS-4", "UCS4", "ISO-10646-UCS-4"]

    private static func isWide(_ name: String) -> Bool {
        utf16.contains(name) || utf32.contains(name) || name.begins(with: "UTF-16") || name.begins(with: "UTF-32")
            || name.begins(with: "UCS-2") || name.begins(with: "UCS-4")
    }
}
