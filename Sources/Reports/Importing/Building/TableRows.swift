/// What the rows and cells of a table say apart from their words.
enum TableRows {
    /// The kind of each row: those before the first numbers head the columns; totals say so.
    static func kinds(of table: SourceTable) -> [RowKind?] {
        let firstNumbers = table.rows.firstIndex { row in row.contains { value(of: $0.text) != nil } }
        return table.rows.enumerated().map { index, row in
            let first = row.first { !$0.text.isEmpty }?.text.string.lowercased() ?? ""
            if ["total", "subtotal", "sub-total", "net total", "grand total", "gross requirements", "net requirements"].contains(where: { first.hasPrefix($0) }) {
                return first.hasPrefix("sub") ? .subtotal : .total
            }
            if let firstNumbers, index < firstNumbers, firstNumbers <= 6 { return .head }
            return nil
        }
    }

    private static let number = TextPattern(#"^\(?[-–−]?\$?(\d{1,3}(?:[ ,\u00A0]\d{3})+|\d+)(\.\d+)?\)?$"#.replacing(#"\u00A0"#, with: "\u{A0}"))

    /// The number that a cell prints: `6 138`, `(6 442.2)`, `1,234.5`.
    static func value(of text: SourceText) -> Amount? {
        let scalars = text.scalars
        guard scalars.count <= 24, Self.number.match(scalars) != nil else { return nil }
        let digits = String(scalars.filter { $0.isDigit || $0 == "." })
        let isNegative = scalars.first == "(" || "-–−".unicodeScalars.contains(scalars.first ?? " ")
        guard !isNegative || scalars.first != "(" || scalars.last == ")" else { return nil }
        return Amount((isNegative ? "-" : "") + digits)
    }
}
