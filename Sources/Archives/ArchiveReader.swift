internal import CLibArchive
public import RapporteurDiagnostics
import Glibc

/// Reads the entries of a .zip, .tar or .tar.gz archive one after the other; nothing else is enabled, and nothing is
/// ever written to disk.
///
/// One class owns one handle of libarchive and frees it in `deinit`. For one thread at a time.
public final class ArchiveReader {
    public enum Format: Sendable, Hashable, CaseIterable {
        case zip, tar

        /// Recognises an archive by its first bytes; 512 tell.
        public static func recognise(_ start: ArraySlice<UInt8>) -> Format? {
            let bytes = Array(start.prefix(512))
            if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) { return .zip }
            // gzip, with deflate: what is inside is known when it is read.
            if bytes.starts(with: [0x1F, 0x8B, 0x08]) { return .tar }
            if bytes.count >= 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .tar }
            return nil
        }
    }

    public enum Source {
        case file(String)
        case bytes([UInt8])
    }

    /// What the archive is called in findings.
    public let name: String
    private let handle: OpaquePointer
    private let limits: ArchiveLimits
    /// What libarchive reads from, when it is memory.
    private let memory: UnsafeMutableRawBufferPointer
    private var descriptor: Int32 = -1
    private var entryCount = 0
    private var fileBytes = 0
    private var totalBytes = 0
    /// Whether nothing more can be read: what was wrong is not the fault of one entry alone.
    public private(set) var isBroken = false

    /// - Throws: `WorkError` of kind `input` when it cannot be opened, or is no such archive (`archive.malformed`).
    public init(
        _ source: Source, name: String, formats: Set<Format> = [.zip, .tar], limits: ArchiveLimits = ArchiveLimits()
    ) throws(WorkError) {
        guard let handle = archive_read_new() else {
            throw WorkError(.input, code: "input.memory", message: Message("input.memory"), location: Location(file: name))
        }
        self.handle = handle
        self.name = name
        self.limits = limits
        switch source {
        case .bytes(let bytes):
            memory = .allocate(byteCount: max(1, bytes.count), alignment: 16)
            memory.copyBytes(from: bytes)
        case .file: memory = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        }
        if formats.contains(.zip) { archive_read_support_format_zip(handle) }
        if formats.contains(.tar) {
            archive_read_support_format_tar(handle)
            archive_read_support_filter_gzip(handle)
        }
        switch source {
        case .bytes(let bytes):
            guard archive_read_open_memory(handle, memory.baseAddress, bytes.count) == rap_archive_ok() else {
                throw malformed()
            }
        case .file(let path):
            descriptor = FileSystem.open(path, O_RDONLY | O_NONBLOCK)
            guard descriptor >= 0 else {
                throw WorkError(
                    .input, code: errno == ENOENT ? "input.missing" : "input.unreadable",
                    message: Message("archive.unreadable", ["reason": .reason(errno)]),
                    location: Location(file: name))
            }
            guard archive_read_open_fd(handle, descriptor, 64 << 10) == rap_archive_ok() else { throw malformed() }
        }
    }

    deinit {
        archive_read_free(handle)
        if descriptor >= 0 { close(descriptor) }
        memory.deallocate()
    }

    /// The next entry; what was left of the one before is passed over. Nil at the end.
    ///
    /// - Throws: `WorkError` of kind `input` when the archive is damaged, or a bound is reached.
    public func next() throws(WorkError) -> ArchiveEntry? {
        let before = rap_use_utf8()
        defer { rap_use_locale(before) }
        var pointer: OpaquePointer?
        let status = archive_read_next_header(handle, &pointer)
        if status == rap_archive_eof() { return nil }
        guard status == rap_archive_ok() || status == rap_archive_warn(), let pointer else {
            isBroken = true
            throw malformed()
        }
        entryCount += 1
        if entryCount > limits.entries { throw limit("entries", limits.entries) }
        fileBytes = 0
        let path = (archive_entry_pathname_utf8(pointer) ?? archive_entry_pathname(pointer)).map { String(cString: $0) } ?? ""
        if path.utf8.count > limits.pathLength { throw limit("pathLength", limits.pathLength) }
        if path.utf8.count(where: { $0 == UInt8(ascii: "/") }) > limits.pathDepth { throw limit("pathDepth", limits.pathDepth) }
        return ArchiveEntry(
            path: path,
            kind: rap_entry_is_file(pointer) != 0 ? .file : rap_entry_is_folder(pointer) != 0 ? .folder : .other,
            claimedSize: archive_entry_size_is_set(pointer) != 0 ? Int(archive_entry_size(pointer)) : nil,
            isEncrypted: archive_entry_is_encrypted(pointer) != 0)
    }

    /// Goes on where another reader of the same archive could not: it has read the entries before, and what they were
    /// counts towards the bounds.
    ///
    /// - Throws: as `next`.
    package func resume(after other: ArchiveReader) throws(WorkError) {
        for _ in 0..<other.entryCount { _ = try next() }
        totalBytes = other.totalBytes
    }

    /// Whether the archive has a list of its entries, so that one that cannot be unpacked says nothing of the others.
    package var hasDirectory: Bool {
        archive_format(handle) == rap_archive_format_zip()
    }

    /// Reads on in the content of the entry at hand.
    ///
    /// - Returns: how many bytes were read; 0 at its end.
    /// - Throws: `WorkError` of kind `input` when the archive is damaged or encrypted, or a bound is reached.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(WorkError) -> Int {
        let count = archive_read_data(handle, buffer.baseAddress, buffer.count)
        guard count >= 0 else {
            // A checksum that does not fit is the entry's own.
            isBroken = count <= Int(rap_archive_fatal())
            throw malformed()
        }
        fileBytes += count
        totalBytes += count
        if fileBytes > limits.fileSize { throw limit("fileSize", limits.fileSize) }
        if totalBytes > limits.totalSize { throw limit("totalSize", limits.totalSize) }
        let packed = max(1, Int(archive_filter_bytes(handle, -1)))
        if totalBytes > limits.ratioFrom, totalBytes / packed > limits.ratio { throw limit("ratio", limits.ratio) }
        return count
    }

    /// The whole content of the entry at hand.
    ///
    /// - Throws: as `read(into:)`; `archive.limit` when there is more than `limit` bytes.
    public func readAll(atMost limit: Int) throws(WorkError) -> [UInt8] {
        var bytes: [UInt8] = []
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { piece.deallocate() }
        while true {
            let count = try read(into: piece)
            if count == 0 { return bytes }
            if bytes.count + count > limit { throw self.limit("fileSize", limit) }
            bytes.append(contentsOf: piece[..<count])
        }
    }
}

extension ArchiveReader {
    private func malformed() -> WorkError {
        let reason = archive_error_string(handle).map { String(cString: $0) } ?? ""
        return WorkError(
            .input, code: "archive.malformed", message: Message("archive.malformed", ["reason": .text(reason)]),
            hint: Message("archive.malformed/hint"), location: Location(file: name))
    }

    private func limit(_ bound: String, _ value: Int) -> WorkError {
        isBroken = true
        return WorkError(
            .input, code: "archive.limit",
            message: Message("archive.limit", ["bound": .text(bound), "value": .number(value)]),
            hint: Message("archive.limit/hint"), location: Location(file: name))
    }
}
