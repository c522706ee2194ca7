package import Glibc

/// The system's calls that take paths, for paths that need not be UTF-8.
///
/// Nothing else in the project hands a path to the system; a path with a zero byte is refused (`EINVAL`) rather than
/// cut there. What fails leaves `errno` set, as the calls do.
package enum FileSystem {
    private static func call(_ path: String, _ body: (UnsafePointer<CChar>) -> Int32) -> Int32 {
        if let result = PathText.withBytes(of: path, body) { return result }
        errno = EINVAL
        return -1
    }

    /// - Returns: a descriptor that child processes do not get, or a negative number.
    package static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o666) -> Int32 {
        call(path) { Glibc.open($0, flags | O_CLOEXEC, mode) }
    }

    package static func status(of path: String, followingLinks: Bool = true) -> stat? {
        var status = stat()
        return call(path) { followingLinks ? stat($0, &status) : lstat($0, &status) } == 0 ? status : nil
    }

    package static func exists(_ path: String) -> Bool { call(path) { access($0, F_OK) } == 0 }

    package static func unlink(_ path: String) -> Int32 { call(path) { Glibc.unlink($0) } }

    package static func makeFolder(_ path: String) -> Int32 { call(path) { mkdir($0, 0o777) } }

    package static func removeFolder(_ path: String) -> Int32 { call(path) { rmdir($0) } }

    package static func rename(_ path: String, to other: String) -> Int32 {
        call(path) { old in call(other) { new in Glibc.rename(old, new) } }
    }

    /// The path without links, `.` and `..`; nil where it leads nowhere.
    package static func realPath(_ path: String) -> String? {
        let real = PathText.withBytes(of: path) { realpath($0, nil) }
        guard let real = real ?? nil else { return nil }
        defer { free(real) }
        return PathText.decoded(real)
    }

    /// Opens a folder for `nextEntry(of:)`; the caller closes it.
    package static func openFolder(_ path: String) -> OpaquePointer? {
        let folder = PathText.withBytes(of: path) { opendir($0) }
        if folder == nil { errno = EINVAL }
        return folder ?? nil
    }

    /// The next name in a folder and the kind of what it names, `.` and `..` left out; nil at the end, and where the
    /// folder cannot be read on, which leaves `errno` set.
    package static func nextEntry(of folder: OpaquePointer) -> (name: String, kind: Int)? {
        while true {
            errno = 0
            guard let entry = readdir(folder) else { return nil }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { PathText.decoded($0.prefix { $0 != 0 }) }
            if name != "." && name != ".." { return (name, Int(entry.pointee.d_type)) }
        }
    }

    package static func closeFolder(_ folder: OpaquePointer) { closedir(folder) }

    /// Whether a path leads to a pipe that has no name in any folder, such as `/dev/fd/63`.
    package static func isUnnamedPipe(_ path: String) -> Bool {
        guard let status = status(of: path), status.st_mode & S_IFMT == S_IFIFO else { return false }
        // What it leads to, `pipe:[63]`, stands nowhere.
        return realPath(path) == nil
    }

    /// A variable of the environment, as a path.
    package static func environment(_ name: String) -> String? { getenv(name).map { PathText.decoded($0) } }

    /// The folder that relative paths begin in; `/` where nobody can say.
    public static var currentFolder: String {
        guard let here = getcwd(nil, 0) else { return "/" }
        defer { free(here) }
        return PathText.decoded(here)
    }
}
