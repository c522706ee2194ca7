/// The bytes of a page: markup of ours, and text in which nothing can be taken for markup.
struct MarkupBuffer {
    private(set) var bytes: [UInt8] = []

    /// Adds markup as it is.
    mutating func markup(_ text: String) { bytes += text.utf8 }

    /// Adds text of a document, for content and for attributes in double quotes.
    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": markup("&amp;")
            case "<": markup("&lt;")
            case ">": markup("&gt;")
            case "\"": markup("&quot;")
            case "\u{20}"..."\u{7E}": bytes.append(UInt8(scalar.value))
            default:
                if let replacement = ShownText.replacement(scalar) { markup(replacement) } else { bytes += UTF8.encode(scalar)! }
            }
        }
    }

    /// Adds an attribute, where there is a value.
    mutating func attribute(_ name: String, _ value: String?) {
        guard let value else { return }
        markup(" \(name)=\"")
        text(value)
        markup("\"")
    }
}
