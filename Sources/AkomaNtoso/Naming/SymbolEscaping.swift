internal import RapporteurDiagnostics

/// How symbols become numbers of names, and parts of web addresses.
enum SymbolEscaping {
    /// The number of a document in its name: without the asterisk of a reissue, `/` as `-`, a space as `_`, letters,
    /// digits, full stops, parentheses and hyphens as they are, anything else percent-encoded. It cannot be undone.
    static func number(_ symbol: String) -> String {
        var bytes = Array(symbol.utf8)
        while bytes.last == UInt8(ascii: "*") || bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return encoded(bytes, keeping: "-.()") { byte in
            switch byte {
            case UInt8(ascii: "/"): "-"
            case UInt8(ascii: " "): "_"
            default: nil
            }
        }
    }

    /// The number of a resolution in its name: for A/RES/56/170 the logical 56-170.
    static func resolutionNumber(_ symbol: String) -> String {
        let parts = symbol.pieces(between: "/", atMost: 2, keepingEmpty: true)
        guard parts.count == 3, parts[1] == "RES" || parts[1] == "DEC" else { return number(symbol) }
        return number(String(parts[2]))
    }

    /// A symbol or code in an address, undone by `decoded(_:)`.
    static func path(_ text: String) -> String { encoded(Array(text.utf8), keeping: "-._~()/") { _ in nil } }

    static func segment(_ text: String) -> String { encoded(Array(text.utf8), keeping: "-._~()") { _ in nil } }

    private static func encoded(_ bytes: [UInt8], keeping kept: String, _ replace: (UInt8) -> String?) -> String {
        let kept = Set(kept.utf8)
        let digits = Array("0123456789ABCDEF")
        var text = ""
        for byte in bytes {
            if let replacement = replace(byte) {
                text += replacement
            } else if byte.isASCIIAlphanumeric || kept.contains(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
            }
        }
        return text
    }

    /// Percent-encoding undone; what is none stays.
    static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        var left = Array(text.utf8)[...]
        while let byte = left.popFirst() {
            if byte == UInt8(ascii: "%"), left.count >= 2,
                let value = UInt8(String(decoding: left.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                left = left.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Words as one: letters and digits kept, anything else a hyphen, at most 60 bytes; for identifiers of things
    /// that have no code.
    static func slug(_ words: String) -> String {
        var text = ""
        for scalar in words.unicodeScalars where text.utf8.count < 60 {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                text.unicodeScalars.append(scalar)
            } else if !text.isEmpty, text.last != "-" {
                text += "-"
            }
        }
        while text.last == "-" { text.removeLast() }
        return text
    }
}

extension UInt8 {
    var isASCIIAlphanumeric: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
