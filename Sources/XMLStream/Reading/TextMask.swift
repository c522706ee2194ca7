internal import Glibc

/// Makes the copy of a document that the parser gets: of the same length, with letters in the place of characters
/// beyond ASCII in text.
///
/// libxml2 passes over text of ASCII letters, but takes anything else apart character by character, copies it through
/// a buffer of 300 bytes and takes what follows it apart too: 46 % of its instructions over documents in the six
/// languages of the United Nations, counted where carriage returns did not yet keep documents from being masked.
/// `ParseState.text` hands out the document's own bytes from the same offsets. Making the copy costs a little more
/// than a third of what it saves.
///
/// The copy may differ where nobody but that function looks, so all else stays as it is: tags, comments, instructions,
/// references. From the first place on where the parser might not pass over the text (bytes that are no character) or
/// might see the markup differently (a DOCTYPE, a `<` in a tag), everything stays as it is. A document with a carriage return is not masked at all, because the parser takes text behind some
/// apart; nor is one with `]]>`, because the parser would name another place where that stands in text.
struct TextMask {
    private let source: UnsafePointer<UInt8>
    private let target: UnsafeMutablePointer<UInt8>
    private let count: Int
    private var place = 0

    private static let letter = UInt8(ascii: "x")
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// Makes the copy, followed by a zero byte as the document is.
    ///
    /// - Returns: false, and no copy, where the document has nothing but ASCII, or a carriage return, or `]]>`.
    static func make(of bytes: UnsafeBufferPointer<UInt8>, in copy: inout GrowableBuffer<UInt8>) -> Bool {
        guard let source = bytes.baseAddress, !isASCII(source, bytes.count),
            memchr(source, 0x0D, bytes.count) == nil, !hasSectionEnd(source, bytes.count)
        else { return false }
        copy.count = 0
        copy.append(source, count: bytes.count)
        copy.append(0)
        var mask = TextMask(source: source, target: copy.base, count: bytes.count)
        mask.run()
        return true
    }

    private init(source: UnsafePointer<UInt8>, target: UnsafeMutablePointer<UInt8>, count: Int) {
        self.source = source
        self.target = target
        self.count = count
    }

    private static func isASCII(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var index = 0
        while index + 8 <= count {
            if word(bytes + index) & highs != 0 { return false }
            index += 8
        }
        while index < count {
            if bytes[index] >= 0x80 { return false }
            index += 1
        }
        return true
    }

    private static func hasSectionEnd(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let bracket = UInt8(ascii: "]")
        var index = 0
        while index + 2 < count, let found = memchr(bytes + index, Int32(bracket), count - index - 2) {
            let place = UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
            if bytes[place + 1] == bracket, bytes[place + 2] == UInt8(ascii: ">") { return true }
            index = place + 1
        }
        return false
    }

    @inline(__always)
    private static func word(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
    }

    /// Flags bytes of one value; those above the first flagged, and bytes beyond ASCII, may be flagged in vain.
    @inline(__always)
    private static func flags(_ word: UInt64, _ byte: UInt8) -> UInt64 { (word ^ (ones &* UInt64(byte))) &- ones }

    /// Goes over text, run by run. The last bytes of a document are markup, and need no mask.
    private mutating func run() {
        while place &+ 8 <= count {
            let word = Self.word(source + place)
            let stops =
                (Self.flags(word, UInt8(ascii: "<")) | Self.flags(word, UInt8(ascii: "&")) | word) & Self.highs
            if stops == 0 {
                place &+= 8
                continue
            }
            place &+= stops.trailingZeroBitCount &>> 3
            let goesOn =
                switch source[place] {
                case 0x80...: maskCharacters()
                case UInt8(ascii: "<"): skipMarkup()
                default: skipReference()
                }
            guard goesOn else { return }
        }
    }

    // MARK: Text

    /// Masks characters beyond ASCII up to one that is not.
    @inline(__always)
    private mutating func maskCharacters() -> Bool {
        while place &+ 4 <= count {
            if source[place] < 0x80 {
                // Between words the letters go on.
                guard source[place] == 0x20, source[place &+ 1] >= 0x80 else { return true }
                place &+= 1
                continue
            }
            let length = Self.characterLength(
                UInt32(littleEndian: UnsafeRawPointer(source + place).loadUnaligned(as: UInt32.self)))
            guard length > 0 else { return false }
            target[place] = Self.letter
            target[place &+ 1] = Self.letter
            if length > 2 {
                target[place &+ 2] = Self.letter
                if length > 3 { target[place &+ 3] = Self.letter }
            }
            place &+= length
        }
        return false
    }

    /// The length of the character that four bytes begin with: 2 to 4, or 0 where it is none that XML allows (XML 1.0,
    /// production 2; RFC 3629, 4).
    @inline(__always)
    private static func characterLength(_ word: UInt32) -> Int {
        if word & 0xC0E0 == 0x80C0 { return word & 0x1E != 0 ? 2 : 0 }
        if word & 0xC0_C0F0 == 0x80_80E0 {
            // Neither overlong nor a surrogate, nor U+FFFE or U+FFFF.
            let bits = word & 0x200F
            return bits != 0 && bits != 0x200D && word & 0xFE_FFFF != 0xBE_BFEF ? 3 : 0
        }
        if word & 0xC0C0_C0F8 == 0x8080_80F0 {
            let bits = word & 0x3007
            return bits != 0 && (bits & 7 < 4 || bits == 4) ? 4 : 0
        }
        return 0
    }

    /// A reference is markup, whatever its name is made of.
    private mutating func skipReference() -> Bool {
        while place < count, source[place] != UInt8(ascii: ";") {
            if source[place] == UInt8(ascii: "<") { return false }
            place += 1
        }
        place += 1
        return true
    }

    // MARK: Markup

    private mutating func skipMarkup() -> Bool {
        place += 1
        switch source[place] {
        case UInt8(ascii: "!"):
            if isAt("!--") { return skip(to: "-->", after: 3) }
            return false
        case UInt8(ascii: "?"): return skip(to: "?>", after: 1)
        default: return skipTag()
        }
    }

    /// Goes behind the tag. Most have quotes of one kind only, and no `>` in their values: then the quotes before the first
    /// `>` are even in number, and need not be looked at one by one.
    @inline(__always)
    private mutating func skipTag() -> Bool {
        let start = place
        var quotes: UInt64 = 0
        var apostrophes: UInt64 = 0
        while place &+ 8 <= count {
            let word = Self.word(source + place)
            // Finds `<` and `>`.
            let ends = Self.zeros(word | Self.ones &* 2 ^ Self.ones &* UInt64(UInt8(ascii: ">")))
            let found = Self.exactZeros(word ^ Self.ones &* UInt64(UInt8(ascii: "\"")))
            let others = Self.zeros(word ^ Self.ones &* UInt64(UInt8(ascii: "'")))
            if ends == 0 {
                quotes &+= Self.bytesFlagged(found)
                apostrophes |= others
                place &+= 8
                continue
            }
            let index = ends.trailingZeroBitCount &>> 3
            let before = (1 as UInt64) &<< UInt64(truncatingIfNeeded: 8 &* index) &- 1
            quotes &+= Self.bytesFlagged(found & before)
            apostrophes |= others & before
            place &+= index
            if quotes & 1 == 0, apostrophes == 0, source[place] == UInt8(ascii: ">") {
                place &+= 1
                return true
            }
            break
        }
        place = start
        return skipTagByValues()
    }

    /// Flags zero bytes, and in vain perhaps bytes above the first.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    /// Flags zero bytes and no others.
    @inline(__always)
    private static func exactZeros(_ word: UInt64) -> UInt64 { ~(((word & ~highs) &+ ~highs) | word | ~highs) }

    @inline(__always)
    private static func bytesFlagged(_ flags: UInt64) -> UInt64 { ((flags &>> 7) &* ones) &>> 56 }

    /// Goes behind the tag, whose values may hold anything but the quote they stand in and `<`.
    private mutating func skipTagByValues() -> Bool {
        while place &+ 8 <= count {
            let word = Self.word(source + place)
            // The second of the tests finds `<` and `>`.
            let stops =
                (Self.flags(word, UInt8(ascii: "\"")) | Self.flags(word | Self.ones &* 2, UInt8(ascii: ">"))
                    | Self.flags(word, UInt8(ascii: "'"))) & Self.highs
            if stops == 0 {
                place &+= 8
                continue
            }
            place &+= stops.trailingZeroBitCount &>> 3
            let byte = source[place]
            place &+= 1
            switch byte {
            case UInt8(ascii: ">"): return true
            case UInt8(ascii: "<"): return false
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard skipValue(byte) else { return false }
            default: break
            }
        }
        return false
    }

    @inline(__always)
    private mutating func skipValue(_ quote: UInt8) -> Bool {
        while place &+ 8 <= count {
            let word = Self.word(source + place)
            let stops = (Self.flags(word, quote) | Self.flags(word, UInt8(ascii: "<"))) & Self.highs
            if stops == 0 {
                place &+= 8
                continue
            }
            place &+= stops.trailingZeroBitCount &>> 3
            let byte = source[place]
            place &+= 1
            if byte == quote { return true }
            if byte == UInt8(ascii: "<") { return false }
        }
        return false
    }

    private func isAt(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        return count - place >= length && memcmp(source + place, text.utf8Start, length) == 0
    }

    /// Goes behind the end of a comment or an instruction.
    private mutating func skip(to end: StaticString, after length: Int) -> Bool {
        place += length
        let last = Int32(end.utf8Start[end.utf8CodeUnitCount - 1])
        let before = end.utf8CodeUnitCount - 1
        var search = place
        while search < count, let found = memchr(source + search, last, count - search) {
            let index = UnsafeRawPointer(found) - UnsafeRawPointer(source)
            if index - before >= place, memcmp(source + index - before, end.utf8Start, before) == 0 {
                place = index + 1
                return true
            }
            search = index + 1
        }
        return false
    }
}
