import Glibc

/// What stands at a path.
enum FileKind: Equatable {
    case file, folder, missing

    /// Links are followed; what cannot be looked at counts as missing.
    init(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else {
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
        guard let handle = opendir(folder) else { return .failure(Failure(code: errno)) }
        defer { closedir(handle) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(handle) else {
                return errno == 0 ? .success(names.sorted(by: bytewise)) : .failure(Failure(code: errno))
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
                start.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
    }

    static func bytewise(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
