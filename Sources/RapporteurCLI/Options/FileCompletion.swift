import ArgumentParser
import Glibc
import RapporteurDiagnostics

/// Paths that go on from what was typed, for values that may be other things, too; the shells' own completion of files
/// cannot be joined with a list.
enum FileCompletion {
    /// The most paths that are offered.
    private static let most = 1000

    /// Folders, and files with one of the endings, in order of name.
    static func paths(_ prefix: String, endings: [String]) -> [String] {
        let slash = prefix.utf8.lastIndex(of: UInt8(ascii: "/")).map { prefix.utf8.index(after: $0) } ?? prefix.startIndex
        let start = String(prefix[..<slash])
        let begun = prefix[slash...]
        guard let folder = FileSystem.openFolder(start.isEmpty ? "." : start) else { return [] }
        defer { FileSystem.closeFolder(folder) }
        var found: [String] = []
        while found.count < most, let (name, _) = FileSystem.nextEntry(of: folder) {
            guard name.utf8.starts(with: begun.utf8), !name.utf8.starts(with: ".".utf8) || begun.utf8.first == UInt8(ascii: ".")
            else { continue }
            let path = start + name
            guard let status = FileSystem.status(of: path) else { continue }
            if status.st_mode & S_IFMT == S_IFDIR {
                // Bash sees for itself that it is a folder.
                found.append(CompletionShell.requesting == .bash ? path : path + "/")
            } else if endings.contains(where: { name.utf8.reversed().starts(with: $0.utf8.reversed()) }) {
                found.append(path)
            }
        }
        return found.sorted()
    }
}
