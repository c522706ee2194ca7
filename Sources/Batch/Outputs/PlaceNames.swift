import RapporteurDiagnostics

/// The places of files that may not be there yet: the folder as it is, without links, and the name in it.
///
/// Folders are looked at once.
struct PlaceNames {
    private var folders: ExactMap<String> = [:]

    /// All folders that places are in, and those above them.
    var foldersAbove: ExactSet {
        var above: ExactSet = []
        for folder in folders.values {
            var folder = folder
            while above.insert(folder).inserted, let slash = Self.lastSlash(folder), slash > folder.startIndex {
                folder = String(folder[..<slash])
            }
        }
        return above
    }

    /// - Parameter isThere: whether something is there: a link may lead elsewhere.
    mutating func place(of path: String, isThere: Bool) -> String {
        if isThere, let real = FileSystem.realPath(path) {
            // The folder is noted all the same.
            _ = name(path)
            return real
        }
        return name(path)
    }

    /// By the folder and the last name.
    private mutating func name(_ path: String) -> String {
        let slash = Self.lastSlash(path)
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let real = realFolder(folder)
        return Self.step(real, name)
    }

    private mutating func realFolder(_ folder: String) -> String {
        if let known = folders[folder] { return known }
        let real: String
        if let there = FileSystem.realPath(folder) {
            real = there
        } else if folder == "." || folder == "/" {
            real = folder
        } else {
            // It will be made, and is then what its name says.
            real = name(folder)
        }
        folders[folder] = real
        return real
    }

    private static func step(_ folder: String, _ name: Substring) -> String {
        switch name {
        case "", ".": return folder
        case "..":
            guard let slash = lastSlash(folder), slash > folder.startIndex else { return "/" }
            return String(folder[..<slash])
        default: return folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        }
    }

    private static func lastSlash(_ path: String) -> String.Index? { path.utf8.lastIndex(of: UInt8(ascii: "/")) }
}

enum FolderContents {
    /// How deep folders are followed.
    private static let deepest = 64

    /// Gives each file in a folder and those below it; links are followed to files, not to folders.
    static func forEachFile(in folder: String, atMost limit: Int, _ body: (String) -> Void) {
        var left = limit
        var open = [(path: folder, depth: 0)]
        while let (path, depth) = open.popLast() {
            guard let handle = FileSystem.openFolder(path) else { continue }
            while left > 0, let (name, _) = FileSystem.nextEntry(of: handle) {
                left -= 1
                let inner = "\(path)/\(name)"
                if FileStatus(inner, followingLinks: false)?.isFolder == true {
                    if depth < deepest { open.append((inner, depth + 1)) }
                } else {
                    body(inner)
                }
            }
            FileSystem.closeFolder(handle)
        }
    }
}
