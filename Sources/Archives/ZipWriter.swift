import CLibArchive
package import RapporteurDiagnostics

/// Makes zip archives in memory: the same files give the same bytes, for no time and no owner is in them.
package struct ZipWriter {
    private var files: [(path: String, bytes: [UInt8])] = []

    package init() {}

    /// Adds a file; the paths are the caller's to keep apart.
    package mutating func add(_ path: String, _ bytes: [UInt8]) { files.append((path, bytes)) }

    /// The archive with the files in the order in which they were added, deflated.
    ///
    /// - Throws: `WorkError` of kind `output` where libarchive refuses, for want of memory.
    package func bytes() throws(WorkError) -> [UInt8] {
        guard let archive = archive_write_new() else { throw Self.failure(nil) }
        defer { archive_write_free(archive) }
        let sink = ByteSink()
        guard archive_write_set_format_zip(archive) == ARCHIVE_OK,
            archive_write_set_bytes_per_block(archive, 0) == ARCHIVE_OK,
            archive_write_open(
                archive, Unmanaged.passUnretained(sink).toOpaque(), nil,
                { _, context, bytes, count in
                    guard let context, let bytes else { return -1 }
                    let sink = Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
                    sink.append(UnsafeBufferPointer(start: bytes.assumingMemoryBound(to: UInt8.self), count: count))
                    return count
                }, nil) == ARCHIVE_OK
        else { throw Self.failure(archive) }
        for file in files { try add(file.path, file.bytes, to: archive) }
        guard archive_write_close(archive) == ARCHIVE_OK else { throw Self.failure(archive) }
        return withExtendedLifetime(sink) { sink.takeBytes() }
    }

    private func add(_ path: String, _ bytes: [UInt8], to archive: OpaquePointer) throws(WorkError) {
        guard let entry = archive_entry_new() else { throw Self.failure(archive) }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, path)
        archive_entry_set_size(entry, Int64(bytes.count))
        rap_entry_set_file(entry)
        archive_entry_set_perm(entry, 0o644)
        // The first day that zip can write: Word and others refuse an entry without a date.
        archive_entry_set_mtime(entry, 315_532_800, 0)
        guard archive_write_header(archive, entry) == ARCHIVE_OK,
            bytes.withUnsafeBytes({ archive_write_data(archive, $0.baseAddress, $0.count) }) == bytes.count
        else { throw Self.failure(archive) }
    }

    private static func failure(_ archive: OpaquePointer?) -> WorkError {
        let reason = archive.flatMap { archive_error_string($0).map { String(cString: $0) } } ?? "libarchive"
        return WorkError(.output, code: "output.write", message: Message("output.write/unnamed", ["reason": .text(reason)]))
    }
}
