import RapporteurReportModel

/// What the rows and cells of a table say apart from their words.
enum TableRows {
    /// The kind of each row: heads are those that the source marks, else those before the first numbers; totals say so.
    static func kinds(of table: SourceTable) -> [RowKind?] {
        let firstNumbers = table.rows.firstIndex { row in !numbersColumns(row) && row.contains { value(of: $0.text) != nil } }
        return table.rows.enumerated().map { index, row in
            if let heads = table.heads, index < heads { return .head }
            let first = row.first { !$0.text.isEmpty }?.text.string.lowercased() ?? ""
            if ["total", "subtotal", "sub-total", "net total", "grand total", "gross requirements", "net requirements"].contains(where: { first.hasPrefix($0) }) {
                return first.hasPrefix("sub") ? .subtotal : .total
            }
            if table.heads != nil { return nil }
            if let firstNumbers, index < firstNumbers, firstNumbers <= 6 { return .head }
            return nil
        }
    }

    /// Whether a row numbers the columns: `(1)`, `(2)`, `(3)`, and perhaps `(4)=(2)-(1)`.
    static func numbersColumns(_ row: [SourceTable.Cell]) -> Bool {
        let texts = row.map(\.text.string).filter { $0.hasPrefix("(") }
        guard texts.count >= 2 else { return false }
        for (place, text) in texts.enumerated() {
            let number = "(\(place + 1))"
            guard text == number || text.hasPrefix(number), text.count == number.count || text.contains("=") else { return false }
        }
        return true
    }

    private static let number = TextPattern(#"^\(?[-–−]?\$?(\d{1,3}(?:[ ,]\d{3})+|\d+)(\.\d+)?\)?$"#)

    /// The number that a cell prints: `6 138`, `(6 442.2)`, `1,234.5`; the raised marker of a note is no part of it.
    static func value(of text: SourceText) -> Amount? {
        var end = text.count
        while end > 0, text.styles[end - 1].contains(.superscript) { end -= 1 }
        let scalars = end == text.count ? text.scalars : text.upTo(end).trimmed.scalars
        guard scalars.count <= 24, Self.number.match(scalars) != nil else { return nil }
        let digits = String(scalars.filter { $0.isDigit || $0 == "." })
        let isNegative = scalars.first == "(" || "-–−".unicodeScalars.contains(scalars.first ?? " ")
        guard !isNegative || scalars.first != "(" || scalars.last == ")" else { return nil }
        return Amount((isNegative ? "-" : "") + digits)
    }
}
