import RapporteurDiagnostics
import Glibc

/// What stands at a path, and which file it is.
struct FileStatus {
    /// Tells files apart, whatever their paths.
    struct Identity: Hashable {
        var device: UInt
        var inode: UInt
    }

    /// What changes when a file is written to.
    struct Content: Hashable {
        var size: Int
        var seconds: Int
        var nanoseconds: Int
    }

    private let status: stat

    /// Nil when there is nothing, or nothing that can be looked at.
    init?(_ path: String, followingLinks: Bool = true) {
        guard let status = FileSystem.status(of: path, followingLinks: followingLinks) else { return nil }
        self.status = status
    }

    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.status = status
    }

    var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
    var isLink: Bool { status.st_mode & S_IFMT == S_IFLNK }
    var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }
    /// Whether it is the null device, which takes everything and keeps nothing.
    var isNull: Bool {
        guard status.st_mode & S_IFMT == S_IFCHR, let null = FileSystem.status(of: "/dev/null") else { return false }
        return status.st_rdev == null.st_rdev
    }
    /// The bits that chmod sets.
    var permissions: mode_t { status.st_mode & 0o777 }
    var size: Int { Int(status.st_size) }
    var content: Content {
        Content(size: size, seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec)
    }
    var identity: Identity { Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino)) }
}
