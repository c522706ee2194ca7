public import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
public import RapporteurXMLStream

/// Converts XML documents to analysis JSON, one way: running text as plain strings, the marked-up facts beside it.
///
/// Mixed content becomes `text`, with white space collapsed and notes left out, beside the marked-up children gathered
/// under their names; ordered content becomes arrays under names. A document is held in memory until its end. One
/// converter converts any number of documents, one after the other, on one thread.
public final class XMLToAnalysis {
    private let choice: RootChoice
    public let options: ConversionOptions
    private var names = NameTable()
    private var reader: XMLReader?
    private var cache = PassTablesCache()
    private var known: AnalysisTables?

    /// A converter for documents of one mapping.
    public convenience init(mapping: JSONMapping, options: ConversionOptions = ConversionOptions()) {
        self.init(options: options) { _ throws(WorkError) in mapping }
    }

    /// A converter that asks for the mapping of each document by its root element.
    public init(
        options: ConversionOptions = ConversionOptions(),
        choose: @escaping (ExpandedName) throws(WorkError) -> JSONMapping
    ) {
        choice = RootChoice(choose: choose)
        self.options = options
    }

    /// Converts one document.
    ///
    /// What is wrong with the document goes to `findings`; nothing is written unless it is valid. What analysis JSON
    /// leaves out is not counted: leaving out is what it is for.
    /// - Throws: what `choose` throws, or kind `input` when the source cannot be read.
    public func convert(
        _ source: ByteReader, to sink: ByteSink, findings: FindingLog
    ) throws(WorkError) -> ConversionReport {
        if names.count > 50_000 {
            names = NameTable()
            reader = nil
        }
        let reader =
            reader ?? XMLReader(limits: options.xmlLimits, names: names, allowDoctype: options.allowsDoctype)
        self.reader = reader
        let consumer = AnalysisConsumer(
            names: names, findings: findings, positions: reader, limit: options.bufferLimit
        ) { (root) throws(WorkError) in
            self.tables(for: try self.choice.choose(root))
        }
        let result = try WorkError.only { () throws in try reader.read(source, into: consumer, findings: findings) }
        var report = ConversionReport()
        report.root = consumer.root
        report.mapping = consumer.pass?.mapping
        guard result == .complete, let pass = consumer.pass, let root = consumer.root else { return report }
        pass.validator.finish()
        guard findings.outcome == .valid, let value = pass.root else { return report }
        let writer = JSONWriter(sink, layout: options.layout == .compact ? .compact : .indented)
        writer.beginObject()
        writer.name("$schema")
        writer.string(pass.mapping.analysisID)
        writer.name(pass.mapping.rootName(of: root))
        pass.tree.write(value, to: writer)
        writer.endObject()
        writer.endLine()
        return report
    }

    private func tables(for mapping: JSONMapping) -> AnalysisTables {
        let tables = cache.tables(for: mapping, names)
        if let known, known.tables === tables { return known }
        let fresh = AnalysisTables(tables)
        known = fresh
        return fresh
    }
}

/// Finds out with a document's root element how it is to be read.
private final class AnalysisConsumer: XMLEventConsumer {
    private let choose: (ExpandedName) throws(WorkError) -> AnalysisTables
    private let names: NameTable
    private let findings: FindingLog
    private let positions: any PositionResolver
    private let limit: Int
    private(set) var pass: AnalysisPass?
    private(set) var root: ExpandedName?

    init(
        names: NameTable, findings: FindingLog, positions: any PositionResolver, limit: Int,
        choose: @escaping (ExpandedName) throws(WorkError) -> AnalysisTables
    ) {
        self.limit = limit
        self.choose = choose
        self.names = names
        self.findings = findings
        self.positions = positions
    }

    func consume(_ batch: XMLEventBatch) throws {
        if pass == nil {
            guard let event = batch.events.first(where: { $0.kind == .startElement }) else { return }
            let name = names[event.name]
            root = name
            pass = AnalysisPass(
                known: try choose(name), findings: findings, positions: positions, limit: limit)
        }
        try pass?.consume(batch.events, in: batch)
    }
}
