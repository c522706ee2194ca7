import RapporteurDiagnostics
import Glibc

/// Which schemas were checked fully before: empty files named by digest in the user's cache.
///
/// A cache that cannot be read or written costs time, never correctness: the schema is checked again.
public struct CheckCache: Sendable {
    /// Changes when the check itself does, so that schemas are checked anew.
    static let generation = "schemas-1"

    private let folder: String?

    /// - Parameter folder: rapporteur's cache folder; nil to remember nothing.
    public init(folder: String?) {
        self.folder = folder.map { "\($0)/\(Self.generation)" }
    }

    func contains(_ digest: String) -> Bool {
        guard let folder else { return false }
        return FileSystem.exists("\(folder)/\(digest)")
    }

    func insert(_ digest: String) {
        guard let folder, Folders.make(folder) == 0 else { return }
        let descriptor = FileSystem.open("\(folder)/\(digest)", O_WRONLY | O_CREAT | O_NONBLOCK | O_NOFOLLOW)
        if descriptor >= 0 { close(descriptor) }
    }
}
