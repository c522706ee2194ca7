import RapporteurDiagnostics
internal import RapporteurXMLStream

/// One step of restriction: takes the facets a schema declares, checks them, and merges them with those of the base.
///
/// The phases are in order: which facets may stand here, what their values are, how they relate to those of the base
/// and to each other. A facet that fails one phase does not enter the next.
struct FacetStep {
    let base: SimpleType
    /// The effective facets so far.
    var facets: Facets
    var whiteSpace: WhiteSpace
    private(set) var errors: [FacetErrors.Item] = []
    /// The declaration of each facet that this step sets, patterns and enumerations aside.
    private var tags: [FacetKind: Int] = [:]
    /// How many states the patterns of this step have.
    private(set) var patternStates = 0

    init(base: SimpleType) {
        self.base = base
        facets = base.facets
        whiteSpace = base.whiteSpace
    }

    mutating func add(_ declarations: [FacetDeclaration]) {
        var patterns: [Pattern] = []
        var enumeration: [FacetDeclaration] = []
        for declaration in declarations {
            let kind = declaration.kind
            guard Self.isApplicable(kind, to: base) else {
                fail(
                    .notApplicable, Message(
                        "schema.facet.notApplicable",
                        ["facet": .text(kind.rawValue), "type": .message(base.facetOwner)]), declaration.tag,
                    hint: Message(
                        "schema.facet.notApplicable/hint",
                        ["facets": .list(Self.applicable(to: base).map { .text($0.rawValue) })]))
                continue
            }
            switch kind {
            case .pattern:
                add(pattern: declaration, to: &patterns)
            case .enumeration:
                enumeration.append(declaration)
            default:
                guard tags.updateValue(declaration.tag, forKey: kind) == nil else {
                    fail(.conflict, Message("schema.facet.conflict/twice", ["facet": .text(kind.rawValue)]), declaration.tag)
                    continue
                }
                set(declaration)
            }
            if declaration.isFixed, kind != .pattern, kind != .enumeration { facets.fixed.insert(kind) }
        }
        if !patterns.isEmpty { facets.patterns.append(patterns) }
        if !enumeration.isEmpty { add(enumeration: enumeration) }
        checkTogether()
    }

    enum Code: String {
        case notApplicable = "schema.facet.notApplicable"
        case value = "schema.facet.value"
        case restriction = "schema.facet.restriction"
        case fixed = "schema.facet.fixed"
        case conflict = "schema.facet.conflict"
        case patternSyntax = "schema.pattern.syntax"
        case limit = "schema.type.limit"
    }

    mutating func fail(_ code: Code, _ message: Message, _ tag: Int, hint: Message? = nil) {
        errors.append(.init(code: code.rawValue, message: message, hint: hint, tag: tag))
    }

    /// The tag of a facet that this step sets; nil for one that the base has.
    func tag(of kind: FacetKind) -> Int? { tags[kind] }

    private mutating func add(pattern declaration: FacetDeclaration, to patterns: inout [Pattern]) {
        guard patternStates <= Limit.schemaPatternStates.value else { return }
        do throws(PatternSyntaxError) {
            let pattern = try Pattern(declaration.value)
            patternStates += pattern.stateCount
            patterns.append(pattern)
            if patternStates > Limit.schemaPatternStates.value {
                fail(
                    .limit, Message("schema.type.limit/patterns", ["limit": .number(Limit.schemaPatternStates.value)]),
                    declaration.tag, hint: Message("schema.limit/hint", ["name": .text(Limit.schemaPatternStates.rawValue)]))
            }
        } catch {
            fail(
                .patternSyntax,
                Message(
                    "schema.pattern.syntax",
                    [
                        "pattern": .text(declaration.value), "place": .number(error.offset + 1),
                        "reason": .message(error.message),
                    ]),
                declaration.tag)
        }
    }

    /// Values must be valid against the base (4.3.5.4); those of the base give way to them.
    private mutating func add(enumeration declarations: [FacetDeclaration]) {
        var literals: [String] = []
        var keys: [[UInt8]] = []
        var context = LiteralContext()
        for declaration in declarations {
            context.namespaces = declaration.namespaces
            var text = declaration.value
            let failure = text.withUTF8 { bytes -> LiteralFailure? in
                let result = base.check(bytes, in: &context)
                if let failure = result.failure, failure.rule != .notChecked { return failure }
                literals.append(result.value.string)
                var key: [UInt8] = []
                result.type.appendValueKey(result.value, in: &context, to: &key)
                keys.append(key)
                return nil
            }
            if let failure {
                let (message, hint) = failure.message(for: declaration.value, type: base)
                fail(
                    .value, Message("schema.facet.value/enumeration", ["reason": .message(message)]), declaration.tag,
                    hint: hint)
            }
        }
        facets.enumeration = Enumeration(literals: literals, keys: keys)
    }
}

extension SimpleType {
    /// How messages about facets call this type.
    var facetOwner: Message {
        if let name { return .verbatim(name.local) }
        switch variety {
        case .atomic: return primitive.map { Message("schema.owner/derived", ["type": .text($0.rawValue)]) } ?? .verbatim("anySimpleType")
        case .list: return Message("schema.owner/list")
        case .union: return Message("schema.owner/union")
        }
    }
}
