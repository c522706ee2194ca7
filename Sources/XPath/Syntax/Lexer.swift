import RapporteurXMLSchema

/// Takes an expression apart. O(length).
struct Lexer {
    private let bytes: [UInt8]
    private var place = 0
    private var tokens: [Token] = []

    /// Bounds of an expression: bytes, tokens, and how deep it may be nested, which keeps the parser and evaluation well
    /// within their stack.
    static let mostBytes = 100_000
    static let mostTokens = 20_000

    static func tokens(of text: String) throws(XPathError) -> [Token] {
        var lexer = Lexer(Array(text.utf8))
        try lexer.run()
        return lexer.tokens
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() throws(XPathError) {
        guard bytes.count <= Self.mostBytes else { throw XPathError(.stringLength, String(Self.mostBytes), offset: 0) }
        while true {
            try skipSpace()
            guard place < bytes.count else { break }
            let start = place
            let kind = try next()
            tokens.append(Token(kind: kind, start: start))
            if tokens.count > Self.mostTokens { throw XPathError(.sequenceLength, String(Self.mostTokens), offset: start) }
        }
        tokens.append(Token(kind: .end, start: bytes.count))
    }

    private func byte(_ offset: Int = 0) -> UInt8 { place + offset < bytes.count ? bytes[place + offset] : 0 }

    private func syntax(_ start: Int) -> XPathError {
        XPathError(.XPST0003, String(decoding: bytes[min(start, bytes.count)...].prefix(20), as: UTF8.self), offset: start)
    }

    /// White space and comments, `(: … :)`, which nest.
    private mutating func skipSpace() throws(XPathError) {
        while place < bytes.count {
            if NumberText.isSpace(bytes[place]) {
                place += 1
            } else if byte() == 0x28, byte(1) == 0x3A {
                let start = place
                var depth = 0
                repeat {
                    if byte() == 0x28, byte(1) == 0x3A {
                        depth += 1
                        place += 2
                    } else if byte() == 0x3A, byte(1) == 0x29 {
                        depth -= 1
                        place += 2
                    } else {
                        place += 1
                    }
                    guard place <= bytes.count, depth == 0 || place < bytes.count else { throw syntax(start) }
                } while depth > 0
            } else {
                return
            }
        }
    }

    private mutating func next() throws(XPathError) -> Token.Kind {
        let first = byte(), second = byte(1)
        switch first {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string(first)
        case 0x30...0x39: return try number()
        case UInt8(ascii: "."):
            if 0x30...0x39 ~= second { return try number() }
            return symbol(second == first ? .dots : .dot)
        case UInt8(ascii: ":"):
            guard second == first else { throw syntax(place) }
            return symbol(.axis)
        case UInt8(ascii: "/"): return symbol(second == first ? .slashes : .slash)
        case UInt8(ascii: "|"): return symbol(second == first ? .bars : .bar)
        case UInt8(ascii: "!"): return symbol(second == 0x3D ? .notEqual : .bang)
        case UInt8(ascii: "="): return symbol(second == 0x3E ? .arrow : .equal)
        case UInt8(ascii: "<"): return symbol(second == 0x3D ? .lessOrEqual : second == first ? .before : .less)
        case UInt8(ascii: ">"): return symbol(second == 0x3D ? .greaterOrEqual : second == first ? .after : .greater)
        case UInt8(ascii: "*"):
            place += 1
            if byte() == 0x3A, byte(1) != 0x3A, let local = nameEnd(place + 1) {
                defer { place = local }
                return .wildcard(prefix: nil, local: String(decoding: bytes[(place + 1)..<local], as: UTF8.self))
            }
            return .wildcard(prefix: nil, local: nil)
        default:
            if let symbol = Token.Symbol(rawValue: String(UnicodeScalar(first))) { return self.symbol(symbol) }
            return try name()
        }
    }

    private mutating func symbol(_ symbol: Token.Symbol) -> Token.Kind {
        place += symbol.rawValue.utf8.count
        return .symbol(symbol)
    }

    /// A doubled quotation mark stands for itself.
    private mutating func string(_ mark: UInt8) throws(XPathError) -> Token.Kind {
        let start = place
        var text: [UInt8] = []
        place += 1
        while place < bytes.count {
            if bytes[place] == mark {
                place += 1
                guard byte() == mark else { return .string(String(decoding: text, as: UTF8.self)) }
            }
            text.append(bytes[place])
            place += 1
        }
        throw syntax(start)
    }

    private mutating func number() throws(XPathError) -> Token.Kind {
        let start = place
        func isDigit() -> Bool { 0x30...0x39 ~= byte() }
        while isDigit() { place += 1 }
        var hasPoint = false
        if byte() == 0x2E {
            hasPoint = true
            place += 1
            while isDigit() { place += 1 }
        }
        var hasExponent = false
        if byte() | 0x20 == 0x65 {
            hasExponent = true
            place += 1
            if byte() == 0x2B || byte() == 0x2D { place += 1 }
            guard isDigit() else { throw syntax(start) }
            while isDigit() { place += 1 }
        }
        // A number ends where no name begins.
        if nameEnd(place) != nil { throw syntax(start) }
        let text = String(decoding: bytes[start..<place], as: UTF8.self)
        return hasExponent ? .double(text) : hasPoint ? .decimal(text) : .integer(text)
    }

    private mutating func name() throws(XPathError) -> Token.Kind {
        let start = place
        guard let end = nameEnd(place) else { throw syntax(start) }
        let first = String(decoding: bytes[start..<end], as: UTF8.self)
        place = end
        guard byte() == 0x3A, byte(1) != 0x3A else { return .name(prefix: "", local: first) }
        if byte(1) == 0x2A {
            place += 2
            return .wildcard(prefix: first, local: nil)
        }
        guard let localEnd = nameEnd(place + 1) else { throw syntax(start) }
        let local = String(decoding: bytes[(place + 1)..<localEnd], as: UTF8.self)
        place = localEnd
        return .name(prefix: first, local: local)
    }

    /// Where the NCName ends that begins at a place; nil where none begins.
    private func nameEnd(_ start: Int) -> Int? {
        var index = start
        bytes.withUnsafeBufferPointer { bytes in
            while index < bytes.count {
                let length = NameBytes.length(of: bytes, at: index, isStart: index == start)
                if length == 0 { break }
                index += length
            }
        }
        return index > start ? index : nil
    }
}
