import RapporteurDiagnostics

/// What a file is, by its first bytes. The United Nations document system answers some requests with an error page
/// in HTML, and holds files of several eras.
enum InputKind: Sendable, Hashable {
    case text
    case empty
    case xml
    case html
    case pdf
    /// A Word file of 1997 to 2003, a compound file.
    case binaryWord
    /// A Word file with a password, in a compound file.
    case encryptedWord
    case wordPerfect
    case richText
    /// A zip archive: a Word file of today, or another.
    case archive
    case json
    case binary

    init(_ bytes: [UInt8]) {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let body = text.drop { (9...13).contains($0) || $0 == 0x20 }
        let head = String(decoding: body.prefix(512), as: UTF8.self).lowercased()
        if body.isEmpty {
            self = .empty
        } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = Self.contains("EncryptedPackage", bytes) ? .encryptedWord : .binaryWord
        } else if bytes.starts(with: [0xFF, 0x57, 0x50, 0x43]) {
            self = .wordPerfect
        } else if bytes.starts(with: [0x50, 0x4B]) {
            self = .archive
        } else if head.hasPrefix("%pdf") {
            self = .pdf
        } else if head.hasPrefix("{\\rtf") {
            self = .richText
        } else if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<head") {
            self = .html
        } else if head.contains("<?mso-application progid=\"word.document\"") || head.contains("<w:worddocument") {
            // XML that Word of 2003 wrote: a Word file to who has it.
            self = .binaryWord
        } else if head.hasPrefix("<?xml") {
            self = head.contains("<html") || head.contains("<!doctype html") ? .html : .xml
        } else if Self.isMarkup(body) {
            self = .xml
        } else if head.hasPrefix("{\"") {
            self = .json
        } else {
            self = Self.isBinary(bytes) ? .binary : .text
        }
    }

    /// Whether a text is one element from its first sign to its last, as XML without a declaration is.
    private static func isMarkup(_ body: ArraySlice<UInt8>) -> Bool {
        guard body.first == UInt8(ascii: "<"), let second = body.dropFirst().first else { return false }
        let isName = (0x61...0x7A).contains(second | 0x20) || second == 0x5F || second >= 0x80
        return (isName || second == UInt8(ascii: "!")) && body.last(where: { $0 > 0x20 }) == UInt8(ascii: ">")
    }

    /// Whether the directory of a compound file names a stream; names are in UTF-16.
    private static func contains(_ name: String, _ bytes: [UInt8]) -> Bool {
        let wanted = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        // Entries of the directory stand at multiples of 128 bytes, their names first ([MS-CFB] 2.6.1).
        return stride(from: 0, to: bytes.count, by: 128).contains { bytes[$0...].starts(with: wanted) }
    }

    /// Whether there are more control characters than a text has. UTF-16 is text.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        if TextEncoding.utf16(bytes) != nil { return false }
        let sample = bytes.prefix(64 * 1024)
        let controls = sample.reduce(0) { $0 + ($1 < 0x20 && !(9...13).contains($1) && $1 != 0x1A ? 1 : 0) }
        return controls * 200 > sample.count
    }

    /// Why an input of this kind is not imported; nil for text, and for archives, which may be Word files.
    func refusal(name: String) -> Finding? {
        let path: MessageArguments = ["path": .text(name)]
        let (what, hint): (Message, Message)
        switch self {
        case .text, .archive: return nil
        case .empty: (what, hint) = (Message("import.input.empty", path), Message("import.input.empty/hint"))
        case .xml: (what, hint) = (Message("import.input.kind/xml", path), Message("import.input.kind/hint.xml"))
        case .json: (what, hint) = (Message("import.input.kind/json", path), Message("import.input.kind/hint.json"))
        case .html: (what, hint) = (Message("import.input.kind/html", path), Message("import.input.kind/hint.html"))
        case .pdf: (what, hint) = (Message("import.input.kind/pdf", path), Message("import.input.kind/hint.pdf"))
        case .binaryWord: (what, hint) = (Message("import.input.kind/binaryWord", path), Message("import.input.kind/hint.office"))
        case .encryptedWord: (what, hint) = (Message("import.input.kind/encryptedWord", path), Message("import.input.kind/hint.password"))
        case .wordPerfect: (what, hint) = (Message("import.input.kind/wordPerfect", path), Message("import.input.kind/hint.office"))
        case .richText: (what, hint) = (Message("import.input.kind/richText", path), Message("import.input.kind/hint.office"))
        case .binary: (what, hint) = (Message("import.input.kind", path), Message("import.input.kind/hint"))
        }
        let code = self == .empty ? "import.input.empty" : "import.input.kind"
        return Finding(code: code, message: what, hint: hint, location: Location(file: name))
    }
}
