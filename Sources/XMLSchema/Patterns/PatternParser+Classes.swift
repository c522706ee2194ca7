import RapporteurDiagnostics

extension PatternParser {
    /// What an escape stands for: a single character, which may end a range, or a class.
    struct Escape {
        var set: CharacterClass
        var single: UInt32?
    }

    /// `\n`, `\.`, `\d`, `\p{Lu}`, `\P{IsThai}` … (F.1.1).
    mutating func escape() throws(PatternSyntaxError) -> Escape {
        let start = index
        index += 1
        guard let value = current, let scalar = Unicode.Scalar(value) else {
            throw error(Message("schema.pattern.syntax/backslash"), at: start)
        }
        index += 1
        switch scalar {
        case "n": return Escape(set: CharacterClass(0x0A), single: 0x0A)
        case "r": return Escape(set: CharacterClass(0x0D), single: 0x0D)
        case "t": return Escape(set: CharacterClass(0x09), single: 0x09)
        case "\\", "|", ".", "-", "^", "?", "*", "+", "{", "}", "(", ")", "[", "]":
            return Escape(set: CharacterClass(value), single: value)
        case "$" where escapesDollar: return Escape(set: CharacterClass(value), single: value)
        case "s": return Escape(set: .space)
        case "S": return Escape(set: .space.inverted)
        case "i": return Escape(set: .nameStart)
        case "I": return Escape(set: .nameStart.inverted)
        case "c": return Escape(set: .namePart)
        case "C": return Escape(set: .namePart.inverted)
        case "d": return Escape(set: .digit)
        case "D": return Escape(set: .digit.inverted)
        case "w": return Escape(set: .word)
        case "W": return Escape(set: .word.inverted)
        case "p": return Escape(set: try property(from: start))
        case "P": return Escape(set: try property(from: start).inverted)
        default: throw error(Message("schema.pattern.syntax/escape", ["character": .text(String(scalar))]), at: start)
        }
    }

    /// `{Lu}` or `{IsThai}`.
    private mutating func property(from start: Int) throws(PatternSyntaxError) -> CharacterClass {
        guard skip("{") else { throw error(Message("schema.pattern.syntax/property"), at: start) }
        var name = ""
        while let value = current, value != 0x7D, let scalar = Unicode.Scalar(value) {
            name.unicodeScalars.append(scalar)
            index += 1
        }
        guard skip("}") else { throw error(Message("schema.pattern.syntax/property.open"), at: start) }
        if let categories = CategorySet.names[name] { return CharacterClass(categories) }
        if name.begins(with: "Is"), let ranges = UnicodeBlocks.ranges(of: String(name.dropFirst(2))) {
            return CharacterClass(ranges)
        }
        throw error(Message("schema.pattern.syntax/property.name", ["name": .text(name)]), at: start)
    }

    /// `[` charGroup `]` (F.1, charClassExpr):
    ///
    ///     charGroup    ::= posCharGroup | negCharGroup | charClassSub
    ///     negCharGroup ::= '^' posCharGroup
    ///     charClassSub ::= ( posCharGroup | negCharGroup ) '-' charClassExpr
    ///
    /// A `-` stands for itself only as the first or the last character of a group, which a subtraction may follow.
    mutating func classExpression() throws(PatternSyntaxError) -> CharacterClass {
        let start = index
        index += 1
        var set = CharacterClass()
        set.isNegated = skip("^")
        let first = index
        while true {
            guard let value = current, let scalar = Unicode.Scalar(value) else {
                throw error(Message("schema.pattern.syntax/class"), at: start)
            }
            switch scalar {
            case "]":
                guard index > first else {
                    throw error(Message("schema.pattern.syntax/class.empty"))
                }
                index += 1
                return set
            case "[":
                throw error(Message("schema.pattern.syntax/class.bracket"))
            case "-" where following == 0x5B && index > first:
                index += 1
                set.subtracted = [
                    try nested { (parser: inout PatternParser) throws(PatternSyntaxError) in
                        try parser.classExpression()
                    }
                ]
                guard skip("]") else { throw error(Message("schema.pattern.syntax/class.subtraction")) }
                return set
            case "-":
                guard index == first || following == 0x5D || isLastBeforeSubtraction else {
                    throw error(Message("schema.pattern.syntax/class.hyphen"))
                }
                index += 1
                set.ranges.append(0x2D...0x2D)
            default:
                try range(into: &set)
            }
        }
    }

    /// Whether the next two characters begin what a class subtracts: `-[`.
    private var isLastBeforeSubtraction: Bool {
        following == 0x2D && index + 2 < scalars.count && scalars[index + 2] == 0x5B
    }

    private var following: UInt32? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    /// `a`, `a-z`, `\n-\r` or `\d`.
    private mutating func range(into set: inout CharacterClass) throws(PatternSyntaxError) {
        let start = index
        guard let low = try single(into: &set) else { return }
        guard current == 0x2D, let next = following, next != 0x5B, next != 0x5D, !isLastBeforeSubtraction else {
            set.ranges.append(low...low)
            return
        }
        index += 1
        guard next != 0x2D else { throw error(Message("schema.pattern.syntax/range.hyphen")) }
        var end = CharacterClass()
        guard let high = try single(into: &end) else {
            throw error(Message("schema.pattern.syntax/range.end"), at: start)
        }
        guard low <= high else { throw error(Message("schema.pattern.syntax/range"), at: start) }
        set.ranges.append(low...high)
    }

    /// One character, plain or escaped; nil for a class, which is added to the set.
    private mutating func single(into set: inout CharacterClass) throws(PatternSyntaxError) -> UInt32? {
        guard current == 0x5C else {
            defer { index += 1 }
            return current
        }
        let escape = try escape()
        if escape.single == nil { set.formUnion(escape.set) }
        return escape.single
    }
}

extension CharacterClass {
    /// Normalises the class and what it subtracts.
    mutating func normalizeAll() {
        normalize()
        guard var inner = subtracted.first else { return }
        inner.normalizeAll()
        subtracted = [inner]
    }
}

extension CharacterClass {
    /// Reads the class expression or escape that stands at a place of a pattern of XPath, and goes behind it.
    package static func read(_ scalars: [UInt32], at index: inout Int) throws(PatternSyntaxError) -> CharacterClass {
        var parser = PatternParser(scalars, from: index)
        parser.escapesDollar = true
        var set = scalars[index] == 0x5B ? try parser.classExpression() : try parser.escape().set
        set.normalizeAll()
        index = parser.index
        return set
    }
}
