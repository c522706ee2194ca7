package import RapporteurDiagnostics
package import RapporteurInterchange
import RapporteurPacks
import RapporteurRules

/// The rows of the tables of code lists, which no document changes.
package struct CodeListTables: Sendable, RowSource {
    private var rows: ExactMap<[[TableValue]]> = [:]

    /// The list of each table, and its fields in the order of the columns.
    private static let lists: [(table: TableDefinition, file: String, fields: [String])] = [
        (.codeStates, "states", ["alpha2", "m49", "status", "withdrawn"]),
        (.codeTreaties, "instruments", ["depositary", "year"]),
        (.codeLanguages, "languages", ["alpha2", "bibliographic"]),
        (.codeCurrencies, "currencies", ["numeric"]),
    ]

    /// - Parameter tables: those that are wanted; lists of others are not read.
    /// - Throws: `WorkError` when a list cannot be read, which tests rule out.
    package init(_ tables: [TableDefinition]) throws(WorkError) {
        let names = ExactSet(tables.map(\.name))
        let pack = try PackLibrary(folder: nil).pack(named: "report")
        for list in Self.lists where names.contains(list.table.name) {
            let path = "codelists/\(list.file).tsv"
            let codes = try CodeList.read(.bytes(pack.builtInFile(path) ?? []), name: path)
            var found: [[TableValue]] = []
            for entry in codes.entries {
                for period in entry.periods {
                    let (from, to) = period.validity.texts
                    var row: [TableValue] = [.number(found.count + 1), .string(entry.code), .text(from), .text(to)]
                    row += list.fields.map { .text(period[$0]) }
                    let day = to.flatMap { DayRange($0) }
                    row += ["en", "fr", "es", "ru", "zh", "ar"].map { .text(entry.name(in: $0, on: day)) }
                    found.append(row)
                }
            }
            rows[list.table.name] = found
        }
    }

    package func forEachRow(
        of table: TableDefinition, _ body: ([TableValue]) throws(WorkError) -> Void
    ) throws(WorkError) {
        for row in rows[table.name] ?? [] { try body(row) }
    }
}
