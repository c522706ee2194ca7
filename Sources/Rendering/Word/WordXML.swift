/// XML as the parts of a Word file are written in; text stays as it is, but for what markup could take for its own.
struct WordXML {
    private(set) var bytes: [UInt8] = []

    mutating func markup(_ text: String) { bytes += text.utf8 }

    mutating func append(_ other: WordXML) { bytes += other.bytes }

    /// Adds text of a document, for content and for attributes in double quotes.
    mutating func text(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): markup("&amp;")
            case UInt8(ascii: "<"): markup("&lt;")
            case UInt8(ascii: ">"): markup("&gt;")
            case UInt8(ascii: "\""): markup("&quot;")
            default: bytes.append(byte)
            }
        }
    }

    static func escaped(_ text: String) -> String {
        var xml = WordXML()
        xml.text(text)
        return String(decoding: xml.bytes, as: UTF8.self)
    }

    static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}
