internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXLSXFile

/// How a value stands in a cell of a workbook.
enum WorkbookCell {
    /// A number as a number where no digit is lost, a full date as a date, all other things as text.
    static func cell(_ value: TableValue, _ column: TableColumn) -> XLSXSheet.Cell {
        switch value {
        case .none: .none
        case .flag(let flag): .flag(flag)
        case .number(let number): cell(digits: String(number))
        case .digits(let digits): cell(digits: digits)
        case .string(let text):
            if column.kind == .date, let day = day(text) { .day(day) } else { text.isEmpty ? .none : .text(text) }
        }
    }

    /// Spreadsheets keep 15 digits.
    private static func cell(digits: String) -> XLSXSheet.Cell {
        let significant = digits.utf8.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
        guard significant.count <= 15, let number = Double(digits) else { return .text(digits) }
        return .number(number)
    }

    /// The number of a day: 1 is 1900-01-01, and there is a 1900-02-29, so earlier days than 1900-03-01 have none.
    private static func day(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = Int(text.prefix(4)), let month = Int(text.dropFirst(5).prefix(2)), let day = Int(text.suffix(2)),
            bytes[0] != UInt8(ascii: "+"), (1...12).contains(month), (1...length(month, year)).contains(day)
        else { return nil }
        // Days since 0000-03-01 in the Gregorian calendar.
        let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1
        let number = days - 693_899
        return number > 60 ? number : nil
    }

    private static func length(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func width(_ column: TableColumn) -> Int {
        switch column.kind {
        case .text: 48
        case .code: 18
        case .date: 12
        case .integer, .decimal, .boolean: max(8, column.name.count + 2)
        }
    }

    /// The name of a sheet: at most 31 UTF-16 code units without `[]:*?/\` and without an apostrophe at an end; the
    /// second sheet of a table is `votes (2)`.
    static func sheetName(_ table: String, _ number: Int) -> String {
        let suffix = number == 1 ? "" : " (\(number))"
        var name = String(table.map { "[]:*?/\\".contains($0) ? "_" : $0 })
        while name.utf16.count + suffix.count > 31 { name.removeLast() }
        while name.begins(with: "'") { name.removeFirst() }
        while suffix.isEmpty, name.ends(with: "'") { name.removeLast() }
        return (name.isEmpty ? "table" : name) + suffix
    }
}
