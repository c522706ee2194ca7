import RapporteurDiagnostics
import Glibc

/// A file under a temporary name beside its final one; removed unless it is published.
final class TemporaryFile {
    let descriptor: Int32
    /// What is written in the end: where the path is a link, what it leads to.
    private let target: String
    private let shown: String
    private let temporary: String
    /// Of the file whose place it takes.
    private let permissions: mode_t?
    /// The name that it has until it is published, for who opens files by name.
    var path: String { temporary }
    private var isPublished = false

    /// What names of temporary files begin with; six letters or digits follow.
    static let prefix = ".rapporteur-"

    /// - Throws: `WorkError` of kind `output` (`output.write`).
    init(for shown: String, makesFolders: Bool) throws(WorkError) {
        let status = FileStatus(shown, followingLinks: false)
        let target = Self.resolved(shown, status)
        permissions = status?.isLink == true ? FileStatus(target)?.permissions : status?.permissions
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        let name = "\(folder == "/" ? "" : folder)/\(Self.prefix)XXXXXX"
        var (opened, path, code) = Self.open(name)
        if opened < 0, code == ENOENT, makesFolders {
            let failure = Self.makeFolders(folder)
            guard failure == 0 else { throw OutputFailure.error(folder, failure) }
            (opened, path, code) = Self.open(name)
        }
        guard opened >= 0 else { throw OutputFailure.error(shown, code) }
        self.shown = shown
        self.target = target
        descriptor = opened
        _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
        // Held until the process ends, however it does: so others know that somebody is at it.
        flock(opened, LOCK_EX | LOCK_NB)
        temporary = path
        TemporaryPaths.add(temporary)
    }

    deinit {
        close(descriptor)
        if !isPublished { unlink(temporary) }
        TemporaryPaths.remove(temporary)
    }

    /// Gives the file its final name, in the place of one that had it.
    func publish() throws(WorkError) {
        let mode = permissions ?? 0o666 & ~Self.mask
        guard fchmod(descriptor, mode) == 0, rename(temporary, target) == 0 else {
            throw OutputFailure.error(shown, errno)
        }
        isPublished = true
    }

    /// The bits that new files lack; asking for them means setting them for a moment.
    private static let mask: mode_t = {
        let mask = umask(0o077)
        umask(mask)
        return mask
    }()

    /// Opens a file with a name of its own, made from a template.
    private static func open(_ template: String) -> (descriptor: Int32, path: String, failure: Int32) {
        var bytes = Array(template.utf8CString)
        let descriptor = bytes.withUnsafeMutableBufferPointer { path in path.baseAddress.map { mkstemp($0) } ?? -1 }
        let failure = errno
        let path = bytes.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        return (descriptor, path, failure)
    }

    private static func resolved(_ path: String, _ status: FileStatus?) -> String {
        guard status?.isLink == true else { return path }
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// - Returns: 0, or the system's error number.
    private static func makeFolders(_ path: String) -> Int32 {
        if mkdir(path, 0o777) == 0 { return 0 }
        let failure = errno
        if failure == EEXIST { return FileStatus(path)?.isFolder == true ? 0 : ENOTDIR }
        guard failure == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return failure }
        let above = makeFolders(String(path[..<slash]))
        if above != 0 { return above }
        return mkdir(path, 0o777) == 0 || errno == EEXIST ? 0 : errno
    }
}

enum OutputFailure {
    static func error(_ path: String, _ code: Int32) -> WorkError {
        WorkError(
            .output, code: "output.write",
            message: Message("output.write", ["path": .text(path), "reason": .text(String(cString: strerror(code)))]),
            hint: code == ENOSPC ? Message("output.write/hint") : nil, location: Location(file: path))
    }
}
