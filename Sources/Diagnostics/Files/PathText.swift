/// Paths in strings: the system's are bytes, which need not be UTF-8.
///
/// A byte that is no part of UTF-8 stands as a private-use scalar, U+10FE80 to U+10FEFF: its number added to U+10FE00.
/// A name that holds such a scalar itself has its bytes written in the same way, so that each path has one string, and
/// each string leads back to the same bytes.
package enum PathText {
    /// The scalars that stand for bytes.
    static let escapes: ClosedRange<UInt32> = 0x10FE80...0x10FEFF
    private static let escapeBase: UInt32 = 0x10FE00
    /// The bytes that such a scalar begins with in UTF-8; `BA` or `BB` follows.
    private static let lead: UInt8 = 0xF4

    /// The string for a path of the system.
    package static func decoded(_ bytes: some Collection<UInt8>) -> String {
        if !bytes.contains(lead), let text = String(validating: bytes, as: UTF8.self) { return text }
        return decodedSlowly(Array(bytes))
    }

    /// - Parameter path: ends with a zero byte.
    package static func decoded(_ path: UnsafePointer<CChar>) -> String {
        var count = 0
        while path[count] != 0 { count += 1 }
        return path.withMemoryRebound(to: UInt8.self, capacity: count) {
            decoded(UnsafeBufferPointer(start: $0, count: count))
        }
    }

    private static func decodedSlowly(_ bytes: [UInt8]) -> String {
        var scalars = String.UnicodeScalarView()
        var index = 0
        while index < bytes.count {
            let length = length(of: bytes[index])
            if index + length <= bytes.count,
                let scalar = String(validating: bytes[index..<index + length], as: UTF8.self)?.unicodeScalars.first,
                !escapes.contains(scalar.value)
            {
                scalars.append(scalar)
                index += length
            } else if let scalar = Unicode.Scalar(escapeBase + UInt32(bytes[index])) {
                scalars.append(scalar)
                index += 1
            }
        }
        return String(scalars)
    }

    /// How many bytes a scalar has in UTF-8 that begins with this one.
    private static func length(of first: UInt8) -> Int {
        switch first {
        case ..<0xC0: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }

    /// The bytes of a path, without a zero byte behind them.
    package static func bytes(of path: String) -> [UInt8] {
        guard path.utf8.contains(lead) else { return Array(path.utf8) }
        var bytes: [UInt8] = []
        for scalar in path.unicodeScalars {
            if escapes.contains(scalar.value) {
                bytes.append(UInt8(scalar.value - escapeBase))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
            }
        }
        return bytes
    }

    /// What stands behind the last slash that has something behind it; the path itself where there is none.
    package static func lastName(of path: String) -> String {
        let slash = UInt8(ascii: "/")
        guard let end = path.utf8.lastIndex(where: { $0 != slash }) else { return path }
        let rest = path.utf8[...end]
        let start = rest.lastIndex(of: slash).map { path.utf8.index(after: $0) } ?? path.startIndex
        return String(decoding: rest[start...], as: UTF8.self)
    }

    /// Hands the bytes of a path over, with a zero byte behind them.
    ///
    /// - Returns: nil for a path that holds a zero byte, which the system would cut there.
    package static func withBytes<Result>(of path: String, _ body: (UnsafePointer<CChar>) -> Result) -> Result? {
        guard !path.utf8.contains(0) else { return nil }
        guard path.utf8.contains(lead) else { return path.withCString(body) }
        let bytes = (bytes(of: path) + [0]).map { CChar(bitPattern: $0) }
        return bytes.withUnsafeBufferPointer { buffer in buffer.baseAddress.map(body) }
    }
}
