internal import RapporteurDiagnostics

/// What validators need of one type, made when a document first uses it.
/// Unchecked Sendable: `record` points into memory of its own that nothing changes after `init`.
final class CompiledType: @unchecked Sendable {
    let record: UnsafePointer<TypeRecord>
    let content: ContentModelMemory
    private let owned: [any Sendable]

    init(_ id: TypeID, in schema: Schema) {
        var memory: [any Sendable] = []
        var simple: SimpleType?
        var kind: TypeRecord.Content
        var uses: [AttributeUse] = []
        var wildcard: Wildcard?
        var particle: Particle?
        var isAbstract = false
        switch schema[id] {
        case .simple(let type):
            simple = type
            kind = .simple
        case .complex(let complex):
            uses = complex.attributes
            wildcard = complex.attributeWildcard
            isAbstract = complex.isAbstract
            switch complex.content {
            case .empty: kind = .empty
            case .simple(let type):
                simple = type
                kind = .simple
            case .elementOnly(let model):
                kind = .elementOnly
                particle = model
            case .mixed(let model):
                kind = .mixed
                particle = model
            }
        }
        content = ContentModelMemory(particle, in: schema)

        let (map, mapMemory) = SymbolMap.build(
            uses.enumerated().map { (key: $1.declaration.symbol.rawValue, value: Int32($0)) })
        memory.append(mapMemory)
        let list = FixedBuffer(
            uses.map { use in
                AttributeTable.Use(
                    type: .passUnretained(use.declaration.type), symbol: use.declaration.symbol.rawValue,
                    isRequired: use.isRequired, isUnconstrained: use.declaration.type.isUnconstrained,
                    isFixed: use.constraint?.kind == .fixed, needsTracking: use.declaration.type.needsTracking)
            })
        memory.append(list)
        let (wildcardRecord, bits) = WildcardRecord.build(
            wildcard ?? Wildcard(constraint: .oneOf([]), process: .strict), symbols: schema.symbols)
        memory.append(bits)
        let attributes = AttributeTable(
            uses: map, list: list.base, count: Int32(uses.count),
            requiredCount: Int32(uses.count(where: \.isRequired)),
            hasTrackedDefaults: uses.contains { $0.constraint != nil && $0.declaration.type.needsTracking },
            hasWildcard: wildcard != nil,
            wildcard: wildcardRecord)
        let record = FixedBuffer([
            TypeRecord(
                id: id, content: kind, isAbstract: isAbstract,
                isUnconstrained: simple?.isUnconstrained ?? false, needsTracking: simple?.needsTracking ?? false,
                simple: simple.map { .passUnretained($0) }, model: content.model, attributes: attributes)
        ])
        memory.append(record)
        self.record = record.base
        owned = memory
    }
}

/// One type in the form that the validator's inner loop reads.
struct TypeRecord: BitwiseCopyable {
    enum Content: UInt8, BitwiseCopyable { case empty, simple, elementOnly, mixed }

    let id: TypeID
    let content: Content
    let isAbstract: Bool
    /// Simple content that takes any text.
    let isUnconstrained: Bool
    let needsTracking: Bool
    let simple: Unmanaged<SimpleType>?
    let model: ContentModel
    let attributes: AttributeTable
}

extension TypeRecord: @unchecked Sendable {}

extension SimpleType {
    /// Whether every text is a value and stays as written.
    var isUnconstrained: Bool {
        if self === SimpleType.builtin(.anySimpleType) { return true }
        return self === SimpleType.builtin(.string) || (base === SimpleType.builtin(.string) && admitsAnyText)
    }

    /// A restriction of xs:string that restricts nothing.
    private var admitsAnyText: Bool {
        whiteSpace == .preserve && facets.patterns.isEmpty && facets.enumeration == nil && facets.length == nil
            && facets.minLength == nil && facets.maxLength == nil
    }

    /// Whether values may be IDs, IDREFs, ENTITYs or NOTATIONs, which the document as a whole has to bear out.
    var needsTracking: Bool {
        switch variety {
        case .atomic: [.ID, .IDREF, .ENTITY, .NOTATION].contains(builtin)
        case .list: itemType?.needsTracking ?? false
        case .union: memberTypes.contains(where: \.needsTracking)
        }
    }
}
