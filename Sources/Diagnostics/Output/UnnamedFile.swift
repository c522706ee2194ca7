import Glibc

/// Temporary files without a name: they go with the process, however that ends.
public enum UnnamedFile {
    /// Where they are made: TMPDIR, else the system's folder for temporary files.
    public static var folder: String {
        let chosen = FileSystem.environment("TMPDIR") ?? ""
        return chosen.isEmpty ? P_tmpdir : chosen
    }

    /// `O_TMPFILE` of open(2), which is no plain number in the system's headers.
    private static let temporary = O_DIRECTORY | 0o20_000_000

    /// Opens an empty file for reading and writing.
    ///
    /// - Returns: the descriptor, the caller's to close, or a negative number with `errno` set.
    public static func open() -> Int32 {
        // Without a name from the beginning, where the file system knows how.
        let unnamed = FileSystem.open(folder, O_RDWR | temporary, mode: 0o600)
        if unnamed >= 0 { return unnamed }
        var template = (PathText.bytes(of: "\(folder)/rapporteur-XXXXXX") + [0]).map { CChar(bitPattern: $0) }
        return template.withUnsafeMutableBufferPointer { path in
            guard let start = path.baseAddress else { return -1 }
            let descriptor = mkstemp(start)
            if descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                unlink(start)
            }
            return descriptor
        }
    }
}
