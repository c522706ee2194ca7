import RapporteurDiagnostics
import RapporteurInterchange

/// The rows of one document, put aside until it is known to be valid: in memory up to 8 MB, beyond that in a temporary
/// file without a name.
final class RowSpool: RowSource, @unchecked Sendable {
    // Unchecked: one thread writes it and then hands it over to another one, which reads it.

    private let spool = Spool()
    private let width: Int

    /// - Parameter width: how many values a row has.
    init(width: Int) { self.width = width }

    private enum Tag {
        static let none: UInt8 = 0
        static let string: UInt8 = 1
        static let number: UInt8 = 2
        static let digits: UInt8 = 3
        static let no: UInt8 = 4
        static let yes: UInt8 = 5
    }

    func append(_ row: [TableValue]) {
        for value in row {
            switch value {
            case .none: spool.sink.append(Tag.none)
            case .flag(let flag): spool.sink.append(flag ? Tag.yes : Tag.no)
            case .string(let text): append(Tag.string, text)
            case .digits(let digits): append(Tag.digits, digits)
            case .number(let number):
                spool.sink.append(Tag.number)
                append(UInt64(bitPattern: Int64(number)))
            }
        }
    }

    private func append(_ tag: UInt8, _ text: String) {
        spool.sink.append(tag)
        append(UInt64(text.utf8.count))
        spool.sink.append(text)
    }

    private func append(_ number: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { spool.sink.append(UInt8(truncatingIfNeeded: number >> UInt64(shift))) }
    }

    /// Ends the writing.
    ///
    /// - Throws: `WorkError` of kind `output` when rows could not be put aside.
    func flush() throws(WorkError) { try spool.sink.flush() }

    func forEachRow(
        of table: TableDefinition, _ body: ([TableValue]) throws(WorkError) -> Void
    ) throws(WorkError) {
        var input = Bytes(reader: try spool.open(name: UnnamedFile.folder))
        var row: [TableValue] = []
        while let tag = try input.next() {
            switch tag {
            case Tag.string: row.append(.string(try input.text()))
            case Tag.digits: row.append(.digits(try input.text()))
            case Tag.number: row.append(.number(Int(Int64(bitPattern: try input.number()))))
            case Tag.yes, Tag.no: row.append(.flag(tag == Tag.yes))
            default: row.append(.none)
            }
            if row.count == width {
                try body(row)
                row.removeAll(keepingCapacity: true)
            }
        }
    }

    /// Reads what was written, piece by piece.
    private struct Bytes {
        let reader: ByteReader
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        var place = 0
        var end = 0

        init(reader: ByteReader) { self.reader = reader }

        mutating func next() throws(WorkError) -> UInt8? {
            if place == end {
                place = 0
                end = try Self.read(reader, into: &piece)
                if end == 0 { return nil }
            }
            defer { place += 1 }
            return piece[place]
        }

        private static func read(_ reader: ByteReader, into buffer: inout [UInt8]) throws(WorkError) -> Int {
            let result = buffer.withUnsafeMutableBytes { bytes -> Result<Int, WorkError> in
                do throws(WorkError) {
                    return .success(try reader.read(into: bytes))
                } catch {
                    return .failure(error)
                }
            }
            return try result.get()
        }

        mutating func number() throws(WorkError) -> UInt64 {
            var number: UInt64 = 0
            for shift in stride(from: 0, to: 64, by: 8) { number |= UInt64(try next() ?? 0) << UInt64(shift) }
            return number
        }

        mutating func text() throws(WorkError) -> String {
            var bytes: [UInt8] = []
            var left = Int(clamping: try number())
            bytes.reserveCapacity(min(left, 1 << 20))
            while left > 0, let first = try next() {
                bytes.append(first)
                let count = min(left - 1, end - place)
                bytes.append(contentsOf: piece[place..<(place + count)])
                place += count
                left -= count + 1
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

/// The rows of one document, by table.
final class RowSpools: RowSource, Sendable {
    private let tables: [TableDefinition]
    private let spools: [RowSpool]

    init(_ tables: [TableDefinition]) {
        self.tables = tables
        spools = tables.map { RowSpool(width: $0.columns.count - $0.documentColumns) }
    }

    func append(_ row: [TableValue], to table: Int) { spools[table].append(row) }

    /// Ends the writing.
    ///
    /// - Throws: `WorkError` of kind `output` when rows could not be put aside.
    func flush() throws(WorkError) {
        for spool in spools { try spool.flush() }
    }

    func forEachRow(
        of table: TableDefinition, _ body: ([TableValue]) throws(WorkError) -> Void
    ) throws(WorkError) {
        guard let index = tables.firstIndex(of: table) else { return }
        try spools[index].forEachRow(of: table, body)
    }
}
