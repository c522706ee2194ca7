internal import RapporteurDiagnostics
import Glibc

/// The temporary files that runs left which were killed.
enum StaleFiles {
    /// Removes them from folders. Those of a run that goes on are locked by it, and stay.
    static func remove(in folders: ExactSet) {
        for folder in folders {
            guard let handle = opendir(folder) else { continue }
            defer { closedir(handle) }
            while let entry = readdir(handle) {
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if isTemporary(name) { removeIfStale("\(folder)/\(name)") }
            }
        }
    }

    private static func isTemporary(_ name: String) -> Bool {
        name.begins(with: TemporaryFile.prefix) && name.utf8.count == TemporaryFile.prefix.utf8.count + 6
    }

    private static func removeIfStale(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard FileStatus(descriptor: descriptor)?.isRegular == true, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
        unlink(path)
    }
}
