import RapporteurDiagnostics
import RapporteurXMLStream

/// Functions on characters and URIs (F&O 7.2, 7.4.6 to 7.4.12, 8).
extension FunctionLibrary {
    static let texts: [FunctionDefinition] = [
        string("codepoints-to-string", 1...1) { (call, e) throws(XPathError) in
            var result = String.UnicodeScalarView()
            for item in try Effective.atomized(call.arguments[0].value(e), e) {
                var item = item.plain
                if case .untyped = item { item = try Casting.cast(item, to: .integer) }
                guard case .integer(let code) = item else { throw XPathError(.XPTY0004) }
                guard code > 0, code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)), isXML(scalar) else {
                    throw XPathError(.FOCH0001, String(code))
                }
                result.append(scalar)
            }
            return String(result)
        },
        sequence("string-to-codepoints", 1...1) { (call, e) throws(XPathError) in
            let text = try call.text(0, e).string
            try e.count(text.utf8.count)
            return Value(ContiguousArray(text.unicodeScalars.map { Item.integer(Int($0.value)) }))
        },
        item("compare", 2...3) { (call, e) throws(XPathError) in
            try call.checkCollation(2, e)
            guard let one = try call.arguments[0].text(e), let two = try call.arguments[1].text(e) else { return nil }
            let order = one.withBytes { first in two.withBytes { TextBytes.order(first, $0) } }
            return .integer(order < 0 ? -1 : order > 0 ? 1 : 0)
        },
        item("codepoint-equal", 2...2) { (call, e) throws(XPathError) in
            guard let one = try call.arguments[0].text(e), let two = try call.arguments[1].text(e) else { return nil }
            return .boolean(one.withBytes { first in two.withBytes { Comparison.equal.holds(first, $0) } })
        },
        string("encode-for-uri", 1...1) { (call, e) throws(XPathError) in
            escape(try call.text(0, e)) { byte in
                0x41...0x5A ~= byte || 0x61...0x7A ~= byte || 0x30...0x39 ~= byte || byte == 0x2D || byte == 0x5F || byte == 0x2E
                    || byte == 0x7E
            }
        },
        string("iri-to-uri", 1...1) { (call, e) throws(XPathError) in
            escape(try call.text(0, e)) { byte in
                byte > 0x20 && byte < 0x7F && ![0x3C, 0x3E, 0x22, 0x7B, 0x7D, 0x7C, 0x5C, 0x5E, 0x60].contains(byte)
            }
        },
        string("escape-html-uri", 1...1) { (call, e) throws(XPathError) in
            escape(try call.text(0, e)) { $0 >= 0x20 && $0 < 0x7F }
        },
        string("normalize-unicode", 1...2) { (call, e) throws(XPathError) in
            let text = try call.text(0, e).string
            let form = call.has(1) ? Casting.collapsed(try call.required(1, e).string).uppercased() : "NFC"
            if form.isEmpty { return text }
            // What is ASCII is normal in every form; beyond it the tables of Unicode are not at hand.
            if text.utf8.allSatisfy({ $0 < 0x80 }), ["NFC", "NFD", "NFKC", "NFKD"].contains(form) { return text }
            guard form == "NFC" || form == "NFD" else { throw XPathError(.FOCH0003, form) }
            try e.count(bytes: text.utf8.count)
            return CanonicalForm.normalized(text, composed: form == "NFC")
        },
        item("resolve-uri", 1...2) { (call, e) throws(XPathError) in
            guard let relative = try call.arguments[0].text(e)?.string else { return nil }
            if call.has(1) {
                let base = try call.required(1, e).string
                if base.utf8.contains(0x23) { throw XPathError(.FORG0002, base) }
                guard let resolved = URIResolution.resolve(relative, against: base) else { throw XPathError(.FORG0002, base) }
                return .uri(resolved)
            }
            guard URIResolution.isAbsolute(relative) else { throw XPathError(.FONS0005) }
            return .uri(relative)
        },
    ]

    private static func isXML(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 ? scalar.value != 0xFFFE && scalar.value != 0xFFFF : [0x09, 0x0A, 0x0D].contains(scalar.value)
    }

    /// Bytes that do not stay as they are become `%` and two digits.
    private static func escape(_ text: Text, keeping stays: (UInt8) -> Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        text.withBytes { bytes in
            for byte in bytes {
                if stays(byte) { result.append(byte) } else { result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Relative references (RFC 3986, 5.2).
enum URIResolution {
    static func isAbsolute(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: 0x3A), colon > text.startIndex else { return false }
        let scheme = text.utf8[..<colon]
        guard let first = scheme.first, (first | 0x20) &- 0x61 < 26 else { return false }
        return scheme.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || 0x30...0x39 ~= $0 || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    }

    /// nil where the base is no absolute URI with a path, or the reference no reference.
    static func resolve(_ reference: String, against base: String) -> String? {
        if isAbsolute(reference) { return reference }
        if reference.utf8.first == 0x3A { return nil }
        guard isAbsolute(base), let colon = base.utf8.firstIndex(of: 0x3A) else { return nil }
        let scheme = String(base[..<colon])
        var rest = String(base[base.utf8.index(after: colon)...])
        if let hash = rest.utf8.firstIndex(of: 0x23) { rest = String(rest[..<hash]) }
        if reference.isEmpty { return "\(scheme):\(rest)" }
        var query = ""
        if let mark = rest.utf8.firstIndex(of: 0x3F) {
            query = String(rest[mark...])
            rest = String(rest[..<mark])
        }
        var authority = "", path = rest
        if rest.begins(with: "//") {
            let start = rest.utf8.index(rest.startIndex, offsetBy: 2)
            let slash = rest.utf8[start...].firstIndex(of: 0x2F) ?? rest.endIndex
            authority = String(rest[..<slash])
            path = String(rest[slash...])
        } else if !rest.begins(with: "/") {
            return nil
        }
        if reference.begins(with: "//") { return "\(scheme):\(reference)" }
        if reference.begins(with: "#") { return "\(scheme):\(authority)\(path)\(query)\(reference)" }
        if reference.begins(with: "?") { return "\(scheme):\(authority)\(path)\(reference)" }
        let end = reference.utf8.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? reference.endIndex
        var merged = String(reference[..<end])
        if !merged.begins(with: "/") {
            let slash = path.utf8.lastIndex(of: 0x2F)
            merged = (slash.map { String(path[...$0]) } ?? "/") + merged
        }
        return "\(scheme):\(authority)\(withoutDots(merged))\(reference[end...])"
    }

    private static func withoutDots(_ path: String) -> String {
        var steps: [Substring] = []
        let parts = path.pieces(between: "/", keepingEmpty: true)
        for (index, part) in parts.enumerated() {
            switch part {
            case ".", "..":
                if part == "..", steps.count > 1 { steps.removeLast() }
                if index == parts.count - 1 { steps.append("") }
            default: steps.append(part)
            }
        }
        return steps.joined(separator: "/")
    }
}
