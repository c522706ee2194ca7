internal import CZstd
import Glibc
package import RapporteurDiagnostics

/// Writes rows as Apache Parquet: https://parquet.apache.org/docs/file-format/
///
/// Small and plain: columns without nesting, PLAIN and RLE_DICTIONARY, data pages of version 1, one a column and row
/// group, compressed with zstd where libzstd is there. Rows wait until they make a row group: memory is bounded by what
/// one takes. Debian has no library for it that a C interface leads to. A file belongs to one thread at a time; the same
/// rows give the same bytes.
package final class ParquetFile {
    package enum Compression: Int, Sendable {
        case none = 0
        case zstd = 6

        /// zstd, where it is there.
        package static var best: Compression { rapporteur_zstd_load() == 0 ? .zstd : .none }
    }

    /// When a row group is full.
    package struct Limits: Sendable {
        package var rows = 122_880
        /// Bytes in memory, about.
        package var bytes = 8 << 20

        package init() {}
    }

    private let sink: ByteSink
    private let path: String
    private let columns: [ParquetColumn]
    private let properties: [(String, String)]
    private let compression: Compression
    private let limits: Limits
    private var buffers: [ColumnBuffer]
    private var next = 0
    private var rows = 0
    private var size = 0
    private var groups: [RowGroup] = []
    private var isOutOfMemory = false

    /// - Parameters:
    ///   - sink: an empty one; flushing it stays the caller's.
    ///   - path: what messages call the file.
    ///   - properties: what the file says of itself, by key.
    package init(
        _ sink: ByteSink, path: String, columns: [ParquetColumn], properties: [(String, String)] = [],
        compression: Compression = .best, limits: Limits = Limits()
    ) {
        self.sink = sink
        self.path = path
        self.columns = columns
        self.properties = properties
        self.compression = compression
        self.limits = limits
        buffers = columns.map { ColumnBuffer($0.kind) }
        sink.append("PAR1")
    }

    // MARK: Values of a row, in the order of the columns

    package func appendMissing() { append { $0.appendMissing() } }
    package func append(text: String) {
        var text = text
        text.withUTF8 { bytes in append { $0.append(bytes) } }
    }
    package func append(integer: Int) { append { $0.append(integer: integer) } }
    package func append(number: Double) { append { $0.append(number: number) } }
    package func append(day: Int32) { append { $0.append(day: day) } }
    package func append(flag: Bool) { append { $0.append(flag: flag) } }

    private func append(_ body: (inout ColumnBuffer) -> Void) {
        let before = buffers[next].size
        body(&buffers[next])
        size += buffers[next].size - before
        next += 1
        guard next == buffers.count else { return }
        next = 0
        rows += 1
        if rows >= limits.rows || size >= limits.bytes { endGroup() }
    }

    /// Writes what is left and the footer.
    ///
    /// - Throws: `WorkError` of kind `output` where there was no memory to compress in.
    package func finish() throws(WorkError) {
        assert(next == 0, "a row ends with its last column")
        if rows > 0 { endGroup() }
        let start = sink.count
        sink.append(ParquetFooter(columns: columns, groups: groups, properties: properties, compression: compression.rawValue).bytes())
        var end: [UInt8] = []
        end.append(littleEndian: UInt32(sink.count - start))
        sink.append(end)
        sink.append("PAR1")
        if isOutOfMemory {
            throw WorkError(
                .output, code: "output.write",
                message: Message("output.write", ["path": .text(path), "reason": .reason(ENOMEM)]),
                location: Location(file: path))
        }
    }

    // MARK: Row groups

    private func endGroup() {
        var group = RowGroup(rows: rows)
        for index in buffers.indices {
            group.chunks.append(write(buffers[index]))
            buffers[index].clear()
        }
        groups.append(group)
        (rows, size) = (0, 0)
    }

    private func write(_ buffer: ColumnBuffer) -> RowGroup.Chunk {
        var chunk = RowGroup.Chunk(start: sink.count, values: buffer.count, missing: buffer.missing)
        chunk.least = buffer.least.map { Self.bytes($0, buffer.kind) }
        chunk.greatest = buffer.greatest.map { Self.bytes($0, buffer.kind) }
        if let dictionary = buffer.dictionary, !dictionary.texts.isEmpty {
            chunk.dictionary = sink.count
            chunk.size += page(dictionary.plain()) { header in
                header.i32(1, dictionary.texts.count)
                header.i32(2, ParquetFooter.Encoding.plain)
            } kind: { .dictionary }
            chunk.data = sink.count
            chunk.size += page(buffer.levels() + dictionary.encoded()) {
                Self.dataHeader(&$0, buffer.count, ParquetFooter.Encoding.dictionary)
            } kind: { .data }
        } else {
            chunk.data = sink.count
            chunk.size += page(buffer.levels() + buffer.values()) {
                Self.dataHeader(&$0, buffer.count, ParquetFooter.Encoding.plain)
            } kind: { .data }
        }
        chunk.end = sink.count
        return chunk
    }

    private static func dataHeader(_ header: inout ThriftWriter, _ count: Int, _ encoding: Int) {
        header.i32(1, count)
        header.i32(2, encoding)
        header.i32(3, ParquetFooter.Encoding.rle)
        header.i32(4, ParquetFooter.Encoding.rle)
    }

    private static func bytes(_ value: Int, _ kind: ParquetColumn.Kind) -> [UInt8] {
        var bytes: [UInt8] = []
        if kind == .day { bytes.append(littleEndian: Int32(value)) } else { bytes.append(littleEndian: Int64(value)) }
        return bytes
    }

    private enum PageKind: Int {
        case data = 0
        case dictionary = 2

        /// The field of the page's header that describes it.
        var field: Int { self == .data ? 5 : 7 }
    }

    /// Writes a page with its header.
    ///
    /// - Returns: how many bytes both have where nothing is compressed.
    private func page(
        _ content: [UInt8], _ describe: (inout ThriftWriter) -> Void, kind: () -> PageKind
    ) -> Int {
        let compressed = compress(content)
        var header = ThriftWriter()
        header.i32(1, kind().rawValue)
        header.i32(2, content.count)
        header.i32(3, compressed.count)
        header.structure(kind().field, describe)
        header.end()
        sink.append(header.bytes)
        sink.append(compressed)
        return header.bytes.count + content.count
    }

    private func compress(_ content: [UInt8]) -> [UInt8] {
        guard compression == .zstd else { return content }
        let room = rapporteur_zstd_bound(content.count)
        return [UInt8](unsafeUninitializedCapacity: room) { target, count in
            count = content.withUnsafeBytes { rapporteur_zstd_compress(target.baseAddress, room, $0.baseAddress, $0.count) }
            // It fails only where there is no memory.
            if count == 0 { isOutOfMemory = true }
        }
    }
}
