import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportTables
import RapporteurSQLiteFile

/// What a database knows of the inputs of all runs: the table `inputs`.
///
/// Of documents of one symbol and language the one whose path comes first, byte by byte, has the symbol as its key, in
/// whatever order they came; the others have the digest of their file. What a file gave before goes when it is read
/// again.
final class SQLiteInputs: DocumentKeys {
    private let file: SQLiteFile
    /// Tables of reports that the database has, those of earlier runs too.
    private let all: [TableDefinition]
    private let old: SQLiteStatement
    private let same: SQLiteStatement
    private let holder: SQLiteStatement
    private let others: SQLiteStatement
    private let forget: SQLiteStatement
    private let remember: SQLiteStatement
    private let rename: SQLiteStatement
    private let deletes: [SQLiteStatement]
    /// The digests of this run's inputs.
    private var seen: ExactSet = []

    /// - Parameters:
    ///   - existing: the tables that were there before, by name.
    ///   - tables: those of this run, whose rows are written.
    init(_ file: SQLiteFile, existing: ExactMap<String>, tables: [TableDefinition]) throws(WorkError) {
        self.file = file
        let written = ExactSet(tables.map(\.name))
        all = TableDefinition.all.filter { existing[$0.name] != nil || written.contains($0.name) }
        try file.execute(
            "CREATE TABLE IF NOT EXISTS inputs (file TEXT PRIMARY KEY, sha256 TEXT, document TEXT NOT NULL, language TEXT NOT NULL) "
                + "WITHOUT ROWID")
        try file.execute("CREATE INDEX IF NOT EXISTS inputs_by_document ON inputs (document, language)")
        try file.execute("CREATE INDEX IF NOT EXISTS inputs_by_sha256 ON inputs (sha256)")
        old = try file.prepare("SELECT document, language FROM inputs WHERE file = ?")
        same = try file.prepare("SELECT document, min(file) FROM inputs WHERE sha256 = ? AND language = ? GROUP BY document")
        holder = try file.prepare("SELECT min(file), sha256 FROM inputs WHERE document = ? AND language = ? GROUP BY sha256")
        others = try file.prepare("SELECT min(file), sha256 FROM inputs WHERE document = ? AND language = ? GROUP BY document")
        forget = try file.prepare("DELETE FROM inputs WHERE file = ?")
        remember = try file.prepare("INSERT INTO inputs VALUES (?, ?, ?, ?)")
        rename = try file.prepare("UPDATE inputs SET document = ? WHERE document = ? AND language = ?")
        var deletes: [SQLiteStatement] = []
        for table in tables where table.isOfReports {
            deletes.append(try file.prepare("DELETE FROM \(SQLiteLayout.quoted(table.name)) WHERE document = ? AND language = ?"))
        }
        self.deletes = deletes
    }

    func place(_ input: ExtractedInput) throws(WorkError) -> DocumentPlace {
        try removeOld(input)
        let sha256 = input.sha256 ?? ""
        let isFirst = input.sha256.map { seen.insert($0).inserted } ?? true
        // The same bytes under another path: one document.
        if !sha256.isEmpty, let row = try same.rows([.text(sha256), .text(input.language)]).first {
            try remember.run([.text(input.file), .text(sha256), .text(row[0]), .text(input.language)])
            let path = row[1].precedes(input.file) ? row[1] : input.file
            let key: [SQLiteStatement.Value] = [.text(row[0]), .text(input.language)]
            if isFirst {
                // Of an earlier run, which may have written other tables.
                for delete in deletes { try delete.run(key) }
                return DocumentPlace(key: row[0], file: path)
            }
            try update("documents", "file", to: path, key)
            return DocumentPlace(key: nil, finding: DocumentPlace.same(input))
        }
        var key = input.symbol ?? input.hashKey
        var finding: Finding?
        if let symbol = input.symbol, let row = try holder.rows([.text(symbol), .text(input.language)]).first {
            if row[0].precedes(input.file) {
                key = input.hashKey
                finding = DocumentPlace.duplicate(input, symbol: symbol)
            } else {
                try giveWay(ExtractedInput(file: row[0], sha256: row[1], symbol: symbol, language: input.language), symbol)
            }
        }
        try remember.run([.text(input.file), .text(sha256), .text(key), .text(input.language)])
        return DocumentPlace(key: key, finding: finding)
    }

    /// Rows of what the file held before go, unless another file holds it too.
    private func removeOld(_ input: ExtractedInput) throws(WorkError) {
        guard let row = try old.rows([.text(input.file)]).first else { return }
        try forget.run([.text(input.file)])
        let key: [SQLiteStatement.Value] = [.text(row[0]), .text(row[1])]
        if let other = try others.rows(key).first {
            try update("documents", "file", to: other[0], key)
        } else {
            for delete in deletes { try delete.run(key) }
        }
    }

    /// The document that had a symbol gets the digest of its file as its key, and the finding that says so.
    private func giveWay(_ input: ExtractedInput, _ symbol: String) throws(WorkError) {
        let before: [SQLiteStatement.Value] = [.text(symbol), .text(input.language)]
        for table in all { try update(table.name, "document", to: input.hashKey, before) }
        try rename.run([.text(input.hashKey)] + before)
        guard all.contains(where: { $0.name == "findings" }) else { return }
        var rows = DocumentRows()
        let text = "SELECT count(*) FROM findings WHERE document = ? AND language = ?"
        let count = try file.prepare(text).rows([.text(input.hashKey), .text(input.language)]).first.flatMap { Int($0[0]) } ?? 0
        let outcome = try file.prepare("SELECT outcome FROM findings WHERE document = ? AND language = ?")
            .rows([.text(input.hashKey), .text(input.language)]).first?.first
        rows.add([DocumentPlace.duplicate(input, symbol: symbol)], file: input.file, outcome: outcome.flatMap { Outcome(rawValue: $0) } ?? .valid)
        let marks = Array(repeating: "?", count: TableDefinition.findings.columns.count).joined(separator: ", ")
        let insert = try file.prepare("INSERT INTO findings VALUES (\(marks))")
        for row in rows[.findings] {
            let values: [TableValue] = [.string(input.hashKey), .string(input.language), .string("x\(count + 1)"), .number(count + 1)]
            try insert.run((values + row.dropFirst(2)).map(SQLiteTables.value))
        }
    }

    private func update(
        _ table: String, _ column: String, to text: String, _ key: [SQLiteStatement.Value]
    ) throws(WorkError) {
        guard all.contains(where: { $0.name == table }) else { return }
        let name = SQLiteLayout.quoted(table)
        try file.prepare("UPDATE \(name) SET \(column) = ? WHERE document = ? AND language = ?").run([.text(text)] + key)
    }
}
