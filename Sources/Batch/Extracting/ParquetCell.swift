internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurParquetFile

/// How a value stands in a column of a Parquet file.
enum ParquetCell {
    /// A date is a day where a column beside it says how much of it is known, else text as far as it is known.
    static func kind(of index: Int, in table: TableDefinition) -> ParquetColumn.Kind {
        let column = table.columns[index]
        switch column.kind {
        case .text, .code: return .text
        case .date:
            let next = index + 1 < table.columns.count ? table.columns[index + 1] : nil
            return next == .precision(column.name) ? .day : .text
        case .integer: return .integer
        case .decimal: return .number
        case .boolean: return .flag
        }
    }

    /// - Returns: false for a number that 64 bits do not hold with all its digits; one with too many digits is rounded,
    ///   an integer that is too large left out.
    static func append(_ value: TableValue, _ kind: ParquetColumn.Kind, to file: ParquetFile) -> Bool {
        switch (kind, value) {
        case (_, .none): file.appendMissing()
        case (.text, .string(let text)), (.text, .digits(let text)): file.append(text: text)
        case (.text, .number(let number)): file.append(text: String(number))
        case (.text, .flag(let flag)): file.append(text: String(flag))
        case (.integer, .number(let number)): file.append(integer: number)
        case (.integer, .digits(let text)), (.integer, .string(let text)):
            guard let number = Int(text) else {
                file.appendMissing()
                return false
            }
            file.append(integer: number)
        case (.number, .number(let number)):
            file.append(number: Double(number))
            return Int(exactly: Double(number)) == number
        case (.number, .digits(let text)), (.number, .string(let text)):
            guard let number = Double(text == "INF" ? "inf" : text == "-INF" ? "-inf" : text) else {
                file.appendMissing()
                return false
            }
            file.append(number: number)
            let digits = text.utf8.prefix { $0 | 0x20 != UInt8(ascii: "e") }.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
            return digits.count <= 17 && (number.isFinite || !text.utf8.contains { (0x30...0x39).contains($0) })
        case (.day, .string(let text)):
            guard let day = day(text) else {
                file.appendMissing()
                return false
            }
            file.append(day: day)
        case (.flag, .flag(let flag)): file.append(flag: flag)
        default:
            file.appendMissing()
            return false
        }
        return true
    }

    /// Days since 1970-01-01 of a date, of its first day where the day or the month is not known.
    static func day(_ text: String) -> Int32? {
        let parts = text.pieces(between: "-", keepingEmpty: true).map { Int($0) }
        guard (1...3).contains(parts.count), let year = parts[0], (1...9999).contains(year) else { return nil }
        guard let month = parts.count > 1 ? parts[1] : 1, let day = parts.count > 2 ? parts[2] : 1 else { return nil }
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        // Days since 0000-03-01 in the Gregorian calendar.
        let (y, m) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        return Int32(365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - 719_468)
    }
}
