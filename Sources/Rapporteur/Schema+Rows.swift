import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks

extension Schema {
    /// The rows that a document, XML or exchange JSON, has in a table, in document order.
    ///
    /// A table is asked for by a path of elements, as `TableDescription.path` or Documentation/tables.md have it.
    /// - Throws: `RapporteurError`: `document` when it is not valid by the schema, `usage` when there is no such table or
    ///   each document has its own schema.
    public func rows(
        of table: String, in input: Input, _ options: CheckOptions = CheckOptions()
    ) throws(RapporteurError) -> [TableRow] {
        let work = options.workOptions
        let (rows, log) = try translating(to: language) { () throws(WorkError) in
            let (mapping, pack) = try mapping()
            let table = try pack.tables(in: rapporteur.schemas).table(at: table)
            let names = table.definition.columns.map(\.name)
            let reader = XMLToRows(tables: [table], mapping: mapping, options: work.conversion)
            let log = FindingLog(limit: work.findingLimit)
            let source = try input.open()
            var rows: [TableRow] = []
            let file = TableValue.string(input.name)
            let add = { (values: [TableValue]) in rows.append(TableRow([file] + values, names)) }
            switch source.format {
            case .xml: try reader.read(source.open(), findings: log) { add($1) }
            case .json:
                try source.makeRepeatable()
                let sink = ByteSink()
                _ = try JSONToXML(mapping: mapping, options: work.conversion).convert(
                    { () throws(WorkError) in try source.open() },
                    to: { () throws(WorkError) in
                        sink.removeAll()
                        return sink
                    }, findings: log)
                if log.outcome == .valid {
                    let xml = try ByteReader(.bytes(sink.takeBytes()), name: input.name)
                    try reader.read(xml, hasLines: false, findings: log) { add($1) }
                }
            case nil: log.addNotChecked(source.foreignFinding)
            }
            return (rows, log)
        }
        guard log.outcome == .valid else {
            let result = DocumentResult(
                file: input.name, outcome: log.outcome, findings: log.findings, omitted: log.omitted)
            throw .document(InvalidDocument(Validation(result, in: language)))
        }
        return rows
    }
}
