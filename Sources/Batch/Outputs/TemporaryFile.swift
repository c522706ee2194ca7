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
    /// Whether nothing is to be kept: the output is the null device, whose place no file may take.
    private let isDiscarded: Bool

    /// What names of temporary files begin and end with; sixteen hexadecimal digits stand between, so that nobody's
    /// own file is taken for one.
    private static let prefix = ".rapporteur-"
    private static let suffix = ".part"
    private static let digits = 16

    /// Whether a file of this name in a folder of outputs is one that a run has left.
    static func isName(_ name: String) -> Bool {
        let name = name.utf8
        guard name.count == prefix.utf8.count + digits + suffix.utf8.count, name.starts(with: prefix.utf8),
            name.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
        else { return false }
        return name.dropFirst(prefix.utf8.count).prefix(digits).allSatisfy { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
        }
    }

    private static func freshName() -> String {
        var generator = SystemRandomNumberGenerator()
        let number = String(generator.next() as UInt64, radix: 16)
        return prefix + String(repeating: "0", count: digits - number.utf8.count) + number + suffix
    }

    /// - Throws: `WorkError` of kind `output` (`output.write`).
    init(for shown: String, makesFolders: Bool) throws(WorkError) {
        let status = FileStatus(shown, followingLinks: false)
        let target = Self.resolved(shown, status)
        permissions = status?.isLink == true ? FileStatus(target)?.permissions : status?.permissions
        isDiscarded = FileStatus(target)?.isNull == true
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        var folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        if isDiscarded { folder = FileSystem.environment("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp" }
        var (opened, path, code) = Self.open(in: folder)
        if opened < 0, code == ENOENT, makesFolders {
            let failure = Self.makeFolders(folder)
            guard failure == 0 else { throw OutputFailure.error(folder, failure) }
            (opened, path, code) = Self.open(in: folder)
        }
        guard opened >= 0 else { throw OutputFailure.error(shown, code) }
        self.shown = shown
        self.target = target
        descriptor = opened
        // Held until the process ends, however it does: so others know that somebody is at it.
        flock(opened, LOCK_EX | LOCK_NB)
        temporary = path
    }

    deinit {
        close(descriptor)
        if !isPublished { _ = FileSystem.unlink(temporary) }
        TemporaryPaths.remove(temporary)
    }

    /// Gives the file its final name, in the place of one that had it, once its bytes are on the disk: whatever happens
    /// to the machine, the name is never that of half a file.
    func publish() throws(WorkError) {
        if isDiscarded { return }
        let mode = permissions ?? 0o666 & ~Self.mask
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0, FileSystem.rename(temporary, to: target) == 0 else {
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

    /// Opens a file with a name of its own.
    private static func open(in folder: String) -> (descriptor: Int32, path: String, failure: Int32) {
        while true {
            let path = "\(folder == "/" ? "" : folder)/\(freshName())"
            let descriptor = TemporaryPaths.add(path) { FileSystem.open(path, O_RDWR | O_CREAT | O_EXCL, mode: 0o600) }
            if descriptor >= 0 || errno != EEXIST { return (descriptor, path, errno) }
        }
    }

    private static func resolved(_ path: String, _ status: FileStatus?) -> String {
        guard status?.isLink == true else { return path }
        return FileSystem.realPath(path) ?? path
    }

    /// - Returns: 0, or the system's error number.
    private static func makeFolders(_ path: String) -> Int32 {
        if FileSystem.makeFolder(path) == 0 { return 0 }
        let failure = errno
        if failure == EEXIST { return FileStatus(path)?.isFolder == true ? 0 : ENOTDIR }
        guard failure == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return failure }
        let above = makeFolders(String(path[..<slash]))
        if above != 0 { return above }
        return FileSystem.makeFolder(path) == 0 || errno == EEXIST ? 0 : errno
    }
}

enum OutputFailure {
    static func error(_ path: String, _ code: Int32) -> WorkError {
        WorkError(
            .output, code: "output.write",
            message: Message("output.write", ["path": .text(path), "reason": .reason(code)]),
            hint: code == ENOSPC ? Message("output.write/hint") : nil, location: Location(file: path))
    }
}
