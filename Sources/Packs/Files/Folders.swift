import RapporteurDiagnostics
import Glibc

enum Folders {
    /// Makes a folder and those above it; one that is there already is fine.
    ///
    /// - Returns: 0, or the system's error number.
    static func make(_ path: String) -> Int32 {
        if FileSystem.makeFolder(path) == 0 { return 0 }
        let failure = errno
        if failure == EEXIST { return FileKind(of: path) == .folder ? 0 : ENOTDIR }
        guard failure == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return failure }
        let above = make(String(path[..<slash]))
        if above != 0 { return above }
        return FileSystem.makeFolder(path) == 0 || errno == EEXIST ? 0 : errno
    }
}

extension Folders {
    /// Removes a folder with all that is in it; links are removed, not followed. What cannot be removed stays.
    static func remove(_ path: String) {
        // Folders of packs are shallow; the bound is against a loop that somebody builds meanwhile.
        remove(path, depth: 32)
    }

    private static func remove(_ path: String, depth: Int) {
        if FileSystem.unlink(path) == 0 || errno == ENOENT || depth == 0 { return }
        if case .success(let names) = FolderListing.names(in: path) {
            for name in names { remove("\(path)/\(name)", depth: depth - 1) }
        }
        _ = FileSystem.removeFolder(path)
    }
}
