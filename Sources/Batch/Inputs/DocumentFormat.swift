/// What a document is written in.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
    case xml, json

    /// The one it is converted to when nobody says.
    public var other: DocumentFormat { self == .xml ? .json : .xml }

    /// How many bytes recognition looks at.
    static let peekLength = 512

    /// Recognises a format by a document's first bytes, and by the name where they say nothing.
    ///
    /// - Returns: nil when neither tells.
    static func recognise(_ start: ArraySlice<UInt8>, name: String) -> DocumentFormat? {
        ForeignFormat.recognise(start) == nil ? byContent(start) ?? byName(name) : nil
    }

    /// The format that a file's extension stands for; capitals count alike.
    static func byName(_ name: String) -> DocumentFormat? {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "xml", "akn": return .xml
        case "json": return .json
        default: return nil
        }
    }

    private static func byContent(_ start: ArraySlice<UInt8>) -> DocumentFormat? {
        // Zero bytes are the other halves of UTF-16 and UTF-32; byte order marks say nothing about the format.
        let marks: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00]
        let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        switch start.first(where: { !marks.contains($0) && !space.contains($0) }) {
        case UInt8(ascii: "<"): return .xml
        case UInt8(ascii: "{"), UInt8(ascii: "["): return .json
        // "<?xml" in EBCDIC.
        case 0x4C where start.starts(with: [0x4C, 0x6F, 0xA7, 0x94]): return .xml
        default: return nil
        }
    }
}
