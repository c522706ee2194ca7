import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLStream

/// What all parts of one pass over a JSON document share: where events come from, what is in disorder, findings.
final class UnshapeSession: PositionResolver {
    let options: ConversionOptions
    let live: JSONReader
    let findings: FindingLog
    /// Looks for the places of findings, on a second look.
    let places: JSONPlaces?
    /// Whether members in disorder are a reason to give up this pass.
    let mayGiveUp: Bool
    /// The members of every object are set aside and sorted, because it is not known which are in disorder.
    let setsAsideAll: Bool
    /// Objects whose members have to be sorted, by where they begin, as earlier passes found them.
    private let known: Set<Int>
    private let isNothingKnown: Bool
    /// The same, with what this pass found.
    private(set) var disordered: Set<Int>
    /// The pass has been given up: it goes on only to find what else is in disorder.
    @exclusivity(unchecked) private(set) var isGivenUp = false
    /// Members set aside of the objects that are replayed, the next one last.
    var setAside: [[SetAside]] = []
    var losses = Losses()

    /// The fragment that events come from; nil for the document itself.
    @exclusivity(unchecked) private var fragment: JSONFragmentReader?
    @exclusivity(unchecked) private var fragments: [JSONFragmentReader] = []
    /// How many steps of the pointer lead beyond the element that the validator speaks of.
    @exclusivity(unchecked) var pointerSurplus = 0

    /// Objects noted as in disorder; where there are more, later passes find the rest.
    private static let disorderLimit = 1_000_000
    /// Objects in disorder within each other; each costs some kilobytes while what is inside is read.
    static let disorderDepth = 1_000

    init(
        options: ConversionOptions, reader: JSONReader, findings: FindingLog, disordered: Set<Int>, mayGiveUp: Bool,
        setsAsideAll: Bool, places: JSONPlaces? = nil
    ) {
        self.options = options
        live = reader
        self.findings = findings
        known = disordered
        isNothingKnown = disordered.isEmpty && !setsAsideAll
        self.disordered = disordered
        self.mayGiveUp = mayGiveUp
        self.setsAsideAll = setsAsideAll
        self.places = places
    }

    // MARK: Events

    var source: any JSONEventSource { fragment ?? live }

    @inline(__always)
    func next() throws -> JSONEvent {
        if fragments.isEmpty { return try live.next() }
        return try nextOfFragment()
    }

    @inline(never)
    private func nextOfFragment() throws -> JSONEvent {
        try fragment?.next() ?? live.next()
    }

    /// Moves behind the value that the last event announced, began or was.
    func skipValue() throws {
        if let fragment { fragment.skipValue() } else { try live.skipValue() }
    }

    /// Skips what is left of a value whose first event was read.
    func skipRest(of event: JSONEvent) throws {
        if event.kind == .beginObject || event.kind == .beginArray { try skipValue() }
    }

    func captureValue() throws -> JSONFragment {
        if let fragment { return fragment.captureValue() }
        return try live.captureValue()
    }

    /// Reads on in a fragment, until it is popped.
    func push(_ value: JSONFragment) {
        let reader = value.events()
        fragments.append(reader)
        fragment = reader
    }

    func popFragment() {
        fragments.removeLast()
        fragment = fragments.last
    }

    func position(at offset: Int) -> Position {
        holdsAllPositions ? live.position(at: offset) : source.position(at: offset)
    }

    /// A document held whole is asked for all places, those of fragments too.
    var holdsAllPositions: Bool { live.holdsAllPositions }

    func excerpt(at offset: Int) -> Excerpt? { source.excerpt(at: offset) }

    /// The pointer of the element that the validator speaks of.
    func pointerToElement() -> String {
        var pointer = source.pointer()
        for _ in 0..<pointerSurplus {
            guard let slash = pointer.utf8.lastIndex(of: UInt8(ascii: "/")) else { break }
            pointer = String(pointer[..<slash])
        }
        return pointer
    }

    // MARK: Order

    /// Whether the members of the object that begins here have to be set aside.
    @inline(__always)
    func isDisordered(_ offset: Int) -> Bool {
        !isNothingKnown && !isGivenUp && (setsAsideAll || known.contains(offset))
    }

    /// Gives the pass up: the members of the object that begins here are not in order, or the mapping was needed
    /// before it was named.
    func giveUp(_ offset: Int?) {
        if let offset, disordered.count < Self.disorderLimit { disordered.insert(offset) }
        isGivenUp = true
    }
}
