/// A row group that was written.
struct RowGroup {
    /// The values of one column.
    struct Chunk {
        var start: Int
        var values: Int
        var missing: Int
        /// Where the dictionary stands, where there is one.
        var dictionary: Int?
        var data = 0
        var end = 0
        /// How many bytes it would have if nothing were compressed.
        var size = 0
        var least: [UInt8]?
        var greatest: [UInt8]?

        init(start: Int, values: Int, missing: Int) {
            self.start = start
            self.values = values
            self.missing = missing
        }
    }

    var rows: Int
    var chunks: [Chunk] = []

    init(rows: Int) { self.rows = rows }
}

/// What stands at the end of a file: its columns, and where their values are.
///
/// Numbers of fields and enumerations are those of parquet.thrift.
struct ParquetFooter {
    enum Encoding {
        static let plain = 0
        static let rle = 3
        static let dictionary = 8
    }

    let columns: [ParquetColumn]
    let groups: [RowGroup]
    let properties: [(String, String)]
    let compression: Int

    func bytes() -> [UInt8] {
        var file = ThriftWriter()
        file.i32(1, 2)
        file.structures(2, [nil] + columns.map { Optional($0) }) { Self.element(&$0, $1, of: columns.count) }
        file.i64(3, groups.reduce(0) { $0 + $1.rows })
        file.structures(4, groups, group)
        if !properties.isEmpty {
            file.structures(5, properties) {
                $0.string(1, $1.0)
                $0.string(2, $1.1)
            }
        }
        file.string(6, "rapporteur")
        // Numbers and texts are ordered as their types say.
        file.structures(7, columns) { order, _ in order.structure(1) { _ in } }
        file.end()
        return file.bytes
    }

    /// An element of the schema; nil for the root.
    private static func element(_ element: inout ThriftWriter, _ column: ParquetColumn?, of count: Int) {
        guard let column else {
            element.string(4, "table")
            element.i32(5, count)
            return
        }
        element.i32(1, column.kind.physical)
        // Optional.
        element.i32(3, 1)
        element.string(4, column.name)
        switch column.kind {
        case .text:
            element.i32(6, 0)
            element.structure(10) { type in type.structure(1) { _ in } }
        case .day:
            element.i32(6, 6)
            element.structure(10) { type in type.structure(6) { _ in } }
        case .integer, .number, .flag: break
        }
    }

    private func group(_ writer: inout ThriftWriter, _ group: RowGroup) {
        writer.structures(1, Array(zip(columns, group.chunks))) { writer, pair in
            writer.i64(2, pair.1.start)
            writer.structure(3) { chunk(&$0, pair.0, pair.1) }
        }
        writer.i64(2, group.chunks.reduce(0) { $0 + $1.size })
        writer.i64(3, group.rows)
        if let first = group.chunks.first { writer.i64(5, first.start) }
        writer.i64(6, group.chunks.reduce(0) { $0 + $1.end - $1.start })
    }

    private func chunk(_ writer: inout ThriftWriter, _ column: ParquetColumn, _ chunk: RowGroup.Chunk) {
        writer.i32(1, column.kind.physical)
        writer.i32s(2, [chunk.dictionary == nil ? nil : Encoding.dictionary, Encoding.plain, Encoding.rle].compactMap { $0 })
        writer.strings(3, [column.name])
        writer.i32(4, compression)
        writer.i64(5, chunk.values)
        writer.i64(6, chunk.size)
        writer.i64(7, chunk.end - chunk.start)
        writer.i64(9, chunk.data)
        if let dictionary = chunk.dictionary { writer.i64(11, dictionary) }
        writer.structure(12) { statistics in
            statistics.i64(3, chunk.missing)
            if let greatest = chunk.greatest { statistics.binary(5, greatest) }
            if let least = chunk.least { statistics.binary(6, least) }
        }
    }
}
