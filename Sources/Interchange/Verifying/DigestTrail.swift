/// Digests of a growing sequence at places along it, so that the first difference of two sequences can be looked for
/// in a small part of them. Constant memory.
struct DigestTrail {
    private(set) var count = 0
    private(set) var digest = Digest()
    private(set) var stride = 16
    /// The digest after each `stride` items.
    private var marks: [Digest] = []

    private static let markLimit = 4096

    mutating func append(_ item: Digest) {
        digest.mix(item)
        count += 1
        if count % stride == 0 { mark() }
    }

    private mutating func mark() {
        marks.append(digest)
        guard marks.count == Self.markLimit else { return }
        marks = marks.indices.filter { $0 % 2 == 1 }.map { marks[$0] }
        stride *= 2
    }

    /// The items among which two different sequences differ first.
    static func firstDifference(_ left: DigestTrail, _ right: DigestTrail) -> Range<Int> {
        let stride = max(left.stride, right.stride)
        var common = 0
        while true {
            let next = common + stride
            guard let first = left.mark(at: next), let second = right.mark(at: next), first == second else { break }
            common = next
        }
        return common..<(common + stride)
    }

    private func mark(at count: Int) -> Digest? {
        let index = count / stride - 1
        return index < marks.count ? marks[index] : nil
    }
}

/// 128 bits that two sequences share only if they are equal, for all that chance can do. Not for cryptography.
struct Digest: Equatable {
    private var first: UInt64
    private var second: UInt64

    init(_ seed: UInt64 = 0) {
        first = seed ^ 0x243F_6A88_85A3_08D3
        second = seed &+ 0x1319_8A2E_0370_7344
    }

    @inline(__always)
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            second = (second &+ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
        // Ends what comes before, so that pieces cannot move over.
        mix(Digest(UInt64(text.utf8.count)))
    }

    mutating func mix(_ other: Digest) {
        first = Self.fold(first ^ other.first, 0xA076_1D64_78BD_642F ^ other.second)
        second = Self.fold(second ^ other.second, 0xE703_7ED1_A0B4_28DB ^ first)
    }

    /// Adds a member of a set: the order does not matter.
    mutating func include(_ member: Digest) {
        first = first &+ Self.fold(member.first, 0x8EBC_6AF0_9C88_C6E3 ^ member.second)
        second = second &+ Self.fold(member.second, 0x5899_65CC_7537_4CC3 ^ member.first)
    }

    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right | 1)
        return product.high ^ product.low
    }
}
