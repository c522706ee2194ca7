import RapporteurDiagnostics

/// A part of an expression; parts refer to one another by their place in `PatternParser.nodes`.
enum PatternNode {
    case empty
    /// One character of a class, by its place in `PatternParser.classes`.
    case one(Int)
    case sequence([Int])
    case choice([Int])
    /// `most` is nil where there is no limit.
    case repeated(Int, least: Int, most: Int?)
}

/// Reads an expression by the grammar of appendix F.
///
///     regExp ::= branch ('|' branch)*        piece ::= atom quantifier?
///     branch ::= piece*                      atom  ::= Char | charClass | '(' regExp ')'
struct PatternParser {
    private(set) var nodes: [PatternNode] = []
    /// The character classes, each once.
    private(set) var classes: [CharacterClass] = []
    private var classIndex: [CharacterClass: Int] = [:]
    let scalars: [UInt32]
    var index = 0
    private var depth = 0

    /// The most groups, or subtracted classes, within one another.
    static let mostDepth = 64

    /// Whether `\$` is an escape, as in XPath, whose patterns have anchors.
    var escapesDollar = false

    init(_ source: String) {
        scalars = source.unicodeScalars.map(\.value)
    }

    /// Reads from a place of a pattern of another dialect.
    init(_ scalars: [UInt32], from index: Int) {
        self.scalars = scalars
        self.index = index
    }

    mutating func parse() throws(PatternSyntaxError) -> Int {
        let root = try expression()
        if index < scalars.count { throw error(Message("schema.pattern.syntax/unopened")) }
        return root
    }

    func error(_ message: Message, at offset: Int? = nil) -> PatternSyntaxError {
        PatternSyntaxError(message: message, offset: offset ?? index)
    }

    @inline(__always) var current: UInt32? { index < scalars.count ? scalars[index] : nil }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard current == character.value else { return false }
        index += 1
        return true
    }

    /// Runs one level deeper, so that nothing nested without end runs out of stack.
    mutating func nested<Result>(
        _ body: (inout PatternParser) throws(PatternSyntaxError) -> Result
    ) throws(PatternSyntaxError) -> Result {
        guard depth < Self.mostDepth else {
            throw error(Message("schema.pattern.syntax/depth", ["limit": .number(Self.mostDepth)]))
        }
        depth += 1
        let result = try body(&self)
        depth -= 1
        return result
    }

    private mutating func make(_ node: PatternNode) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func makeOne(_ set: CharacterClass) -> Int {
        if let known = classIndex[set] { return make(.one(known)) }
        classes.append(set)
        classIndex[set] = classes.count - 1
        return make(.one(classes.count - 1))
    }

    private mutating func expression() throws(PatternSyntaxError) -> Int {
        var branches = [try branch()]
        while skip("|") { branches.append(try branch()) }
        return branches.count == 1 ? branches[0] : make(.choice(branches))
    }

    private mutating func branch() throws(PatternSyntaxError) -> Int {
        var pieces: [Int] = []
        while let character = current, character != 0x7C, character != 0x29 {
            let atom = try atom()
            pieces.append(try quantified(atom))
        }
        switch pieces.count {
        case 0: return make(.empty)
        case 1: return pieces[0]
        default: return make(.sequence(pieces))
        }
    }

    private mutating func atom() throws(PatternSyntaxError) -> Int {
        guard let character = current, let scalar = Unicode.Scalar(character) else { return make(.empty) }
        switch scalar {
        case "(":
            let start = index
            index += 1
            let inner = try nested { (parser: inout PatternParser) throws(PatternSyntaxError) in
                try parser.expression()
            }
            guard skip(")") else { throw error(Message("schema.pattern.syntax/group"), at: start) }
            return inner
        case "[":
            var set = try classExpression()
            set.normalizeAll()
            return makeOne(set)
        case "\\":
            var set = try escape().set
            set.normalize()
            return makeOne(set)
        case ".":
            index += 1
            return makeOne(.dot)
        case "?", "*", "+":
            throw error(Message("schema.pattern.syntax/repeated", ["character": .text(String(scalar))]))
        case "{", "}", "]":
            throw error(Message("schema.pattern.syntax/character", ["character": .text(String(scalar))]))
        default:
            index += 1
            return makeOne(CharacterClass(character))
        }
    }

    private mutating func quantified(_ atom: Int) throws(PatternSyntaxError) -> Int {
        if skip("?") { return make(.repeated(atom, least: 0, most: 1)) }
        if skip("*") { return make(.repeated(atom, least: 0, most: nil)) }
        if skip("+") { return make(.repeated(atom, least: 1, most: nil)) }
        let start = index
        guard skip("{") else { return atom }
        let least = try number(from: start)
        var most: Int? = least
        if skip(",") {
            most = current == 0x7D ? nil : try number(from: start)
        }
        guard skip("}") else { throw error(Message("schema.pattern.syntax/count"), at: start) }
        if let most, most < least { throw error(Message("schema.pattern.syntax/count.order", ["least": .number(least), "most": .number(most)]), at: start) }
        return make(.repeated(atom, least: least, most: most))
    }

    /// One or more digits; beyond a billion all numbers are alike, since no automaton counts that far.
    private mutating func number(from start: Int) throws(PatternSyntaxError) -> Int {
        let first = index
        var value = 0
        while let digit = current, 0x30...0x39 ~= digit {
            value = min(value * 10 + Int(digit - 0x30), 1_000_000_000)
            index += 1
        }
        guard index > first else { throw error(Message("schema.pattern.syntax/count"), at: start) }
        return value
    }
}
