package import RapporteurDiagnostics
package import RapporteurInterchange
package import RapporteurPacks
import RapporteurXMLStream

/// Takes tables of a schema from the inputs of a run, several at once; rows go out in the order of the inputs.
package struct SchemaExtractRun: Sendable {
    package let tables: [SchemaTable]
    /// Whether the schema has more tables than are taken.
    package private(set) var isTruncated = false
    private let mapping: JSONMapping
    private let choice: SchemaChoice
    private let pack: Pack
    private let options: WorkOptions
    private let work: OrderedWork

    /// - Parameters:
    ///   - paths: the tables, see `SchemaTables`; nil for all that the schema has.
    ///   - jobs: how many documents are worked on at once; nil for as many as there are cores.
    ///   - seconds: how long one may take; nil for no bound.
    /// - Throws: `WorkError` of kind `usage` where no schema was chosen or a path leads nowhere, of kind `schema`
    ///   where the schema cannot be used.
    package init(
        paths: [String]?, choice: SchemaChoice, options: WorkOptions, jobs: Int? = nil, seconds: Int? = nil
    ) throws(WorkError) {
        guard let pack = choice.fixed else {
            throw WorkError(
                .usage, code: "usage.table",
                message: Message("usage.table/schema", ["path": .text(paths?.first ?? "all")]),
                hint: Message("usage.table/schema.hint"))
        }
        mapping = try choice.schemas.mapping(of: pack)
        let schema = try pack.tables(in: choice.schemas)
        var chosen: [SchemaTable] = []
        if let paths {
            for path in paths {
                let table = try schema.table(at: path)
                if !chosen.contains(where: { $0.path == table.path }) { chosen.append(table) }
            }
        } else {
            let listing = schema.list()
            chosen = listing.tables
            isTruncated = listing.isTruncated
        }
        tables = chosen
        self.choice = choice
        self.pack = pack
        self.options = options
        work = OrderedWork(jobs: jobs, seconds: seconds)
    }

    /// - Parameter deliver: gets nil for a JSON file in a folder whose `$schema` is that of no pack.
    /// - Throws: `WorkError` of kind `output`, and what `deliver` throws.
    package func extract(
        _ entries: [InputEntry], to output: any TableOutput, deliver: (DocumentResult?) throws(WorkError) -> Void
    ) throws(WorkError) {
        let make: @Sendable () -> (Int) -> SchemaExtraction.Result? = { [choice, pack, tables, mapping, options] in
            let extraction = SchemaExtraction(
                choice: choice, pack: pack, tables: tables, mapping: mapping, options: options)
            return { index in
                switch entries[index] {
                case .document(let item): extraction.extract(item)
                case .problem(let path, let finding): .init(document: .problem(path, finding), rows: nil)
                }
            }
        }
        var files: ExactSet = []
        try work.run(
            entries.count, worker: make, name: entries.name, weight: { $0?.document.weight ?? 0 },
            stuck: { .init(document: .stuck(entries.name($0)), rows: nil) }
        ) { result throws(WorkError) in
            guard var result else { return try deliver(nil) }
            let file = result.document.file
            if let rows = result.rows {
                if files.insert(file).inserted {
                    for var finding in try output.add(rows, key: [.string(file)]) {
                        finding.location.file = file
                        result.document.findings.append(finding)
                    }
                } else {
                    result.document.findings.append(
                        Finding(
                            code: "extract.duplicate", severity: .warning, message: Message("extract.duplicate/same"),
                            location: Location(file: file)))
                }
            }
            try deliver(result.document)
        }
        try output.finish()
    }
}

extension Pack {
    /// The tables that documents of the pack have.
    package func tables(in schemas: PackSchemas) throws(WorkError) -> SchemaTables {
        let mapping = try schemas.mapping(of: self)
        return SchemaTables(mapping: mapping, roots: match.map { ExpandedName(namespace: $0.namespace, local: $0.name) })
    }
}
