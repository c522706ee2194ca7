import RapporteurDiagnostics
import RapporteurPacks

/// What tells the bytes of a file from any others.
struct FileDigest: Sendable, Hashable {
    /// 64 hexadecimal digits.
    var sha256: String
    var size: Int

    init(sha256: String, size: Int) {
        self.sha256 = sha256
        self.size = size
    }

    /// Reads to the end.
    ///
    /// - Throws: `WorkError` of kind `input` when that fails.
    init(of reader: ByteReader) throws(WorkError) {
        var digest = SHA256()
        var size = 0
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 128 * 1024, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try reader.read(into: buffer)
            if count == 0 { break }
            digest.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            size += count
        }
        sha256 = digest.finish()
        self.size = size
    }
}
