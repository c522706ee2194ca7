/// Writes structures in the compact protocol of Apache Thrift, which headers and footers of Parquet have.
///
/// https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
struct ThriftWriter {
    private(set) var bytes: [UInt8] = []
    /// The last field of each structure that is open.
    private var last: [Int] = [0]

    private enum Kind {
        static let i32: UInt8 = 5
        static let i64: UInt8 = 6
        static let binary: UInt8 = 8
        static let list: UInt8 = 9
        static let structure: UInt8 = 12
    }

    // MARK: Fields

    mutating func i32(_ field: Int, _ value: Int) {
        head(field, Kind.i32)
        varint(Self.zigzag(value))
    }

    mutating func i64(_ field: Int, _ value: Int) {
        head(field, Kind.i64)
        varint(Self.zigzag(value))
    }

    mutating func binary(_ field: Int, _ value: some Collection<UInt8>) {
        head(field, Kind.binary)
        raw(value)
    }

    mutating func string(_ field: Int, _ value: String) { binary(field, Array(value.utf8)) }

    mutating func structure(_ field: Int, _ body: (inout ThriftWriter) -> Void) {
        head(field, Kind.structure)
        element(body)
    }

    mutating func structures<Item>(_ field: Int, _ items: [Item], _ body: (inout ThriftWriter, Item) -> Void) {
        list(field, Kind.structure, items.count)
        for item in items { element { body(&$0, item) } }
    }

    mutating func i32s(_ field: Int, _ values: [Int]) {
        list(field, Kind.i32, values.count)
        for value in values { varint(Self.zigzag(value)) }
    }

    mutating func strings(_ field: Int, _ values: [String]) {
        list(field, Kind.binary, values.count)
        for value in values { raw(Array(value.utf8)) }
    }

    /// Ends the outermost structure.
    mutating func end() { bytes.append(0) }

    // MARK: Parts

    private mutating func element(_ body: (inout ThriftWriter) -> Void) {
        last.append(0)
        body(&self)
        last.removeLast()
        bytes.append(0)
    }

    private mutating func list(_ field: Int, _ kind: UInt8, _ count: Int) {
        head(field, Kind.list)
        if count < 15 {
            bytes.append(UInt8(count) << 4 | kind)
        } else {
            bytes.append(0xF0 | kind)
            varint(UInt64(count))
        }
    }

    /// Fields of a structure rise; the step from the one before stands in the head.
    private mutating func head(_ field: Int, _ kind: UInt8) {
        let step = field - last[last.count - 1]
        assert((1...15).contains(step), "fields rise, by at most fifteen")
        bytes.append(UInt8(step) << 4 | kind)
        last[last.count - 1] = field
    }

    private mutating func raw(_ value: some Collection<UInt8>) {
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    private mutating func varint(_ value: UInt64) { bytes.append(varint: value) }

    private static func zigzag(_ value: Int) -> UInt64 { UInt64(bitPattern: Int64(value << 1 ^ value >> 63)) }
}

extension [UInt8] {
    /// Seven bits a byte, the lowest first.
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(rest))
    }

    /// The lowest byte first.
    mutating func append(littleEndian value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }
}
