public import Diagnostics
import JSONStream

/// Converts exchange JSON to XML, validating as it streams by.
///
/// Members may come in any order. While they come in that of the schema the document streams; at the first that
/// comes too late the pass is given up and a second one sets objects aside as it needs to.
public final class JSONToXML {
    let choice: SchemaChoice
    public let options: ConversionOptions

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
            let unshaper = Unshaper(
                options: options, choice: choice, reader: JSONReader(try open(), log: log, limits: limits),
                sink: try output(), findings: log, disordered: disordered, knownSchema: knownSchema,
                mayGiveUp: !options.streams && pass < Self.passLimit, setsAsideAll: pass == Self.passLimit,
                writes: writes)
            try WorkError.only { () throws in try unshaper.run() }
            if unshaper.isGivenUp, pass < Self.passLimit {
                disordered = unshaper.disordered
                knownSchema = unshaper.knownSchema
                continue
            }
            findings.takeAll(from: log)
            var report = ConversionReport()
            report.root = unshaper.root
            report.mapping = unshaper.mapping
            report.losses = unshaper.losses
            report.wasBuffered = pass > 1
            return report
        }
        return ConversionReport()
    }
}
