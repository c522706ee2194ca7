/// One step of a pointer.
enum PointerToken {
    case none
    case index(Int)
    case name(UnsafeBufferPointer<UInt8>)
}

/// Puts together an RFC 6901 pointer, up to a length.
struct PointerText {
    /// Beyond this many bytes a pointer says little to anyone, and a hostile document could make each of a
    /// thousand findings carry a megabyte of it.
    static let longest = 4096

    private(set) var text: String
    private var isCut = false

    init(_ text: String = "") {
        self.text = text
        isCut = text.utf8.count > Self.longest
    }

    /// Appends a step.
    ///
    /// - Returns: false when there is nothing more to append: the step is none, or the pointer is long enough.
    mutating func append(_ token: PointerToken) -> Bool {
        if isCut { return false }
        switch token {
        case .none:
            return false
        case .index(let index):
            text += "/\(index)"
        case .name(let bytes):
            text += "/"
            append(escaping: bytes)
        }
        if text.utf8.count > Self.longest {
            text += "…"
            isCut = true
        }
        return !isCut
    }

    private mutating func append(escaping bytes: UnsafeBufferPointer<UInt8>) {
        if bytes.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) {
            var escaped: [UInt8] = []
            escaped.reserveCapacity(bytes.count + 8)
            for byte in bytes {
                switch byte {
                case UInt8(ascii: "~"): escaped += [UInt8(ascii: "~"), UInt8(ascii: "0")]
                case UInt8(ascii: "/"): escaped += [UInt8(ascii: "~"), UInt8(ascii: "1")]
                default: escaped.append(byte)
                }
            }
            text += String(decoding: escaped, as: UTF8.self)
        } else {
            text += String(decoding: bytes, as: UTF8.self)
        }
    }
}
