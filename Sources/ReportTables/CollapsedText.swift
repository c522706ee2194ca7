internal import RapporteurDiagnostics
import RapporteurInterchange

/// Text with runs of white space made one space, none at its ends.
///
/// Works on bytes: to ask Unicode of each letter whether it is a space took half of the time of a run.
struct CollapsedText {
    private(set) var bytes: [UInt8] = []
    /// How many Unicode characters it has.
    private(set) var count = 0
    private var isPending = false

    init() {}

    init(_ words: String) { append(words) }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let space = WhiteSpace.length(in: text, at: index)
            if space > 0 {
                isPending = count > 0
                index += space
                continue
            }
            let start = index
            var continuations = 0
            repeat {
                if text[index] & 0xC0 == 0x80 { continuations += 1 }
                index += 1
            } while index < text.count && WhiteSpace.length(in: text, at: index) == 0
            if isPending {
                bytes.append(0x20)
                count += 1
                isPending = false
            }
            bytes.append(contentsOf: text[start..<index])
            count += index - start - continuations
        }
    }

    mutating func append(_ words: String) {
        var words = words
        words.withUTF8 { append($0) }
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }
    /// Nil where there are no words.
    var words: String? { count == 0 ? nil : string }
    /// What was appended since there were so many bytes and characters, without a space before it, and where it begins.
    func piece(from start: Mark) -> (text: String, start: Int) {
        var (bytes, count) = (start.bytes, start.count)
        if bytes < self.bytes.count, self.bytes[bytes] == 0x20 { (bytes, count) = (bytes + 1, count + 1) }
        return (String(decoding: self.bytes[bytes...], as: UTF8.self), count)
    }

    /// A place in a text that is being collected.
    struct Mark {
        var bytes: Int
        var count: Int
    }

    var mark: Mark { Mark(bytes: bytes.count, count: count) }
}

/// White space as Unicode has it, in UTF-8.
enum WhiteSpace {
    /// How many bytes the white space at a place has; 0 where there is none.
    @inline(__always)
    static func length(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
        guard byte >= 0xC2, byte <= 0xE3 else { return 0 }
        return long(byte, in: text, at: index)
    }

    private static func long(_ byte: UInt8, in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        guard text.count - index >= 2 else { return 0 }
        let next = text[index + 1]
        // U+0085, U+00A0
        if byte == 0xC2 { return next == 0x85 || next == 0xA0 ? 2 : 0 }
        guard text.count - index >= 3 else { return 0 }
        let last = text[index + 2]
        switch (byte, next) {
        // U+1680
        case (0xE1, 0x9A): return last == 0x80 ? 3 : 0
        // U+2000 to U+200A, U+2028, U+2029, U+202F
        case (0xE2, 0x80): return 0x80...0x8A ~= last || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0
        // U+205F
        case (0xE2, 0x81): return last == 0x9F ? 3 : 0
        // U+3000
        case (0xE3, 0x80): return last == 0x80 ? 3 : 0
        default: return 0
        }
    }
}

extension String {
    /// Runs of other characters than white space.
    var wordCount: Int {
        var text = self
        return text.withUTF8 { bytes in
            var count = 0
            var isInWord = false
            var index = 0
            while index < bytes.count {
                let space = WhiteSpace.length(in: bytes, at: index)
                if space == 0, !isInWord { count += 1 }
                isInWord = space == 0
                index += max(1, space)
            }
            return count
        }
    }

    /// How many Unicode characters it has.
    var characterCount: Int {
        var text = self
        return text.withUTF8 { bytes in
            var count = 0
            for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
            return count
        }
    }
}

extension TableValue {
    /// How many words a text has; nothing in languages that are written without spaces.
    static func words(_ count: Int, language: String) -> TableValue {
        ["zh", "ja", "th", "lo", "km", "my"].hasExactly(language) ? .none : .number(count)
    }
}
