import RapporteurDiagnostics
import Glibc

enum Folders {
    /// Makes a folder and those above it; one that is there already is fine.
    ///
    /// - Returns: 0, or the system's error number.
    static func make(_ path: String) -> Int32 {
        if FileSystem.makeFolder(path) == 0 { return 0 }
        let failure = errno
        if failure == EEXIST { return FileKind(of: path) == .folder ? 0 : ENOTDIR }
        guard failure == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")), slash > path.startIndex else { return failure }
        let above = make(String(path[..<slash]))
        if above != 0 { return above }
        return FileSystem.makeFolder(path) == 0 || errno == EEXIST ? 0 : errno
    }
}

extension Folders {
    /// A path from the root of the file system, without `.`, `..` and a slash at its end; links are not followed.
    static func absolute(_ path: String) -> String {
        var path = path
        if !path.begins(with: "/"), let here = getcwd(nil, 0) {
            path = PathText.decoded(here) + "/" + path
            free(here)
        }
        var steps: [Substring] = []
        for step in path.pieces(between: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return "/" + steps.joined(separator: "/")
    }

    /// The smallest folder that holds all of some files, whose paths are absolute.
    static func common(_ paths: [String]) -> String {
        var common: [Substring] = paths.first?.pieces(between: "/").dropLast() ?? []
        for path in paths.dropFirst() {
            let steps = path.pieces(between: "/").dropLast()
            let shared = zip(common, steps).prefix { $0.utf8.elementsEqual($1.utf8) }.count
            common.removeLast(common.count - shared)
        }
        return "/" + common.joined(separator: "/")
    }

    /// The path of a file within a folder; nil where it is not in it.
    static func name(of path: String, in folder: String) -> String? {
        let start = folder.ends(with: "/") ? folder : folder + "/"
        return path.begins(with: start) && path.utf8.count > start.utf8.count ? String(path.after(bytes: start.utf8.count)) : nil
    }

    /// Removes a folder with all that is in it; links are removed, not followed. What cannot be removed stays.
    static func remove(_ path: String) {
        // Folders of packs are shallow; the bound is against a loop that somebody builds meanwhile.
        remove(path, depth: 32)
    }

    private static func remove(_ path: String, depth: Int) {
        if FileSystem.unlink(path) == 0 || errno == ENOENT || depth == 0 { return }
        if case .success(let names) = FolderListing.names(in: path) {
            for name in names { remove("\(path)/\(name)", depth: depth - 1) }
        }
        _ = FileSystem.removeFolder(path)
    }
}
