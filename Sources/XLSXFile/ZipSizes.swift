import RapporteurDiagnostics
import Glibc

/// How large the entries of a ZIP archive are, unpacked, as its directory says (APPNOTE 4.3.12 to 4.3.16, 4.5.3).
enum ZipSizes {
    /// - Returns: sizes by name; nil for a file that cannot be read, or is no whole archive without a comment.
    static func read(_ path: String) -> ExactMap<Int>? {
        let descriptor = FileSystem.open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        guard size >= 22, let end = bytes(descriptor, at: size - 22, 22), number(end, 0, 4) == 0x0605_4B50 else { return nil }
        var (length, start) = (number(end, 12, 4), number(end, 16, 4))
        if start == 0xFFFF_FFFF || length == 0xFFFF_FFFF {
            // The locator of the 64-bit record stands before the end.
            guard size >= 42, let locator = bytes(descriptor, at: size - 42, 20), number(locator, 0, 4) == 0x0706_4B50,
                let record = bytes(descriptor, at: number(locator, 8, 8), 56), number(record, 0, 4) == 0x0606_4B50
            else { return nil }
            (length, start) = (number(record, 40, 8), number(record, 48, 8))
        }
        guard length <= 1 << 24, let directory = bytes(descriptor, at: start, length) else { return nil }
        return sizes(directory)
    }

    private static func sizes(_ directory: [UInt8]) -> ExactMap<Int>? {
        var found: ExactMap<Int> = [:]
        var place = 0
        while place + 46 <= directory.count {
            guard number(directory, place, 4) == 0x0201_4B50 else { return nil }
            var size = number(directory, place + 24, 4)
            let (name, extra) = (number(directory, place + 28, 2), number(directory, place + 30, 2))
            let next = place + 46 + name + extra + number(directory, place + 32, 2)
            guard next <= directory.count else { return nil }
            if size == 0xFFFF_FFFF {
                // The unpacked size is the first of the 64-bit values that are there.
                let field = place + 46 + name
                guard extra >= 12, number(directory, field, 2) == 1 else { return nil }
                size = number(directory, field + 4, 8)
            }
            found[String(decoding: directory[(place + 46)..<(place + 46 + name)], as: UTF8.self)] = size
            place = next
        }
        return found
    }

    private static func bytes(_ descriptor: Int32, at offset: Int, _ count: Int) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: count)
        let read = buffer.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, off_t(offset)) }
        return read == count ? buffer : nil
    }

    /// A little-endian number; at most 2^63 - 1.
    private static func number(_ bytes: [UInt8], _ place: Int, _ count: Int) -> Int {
        var value: UInt64 = 0
        for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[place + index]) }
        return Int(clamping: value)
    }
}
