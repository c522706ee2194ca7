import RapporteurDiagnostics

/// Takes an XPath 1.0 expression apart. O(length).
struct XPathLexer {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var tokens: [XPathToken] = []

    /// Bounds that keep libxml2, which handles what is nested by calling itself, well within its stack.
    static let mostBytes = 10_000
    static let mostTokens = 2_000
    static let deepest = 100

    static func tokens(of text: String) throws(ExpressionFault) -> [XPathToken] {
        var lexer = XPathLexer(bytes: Array(text.utf8))
        try lexer.run()
        return lexer.tokens
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func run() throws(ExpressionFault) {
        guard bytes.count <= Self.mostBytes else { throw Self.fault(Message("schematron.xpath/length", ["limit": .number(Self.mostBytes)])) }
        var depth = 0
        while true {
            while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
            guard place < bytes.count else { break }
            let start = place
            let kind = try next()
            tokens.append(XPathToken(kind: kind, start: start, end: place))
            if tokens.count > Self.mostTokens { throw Self.fault(Message("schematron.xpath/parts", ["limit": .number(Self.mostTokens)])) }
            if kind == .mark("(") || kind == .mark("[") { depth += 1 }
            if kind == .mark(")") || kind == .mark("]") { depth -= 1 }
            if depth > Self.deepest { throw Self.fault(Message("schematron.xpath/depth", ["limit": .number(Self.deepest)])) }
            if depth < 0 { throw Self.fault(Message("schematron.xpath/closing")) }
        }
        if tokens.isEmpty { throw Self.fault(Message("schematron.xpath/empty")) }
        if depth > 0 { throw Self.fault(Message("schematron.xpath/opening")) }
    }

    private static func fault(_ message: Message) -> ExpressionFault { ExpressionFault(kind: "xpath", message: message) }

    private mutating func next() throws(ExpressionFault) -> XPathToken.Kind {
        let byte = bytes[place]
        let following = place + 1 < bytes.count ? bytes[place + 1] : 0
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            guard let close = bytes[(place + 1)...].firstIndex(of: byte) else {
                throw Self.fault(Message("schematron.xpath/quote"))
            }
            let text = String(decoding: bytes[(place + 1)..<close], as: UTF8.self)
            place = close + 1
            return .literal(text)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            number()
            return .number
        case UInt8(ascii: "."):
            if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(following) {
                number()
                return .number
            }
            return mark(following == byte ? ".." : ".")
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "@"), UInt8(ascii: ","):
            return mark(String(UnicodeScalar(byte)))
        case UInt8(ascii: ":"):
            guard following == byte else { throw Self.fault(Message("schematron.xpath/colon")) }
            return mark("::")
        case UInt8(ascii: "/"): return sign(following == byte ? "//" : "/")
        case UInt8(ascii: "|"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="):
            return sign(String(UnicodeScalar(byte)))
        case UInt8(ascii: "!"):
            guard following == UInt8(ascii: "=") else { throw Self.fault(Message("schematron.xpath/exclamation")) }
            return sign("!=")
        case UInt8(ascii: "<"), UInt8(ascii: ">"):
            return sign(String(UnicodeScalar(byte)) + (following == UInt8(ascii: "=") ? "=" : ""))
        case UInt8(ascii: "*"):
            place += 1
            return isOperatorDue ? .operator("*") : .nameTest(prefix: "", local: "*")
        case UInt8(ascii: "$"):
            place += 1
            let (prefix, local) = try qualifiedName()
            return .variable(prefix: prefix, local: local)
        default: return try name()
        }
    }

    private mutating func mark(_ text: String) -> XPathToken.Kind {
        place += text.utf8.count
        return .mark(text)
    }

    private mutating func sign(_ text: String) -> XPathToken.Kind {
        place += text.utf8.count
        return .operator(text)
    }

    private mutating func number() {
        while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
        guard place < bytes.count, bytes[place] == UInt8(ascii: ".") else { return }
        place += 1
        while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
    }

    /// Whether what comes can only be an operator: something stands before that an operand ends with.
    private var isOperatorDue: Bool {
        switch tokens.last?.kind {
        case nil, .operator, .axis, .mark("@"), .mark("::"), .mark("("), .mark("["), .mark(","): false
        default: true
        }
    }

    private mutating func name() throws(ExpressionFault) -> XPathToken.Kind {
        if isOperatorDue {
            let word = try simpleName()
            guard ["and", "or", "mod", "div"].contains(word) else {
                throw Self.fault(Message("schematron.xpath/operator", ["text": .text(word)]))
            }
            return .operator(word)
        }
        let (prefix, local) = try qualifiedName()
        var ahead = place
        while ahead < bytes.count, Self.isSpace(bytes[ahead]) { ahead += 1 }
        let after = ahead < bytes.count ? bytes[ahead] : 0
        if after == UInt8(ascii: "("), local != "*" {
            if prefix.isEmpty, ["comment", "text", "processing-instruction", "node"].contains(local) { return .nodeType(local) }
            return .function(prefix: prefix, local: local)
        }
        if after == UInt8(ascii: ":"), ahead + 1 < bytes.count, bytes[ahead + 1] == UInt8(ascii: ":"), prefix.isEmpty {
            return .axis(local)
        }
        return .nameTest(prefix: prefix, local: local)
    }

    private mutating func qualifiedName() throws(ExpressionFault) -> (prefix: String, local: String) {
        let first = try simpleName()
        guard place + 1 < bytes.count, bytes[place] == UInt8(ascii: ":"), bytes[place + 1] != UInt8(ascii: ":") else {
            return ("", first)
        }
        place += 1
        if bytes[place] == UInt8(ascii: "*") {
            place += 1
            return (first, "*")
        }
        return (first, try simpleName())
    }

    private mutating func simpleName() throws(ExpressionFault) -> String {
        let start = place
        while place < bytes.count, Self.isNameByte(bytes[place]) { place += 1 }
        let isStart = start < place && !(0x30...0x39).contains(bytes[start]) && bytes[start] != 0x2D && bytes[start] != 0x2E
        guard isStart else {
            let rest = String(decoding: bytes[start...].prefix(10), as: UTF8.self)
            throw Self.fault(Message("schematron.xpath/name", ["text": .text(rest)]))
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    /// Bytes of names; beyond ASCII libxml2 says which characters may stand.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == 0x5F || byte == 0x2D || byte == 0x2E || (0x30...0x39).contains(byte)
            || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
