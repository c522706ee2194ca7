import RapporteurDiagnostics

/// Texts that repeat: each once, and for every value which one it is.
struct TextDictionary {
    /// More texts, or longer ones, are not worth the look.
    private static let limit = 32_768
    private static let longest = 256

    private var places: [ExactText: UInt32] = [:]
    private(set) var texts: [ExactText] = []
    private(set) var indexes: [UInt32] = []
    private var bytes = 0

    var size: Int { bytes * 2 + indexes.count * 4 + texts.count * 64 }

    /// - Returns: false where texts do not repeat enough, or are too long; then the value is not among them.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count <= Self.longest else { return false }
        let key = ExactText(String(decoding: text, as: UTF8.self))
        if let place = places[key] {
            indexes.append(place)
            return true
        }
        // A quarter may be new, once there are enough to tell.
        guard texts.count < Self.limit, indexes.count < 4096 || texts.count * 4 < indexes.count else { return false }
        places[key] = UInt32(texts.count)
        indexes.append(UInt32(texts.count))
        texts.append(key)
        bytes += text.count + 4
        return true
    }

    /// All values, as PLAIN has them.
    func expanded() -> [UInt8] {
        var bytes: [UInt8] = []
        for index in indexes { Self.append(texts[Int(index)].string, to: &bytes) }
        return bytes
    }

    /// The texts, as PLAIN has them.
    func plain() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(self.bytes)
        for text in texts { Self.append(text.string, to: &bytes) }
        return bytes
    }

    /// How many bits the number of a text has.
    private var width: Int { max(1, Int.bitWidth - max(0, texts.count - 1).leadingZeroBitCount) }

    /// The values, as RLE_DICTIONARY has them: how many bits a number has, then the numbers.
    func encoded() -> [UInt8] {
        var encoder = HybridEncoder(width: width)
        for index in indexes { encoder.append(index) }
        return [UInt8(width)] + encoder.finish()
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(littleEndian: UInt32(truncatingIfNeeded: text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }
}
