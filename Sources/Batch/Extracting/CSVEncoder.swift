import RapporteurDiagnostics
import RapporteurInterchange

/// Rows as RFC 4180 has them: UTF-8, commas, CRLF, quotation marks where a cell needs them.
///
/// A cell of text that a spreadsheet might run as a formula gets an apostrophe before it; numbers do not. So does a text
/// that begins with apostrophes and would be such a cell without them: one apostrophe less always gives the text back.
/// Nothing is an empty cell, an empty text is `""`.
final class CSVEncoder: RowEncoder {
    private let sink: ByteSink

    init(_ sink: ByteSink) { self.sink = sink }

    func head(_ table: TableDefinition) {
        row(table.columns.map { .string($0.name) })
    }

    func row(_ values: [TableValue]) {
        for (index, value) in values.enumerated() {
            if index > 0 { sink.append(UInt8(ascii: ",")) }
            switch value {
            case .none: break
            case .number(let number): sink.append(String(number))
            case .digits(let digits): sink.append(digits)
            case .flag(let flag): sink.append(flag ? "true" : "false")
            case .string(let text): cell(text)
            }
        }
        sink.append("\r\n")
    }

    private func cell(_ text: String) {
        let isFormula = Self.mayBeFormula(text)
        let needsQuotes = text.isEmpty || text.utf8.contains(where: Self.quoted.contains)
        guard needsQuotes else {
            if isFormula { sink.append(UInt8(ascii: "'")) }
            return sink.append(text)
        }
        sink.append(UInt8(ascii: "\""))
        if isFormula { sink.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { sink.append(byte) }
            sink.append(byte)
        }
        sink.append(UInt8(ascii: "\""))
    }

    /// Whether a spreadsheet might take a text for a formula: it begins with a sign that formulas begin with, wide as
    /// East Asian text has it or not, behind spaces and marks that nobody sees, or with a line break or a tab.
    static func mayBeFormula(_ text: String) -> Bool {
        guard let first = text.utf8.first else { return false }
        // Letters and digits, which nearly every cell begins with.
        if first > UInt8(ascii: "@"), first < 0x80 { return false }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t", "\r", "\n": return true
            case "'", " ", "\u{A0}", "\u{3000}", "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}": continue
            default: return false
            }
        }
        return false
    }

    private static let quoted: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
}
