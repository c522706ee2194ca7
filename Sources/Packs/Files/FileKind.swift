import RapporteurDiagnostics
import Glibc

/// What stands at a path.
enum FileKind: Equatable {
    case file, folder, missing

    /// Links are followed; what cannot be looked at counts as missing.
    init(of path: String) {
        guard let status = FileSystem.status(of: path) else {
            self = .missing
            return
        }
        self = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }
}

/// The names in a folder.
enum FolderListing {
    struct Failure: Error {
        var code: Int32
    }

    /// All names but `.` and `..`, in bytewise order.
    static func names(in folder: String) -> Result<[String], Failure> {
        guard let handle = FileSystem.openFolder(folder) else { return .failure(Failure(code: errno)) }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = FileSystem.nextEntry(of: handle) { names.append(entry.name) }
        return errno == 0 ? .success(names.sorted(by: bytewise)) : .failure(Failure(code: errno))
    }

    static func bytewise(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
