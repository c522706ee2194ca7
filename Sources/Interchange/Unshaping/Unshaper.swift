import Diagnostics
import JSONStream
import XMLSchema
import XMLStream

/// Turns the events of one JSON document into those of the XML document that it stands for.
///
/// A stack of open containers says what each JSON value is; shapes say how names map back. Members are passed on as
/// they come as long as they come in the order of the schema. At the first that comes too late the pass is given up:
/// it only notes which objects are in disorder, and a second pass sets the members of those aside and sorts them.
final class Unshaper {
    /// Where a member belongs among those of its object.
    enum Rank {
        static let type: Int32 = -4
        static let attribute: Int32 = -1
        static let last = Int32.max
    }

    let options: ConversionOptions
    let choice: SchemaChoice
    let live: JSONReader
    let findings: FindingLog
    let sink: ByteSink
    /// Whether XML is wanted, or only validated.
    private let writes: Bool
    let names = NameTable()
    let xsi: InstanceNames
    /// Objects whose members have to be sorted, by where they begin; those found in this pass, or by the one before.
    var disordered: Set<Int>
    /// Whether members in disorder are a reason to give up this pass.
    let mayGiveUp: Bool
    /// The members of every object are set aside and sorted, because it is not known which are in disorder.
    let setsAsideAll: Bool
    var losses = Losses()

    // What is known once the mapping was chosen.
    var mapping: JSONMapping?
    /// What `$schema` says, where an earlier pass had to look for it.
    var knownSchema: String?
    var output: ElementOutput?
    private var shapes: [Shape?] = []
    var elementNames: [NameID] = []
    var attributeNames: [Int32: NameID] = [:]
    var root: ExpandedName?

    var frames: [UnshapeFrame] = []
    /// The members set aside of objects that are replayed, the next one last.
    var setAside: [[SetAside]] = []
    /// The fragment that events come from; nil for the document itself.
    private var fragment: JSONFragmentReader?
    private var fragments: [JSONFragmentReader] = []
    /// Text put together from several events.
    var scratch: [UInt8] = []
    /// How many steps of the reader's pointer lead beyond the element at hand.
    var pointerSurplus = 0
    /// The pass has been given up.
    private(set) var isGivenUp = false
    /// Objects noted as in disorder; where there are more, later passes find the rest.
    private static let disorderLimit = 1_000_000

    init(
        options: ConversionOptions, choice: SchemaChoice, reader: JSONReader, sink: ByteSink, findings: FindingLog,
        disordered: Set<Int>, knownSchema: String?, mayGiveUp: Bool, setsAsideAll: Bool, writes: Bool
    ) {
        self.options = options
        self.choice = choice
        live = reader
        self.sink = sink
        self.findings = findings
        self.disordered = disordered
        self.knownSchema = knownSchema
        self.mayGiveUp = mayGiveUp
        self.setsAsideAll = setsAsideAll
        self.writes = writes
        xsi = InstanceNames(names)
    }

    /// Converts the document.
    ///
    /// - Throws: `WorkError` from the choice of a mapping or from the input; `JSONStop` is a finding made.
    func run() throws {
        do {
            try beginDocument()
            while let frame = frames.last {
                switch frame.kind {
                case .document: try stepDocument()
                case .element: try stepElement()
                case .members: try stepMembers()
                case .content: try stepContent()
                case .item: try stepItem()
                }
            }
            try expectEnd()
        } catch is JSONStop {
            // The reader has said why.
            return
        }
        guard let output, !isGivenUp else { return }
        output.validator.finish()
        output.checkFindings()
        if !output.isMuted {
            do {
                try output.writer.finish()
            } catch {
                // The caller meets the same failure when it flushes the sink.
            }
        }
    }

    private func expectEnd() throws {
        while try live.next().kind != .end {}
    }

    // MARK: Events

    var source: any JSONEventSource { fragment ?? live }

    @inline(__always)
    func next() throws -> JSONEvent {
        if let fragment { return fragment.next() }
        return try live.next()
    }

    func skipValue() throws {
        if let fragment { fragment.skipValue() } else { try live.skipValue() }
    }

    func captureValue() throws -> JSONFragment {
        if let fragment { return fragment.captureValue() }
        return try live.captureValue()
    }

    func push(_ value: JSONFragment) {
        let reader = value.events()
        fragments.append(reader)
        fragment = reader
    }

    func popFragment() {
        fragments.removeLast()
        fragment = fragments.last
    }

    // MARK: Order

    /// Gives the pass up: the members of the object that begins here are not in order, or the mapping was needed
    /// before it was named.
    func giveUp(_ offset: Int?) {
        if let offset, disordered.count < Self.disorderLimit { disordered.insert(offset) }
        isGivenUp = true
        output?.isGivenUp = true
    }

    /// Takes a member's place into account.
    ///
    /// - Returns: whether the member may be handled now.
    func inOrder(_ rank: Int32, name: JSONEvent, canRepeat: Bool = false) throws -> Bool {
        let top = frames.count - 1
        if rank > frames[top].order || (canRepeat && rank == frames[top].order) {
            frames[top].order = rank
            return true
        }
        if frames[top].isReplayed || isGivenUp {
            if isGivenUp { giveUp(frames[top].offset) }
            return true
        }
        if mayGiveUp {
            giveUp(frames[top].offset)
            return true
        }
        reportLate(name)
        try skipValue()
        return false
    }

    // MARK: Shapes and names

    func use(_ mapping: JSONMapping) {
        self.mapping = mapping
        let validator = Validator(
            schema: mapping.schema, names: names, findings: findings, positions: UnshapePositions(self))
        validator.pointer = { [unowned self] in pointerToElement() }
        let output = ElementOutput(
            names: names, sink: sink, validator: validator, prefixes: mapping.outputPrefixes,
            indentation: options.layout == .compact ? -1 : 2, findings: findings)
        output.isGivenUp = isGivenUp
        output.isMuted = !writes
        self.output = output
        shapes = Array(repeating: nil, count: mapping.schema.types.count)
        elementNames = Array(repeating: .none, count: mapping.schema.elements.count)
    }

    func shape(of type: TypeID) throws -> Unmanaged<Shape> {
        if let known = shapes[type.index] { return .passUnretained(known) }
        guard let mapping else { throw JSONStop.malformed }
        let shape = try mapping.shape(of: type)
        shapes[type.index] = shape
        return .passUnretained(shape)
    }

    func nameID(of element: ElementID) -> NameID {
        if elementNames[element.index] != .none { return elementNames[element.index] }
        guard let mapping else { return .none }
        let id = names.intern(mapping.schema[element].name)
        elementNames[element.index] = id
        return id
    }

    func nameID(of attribute: AttributeDeclaration) -> NameID {
        if let known = attributeNames[attribute.symbol.rawValue] { return known }
        let id = names.intern(attribute.name)
        attributeNames[attribute.symbol.rawValue] = id
        return id
    }
}

/// Resolves offsets for the validator in whatever the unshaper reads at the moment.
final class UnshapePositions: PositionResolver {
    private unowned let unshaper: Unshaper

    init(_ unshaper: Unshaper) { self.unshaper = unshaper }

    func position(at offset: Int) -> Position { unshaper.source.position(at: offset) }
    func excerpt(at offset: Int) -> Excerpt? { unshaper.source.excerpt(at: offset) }
}
