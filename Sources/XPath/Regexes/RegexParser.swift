import RapporteurDiagnostics
import RapporteurXMLSchema

/// The flags of matches, replace and tokenize (F&O 7.6.1.1).
struct RegexFlags: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let dotAll = RegexFlags(rawValue: 1)
    static let multiline = RegexFlags(rawValue: 2)
    static let ignoreCase = RegexFlags(rawValue: 4)
    static let ignoreSpace = RegexFlags(rawValue: 8)
    static let literal = RegexFlags(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// - Throws: FORX0001 for a letter that is no flag.
    init(_ text: String) throws(XPathError) {
        self = []
        for letter in text.unicodeScalars {
            switch letter {
            case "s": insert(.dotAll)
            case "m": insert(.multiline)
            case "i": insert(.ignoreCase)
            case "x": insert(.ignoreSpace)
            case "q": insert(.literal)
            default: throw XPathError(.FORX0001, text)
            }
        }
    }
}

/// A part of a pattern; parts refer to one another by their place in `RegexParser.nodes`.
enum RegexNode {
    case empty
    case one(Int)
    case lineStart, lineEnd
    case group(Int, number: Int)
    case sequence([Int])
    case choice([Int])
    case repeated(Int, least: Int, most: Int?, isReluctant: Bool)
}

/// Reads a pattern by the grammar of XSD with what F&O 7.6.1 adds: anchors, reluctant quantifiers, groups that are
/// captured. Back-references are refused, for no automaton matches them in bounded time.
struct RegexParser {
    private(set) var nodes: [RegexNode] = []
    private(set) var classes: [CharacterClass] = []
    private(set) var groups = 0
    private var scalars: [UInt32]
    private let source: String
    private let flags: RegexFlags
    private var index = 0
    private var depth = 0

    static let mostDepth = 64

    init(_ source: String, _ flags: RegexFlags) {
        self.source = source
        self.flags = flags
        scalars = source.unicodeScalars.map(\.value)
        if flags.contains(.ignoreSpace), !flags.contains(.literal) { scalars = Self.withoutSpace(scalars) }
    }

    /// White space outside of classes.
    private static func withoutSpace(_ scalars: [UInt32]) -> [UInt32] {
        var kept: [UInt32] = []
        var brackets = 0, escaped = false
        for scalar in scalars {
            if !escaped, scalar == 0x5B { brackets += 1 }
            if !escaped, scalar == 0x5D { brackets = max(0, brackets - 1) }
            escaped = !escaped && scalar == 0x5C
            if brackets == 0, [0x09, 0x0A, 0x0D, 0x20].contains(scalar) { continue }
            kept.append(scalar)
        }
        return kept
    }

    mutating func parse() throws(XPathError) -> Int {
        if flags.contains(.literal) { return make(.sequence(scalars.map { makeOne(CharacterClass($0)) })) }
        let root = try expression()
        if index < scalars.count { throw error() }
        return root
    }

    private func error(_ reason: Message? = nil) -> XPathError { XPathError(.FORX0002, source, reason: reason) }

    private var current: UInt32? { index < scalars.count ? scalars[index] : nil }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard current == character.value else { return false }
        index += 1
        return true
    }

    private mutating func make(_ node: RegexNode) -> Int {
        nodes.append(node)
        return nodes.count - 1
    }

    private mutating func makeOne(_ set: CharacterClass) -> Int {
        classes.append(set)
        return make(.one(classes.count - 1))
    }

    private mutating func expression() throws(XPathError) -> Int {
        var branches = [try branch()]
        while skip("|") { branches.append(try branch()) }
        return branches.count == 1 ? branches[0] : make(.choice(branches))
    }

    private mutating func branch() throws(XPathError) -> Int {
        var pieces: [Int] = []
        while let character = current, character != 0x7C, character != 0x29 { pieces.append(try quantified(atom())) }
        switch pieces.count {
        case 0: return make(.empty)
        case 1: return pieces[0]
        default: return make(.sequence(pieces))
        }
    }

    private mutating func atom() throws(XPathError) -> Int {
        guard let character = current, let scalar = Unicode.Scalar(character) else { throw error() }
        switch scalar {
        case "(":
            index += 1
            guard depth < Self.mostDepth else { throw error() }
            var number: Int?
            if skip("?") {
                guard skip(":") else { throw error() }
            } else {
                groups += 1
                number = groups
            }
            depth += 1
            let inner = try expression()
            depth -= 1
            guard skip(")") else { throw error() }
            return number.map { make(.group(inner, number: $0)) } ?? inner
        case "[": return makeOne(try characterClass())
        case "\\":
            if index + 1 < scalars.count, 0x31...0x39 ~= scalars[index + 1] {
                throw XPathError(.FORX0002, source, reason: Message("xpath.pattern.reference"))
            }
            return makeOne(try characterClass())
        case ".":
            index += 1
            return makeOne(flags.contains(.dotAll) ? CharacterClass.everything : .dot)
        case "^":
            index += 1
            return make(.lineStart)
        case "$":
            index += 1
            return make(.lineEnd)
        case "?", "*", "+", "{", "}", "]": throw error()
        default:
            index += 1
            return makeOne(CharacterClass(character))
        }
    }

    private mutating func characterClass() throws(XPathError) -> CharacterClass {
        do throws(PatternSyntaxError) {
            return try CharacterClass.read(scalars, at: &index)
        } catch {
            throw self.error(error.message)
        }
    }

    private mutating func quantified(_ atom: Int) throws(XPathError) -> Int {
        var least = 0
        var most: Int?
        if skip("?") {
            most = 1
        } else if skip("*") {
        } else if skip("+") {
            least = 1
        } else if skip("{") {
            least = try number()
            most = least
            if skip(",") { most = current == 0x7D ? nil : try number() }
            guard skip("}") else { throw error() }
            if let most, most < least { throw error() }
        } else {
            return atom
        }
        return make(.repeated(atom, least: least, most: most, isReluctant: skip("?")))
    }

    private mutating func number() throws(XPathError) -> Int {
        let first = index
        var value = 0
        while let digit = current, 0x30...0x39 ~= digit {
            value = min(value * 10 + Int(digit - 0x30), 1_000_000_000)
            index += 1
        }
        guard index > first else { throw error() }
        return value
    }
}

extension CharacterClass {
    static let everything: CharacterClass = {
        var index = 0
        return (try? read("[\\s\\S]".unicodeScalars.map(\.value), at: &index)) ?? .dot
    }()
}
