import Rapporteur

/// Takes rows from a report, and from documents of any schema.
func tables(_ rapporteur: Rapporteur, report path: String) throws {
    let report = try Report(contentsOf: path)
    let rows = try rapporteur.rows(of: .replies, in: report)
    check(rows.count == report.replies.count, "a row for each reply")
    if let first = rows.first { print(first["respondent"] ?? "?", first["dated"] ?? "?") }
    print(ReportTable.all.map(\.description.name).joined(separator: " "))
}
