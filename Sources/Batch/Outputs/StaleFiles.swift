import RapporteurDiagnostics
import Glibc

/// The temporary files that runs left which were killed.
enum StaleFiles {
    /// Removes them from folders. Those of a run that goes on are locked by it, and stay.
    static func remove(in folders: ExactSet) {
        for folder in folders {
            guard let handle = FileSystem.openFolder(folder) else { continue }
            defer { closedir(handle) }
            while let (name, _) = FileSystem.nextEntry(of: handle) {
                if TemporaryFile.isName(name) { removeIfStale("\(folder)/\(name)") }
            }
        }
    }

    private static func removeIfStale(_ path: String) {
        let descriptor = FileSystem.open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        guard FileStatus(descriptor: descriptor)?.isRegular == true, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return }
        _ = FileSystem.unlink(path)
    }
}
