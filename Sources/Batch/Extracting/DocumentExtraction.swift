import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks
import RapporteurReportModel
import RapporteurReportTables

/// Takes the rows of tables from documents, one after the other, on one thread.
///
/// A document is validated first, with its rules. Faults that rules find do not keep rows from being taken; the table
/// of findings has them. Akoma Ntoso is read as it is, well-formed, without a schema.
final class DocumentExtraction {
    struct Result: Sendable {
        var document: DocumentResult
        var rows: DocumentRows
        /// The hash of the input; nil where it could not be read.
        var sha256: String?
    }

    private let selection: SchemaSelection
    private let check: DocumentCheck
    private let states: StateCodes
    private let options: WorkOptions
    private let wanted: ExactSet?

    /// - Parameter wanted: the names of the tables that are written; nil for all.
    init(choice: SchemaChoice, options: WorkOptions, states: StateCodes, wanted: ExactSet? = nil) {
        selection = SchemaSelection(choice)
        check = DocumentCheck(selection: selection, options: options)
        self.states = states
        self.options = options
        self.wanted = wanted
    }

    /// - Returns: nil for a JSON file in a folder that is none of ours.
    func extract(_ item: InputItem) -> Result? {
        let watch = Stopwatch()
        var result = rows(of: item)
        result?.document.nanoseconds = watch.nanoseconds
        return result
    }

    private func rows(of item: InputItem) -> Result? {
        let bytes: [UInt8]
        do throws(WorkError) {
            bytes = try Self.bytes(of: item)
        } catch {
            let findings = error.findings.map { finding in
                var finding = finding
                if finding.location.file == nil { finding.location.file = item.path }
                return finding
            }
            let result = DocumentResult(file: item.path, outcome: .notChecked, findings: findings)
            return Self.result(result, DocumentRows(), nil)
        }
        let sha256 = SHA256.hex(of: bytes)
        if let result = akomaNtoso(bytes, item.path, sha256) { return result }
        guard var result = check.check(item, in: DocumentSource(bytes, name: item.path)) else { return nil }
        guard let pack = selection.chosenPack, result.outcome != .notChecked else {
            return Self.result(result, DocumentRows(), sha256)
        }
        guard pack.isBuiltIn, pack.id == "report" else {
            if result.outcome == .valid {
                result.outcome = .notChecked
                result.findings.append(Self.noTables(pack, item.path))
            }
            return Self.result(result, DocumentRows(), sha256)
        }
        do throws(WorkError) {
            let document = try AnyReportDocument(contentsOf: .bytes(bytes), name: item.path)
            return Self.result(result, ReportTables.rows(of: document, states: states), sha256)
        } catch {
            // What the schema forbids was found before; what is left are bounds of the reader of values.
            if result.outcome == .valid {
                result.outcome = .notChecked
                result.findings += error.findings
            }
            return Self.result(result, DocumentRows(), sha256)
        }
    }

    /// - Returns: nil for a document that is not Akoma Ntoso.
    private func akomaNtoso(_ bytes: [UInt8], _ path: String, _ sha256: String) -> Result? {
        let log = FindingLog(limit: options.findingLimit)
        var rows = DocumentRows()
        do throws(WorkError) {
            let found = try AkomaNtosoTables.rows(
                of: bytes, name: path, allowDoctype: options.conversion.allowsDoctype, states: states,
                wanted: wanted, findings: log)
            guard let found else { return nil }
            rows = found
        } catch {
            for finding in error.findings { log.addNotChecked(finding) }
        }
        var result = DocumentResult(
            file: path, outcome: log.outcome, findings: log.findings, omitted: log.omitted,
            reasonNotChecked: log.reasonNotChecked)
        result.omittedBeyondBytes = log.reachedBytes
        result.size = bytes.count
        return Self.result(result, rows, sha256)
    }

    private static func bytes(of item: InputItem) throws(WorkError) -> [UInt8] {
        let source = try DocumentSource(item)
        // The source owns the descriptor that its reader reads.
        defer { withExtendedLifetime(source) {} }
        return Array(try source.open().peek(Int.max))
    }

    private static func result(_ document: DocumentResult, _ rows: DocumentRows, _ sha256: String?) -> Result {
        var rows = rows
        rows.setInput(file: document.file, sha256: sha256)
        rows.add(document.findings, file: document.file, outcome: document.outcome)
        return Result(document: document, rows: rows, sha256: sha256)
    }

    private static func noTables(_ pack: Pack, _ path: String) -> Finding {
        Finding(
            code: "extract.pack", message: Message("extract.pack", ["pack": .text(pack.id)]),
            hint: Message("extract.pack/hint"), location: Location(file: path))
    }
}
