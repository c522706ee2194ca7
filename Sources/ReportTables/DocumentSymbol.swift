internal import RapporteurDiagnostics

/// The symbol of a document that something refers to.
struct DocumentSymbol {
    /// As addresses write it, without spaces: `S/RES/1325(2000)`, `A/RES/71/45B`.
    let text: String

    /// The symbol in an address of the United Nations' document sites, `https://undocs.org/en/A/RES/70/1`; nil for
    /// other addresses.
    ///
    /// Resolutions and decisions have capital letters, however the address writes them.
    init?(address: String) {
        var rest = address[...]
        for scheme in ["https://", "http://"] where rest.begins(with: scheme) { rest = rest.after(bytes: scheme.utf8.count) }
        if rest.begins(with: "www.") { rest = rest.after(bytes: 4) }
        guard let site = ["undocs.org/", "docs.un.org/"].first(where: { rest.begins(with: $0) }) else { return nil }
        rest = rest.after(bytes: site.utf8.count)
        if let mark = rest.utf8.firstIndex(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
            rest = rest[..<mark]
        }
        var parts = rest.pieces(between: "/")
        // A language may stand first: two small letters.
        if let first = parts.first, first.utf8.count == 2, first.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
            parts.removeFirst()
        }
        guard parts.count > 1 else { return nil }
        let symbol = String(Self.decoded(parts.joined(separator: "/")).unicodeScalars.filter { !$0.properties.isWhitespace }.map(Character.init))
        let capitals = symbol.uppercased()
        let isAct = capitals.pieces(between: "/").contains { $0 == "RES" || $0 == "DEC" }
        text = isAct ? capitals : symbol
    }

    /// A symbol as it is marked.
    init(_ text: String) { self.text = text }

    /// As documents print it, and `documents` has it: with a space before a parenthesis or a letter at the end,
    /// `S/RES/1325 (2000)`, `A/RES/71/45 B`.
    var printed: String {
        let parts = text.pieces(between: "/")
        guard let last = parts.last, parts.contains(where: { $0 == "RES" || $0 == "DEC" }) else { return text }
        var printed = String(text.utf8.dropLast(last.utf8.count)) ?? ""
        var before: Unicode.Scalar?
        for scalar in last.unicodeScalars {
            let isMark = scalar == "(" || (("A"..."Z") as ClosedRange<Unicode.Scalar>).contains(scalar)
            if isMark, let before, before == ")" || ("0"..."9").contains(before) { printed += " " }
            printed.unicodeScalars.append(scalar)
            before = scalar
        }
        return printed
    }

    /// With `%28` for what it stands for; left as it is where that is no UTF-8.
    private static func decoded(_ text: String) -> String {
        guard text.has("%") else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2)
            if byte == UInt8(ascii: "%"), digits.count == 2, let text = String(digits), let code = UInt8(text, radix: 16), digits.first != UInt8(ascii: "+") {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }
}

extension String {
    /// Text of these bytes; nil where they are no UTF-8.
    fileprivate init?(_ bytes: some Sequence<UInt8>) { self.init(validating: Array(bytes), as: UTF8.self) }
}
