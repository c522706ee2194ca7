/// Small numbers as runs of one value and groups of eight that are packed bit by bit: Parquet's RLE encoding.
///
/// https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE
struct HybridEncoder {
    private var bytes: [UInt8] = []
    private let width: Int
    /// Values that are no run; packed when a run comes that is worth one.
    private var packed: [UInt32] = []
    private var value: UInt32 = 0
    private var run = 0

    /// - Parameter width: how many bits a value has, at least one.
    init(width: Int) { self.width = width }

    mutating func append(_ next: UInt32) {
        if run > 0, next == value {
            run += 1
            return
        }
        endRun()
        (value, run) = (next, 1)
    }

    /// The encoded values.
    mutating func finish() -> [UInt8] {
        endRun()
        pack()
        return bytes
    }

    /// A run goes out as such when it has eight values beyond those that fill the last group.
    private mutating func endRun() {
        guard run > 0 else { return }
        let missing = (8 - packed.count % 8) % 8
        if run - missing >= 8 {
            packed.append(contentsOf: repeatElement(value, count: missing))
            pack()
            bytes.append(varint: UInt64(run - missing) << 1)
            for shift in stride(from: 0, to: width, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(shift))) }
        } else {
            packed.append(contentsOf: repeatElement(value, count: run))
        }
        run = 0
    }

    private mutating func pack() {
        guard !packed.isEmpty else { return }
        let groups = (packed.count + 7) / 8
        bytes.append(varint: UInt64(groups) << 1 | 1)
        var bits: UInt64 = 0
        var count = 0
        for index in 0..<(groups * 8) {
            bits |= UInt64(index < packed.count ? packed[index] : 0) << UInt64(count)
            count += width
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                count -= 8
            }
        }
        packed.removeAll(keepingCapacity: true)
    }
}
