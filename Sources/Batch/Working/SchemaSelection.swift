import RapporteurDiagnostics
import RapporteurInterchange
public import RapporteurPacks
import RapporteurXMLSchema
import RapporteurXMLStream

/// Chooses the schema of each document, for one thread: one for all, or the pack that its root element or `$schema`
/// asks for.
public final class SchemaSelection {
    private let library: PackLibrary
    private let schemas: PackSchemas
    /// The pack that the user chose for all documents.
    let fixed: Pack?
    /// The folder in which documents may name their own schemas; nil where they may not.
    private let locations: String?
    /// What the document at work names, together with the schema that the user chose.
    private var located: Pack?
    /// The choices that documents made by naming schemas; each is loaded and kept.
    private var choices: Set<[String]> = []
    /// The pack of the document at work.
    private(set) var chosen: CheckedWith?
    /// Its schema and the JSON of it.
    private(set) var mapping: JSONMapping?
    /// The same pack itself.
    public private(set) var chosenPack: Pack?
    /// The schema that cannot be used, when that kept the document at work from being checked.
    private(set) var unusableSchema: String?
    /// Whether results say the digests of what documents were checked with.
    var statesDigests = false
    /// What was said of packs before: digests are made once.
    private var described: [Pack.Origin: ExactMap<CheckedWith>] = [:]

    public init(_ choice: SchemaChoice) {
        library = choice.library
        schemas = choice.schemas
        fixed = choice.fixed
        locations = choice.locations
    }

    /// Forgets the document before.
    func begin() {
        forgetChoice()
        located = nil
    }

    /// Forgets what was chosen for the document at work, but not what it names.
    func forgetChoice() {
        chosen = nil
        mapping = nil
        chosenPack = nil
        unusableSchema = nil
    }

    /// How many different choices of schemas the documents of a run may make by naming them.
    private static let mostChoices = 100

    /// Lets the document at work name its schemas, where that is allowed.
    ///
    /// - Throws: `WorkError` of kind `input` when it cannot be read, `schema` (`schema.limit`) when documents name too
    ///   many.
    func followLocations(of source: DocumentSource, limits: XMLLimits) throws(WorkError) {
        located = nil
        guard let locations, source.format == .xml, fixed?.isBuiltIn != true else { return }
        try source.makeRepeatable()
        var schema: Schema?
        if let fixed { schema = try schemas.schema(of: fixed) }
        let named = try DeclaredLocations(folder: locations).paths(of: source.open(), limits: limits, besides: schema)
        guard !named.isEmpty else { return }
        var paths = fixed?.schemaPaths.map { FileSystem.realPath($0) ?? $0 } ?? []
        for path in named where !paths.hasExactly(path) { paths.append(path) }
        choices.insert(paths)
        guard choices.count <= Self.mostChoices else {
            throw WorkError(
                .schema, code: "schema.limit",
                message: Message("schema.limit/locations", ["limit": .number(Self.mostChoices)]),
                location: Location(file: source.name))
        }
        located = .bare(paths)
    }

    func mapping(forRoot name: ExpandedName) throws(WorkError) -> JSONMapping {
        let pack: Pack
        if let chosen = located ?? fixed { pack = chosen } else { pack = try library.pack(forRoot: name.local, namespace: name.namespace) }
        return try mapping(of: pack)
    }

    func mapping(forSchemaID id: String) throws(WorkError) -> JSONMapping {
        let pack: Pack
        if let fixed { pack = fixed } else { pack = try library.pack(forSchemaID: id) }
        return try mapping(of: pack)
    }

    /// Chooses the pack that an earlier run had chosen.
    ///
    /// - Throws: `WorkError` of kind `schema` when it cannot be used.
    /// - Returns: nil when there is no such pack.
    func choosePack(named id: String) throws(WorkError) -> Pack? {
        guard let pack = located ?? fixed ?? library[id] else { return nil }
        _ = try mapping(of: pack)
        return pack
    }

    func mapping(of pack: Pack) throws(WorkError) -> JSONMapping {
        let mapping = try schemas.mapping(of: pack)
        chosen = described[pack.origin]?[pack.id] ?? pack.checkedWith(mapping.schema, digests: statesDigests)
        described[pack.origin, default: [:]][pack.id] = chosen
        chosenPack = pack
        self.mapping = mapping
        return mapping
    }

    /// Notes that the document at work is read or written as a report: by the built-in pack.
    func useReports() throws(WorkError) { _ = try mapping(of: library.pack(named: "report")) }

    /// The rules of the pack of the document at work; nil where there are none.
    func rules() throws(WorkError) -> PackRules? {
        guard let chosenPack, !chosenPack.rules.isEmpty else { return nil }
        return try schemas.rules(of: chosenPack)
    }

    /// Notes that rules of the pack were not to be run.
    func noteSkippedRules() { chosen?.skipsRules = chosenPack?.rules.isEmpty == false }

    /// Notes how many rules the document at work was checked with.
    func noteRules(_ count: Int) { chosen?.rules = count }

    /// Says which documents of the schema are not there, where the document at work was checked without them.
    func tellGaps(to log: FindingLog) {
        guard log.outcome != .notChecked else { return }
        for gap in mapping?.schema.gaps ?? [] { log.add(gap) }
    }

    /// Whether nobody named the document itself: it was found in a folder or an archive.
    private static func isFound(_ item: InputItem) -> Bool {
        switch item.origin {
        case .folder, .archive: true
        case .named, .standardInput: false
        }
    }

    /// Whether a document of a folder or an archive is JSON that no pack is for.
    func isForeign(_ item: InputItem, _ error: WorkError) -> Bool {
        guard Self.isFound(item), DocumentFormat.byName(item.path) == .json else { return false }
        return error.kind == .schema && error.findings.first?.code == "pack.none"
    }

    /// Whether a document of a folder or an archive is none that was meant: JSON that does not say of which schema it is, such as a
    /// program's settings, or analysis JSON, which stands beside what it was made from.
    func isForeign(_ item: InputItem, _ log: FindingLog) -> Bool {
        guard Self.isFound(item) else { return false }
        guard log.findings.count == 1, let code = log.findings.first?.code else { return false }
        return code == "json.schema.analysis" || (code == "json.schema.missing" && fixed == nil)
    }

    /// The findings of an error for one document.
    func findings(of error: WorkError, file: String) -> [Finding] {
        if error.kind == .schema, let other = error.findings.first?.location.file, other != file {
            unusableSchema = other
        }
        return error.findings.map { finding in
            var finding = finding
            if finding.location.file == nil { finding.location.file = file }
            return finding
        }
    }
}
