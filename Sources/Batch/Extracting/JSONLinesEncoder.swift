import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream

/// Rows as JSON Lines: an object a line, every column in it, nothing is null.
final class JSONLinesEncoder: RowEncoder {
    private let sink: ByteSink
    private let writer: JSONWriter
    private let names: [String]

    init(_ sink: ByteSink, _ table: TableDefinition) {
        self.sink = sink
        writer = JSONWriter(sink, layout: .compact)
        names = table.columns.map(\.name)
    }

    func head(_ table: TableDefinition) {}

    func row(_ values: [TableValue]) {
        writer.beginObject()
        for (name, value) in zip(names, values) {
            writer.name(name)
            switch value {
            case .none: writer.null()
            case .number(let number): writer.number(number)
            case .flag(let flag): writer.bool(flag)
            case .string(let text): writer.string(text)
            case .digits(let digits):
                var digits = digits
                digits.withUTF8 { writer.number($0) }
            }
        }
        writer.endObject()
        writer.endLine()
    }
}
