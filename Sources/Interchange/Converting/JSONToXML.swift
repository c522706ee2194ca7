public import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLStream

/// Converts exchange JSON to XML, validating as it streams by.
///
/// Members may come in any order. While they come in that of the schema the document streams; at the first that
/// comes too late the pass is given up and a second one sets objects aside as it needs to.
public final class JSONToXML {
    let choice: SchemaChoice
    public let options: ConversionOptions
    private var bridge: NameBridge?
    /// Looks for the places of findings, on a second look.
    var places: JSONPlaces?
    /// What builds the document's tree beside, while one is wanted.
    var trees: TreeRecording?

    /// Names kept from document to document; beyond it the tables start over.
    private static let nameLimit = 50_000

    /// A converter for documents of one mapping; their `$schema` may be missing.
    public init(mapping: JSONMapping, options: ConversionOptions = ConversionOptions()) {
        choice = SchemaChoice(choose: { _ throws(WorkError) in mapping }, fixed: mapping)
        self.options = options
    }

    /// A converter that asks for the mapping of each document by its `$schema`.
    public init(
        options: ConversionOptions = ConversionOptions(),
        choose: @escaping (String) throws(WorkError) -> JSONMapping
    ) {
        choice = SchemaChoice(choose: choose, fixed: nil)
        self.options = options
    }

    /// Converts one document.
    ///
    /// - Parameters:
    ///   - open: opens the source at its beginning. It is called once, and a second time where members come too
    ///     late (never under `streams`, where that is the error `json.member.late`).
    ///   - output: gives the sink for a pass, empty; asked a second time, what the first sink got is to be dropped.
    ///   - findings: takes what is wrong; the output counts only when their outcome is `valid`.
    /// - Throws: what the closures throw, or kind `input` when the source cannot be read.
    public func convert(
        _ open: () throws(WorkError) -> ByteReader, to output: () throws(WorkError) -> ByteSink, findings: FindingLog
    ) throws(WorkError) -> ConversionReport {
        try convert(open, to: output, findings: findings, writes: true)
    }

    /// Passes: one to find out the mapping where it is not named first, one to find out which objects are in
    /// disorder, and one that converts. Where a type is named late, more objects in disorder may come to light after
    /// that; the last pass assumes it of all.
    private static let passLimit = 4

    func convert(
        _ open: () throws(WorkError) -> ByteReader, to output: () throws(WorkError) -> ByteSink,
        findings: FindingLog, writes: Bool
    ) throws(WorkError) -> ConversionReport {
        var limits = options.jsonLimits
        limits.capturedBytes = max(limits.capturedBytes, options.bufferLimit)
        var disordered: Set<Int> = []
        var knownSchema: String?
        for pass in 1...Self.passLimit {
            let log = FindingLog(limit: findings.limit)
            let session = UnshapeSession(
                options: options, reader: JSONReader(try open(), log: log, limits: limits), findings: log,
                disordered: disordered, mayGiveUp: !options.streams && pass < Self.passLimit,
                setsAsideAll: pass == Self.passLimit, places: places)
            let sink = try output()
            let unshaper = Unshaper(session: session, choice: choice, knownSchema: knownSchema) { mapping in
                let bridge = self.bridge(to: mapping)
                let pass = UnshapingPass(session: session, bridge: bridge, sink: sink, writes: writes)
                pass.output.tree = self.trees?.begin(bridge.names, mapping)
                return pass
            }
            try WorkError.only { () throws in try unshaper.run() }
            if session.isGivenUp, pass < Self.passLimit, unshaper.pass != nil || unshaper.knownSchema != nil {
                disordered = session.disordered
                knownSchema = unshaper.knownSchema
                continue
            }
            if unshaper.isWhole { trees?.finish() }
            findings.takeAll(from: log)
            var report = ConversionReport()
            report.root = unshaper.root
            report.mapping = unshaper.pass?.mapping
            report.losses = session.losses
            report.wasBuffered = pass > 1
            return report
        }
        return ConversionReport()
    }

    private func bridge(to mapping: JSONMapping) -> NameBridge {
        if let known = bridge, known.mapping === mapping, known.names.count < Self.nameLimit { return known }
        let fresh = NameBridge(mapping: mapping, names: NameTable())
        bridge = fresh
        return fresh
    }
}
