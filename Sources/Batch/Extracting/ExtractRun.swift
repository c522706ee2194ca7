package import RapporteurDiagnostics
package import RapporteurInterchange
import RapporteurPacks
import RapporteurReportTables

/// Takes tables from the inputs of a run, several at once; rows go out in the order of the inputs, as documents come.
package struct ExtractRun: Sendable {
    private let choice: SchemaChoice
    private let options: WorkOptions
    private let work: OrderedWork
    private let states: StateCodes
    private let wanted: ExactSet
    private let codeLists: CodeListTables

    /// - Parameters:
    ///   - tables: those that are written.
    ///   - jobs: how many documents are worked on at once; nil for as many as there are cores.
    ///   - seconds: how long one may take; nil for no bound.
    /// - Throws: `WorkError` when the code list of States cannot be read.
    package init(
        tables: [TableDefinition], choice: SchemaChoice, options: WorkOptions, jobs: Int? = nil, seconds: Int? = nil
    ) throws(WorkError) {
        self.choice = choice
        self.options = options
        wanted = ExactSet(tables.map(\.name))
        work = OrderedWork(jobs: jobs, seconds: seconds)
        states = try StateCodes()
        codeLists = try CodeListTables(tables)
    }

    /// Whether documents may have the tables of reports: where one schema was chosen for all, whether it is of those.
    package static func mayHaveTables(_ choice: SchemaChoice) -> Bool {
        guard let pack = choice.fixed else { return true }
        return (pack.isBuiltIn && pack.id == "report") || pack.match.contains { $0.name == "akomaNtoso" }
    }

    /// - Parameter deliver: gets nil for a JSON file in a folder whose `$schema` is that of no pack.
    /// - Throws: `WorkError` of kind `output`, and what `deliver` throws.
    package func extract(
        _ entries: [InputEntry], to output: any TableOutput, deliver: (DocumentResult?) throws(WorkError) -> Void
    ) throws(WorkError) {
        try extract(WorkItems(entries, name: entries.name), to: output, deliver: deliver)
    }

    /// The same of what a list names, as its lines come.
    package func extract(
        _ stream: EntryStream, to output: any TableOutput, deliver: (DocumentResult?) throws(WorkError) -> Void
    ) throws(WorkError) {
        try extract(WorkItems(stream) { $0 }, to: output, deliver: deliver)
    }

    private func extract(
        _ entries: WorkItems<InputEntry>, to output: any TableOutput,
        deliver: (DocumentResult?) throws(WorkError) -> Void
    ) throws(WorkError) {
        let make: @Sendable () -> (Int) -> DocumentExtraction.Result? = { [choice, options, states, wanted] in
            let extraction = DocumentExtraction(choice: choice, options: options, states: states, wanted: wanted)
            return { index in
                switch entries.item(index) {
                case .document(let item): return extraction.extract(item)
                case .problem(let path, let finding):
                    var rows = DocumentRows()
                    rows.add([finding], file: path, outcome: .notChecked)
                    return .init(document: .problem(path, finding), rows: rows, sha256: nil)
                }
            }
        }
        let keys = output.keys ?? RunKeys()
        _ = try output.add(codeLists, key: [])
        var done = 0
        let stuck: @Sendable (Int) -> DocumentExtraction.Result? = { index in
            let document = DocumentResult.stuck(entries.name(index))
            var rows = DocumentRows()
            rows.add(document.findings, file: document.file, outcome: .notChecked)
            return .init(document: document, rows: rows, sha256: nil)
        }
        try work.run(
            entries.count, worker: make, name: entries.name, weight: { $0?.document.weight ?? 0 }, has: entries.has,
            stuck: stuck
        ) { result throws(WorkError) in
            entries.forget(done)
            done += 1
            guard var result else { return try deliver(nil) }
            let input = ExtractedInput(
                file: result.document.file, sha256: result.sha256, symbol: result.rows.symbol, language: result.rows.language)
            let place = try keys.place(input)
            if let finding = place.finding {
                result.document.findings.append(finding)
                result.rows.add([finding], file: result.document.file, outcome: result.document.outcome)
            }
            if let path = place.file { result.rows.setInput(file: path, sha256: result.sha256) }
            if let key = place.key {
                for var finding in try output.add(result.rows, key: [.string(key), .string(result.rows.language)]) {
                    finding.location.file = result.document.file
                    result.document.findings.append(finding)
                }
            }
            try deliver(result.document)
        }
        try output.finish()
    }
}
