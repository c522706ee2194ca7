import RapporteurDiagnostics
import RapporteurInterchange

/// Rows as RFC 4180 has them: UTF-8, commas, CRLF, quotation marks where a cell needs them.
///
/// A cell of text that a spreadsheet would run as a formula gets an apostrophe before it; numbers do not. Nothing is
/// an empty cell, an empty text is `""`.
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
        let isFormula = text.utf8.first.map(Self.formulaStarts.contains) ?? false
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

    private static let formulaStarts: Set<UInt8> = [
        UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D,
    ]
    private static let quoted: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D]
}
