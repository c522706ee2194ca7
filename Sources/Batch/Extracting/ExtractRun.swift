package import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks
import RapporteurReportTables

/// Takes tables from the inputs of a run, several at once; rows go out in the order of the inputs, as documents come.
package struct ExtractRun: Sendable {
    private let choice: SchemaChoice
    private let options: WorkOptions
    private let work: OrderedWork
    private let states: StateCodes

    /// - Parameters:
    ///   - jobs: how many documents are worked on at once; nil for as many as there are cores.
    ///   - seconds: how long one may take; nil for no bound.
    /// - Throws: `WorkError` when the code list of States cannot be read.
    package init(choice: SchemaChoice, options: WorkOptions, jobs: Int? = nil, seconds: Int? = nil) throws(WorkError) {
        self.choice = choice
        self.options = options
        work = OrderedWork(jobs: jobs, seconds: seconds)
        states = try StateCodes()
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
        let make: @Sendable () -> (Int) -> DocumentExtraction.Result? = { [choice, options, states] in
            let extraction = DocumentExtraction(choice: choice, options: options, states: states)
            return { index in
                switch entries[index] {
                case .document(let item): return extraction.extract(item)
                case .problem(let path, let finding):
                    var rows = DocumentRows()
                    rows.add([finding], file: path, outcome: .notChecked)
                    return .init(document: .problem(path, finding), rows: rows, sha256: nil)
                }
            }
        }
        var keys = DocumentKeys()
        try work.run(entries.count, worker: make, name: entries.name) { result throws(WorkError) in
            guard var result else { return try deliver(nil) }
            if let key = keys.key(for: &result) {
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

/// Gives each document of a run a key of its own.
private struct DocumentKeys {
    /// Hashes of the keys given out: eight bytes a document.
    private var taken: Set<Int> = []
    /// Hashes of the inputs' hashes.
    private var inputs: Set<Int> = []

    /// - Returns: nil for a document that came before, byte by byte, which gives no rows a second time.
    mutating func key(for result: inout DocumentExtraction.Result) -> String? {
        let hash = result.sha256.map { "sha256:\($0.prefix(16))" } ?? "file:\(result.document.file)"
        let key = result.rows.symbol ?? hash
        let isNew = result.sha256.map { inputs.insert($0.hashValue).inserted } ?? true
        if isNew, take(key, result.rows.language) { return key }
        let message =
            isNew
            ? Message("extract.duplicate", ["symbol": .text(key), "key": .text(hash)])
            : Message("extract.duplicate/same")
        let finding = Finding(
            code: "extract.duplicate", severity: .warning, message: message,
            location: Location(file: result.document.file))
        result.document.findings.append(finding)
        guard isNew else { return nil }
        result.rows.add([finding], file: result.document.file, outcome: result.document.outcome)
        return hash
    }

    private mutating func take(_ key: String, _ language: String) -> Bool {
        taken.insert("\(key)\n\(language)".hashValue).inserted
    }
}
