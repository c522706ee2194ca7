import CSHA256

/// SHA-256 (FIPS 180-4), for telling whether a schema is the one that was checked, and a file the one that was written.
///
/// Our own, because start-up time matters and no system library has it in reach. A millisecond is enough for more than
/// 800 KB where the processor has instructions for it, for about 245 KB elsewhere.
package struct SHA256 {
    private static let initial: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]

    private var state = Self.initial
    /// What does not fill a block yet.
    private var rest: [UInt8] = []
    private var count: UInt64 = 0
    private let usesInstructions: Bool

    package init() { self.init(usesInstructions: Self.hasInstructions) }

    /// - Parameter usesInstructions: whether the processor's own are used; only where it has them.
    init(usesInstructions: Bool) {
        self.usesInstructions = usesInstructions && Self.hasInstructions
    }

    static let hasInstructions = sha256HasInstructions()

    /// The digest of bytes as 64 hexadecimal digits.
    package static func hex(of bytes: [UInt8]) -> String {
        var digest = SHA256()
        bytes.withUnsafeBytes { digest.add($0) }
        return digest.finish()
    }

    /// Takes in more bytes.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        count &+= UInt64(bytes.count)
        var bytes = bytes
        if !rest.isEmpty {
            let missing = bytes.prefix(64 - rest.count)
            rest += missing
            bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(missing.count))
            guard rest.count == 64 else { return }
            let block = rest
            block.withUnsafeBytes { addBlocks($0) }
            rest.removeAll(keepingCapacity: true)
        }
        let whole = bytes.count / 64 * 64
        addBlocks(UnsafeRawBufferPointer(rebasing: bytes.prefix(whole)))
        rest += bytes.dropFirst(whole)
    }

    /// Ends the message: its digest as 64 hexadecimal digits. Nothing may be added afterwards.
    package mutating func finish() -> String {
        // FIPS 180-4, 5.1.1: a one bit, zeros, and the length in bits.
        var tail = rest + [0x80]
        tail += [UInt8](repeating: 0, count: (119 - rest.count) % 64)
        let bits = count &* 8
        tail += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
        tail.withUnsafeBytes { addBlocks($0) }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.count) + digits
        }.joined()
    }

    /// Takes in whole blocks.
    private mutating func addBlocks(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count > 0, let start = bytes.baseAddress else { return }
        let usesInstructions = usesInstructions
        state.withUnsafeMutableBufferPointer { state in
            Self.constants.withUnsafeBufferPointer { constants in
                if usesInstructions {
                    sha256Blocks(
                        state.baseAddress, start.assumingMemoryBound(to: UInt8.self), bytes.count / 64,
                        constants.baseAddress)
                    return
                }
                var schedule = [UInt32](repeating: 0, count: 64)
                schedule.withUnsafeMutableBufferPointer { schedule in
                    for block in stride(from: 0, to: bytes.count, by: 64) {
                        Self.add(bytes, at: block, to: state, schedule, constants)
                    }
                }
            }
        }
    }

    /// Takes in the block of 64 bytes at `start` (FIPS 180-4, 6.2.2).
    private static func add(
        _ bytes: UnsafeRawBufferPointer, at start: Int, to state: UnsafeMutableBufferPointer<UInt32>,
        _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
    ) {
        for index in 0..<16 {
            words[index] = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self))
        }
        for index in 16..<64 {
            let early = words[index - 15], late = words[index - 2]
            let first = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
            let second = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
            words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
        }
        var a = state[0], b = state[1], c = state[2], d = state[3]
        var e = state[4], f = state[5], g = state[6], h = state[7]
        for index in 0..<64 {
            let mix = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
            let first = h &+ mix &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ words[index]
            let spread = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
            let second = spread &+ ((a & b) ^ (a & c) ^ (b & c))
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ second)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    /// The fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]

    private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { (word >> count) | (word << (32 - count)) }
}
