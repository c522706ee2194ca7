/// A schema made up by chance, of two documents and namespaces, from which valid documents can be made up too.
///
/// Names are all different, so that no content is ambiguous but for repetition within repetition; such a schema is refused,
/// and another one taken.
struct RandomSchema {
    indirect enum Simple {
        case builtin(String)
        case named(String, body: String, values: [String])
        case list(String, Simple)
        case union(String, [Simple])
    }

    struct Attribute {
        var name: String
        var type: Simple
        var isRequired: Bool
        /// `default` or `fixed`, and the value.
        var constraint: (kind: String, value: String)?
    }

    indirect enum Particle {
        case element(Int, Occurs)
        case sequence([Particle], Occurs)
        case choice([Particle], Occurs)
        case all([Particle])
        case wildcard(Occurs)
        /// A named group.
        case group(Int, Occurs)
    }

    struct Occurs {
        var least = 1
        /// Nil for unbounded.
        var most: Int? = 1
    }

    enum Content {
        case empty
        case simple(Simple)
        case particle(Particle)
    }

    struct Complex {
        var name: String
        var isMixed = false
        var attributes: [Attribute] = []
        var content = Content.empty
        /// The type that this one extends.
        var base: Int?
        var takesAnyAttribute = false
    }

    enum ElementType {
        case simple(Simple)
        case complex(Int)
    }

    struct Element {
        var name: String
        var type: ElementType
        var isGlobal = false
        /// Whether it is declared in the other namespace.
        var isForeign = false
        var isNillable = false
        var isAbstract = false
        var constraint: (kind: String, value: String)?
        /// Elements that may stand for it.
        var members: [Int] = []
        /// The head of its substitution group.
        var head: Int?
    }

    var simples: [Simple] = []
    var complexes: [Complex] = []
    var elements: [Element] = []
    var groups: [Particle] = []
    var root = 0
    private var counter = 0

    init(seed: UInt64) {
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<chance.number(1...4) { simples.append(makeSimple(&chance)) }
        // Of the other namespace.
        let foreign = makeElement(&chance, depth: 9)
        elements[foreign].isGlobal = true
        elements[foreign].isForeign = true
        groups.append(makeParticle(&chance, depth: 3))
        root = makeElement(&chance, depth: 0)
        elements[root].isGlobal = true
        elements[root].isNillable = false
    }

    private mutating func name(_ kind: String) -> String {
        counter += 1
        return "\(kind)\(counter)"
    }

    // MARK: Simple types

    static let literals: [String: [String]] = [
        "string": ["", "a b", " x ", "é", "e\u{301}", "]]", "&lt;&amp;"], "token": ["a", "a b", "é"],
        "normalizedString": ["a  b", " c"], "int": ["0", "-12", "+7", "2147483647", "007"],
        "integer": ["123456789012345678901234567890", "-1"], "decimal": ["1.50", "-0.0", ".5", "10."],
        "boolean": ["true", "false", "1", "0"], "date": ["2002-07-02", "2002-07-02Z", "-0044-03-15"],
        "dateTime": ["2002-07-02T24:00:00", "1999-12-31T23:59:59.5+01:00"], "NMTOKEN": ["a-b", "1.x"],
        "anyURI": ["http://a.b/c?d#e", ""], "base64Binary": ["AAAA", "AA=="], "hexBinary": ["0aFF", ""],
        "double": ["1e3", "INF", "NaN", "-0", "1.5"], "language": ["en", "fr-CH"], "gYear": ["2002", "2002Z"],
        "duration": ["P1Y2M", "-PT1.5S"], "time": ["12:00:00", "00:00:00Z"], "unsignedByte": ["255", "00"],
    ]

    private static let plain = ["string", "token", "int", "decimal", "boolean", "date", "NMTOKEN", "double"]

    private mutating func makeSimple(_ chance: inout SeededGenerator) -> Simple {
        switch chance.number(0...6) {
        case 0:
            let values = ["one", "two words", "é", "e\u{301}", "K", "\u{212A}"].shuffled(using: &chance).prefix(3)
            let facets = values.map { "<xs:enumeration value=\"\($0)\"/>" }.joined()
            return .named(name("s"), body: "<xs:restriction base=\"xs:string\">\(facets)</xs:restriction>", values: Array(values))
        case 1:
            return .named(
                name("s"), body: "<xs:restriction base=\"xs:token\"><xs:pattern value=\"[a-c]{1,3}|x\\d\"/></xs:restriction>",
                values: ["a", "bca", "x7"])
        case 2:
            return .named(
                name("s"), body: "<xs:restriction base=\"xs:integer\"><xs:minInclusive value=\"-5\"/><xs:maxExclusive value=\"10\"/></xs:restriction>",
                values: ["-5", "0", "9", "+3"])
        case 3: return .list(name("s"), .builtin(chance.pick(["int", "NMTOKEN", "date", "double", "boolean"])))
        case 4, 5:
            return .union(name("s"), [.builtin(chance.pick(["int", "boolean", "date"])), .builtin(chance.pick(["token", "NMTOKEN", "string"]))])
        default:
            return .named(
                name("s"), body: "<xs:restriction base=\"xs:string\"><xs:maxLength value=\"3\"/><xs:whiteSpace value=\"collapse\"/></xs:restriction>",
                values: ["abc", "", " é "])
        }
    }

    private mutating func anySimple(_ chance: inout SeededGenerator) -> Simple {
        chance.once(in: 2) ? chance.pick(simples) : .builtin(chance.pick(Self.literals.keys.sorted()))
    }

    // MARK: Elements and types

    private mutating func makeAttributes(_ chance: inout SeededGenerator) -> [Attribute] {
        (0..<max(0, chance.number(-1...3))).map { _ in
            let type = anySimple(&chance)
            let isRequired = chance.once(in: 3)
            var constraint: (String, String)?
            if !isRequired, chance.once(in: 3) { constraint = (chance.pick(["default", "fixed"]), type.value(&chance)) }
            return Attribute(name: name("a"), type: type, isRequired: isRequired, constraint: constraint)
        }
    }

    private mutating func makeComplex(_ chance: inout SeededGenerator, depth: Int) -> Int {
        var type = Complex(name: name("t"))
        type.attributes = makeAttributes(&chance)
        type.takesAnyAttribute = chance.once(in: 6)
        switch chance.number(0...5) {
        case 0: type.content = .simple(anySimple(&chance))
        case 1 where depth > 1: break
        default:
            type.isMixed = chance.once(in: 4)
            type.content = .particle(
                chance.once(in: 5)
                    ? .all((0..<chance.number(1...4)).map { _ in
                        .element(makeElement(&chance, depth: depth + 1), Occurs(least: chance.number(0...1)))
                    }) : makeParticle(&chance, depth: depth))
        }
        complexes.append(type)
        return complexes.count - 1
    }

    private mutating func makeElement(_ chance: inout SeededGenerator, depth: Int) -> Int {
        var element = Element(name: name("e"), type: .simple(.builtin("string")))
        if depth > 3 || (depth > 0 && chance.once(in: 2)) {
            let type = anySimple(&chance)
            element.type = .simple(type)
            if chance.once(in: 5) { element.constraint = (chance.pick(["default", "fixed"]), type.value(&chance)) }
        } else {
            let type = makeComplex(&chance, depth: depth)
            element.type = .complex(type)
            // A type that extends it, for xsi:type; no extension can follow a content of `all`.
            if chance.once(in: 3), case .particle(let particle) = complexes[type].content, !particle.isAll {
                complexes.append(
                    Complex(
                        name: name("t"), isMixed: complexes[type].isMixed, attributes: makeAttributes(&chance),
                        content: .particle(.element(makeElement(&chance, depth: 9), Occurs(least: 0))), base: type))
            }
        }
        element.isNillable = element.constraint?.kind != "fixed" && chance.once(in: 5)
        elements.append(element)
        let index = elements.count - 1
        if depth > 0, depth < 9, chance.once(in: 5) { makeGroup(of: index, &chance) }
        return index
    }

    /// Makes an element the head of a substitution group.
    private mutating func makeGroup(of head: Int, _ chance: inout SeededGenerator) {
        elements[head].isGlobal = true
        elements[head].isAbstract = chance.once(in: 3)
        for _ in 0..<chance.number(1...2) {
            var member = elements[head]
            member.name = name("e")
            member.isAbstract = false
            member.members = []
            member.head = head
            elements.append(member)
            elements[head].members.append(elements.count - 1)
        }
    }

    private mutating func occurs(_ chance: inout SeededGenerator) -> Occurs {
        switch chance.number(0...5) {
        case 0: Occurs(least: 0)
        case 1: Occurs(least: 0, most: nil)
        case 2: Occurs(least: 1, most: 3)
        case 3: Occurs(least: 2, most: 2)
        default: Occurs()
        }
    }

    private mutating func makeParticle(_ chance: inout SeededGenerator, depth: Int) -> Particle {
        var parts: [Particle] = []
        for _ in 0..<chance.number(1...4) {
            switch chance.number(0...9) {
            case 0 where depth < 3: parts.append(makeParticle(&chance, depth: depth + 1))
            case 1 where !parts.contains(where: \.isWildcard): parts.append(.wildcard(Occurs(least: 0, most: chance.number(1...2))))
            case 2 where !groups.isEmpty && depth < 2 && !parts.contains(where: \.isGroup): parts.append(.group(0, Occurs(least: 0)))
            case 3 where depth < 3 && elements.first?.isForeign == true && !parts.contains(where: { $0.isElement(0) }):
                parts.append(.element(0, occurs(&chance)))
            default: parts.append(.element(makeElement(&chance, depth: depth + 1), occurs(&chance)))
            }
        }
        let often = chance.once(in: 3) ? Occurs(least: chance.number(0...1), most: nil) : chance.once(in: 4) ? Occurs(least: 0) : Occurs()
        return chance.once(in: 3) ? .choice(parts, often) : .sequence(parts, often)
    }
}

extension RandomSchema.Particle {
    var isAll: Bool { if case .all = self { true } else { false } }
    var isWildcard: Bool { if case .wildcard = self { true } else { false } }
    var isGroup: Bool { if case .group = self { true } else { false } }
    func isElement(_ wanted: Int) -> Bool { if case .element(wanted, _) = self { true } else { false } }
}

extension RandomSchema.Simple {
    /// A literal of the type.
    func value(_ chance: inout SeededGenerator) -> String {
        switch self {
        case .builtin(let name): chance.pick(RandomSchema.literals[name] ?? [""])
        case .named(_, _, let values): chance.pick(values)
        case .list(_, let item):
            (0..<chance.number(0...3)).map { _ in item.value(&chance).trimmed }.joined(separator: " ")
        case .union(_, let members): chance.pick(members).value(&chance)
        }
    }
}

extension String {
    fileprivate var trimmed: String { isEmpty ? "0" : self }
}
