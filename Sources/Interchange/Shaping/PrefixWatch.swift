import Glibc
import RapporteurXMLSchema

/// Looks for prefixes in text: a name before a colon.
///
/// Nobody says which texts hold names with prefixes: XPath does, and so do queries and formulas of many kinds. What
/// may be one is told to `found`; a text costs the search for its colons.
final class PrefixWatch {
    private let found: (UnsafeBufferPointer<UInt8>) -> Void
    /// Whether anybody wants to know at present.
    @exclusivity(unchecked) var isAwake = false
    /// The end of the text so far, as far as it may be the begin of a name.
    @exclusivity(unchecked) private var tail: [UInt8] = []

    init(_ found: @escaping (UnsafeBufferPointer<UInt8>) -> Void) { self.found = found }

    /// Looks through a whole text. O(length).
    func look(through text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        var start = 0
        while start < text.count, let colon = memchr(base + start, 0x3A, text.count - start) {
            let end = UnsafePointer(colon.assumingMemoryBound(to: UInt8.self)) - base
            let begin = Self.beginOfName(text, from: start, to: end)
            if begin < end { found(UnsafeBufferPointer(rebasing: text[begin..<end])) }
            start = end + 1
        }
    }

    /// Looks through a piece of text that goes on where the last one ended. O(length).
    func lookOn(through piece: UnsafeBufferPointer<UInt8>) {
        if !tail.isEmpty {
            let head = piece.prefix { $0.isNameByte }
            tail += head
            if head.count == piece.count, tail.count <= Self.longestName { return }
            if head.count < piece.count, piece[head.count] == 0x3A { tail.withUnsafeBufferPointer { found($0) } }
            tail.removeAll(keepingCapacity: true)
        }
        look(through: piece)
        let begin = Self.beginOfName(piece, from: 0, to: piece.count)
        if begin < piece.count, piece.count - begin <= Self.longestName { tail += piece[begin...] }
    }

    @inline(__always)
    func endText() {
        if !tail.isEmpty { tail.removeAll(keepingCapacity: true) }
    }

    /// A prefix that a document declares is no longer (`XMLLimits.nameLength`).
    private static let longestName = 10_000

    private static func beginOfName(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
        var begin = end
        while begin > start, text[begin - 1].isNameByte { begin -= 1 }
        return begin
    }
}

extension UInt8 {
    /// Whether the byte can be one of an NCName.
    @inline(__always)
    fileprivate var isNameByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}

/// Which namespace declarations text uses, as far as it is known before a pass.
struct PrefixUse {
    /// By where the element begins that declares them.
    private var used: [Int: Set<[UInt8]>] = [:]
    private var count = 0
    /// Nobody knows: each is taken to be used.
    private(set) var isEverything: Bool

    /// More than that are taken as all there are.
    private static let limit = 100_000

    init(isEverything: Bool = false) { self.isEverything = isEverything }

    func isUsed(_ declaration: PrefixScope.Declaration) -> Bool {
        !declaration.prefix.isEmpty
            && (isEverything || (count > 0 && used[declaration.offset]?.contains(declaration.prefix) ?? false))
    }

    mutating func insert(_ declaration: PrefixScope.Declaration) {
        guard used[declaration.offset, default: []].insert(declaration.prefix).inserted else { return }
        count += 1
        if count > Self.limit { self = PrefixUse(isEverything: true) }
    }
}
