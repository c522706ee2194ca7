/// Makes .zip archives for tests: entries as they come, stored and not compressed, with nothing checked.
public enum ZipMaker {
    public struct Entry {
        public var path: String
        public var bytes: [UInt8]
        /// What the headers say the CRC is wrong by, to damage an entry.
        public var crcError: UInt32 = 0
        public var isEncrypted = false

        public init(_ path: String, _ bytes: [UInt8], crcError: UInt32 = 0, isEncrypted: Bool = false) {
            self.path = path
            self.bytes = bytes
            self.crcError = crcError
            self.isEncrypted = isEncrypted
        }

        public init(_ path: String, _ text: String) { self.init(path, Array(text.utf8)) }
    }

    /// APPNOTE.TXT 4.3: local headers with contents, the central directory, its end.
    public static func archive(_ entries: [Entry]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            let offset = UInt32(file.count)
            let name = Array(entry.path.utf8)
            let size = UInt32(entry.bytes.count)
            // Version 2.0; names in UTF-8, and perhaps encrypted; stored; 1 January 2002.
            let common: [UInt8] =
                word(20) + word(0x0800 | (entry.isEncrypted ? 1 : 0)) + word(0) + word(0) + word(0x2C21)
                + long(crc(entry.bytes) &+ entry.crcError) + long(size) + long(size) + word(UInt16(name.count)) + word(0)
            file += long(0x0403_4B50) + common + name + entry.bytes
            directory += long(0x0201_4B50) + word(20) + common + word(0) + word(0) + word(0)
            directory += long(entry.path.hasSuffix("/") ? 0x10 : 0) + long(offset) + name
        }
        let start = UInt32(file.count)
        let count = UInt16(entries.count)
        return file + directory + long(0x0605_4B50) + word(0) + word(0) + word(count) + word(count)
            + long(UInt32(directory.count)) + long(start) + word(0)
    }

    private static func word(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func long(_ value: UInt32) -> [UInt8] {
        word(UInt16(value & 0xFFFF)) + word(UInt16(value >> 16))
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}
