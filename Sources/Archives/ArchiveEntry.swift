internal import RapporteurDiagnostics

/// One entry of an archive, as its header tells.
public struct ArchiveEntry: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case file, folder
        /// A link, a device, or something else that has no content of its own.
        case other
    }

    /// The path as it is written in the archive; slashes between names.
    public var path: String
    public var kind: Kind
    /// The unpacked size in bytes that the header claims, where it does.
    public var claimedSize: Int?
    public var isEncrypted: Bool

    /// Why the path cannot be used as one below a folder; nil when it can.
    ///
    /// Nothing may lead out of the folder or mean something else on another system.
    public var pathProblem: PathProblem? {
        if path.isEmpty || path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) { return .unreadable }
        if path.utf8.first == UInt8(ascii: "/") || path.utf8.contains(UInt8(ascii: "\\")) { return .absolute }
        if path.utf8.count >= 2, path.utf8.dropFirst().first == UInt8(ascii: ":") { return .absolute }
        let names = path.pieces(between: "/", keepingEmpty: true)
        if names.contains(where: { $0 == ".." }) { return .leavesFolder }
        return nil
    }

    public enum PathProblem: String, Sendable, Hashable {
        case unreadable, absolute, leavesFolder
    }

    /// The path without `.` and empty names.
    public var plainPath: String {
        path.pieces(between: "/").filter { $0 != "." }.joined(separator: "/")
    }
}
