internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Schemas of the values of simple types (rule 1 of exchange JSON).
extension JSONSchemaBuilder {
    /// The schema of a type's values, by reference where the type has a name that says something.
    ///
    /// - Parameter inUnion: the type is a member of a union, or its items are: `1` and `0` stay text.
    func scalar(_ type: SimpleType, inUnion: Bool = false) -> JSONObject {
        if inUnion, type.hasPlainBooleans { return scalarBody(type, inUnion: true) }
        if let plain = Self.plain(type) { return plain }
        guard let name = type.name else { return scalarBody(type) }
        simpleTypes[ObjectIdentifier(type)] = type
        let isOwn = type !== SimpleType.builtin(type.builtin)
        return definitions.reference(.scalar(ObjectIdentifier(type)), isOwn ? name.local : "xs.\(name.local)")
    }

    /// Types that take less space written out than referred to.
    private static func plain(_ type: SimpleType) -> JSONObject? {
        guard type === SimpleType.builtin(type.builtin) else { return nil }
        switch type.builtin {
        case .anySimpleType, .string, .normalizedString, .token: return .text()
        case .boolean: return JSONObject([("type", .string("boolean"))])
        default: return nil
        }
    }

    func scalarBody(_ type: SimpleType, inUnion: Bool = false) -> JSONObject {
        var notes = SchemaNotes()
        var body: JSONObject
        if let enumeration = type.facets.enumeration, let values = constants(enumeration.literals, of: type) {
            body = values
        } else {
            if type.facets.enumeration != nil, ScalarRule(type) != .qualifiedName {
                notes.add("the values are enumerated, in forms that cannot be listed")
            }
            switch type.variety {
            case .list: body = list(type, inUnion: inUnion, &notes)
            case .union: body = union(type, &notes)
            case .atomic: body = atomic(type, inUnion: inUnion, &notes)
            }
        }
        if let note = notes.text { body.append("$comment", .string(note)) }
        return body
    }

    private func atomic(_ type: SimpleType, inUnion: Bool, _ notes: inout SchemaNotes) -> JSONObject {
        switch ScalarRule(atomic: type) {
        case .boolean:
            return inUnion
                ? JSONObject([("enum", .array([.bool(true), .bool(false), .string("1"), .string("0")]))])
                : JSONObject([("type", .string("boolean"))])
        case .literalBoolean:
            let values: [(String, JSONValue)] = [
                ("true", .bool(true)), ("false", .bool(false)), ("1", .string("1")), ("0", .string("0")),
            ]
            return JSONObject([("enum", .array(values.filter { type.admits($0.0) }.map(\.1)))])
        case .number, .shortNumber: return number(type, &notes)
        case .float: return floating(type, &notes)
        case .qualifiedName:
            if !type.facets.patterns.isEmpty { notes.add("patterns of qualified names speak of prefixes") }
            if let names = type.facets.enumeration?.literals { return Self.names(names) }
            return .text(matching: LexicalPatterns.pattern(of: .QName))
        default: return string(type, &notes)
        }
    }

    /// Names by their local parts: the prefixes are the schema's own.
    private static func names(_ literals: [String]) -> JSONObject {
        var seen: ExactSet = []
        let locals = literals.compactMap { $0.pieces(between: ":").last.map { ECMAPattern.literal($0) } }
            .filter { seen.insert($0).inserted }
        return .text(matching: "^(?:\\{.+\\})?(?:\(locals.joined(separator: "|")))$")
    }

    // MARK: Strings

    private func string(_ type: SimpleType, _ notes: inout SchemaNotes) -> JSONObject {
        let builtin = SimpleType.builtin(type.builtin)
        let form = LexicalPatterns.pattern(of: type.builtin)
        if type === builtin {
            return .text(matching: form)
        }
        var body = form == nil ? .text() : named(builtin: type.builtin)
        addLengths(of: type, &body, &notes)
        if type.facets.hasOrder { notes.add("bounds of \(type.builtin.rawValue) values are left out") }
        addPatterns(of: type, &body, &notes, isASCII: form != nil && type.isASCII)
        return body
    }

    private func addLengths(of type: SimpleType, _ body: inout JSONObject, _ notes: inout SchemaNotes) {
        let facets = type.facets
        let unit: Int
        switch type.primitive {
        case .base64Binary:
            if facets.hasLength { notes.add("lengths of base64Binary values are left out") }
            return
        case .hexBinary: unit = 2
        default: unit = 1
        }
        if let least = facets.length ?? facets.minLength, let scaled = least.times(unit), scaled > 0 {
            body.append("minLength", .number(scaled))
        }
        if let most = facets.length ?? facets.maxLength, let scaled = most.times(unit) {
            body.append("maxLength", .number(scaled))
        }
    }

    /// Every step of derivation has its patterns; a literal matches one of each.
    func addPatterns(of type: SimpleType, _ body: inout JSONObject, _ notes: inout SchemaNotes, isASCII: Bool) {
        var texts: [String] = []
        for step in type.facets.patterns {
            let pattern = ECMAPattern(step, isASCII: isASCII)
            if pattern.isWidened { notes.add("beyond ASCII the pattern in the schema admits less") }
            texts.append(pattern.text)
        }
        if texts.count == 1 {
            body.append("pattern", .string(texts[0]))
        } else if texts.count > 1 {
            body.append("allOf", .array(texts.map { .object(("pattern", .string($0))) }))
        }
    }

    /// A reference to the form of a built-in type.
    func named(builtin: BuiltinType) -> JSONObject {
        let type = SimpleType.builtin(builtin)
        return Self.plain(type) ?? scalar(type)
    }

    // MARK: Lists and unions

    private func list(_ type: SimpleType, inUnion: Bool, _ notes: inout SchemaNotes) -> JSONObject {
        let isLiteral = inUnion || !type.facets.patterns.isEmpty
        let item = type.itemType.map { scalar($0, inUnion: isLiteral) } ?? .text()
        var body = JSONObject([("type", .string("array")), ("items", .object(item))])
        if let least = type.facets.length ?? type.facets.minLength, least > 0 {
            body.append("minItems", .number(least))
        }
        if let most = type.facets.length ?? type.facets.maxLength { body.append("maxItems", .number(most)) }
        if !type.facets.patterns.isEmpty { notes.add("a pattern of the whole list is left out") }
        return body
    }

    private func union(_ type: SimpleType, _ notes: inout SchemaNotes) -> JSONObject {
        var body = JSONValue.anyOf(type.memberTypes.map { scalar($0, inUnion: true) })
        guard !type.facets.patterns.isEmpty else { return body }
        // `pattern` concerns strings alone; numbers and the like pass it.
        if type.isWrittenAsText {
            if body.has("pattern") || body.has("allOf") {
                body = JSONObject([("anyOf", .array([.object(body)]))])
            }
            addPatterns(of: type, &body, &notes, isASCII: false)
        } else {
            notes.add("a pattern of the whole union is left out")
        }
        return body
    }
}

/// What a `$comment` says has been left out.
struct SchemaNotes {
    private var notes: [String] = []

    mutating func add(_ note: String) {
        if !notes.contains(note) { notes.append(note) }
    }

    /// One sentence; nil for nothing.
    var text: String? {
        guard let first = notes.first else { return nil }
        let rest = notes.dropFirst()
        return ([first.prefix(1).uppercased() + first.dropFirst()] + rest).joined(separator: "; ") + "."
    }
}

extension SimpleType {
    /// Whether a literal is a value of the type, prefixes not looked up.
    func admits(_ literal: String) -> Bool {
        var literal = literal
        var context = LiteralContext()
        return literal.withUTF8 { check($0, in: &context).isValid }
    }

    /// Whether `1` and `0` would become true and false if the type stood by itself.
    var hasPlainBooleans: Bool {
        switch variety {
        case .atomic: ScalarRule(atomic: self) == .boolean
        case .list: itemType?.hasPlainBooleans ?? false
        case .union: false
        }
    }

    /// Whether values may be qualified names, whose literals mean nothing without their prefixes.
    var hasQualifiedNames: Bool {
        switch variety {
        case .atomic: ScalarRule(atomic: self) == .qualifiedName
        case .list: itemType?.hasQualifiedNames ?? false
        case .union: memberTypes.contains(where: \.hasQualifiedNames)
        }
    }

    /// Whether every value is a string in JSON, with the literal's own characters.
    var isWrittenAsText: Bool {
        switch variety {
        case .atomic: ScalarRule(atomic: self) == .string
        case .list: false
        case .union: memberTypes.allSatisfy(\.isWrittenAsText)
        }
    }

    /// Whether literals hold nothing but ASCII.
    var isASCII: Bool {
        switch primitive {
        case .string: builtin == .language
        case .anyURI, .QName, .NOTATION, nil: false
        default: true
        }
    }
}

extension Facets {
    var hasLength: Bool { length != nil || minLength != nil || maxLength != nil }
    var hasOrder: Bool {
        minInclusive != nil || minExclusive != nil || maxInclusive != nil || maxExclusive != nil
    }
}

extension Int {
    /// nil where the product is too large.
    func times(_ factor: Int) -> Int? {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }
}
