internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Makes up values of simple types.
struct SampleValues {
    enum Value {
        case text(String)
        /// A QName or NOTATION, whose prefix the writer chooses.
        case name(ExpandedName)
        /// No value is known: somebody has to fill it in.
        case unknown
    }

    private let schema: Schema
    /// Whether values differ from one another as far as they can, for keys.
    private let isDistinct: Bool
    private var made = 0
    /// The IDs given out.
    private(set) var ids: [String] = []
    /// Whether some value refers to an ID.
    private(set) var hasReferences = false
    /// Values by the local names of attributes and elements.
    var examples: ExactMap<String> = [:]

    init(_ schema: Schema, isDistinct: Bool) {
        self.schema = schema
        self.isDistinct = isDistinct
    }

    /// A value of a type; that of its constraint where there is one, else the example that is known for the name.
    mutating func value(of type: SimpleType, named own: ExpandedName, fixed: String?) -> Value {
        let isName = type.hasQualifiedNames && type.variety == .atomic
        if let fixed { return isName ? .name(expanded(fixed)) : .text(fixed) }
        if !isDistinct, !isName, let example = examples[own.local], type.admits(example) { return .text(example) }
        if isName { return name(of: type) }
        made += 1
        let variant = isDistinct ? made : 0
        guard let text = text(of: type, variant: variant) ?? text(of: type, variant: 0) else { return .unknown }
        return .text(text)
    }

    private mutating func text(of type: SimpleType, variant: Int) -> String? {
        switch type.builtin {
        case .ID where type.variety == .atomic:
            let id = candidates(of: type, variant: ids.count).first { !ids.contains($0) && type.admits($0) }
            if let id { ids.append(id) }
            return id
        case .IDREF where type.variety == .atomic: hasReferences = true
        case .IDREFS: hasReferences = true
        default: break
        }
        return candidates(of: type, variant: variant).first { type.admits($0) }
    }

    private func name(of type: SimpleType) -> Value {
        if let literals = type.facets.enumeration?.literals {
            let locals = literals.compactMap { $0.pieces(between: ":").last.map(String.init) }
            let notations = schema.notations.sorted()
            if type.primitive == .NOTATION, let found = notations.first(where: { locals.contains($0.local) }) {
                return .name(found)
            }
            return literals.first.map { .name(expanded($0)) } ?? .unknown
        }
        return .name(ExpandedName(namespace: schema.targetNamespace, local: "name"))
    }

    /// A name that the schema writes, by the prefixes that its first document declares.
    private func expanded(_ literal: String) -> ExpandedName {
        let parts = literal.pieces(between: ":")
        let prefix = parts.count > 1 ? String(parts[0]) : ""
        let namespace = schema.prefixes.first { $0.value == prefix }?.key ?? ""
        return ExpandedName(namespace: namespace, local: parts.last.map(String.init) ?? literal)
    }
}

/// What may be a value, the likeliest first.
extension SampleValues {
    private func candidates(of type: SimpleType, variant: Int) -> [String] {
        var found: [String] = []
        if let enumeration = type.facets.enumeration, !enumeration.literals.isEmpty {
            let literals = enumeration.literals
            let start = variant % literals.count
            return Array((literals[start...] + literals[..<start]).prefix(1000))
        }
        for step in type.facets.patterns.reversed() {
            for pattern in step {
                let least = type.facets.length ?? type.facets.minLength ?? 0
                for padding in [0, 1, 2, 4, least] where padding <= 1000 {
                    if let text = PatternSample.text(matching: pattern, variant: variant, padding: padding) {
                        found.append(text)
                    }
                }
                if least > 0, let short = PatternSample.text(matching: pattern, variant: variant) {
                    let missing = least - short.unicodeScalars.count
                    if missing > 0, missing <= 10_000,
                        let text = PatternSample.text(matching: pattern, variant: variant, padding: missing)
                    {
                        found.append(text)
                    }
                }
            }
        }
        switch type.variety {
        case .list: return found + lists(of: type, variant: variant)
        case .union: return found + type.memberTypes.flatMap { candidates(of: $0, variant: variant) }
        case .atomic: return found + atoms(of: type, variant: variant)
        }
    }

    private func lists(of type: SimpleType, variant: Int) -> [String] {
        let count = max(1, type.facets.length ?? type.facets.minLength ?? 1)
        guard count <= 10_000, let item = type.itemType,
            let one = candidates(of: item, variant: variant).first(where: { item.admits($0) })
        else { return [""] }
        return [Array(repeating: one, count: count).joined(separator: " "), one, ""]
    }

    private func atoms(of type: SimpleType, variant: Int) -> [String] {
        let bounds = [
            type.facets.minInclusive, type.facets.maxInclusive, type.facets.minExclusive, type.facets.maxExclusive,
        ]
        .compactMap(\.self?.literal)
        switch type.primitive {
        case .boolean: return variant % 2 == 0 ? ["true", "false"] : ["false", "true"]
        case .decimal, .float, .double:
            var numbers = variant == 0 ? ["1", "0"] : ["\(variant)"]
            for bound in bounds {
                numbers.append(bound)
                if let whole = bound.pieces(between: ".").first.flatMap({ Int($0) }), whole.magnitude < 1 << 53 {
                    numbers += [
                        "\(whole + 1)", "\(whole - 1)", "\(whole + variant)", "\(whole - variant)", "\(whole).5",
                    ]
                }
            }
            return numbers + ["-1", "0.5", "-0.5", "0.1", "0.01"]
        case .duration:
            return ["P\(variant + 1)D", "PT\(variant + 1)H", "P1Y", "P1M", "P1000Y", "PT0S", "-P1D", "-P1000Y"] + bounds
        case .dateTime, .time, .date, .gYearMonth, .gYear, .gMonthDay, .gDay, .gMonth:
            return dates(of: type.primitive ?? .date, variant: variant, bounds)
        case .hexBinary: return octets(of: type, "00")
        case .base64Binary: return octets(of: type, "AAAA") + ["AA==", "AAA="]
        case .anyURI:
            return sized(type, variant == 0 ? "http://example.org/" : "http://example.org/\(variant)")
                + words(of: type, variant)
        default: return words(of: type, variant)
        }
    }

    private func words(of type: SimpleType, _ variant: Int) -> [String] {
        let word: String
        switch type.builtin {
        case .language: return ["en", "fr", "es", "ar", "ru", "zh"] + sized(type, "x")
        case .ID, .IDREF: word = "id\(type.builtin == .ID ? variant + 1 : 1)"
        case .Name, .NCName, .NMTOKEN, .ENTITY: word = variant == 0 ? "name" : "name\(variant)"
        default: word = variant == 0 ? "text" : "text \(variant)"
        }
        return sized(type, word)
    }

    /// A word made as long as the type wants it.
    private func sized(_ type: SimpleType, _ word: String) -> [String] {
        let least = type.facets.length ?? type.facets.minLength ?? 0
        let most = type.facets.length ?? type.facets.maxLength ?? .max
        if word.count > most {
            return [String(word.suffix(most)), String(word.prefix(most)), String(repeating: "x", count: most)]
        }
        guard word.count < least, least <= 1_000_000 else { return [word] }
        return [word + String(repeating: "x", count: least - word.count)]
    }

    private func octets(of type: SimpleType, _ one: String) -> [String] {
        let count = type.facets.length ?? type.facets.minLength ?? 1
        guard count <= 100_000 else { return [] }
        if one.count == 2 { return [String(repeating: one, count: count)] }
        let rest = ["", "AA==", "AAA="][count % 3]
        return [String(repeating: one, count: count / 3) + rest]
    }

    private func dates(of primitive: Primitive, variant: Int, _ bounds: [String]) -> [String] {
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        func literal(_ year: Int, _ variant: Int) -> String {
            let day = two(1 + variant % 28)
            let month = two(1 + variant % 12)
            return literal(year, variant, day: day, month: month)
        }
        func literal(_ year: Int, _ variant: Int, day: String, month: String) -> String {
            switch primitive {
            case .dateTime: "\(year)-01-\(day)T00:00:00"
            case .time: "\(two(variant % 24)):00:00"
            case .date: "\(year)-01-\(day)"
            case .gYearMonth: "\(year)-\(month)"
            case .gYear: "\(year + variant % 100)"
            case .gMonthDay: "--01-\(day)"
            case .gDay: "---\(day)"
            default: "--\(month)"
            }
        }
        let literals =
            [2026, 2000, 1900, 2100, 3000, 1000].map { literal($0, variant) }
            + [1, 5, 11, 23].map { literal(2026, variant + $0) }
        return literals + literals.map { $0 + "Z" } + bounds
    }
}
