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

    /// A text that needs no quotation marks and is no formula, which nearly all are, goes out as it is, and what stands
    /// between quotation marks in one piece: byte by byte took half of the time of a run.
    private func cell(_ text: String) {
        var text = text
        text.withUTF8 { cell($0) }
    }

    private func cell(_ bytes: UnsafeBufferPointer<UInt8>) {
        let isFormula = Self.mayBeFormula(bytes)
        let needsQuotes = bytes.isEmpty || bytes.contains { $0 <= UInt8(ascii: ",") && Self.isQuoted($0) }
        if needsQuotes { sink.append(UInt8(ascii: "\"")) }
        if isFormula { sink.append(UInt8(ascii: "'")) }
        guard needsQuotes else { return sink.append(bytes) }
        var start = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "\"") {
            // The mark goes out twice.
            sink.append(UnsafeBufferPointer(rebasing: bytes[start...index]))
            start = index
        }
        sink.append(UnsafeBufferPointer(rebasing: bytes[start...]))
        sink.append(UInt8(ascii: "\""))
    }

    @inline(__always)
    private static func isQuoted(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }

    /// Whether a spreadsheet might take a text for a formula: it begins with a sign that formulas begin with, wide as
    /// East Asian text has it or not, behind spaces and marks that nobody sees, or with a line break or a tab.
    static func mayBeFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first else { return false }
        // Letters and digits, which nearly every cell begins with.
        if first > UInt8(ascii: "@"), first < 0x80 { return false }
        var rest = bytes.makeIterator()
        var decoder = UTF8()
        while case .scalarValue(let scalar) = decoder.decode(&rest) {
            switch scalar {
            case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\t", "\r", "\n": return true
            case "'", " ", "\u{A0}", "\u{3000}", "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}": continue
            default: return false
            }
        }
        return false
    }
}
