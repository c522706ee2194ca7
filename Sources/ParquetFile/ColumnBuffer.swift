/// The values of a column that wait for their row group.
struct ColumnBuffer {
    let kind: ParquetColumn.Kind
    /// For each row whether there is a value.
    private(set) var present: [Bool] = []
    private(set) var missing = 0
    /// Values one after the other, as PLAIN has them.
    private(set) var plain: [UInt8] = []
    private var bits: [Bool] = []
    /// Texts that came before, in their order, and which of them each value is; nil once that does not pay.
    private(set) var dictionary: TextDictionary?
    private(set) var least: Int?
    private(set) var greatest: Int?

    init(_ kind: ParquetColumn.Kind) {
        self.kind = kind
        if kind == .text { dictionary = TextDictionary() }
    }

    /// About how much memory it takes.
    var size: Int { plain.count + present.count + bits.count + (dictionary?.size ?? 0) }
    var count: Int { present.count }

    mutating func appendMissing() {
        present.append(false)
        missing += 1
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        present.append(true)
        if dictionary != nil {
            if dictionary?.append(text) == true { return }
            // What came before goes out as it is, too.
            plain = dictionary?.expanded() ?? []
            dictionary = nil
        }
        plain.append(littleEndian: UInt32(truncatingIfNeeded: text.count))
        plain.append(contentsOf: text)
    }

    mutating func append(integer: Int) {
        present.append(true)
        note(integer)
        plain.append(littleEndian: Int64(integer))
    }

    mutating func append(day: Int32) {
        present.append(true)
        note(Int(day))
        plain.append(littleEndian: day)
    }

    mutating func append(number: Double) {
        present.append(true)
        plain.append(littleEndian: number.bitPattern)
    }

    mutating func append(flag: Bool) {
        present.append(true)
        bits.append(flag)
    }

    private mutating func note(_ value: Int) {
        least = min(least ?? value, value)
        greatest = max(greatest ?? value, value)
    }

    /// The values as PLAIN has them; flags eight a byte.
    func values() -> [UInt8] {
        guard kind == .flag else { return plain }
        var bytes = [UInt8](repeating: 0, count: (bits.count + 7) / 8)
        for (index, bit) in bits.enumerated() where bit { bytes[index / 8] |= 1 << UInt8(index % 8) }
        return bytes
    }

    /// Which rows have a value, as a data page of version 1 has it: length, then levels of one bit.
    func levels() -> [UInt8] {
        var encoder = HybridEncoder(width: 1)
        for isPresent in present { encoder.append(isPresent ? 1 : 0) }
        let encoded = encoder.finish()
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt32(encoded.count))
        return bytes + encoded
    }

    /// Begins anew, for the next row group.
    mutating func clear() { self = ColumnBuffer(kind) }
}
