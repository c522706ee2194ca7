public import RapporteurDiagnostics
public import RapporteurXMLStream

/// Checks one document against a schema while its events stream by (XSD Part 1, 3.3.4 and following).
///
/// Feed it the events of the document in order; it adds findings to the log, and tells whoever converts the document
/// what it knows of each element. After a fault it finds its place again and goes on, so that one run finds all
/// there is. It belongs to one document and one thread; the schema it reads is shared.
///
/// Memory grows with the depth of the document, not its length, but for IDs and keys (up to 70 bytes each).
///
/// The state that every event touches is spared the run-time check of exclusive access, which took a tenth of the
/// time; nothing here hands out overlapping access to it.
public final class Validator {
    public let schema: Schema
    let names: NameTable
    let findings: FindingLog
    let positions: any PositionResolver
    /// Gives the JSON Pointer of the current place, where the document is JSON.
    @exclusivity(unchecked) public var pointer: (() -> String)?
    /// Where an attribute of the start tag at hand stands, where that is a place of its own: what leads to it from the
    /// element's JSON Pointer, and its offset.
    @exclusivity(unchecked) package var attributePlace: ((NameID, TypeID) -> (step: String, offset: Int)?)?
    /// Gets what values mean that are not as they are written, where somebody wants to know.
    @exclusivity(unchecked) package var readings: ValueReadings?
    /// The attribute that is spoken of.
    @exclusivity(unchecked) var faultyAttribute: NameID?
    /// The bytes of one value or one element's gathered text that are looked at most; beyond it not checked.
    @exclusivity(unchecked) public var valueLimit = Limit.contentValueLength.value

    @exclusivity(unchecked) var frames: UnsafeMutablePointer<Frame>
    @exclusivity(unchecked) private var frameCapacity = 64
    @exclusivity(unchecked) public internal(set) var depth = 0

    /// What the schema knows of each name of the name table, by `NameID`.
    @exclusivity(unchecked) private var nameInfo: UnsafeMutablePointer<NameInfo>
    @exclusivity(unchecked) private var nameInfoCount = 0
    @exclusivity(unchecked) private var typeRecords: UnsafeMutablePointer<UnsafePointer<TypeRecord>?>
    @exclusivity(unchecked) var compiledTypes: [CompiledType?]

    @exclusivity(unchecked) var values: UnsafeMutablePointer<AttributeValue>
    @exclusivity(unchecked) private var valueCapacity = 64
    @exclusivity(unchecked) var valueCount = 0
    let valueBytes = ByteBuffer()
    let textBytes = ByteBuffer()
    @exclusivity(unchecked) var context: LiteralContext
    let scope = NamespaceTracker()

    /// The attributes of the schema that unexpected ones on the start tag at hand were probably meant to be.
    @exclusivity(unchecked) var meantAttributes: [String] = []
    /// The names that the finding of an index speaks of, where it counts unexpected children.
    var faultNames: [Int32: [String]] = [:]
    /// The findings of misplaced children, by the offset of their parent, code and name.
    var faultsOfParents: [Int: ExactMap<Int32>] = [:]
    /// Children that may have come too early, by the offset of their parents; see `Validator+Early`.
    var earlyChildren: [Int: EarlyChild] = [:]
    /// Whether a fault kept elements from being looked at, which others may refer to.
    var hasSkipped = false
    /// The offsets of elements of which a part could not be read, which was reported: what they lack follows from it.
    var excused: Set<Int> = []
    /// What `Validator+Belonging` has looked up.
    var homes: [Int32: Message] = [:]
    var declaredSymbols: Set<Int32>?
    var allElementNames: [String]?
    @exclusivity(unchecked) var sideStates: [[Int32]] = []
    /// What counted content models took so far, in steps tried.
    @exclusivity(unchecked) var countedWork = 0
    @exclusivity(unchecked) var hasGivenUpCounting = false
    @exclusivity(unchecked) var siblings = SiblingCounts()
    /// Nil where the schema has no identity constraints.
    private let identityTracker: IdentityTracker?
    /// The same, asked twice an element without being retained.
    let identity: Unmanaged<IdentityTracker>?
    @exclusivity(unchecked) var references = ReferenceTracker()

    struct NameInfo: BitwiseCopyable {
        /// -2 before the name was looked up, -1 when the schema does not mention it.
        var symbol: Int32
        /// Index of the namespace in the schema's table; -1 for one it does not mention.
        var namespace: Int32
    }

    public init(
        schema: Schema, names: NameTable, findings: FindingLog, positions: any PositionResolver
    ) {
        self.schema = schema
        self.names = names
        self.findings = findings
        self.positions = positions
        frames = .allocate(capacity: frameCapacity)
        nameInfo = .allocate(capacity: 1)
        typeRecords = .allocate(capacity: schema.types.count)
        typeRecords.initialize(repeating: nil, count: schema.types.count)
        compiledTypes = Array(repeating: nil, count: schema.types.count)
        values = .allocate(capacity: valueCapacity)
        context = LiteralContext()
        context.namespaces = scope
        identityTracker = schema.identityConstraints.isEmpty ? nil : IdentityTracker()
        identity = identityTracker.map { .passUnretained($0) }
    }

    /// A validator for another document of the same schema and names, which takes over what one that is done learnt of
    /// them: names looked up, tables of types, automata of patterns.
    package convenience init(after other: Validator, findings: FindingLog, positions: any PositionResolver) {
        self.init(schema: other.schema, names: other.names, findings: findings, positions: positions)
        guard other !== self else { return }
        swap(&nameInfo, &other.nameInfo)
        swap(&nameInfoCount, &other.nameInfoCount)
        swap(&typeRecords, &other.typeRecords)
        swap(&compiledTypes, &other.compiledTypes)
        swap(&context, &other.context)
        context.namespaces = scope
        other.context.namespaces = other.scope
    }

    deinit {
        frames.deallocate()
        nameInfo.deallocate()
        typeRecords.deallocate()
        values.deallocate()
    }

    /// Whether anything found so far makes the document invalid or unchecked.
    public var hasErrors: Bool { findings.outcome != .valid }

    /// What is known of the innermost open element; call only while one is open.
    public var current: ElementState {
        let frame = frames[depth - 1]
        return ElementState(
            element: ElementID(rawValue: frame.element), type: frame.type.pointee.id, position: frame.position,
            isNil: frame.flags.contains(.isNil), hasExplicitType: frame.flags.contains(.hasExplicitType),
            assessment: ElementState.Assessment(rawValue: frame.assessment) ?? .strict)
    }

    /// The attributes of the start tag just seen, parallel to those of the event.
    public var attributeValues: UnsafeBufferPointer<AttributeValue> {
        UnsafeBufferPointer(start: values, count: valueCount)
    }

    /// The characters so far of the innermost open element, where it has simple content.
    package var textSoFar: UnsafeBufferPointer<UInt8> { textBytes[from: frames[depth - 1].textStart] }

    // MARK: Look-ups

    @inline(__always)
    func info(of name: NameID) -> NameInfo {
        if name.index < nameInfoCount {
            let known = nameInfo[name.index]
            if known.symbol != -2 { return known }
        }
        return lookUp(name)
    }

    private func lookUp(_ name: NameID) -> NameInfo {
        if name.index >= nameInfoCount {
            let larger = max(names.count, name.index + 1) * 2
            let moved = UnsafeMutablePointer<NameInfo>.allocate(capacity: larger)
            moved.initialize(repeating: NameInfo(symbol: -2, namespace: -1), count: larger)
            moved.update(from: nameInfo, count: nameInfoCount)
            nameInfo.deallocate()
            nameInfo = moved
            nameInfoCount = larger
        }
        let expanded = names[name]
        let info = NameInfo(
            symbol: schema.symbols.symbol(of: expanded)?.rawValue ?? -1,
            namespace: schema.symbols.namespaceIndex(of: expanded.namespace).map { Int32($0) } ?? -1)
        nameInfo[name.index] = info
        return info
    }

    @inline(__always)
    func record(of type: TypeID) -> UnsafePointer<TypeRecord> {
        if let known = typeRecords[type.index] { return known }
        let compiled = schema.compiledType(type)
        compiledTypes[type.index] = compiled
        typeRecords[type.index] = compiled.record
        return compiled.record
    }

    /// The tables of a type already used.
    func compiled(_ record: UnsafePointer<TypeRecord>) -> CompiledType {
        compiledTypes[record.pointee.id.index] ?? schema.compiledType(record.pointee.id)
    }

    // MARK: Frames

    @inline(__always)
    func push(_ frame: Frame) {
        if depth == frameCapacity { growFrames() }
        (frames + depth).initialize(to: frame)
        depth &+= 1
    }

    private func growFrames() {
        let larger = UnsafeMutablePointer<Frame>.allocate(capacity: frameCapacity * 2)
        larger.moveInitialize(from: frames, count: depth)
        frames.deallocate()
        frames = larger
        frameCapacity *= 2
    }

    @inline(__always)
    func reserveValues(_ count: Int) {
        if count > valueCapacity {
            values.deallocate()
            valueCapacity = count * 2
            values = .allocate(capacity: valueCapacity)
        }
        valueCount = 0
        valueBytes.truncate(to: 0)
    }
}
