import Glibc

/// Where a document's bytes come from.
public enum ByteSource: Sendable {
    /// A regular file, by path.
    case file(String)
    /// An open file descriptor that the caller keeps open, such as standard input.
    case descriptor(Int32)
    /// Bytes already in memory.
    case bytes([UInt8])
}

/// Reads a source piece by piece; one class owns one descriptor and closes it in `deinit`.
public final class ByteReader {
    /// What names the source in findings.
    public let name: String
    private var descriptor: Int32 = -1
    private var owned = false
    private var bytes: [UInt8] = []
    private var position = 0
    /// The size of the source in bytes where it is known beforehand (regular files and bytes).
    public private(set) var knownSize: Int?

    /// Opens the source.
    ///
    /// - Throws: `WorkError` of kind `input` (`input.missing`, `input.unreadable`, `input.folder`) when it cannot be opened.
    public init(_ source: ByteSource, name: String? = nil) throws(WorkError) {
        switch source {
        case .file(let path):
            self.name = name ?? path
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw Self.failure(path: self.name, code: errno) }
            owned = true
            var status = stat()
            if fstat(descriptor, &status) == 0 {
                if status.st_mode & S_IFMT == S_IFDIR {
                    close(descriptor)
                    owned = false
                    throw WorkError(
                        .input, code: "input.folder", message: "\(self.name) is a folder, not a document.",
                        location: Location(file: self.name))
                }
                if status.st_mode & S_IFMT == S_IFREG { knownSize = Int(status.st_size) }
            }
        case .descriptor(let number):
            self.name = name ?? "-"
            descriptor = number
        case .bytes(let given):
            self.name = name ?? "-"
            bytes = given
            knownSize = given.count
        }
    }

    deinit {
        if owned { close(descriptor) }
    }

    /// Reads at most `buffer.count` bytes into the buffer and returns how many there were, 0 at the end.
    ///
    /// - Throws: `WorkError` of kind `input` (`input.unreadable`) when the system cannot read on.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkError) -> Int {
        guard let base = buffer.baseAddress, buffer.count > 0 else { return 0 }
        if descriptor < 0 {
            let count = min(buffer.count, bytes.count - position)
            if count > 0 {
                bytes.withUnsafeBytes { all in
                    if let start = all.baseAddress { base.copyMemory(from: start + position, byteCount: count) }
                }
                position += count
            }
            return count
        }
        while true {
            let count = Glibc.read(descriptor, base, buffer.count)
            if count >= 0 { return count }
            if errno != EINTR { throw Self.failure(path: name, code: errno) }
        }
    }

    private static func failure(path: String, code: Int32) -> WorkError {
        let reason = String(cString: strerror(code))
        let missing = code == ENOENT || code == ENOTDIR
        return WorkError(
            .input, code: missing ? "input.missing" : "input.unreadable",
            message: "\(path) cannot be read: \(reason).", location: Location(file: path))
    }
}
