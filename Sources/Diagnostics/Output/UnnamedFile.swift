import Glibc

/// Temporary files without a name: they go with the process, however that ends.
public enum UnnamedFile {
    /// Where they are made: TMPDIR, else the system's folder for temporary files.
    public static var folder: String {
        let chosen = getenv("TMPDIR").map { String(cString: $0) } ?? ""
        return chosen.isEmpty ? P_tmpdir : chosen
    }

    /// Opens an empty file for reading and writing.
    ///
    /// - Returns: the descriptor, the caller's to close, or a negative number with `errno` set.
    public static func open() -> Int32 {
        var template = Array("\(folder)/rapporteur-XXXXXX".utf8CString)
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
