import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

/// Takes the rows of tables of a schema from documents, one after the other, on one thread.
final class SchemaExtraction {
    struct Result: Sendable {
        var document: DocumentResult
        /// Nil for a document that gives no rows.
        var rows: RowSpools?
    }

    private let selection: SchemaSelection
    private let pack: Pack
    private let tables: [SchemaTable]
    private let mapping: JSONMapping
    private let options: WorkOptions
    private let rows: XMLToRows
    /// Made for the first JSON document.
    private var toXML: JSONToXML?

    init(choice: SchemaChoice, pack: Pack, tables: [SchemaTable], mapping: JSONMapping, options: WorkOptions) {
        selection = SchemaSelection(choice)
        self.pack = pack
        self.tables = tables
        self.mapping = mapping
        self.options = options
        rows = XMLToRows(tables: tables, mapping: mapping, options: options.conversion)
    }

    /// - Returns: nil for a JSON file in a folder that is none of ours.
    func extract(_ item: InputItem) -> Result? {
        selection.begin()
        let log = FindingLog(limit: options.findingLimit)
        let spool = RowSpools(tables.map(\.definition))
        var source: DocumentSource?
        do throws(WorkError) {
            _ = try selection.mapping(of: pack)
            let opened = try DocumentSource(item)
            source = opened
            switch opened.format {
            case .xml:
                try opened.keepIfSmall()
                try rows.read(opened.open(), findings: log) { spool.append($1, to: $0) }
            case .json: try readJSON(opened, log, spool)
            case nil: log.addNotChecked(ForeignFormat.finding(source?.foreign, path: item.path))
            }
            try spool.flush()
        } catch {
            if selection.isForeign(item, error) { return nil }
            for finding in selection.findings(of: error, file: item.path) { log.addNotChecked(finding) }
        }
        if selection.isForeign(item, log) { return nil }
        selection.namePlaces(of: log, in: source, options: options.conversion)
        var result = DocumentResult(
            file: item.path, outcome: log.outcome, schema: selection.chosen, findings: log.findings, omitted: log.omitted,
            reasonNotChecked: log.reasonNotChecked)
        result.omittedBeyondBytes = log.reachedBytes
        return Result(document: result, rows: log.outcome == .valid ? spool : nil)
    }

    /// By way of the document's XML, whose lines nobody knows.
    private func readJSON(_ source: DocumentSource, _ log: FindingLog, _ spool: RowSpools) throws(WorkError) {
        try source.makeRepeatable()
        let converter = toXML ?? JSONToXML(mapping: mapping, options: options.conversion)
        toXML = converter
        var last: Spool?
        _ = try converter.convert(
            { () throws(WorkError) in try source.open() },
            to: { () throws(WorkError) in
                let fresh = Spool()
                last = fresh
                return fresh.sink
            }, findings: log)
        guard log.outcome == .valid, let last else { return }
        try last.sink.flush()
        try rows.read(last.open(name: source.name), hasLines: false, findings: log) { spool.append($1, to: $0) }
    }
}
