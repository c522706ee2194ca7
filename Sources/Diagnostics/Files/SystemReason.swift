import Glibc

extension MessageArgument {
    /// Why the operating system refused something, in words of ours where they are of the usual reasons.
    ///
    /// - Parameter code: what `errno` was.
    public static func reason(_ code: Int32) -> MessageArgument {
        if let message = message(of: code) { return .message(message) }
        return .text(String(cString: strerror(code)))
    }

    private static func message(of code: Int32) -> Message? {
        switch code {
        case ENOENT: Message("system.missing")
        case EACCES: Message("system.denied")
        case EPERM: Message("system.notPermitted")
        case ENOSPC: Message("system.full")
        case EDQUOT: Message("system.quota")
        case EISDIR: Message("system.folder")
        case ENOTDIR: Message("system.noFolder")
        case EROFS: Message("system.readOnly")
        case ENAMETOOLONG: Message("system.longName")
        case ELOOP: Message("system.links")
        case EMFILE, ENFILE: Message("system.files")
        case EIO: Message("system.device")
        case ENOMEM: Message("system.memory")
        case EEXIST: Message("system.exists")
        case EFBIG: Message("system.large")
        default: nil
        }
    }
}
