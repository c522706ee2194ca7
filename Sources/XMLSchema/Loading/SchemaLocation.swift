import RapporteurDiagnostics

/// Paths of schema documents: how a `schemaLocation` is resolved, and what is out of bounds.
enum SchemaLocation {
    /// The file that a location names, seen from the document that holds it; nil for what is not a local file.
    static func resolve(_ location: String, from document: String) -> String? {
        var path = location
        if path.begins(with: "file://") { path = String(path.after(bytes: 7)) }
        if let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")), !path[..<colon].has("/"), colon != path.startIndex {
            return nil
        }
        if let fragment = path.utf8.firstIndex(of: UInt8(ascii: "#")) { path = String(path[..<fragment]) }
        path = percentDecoded(path)
        if path.isEmpty { return nil }
        if path.begins(with: "/") { return normalize(path) }
        let folder = document.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(document[...$0]) } ?? ""
        return normalize(folder + path)
    }

    /// Removes `.` and `..` steps, so that one file has one name; links are not followed here.
    static func normalize(_ path: String) -> String {
        var steps: [Substring] = []
        for step in path.pieces(between: "/") {
            if step == "." { continue }
            if step == "..", let last = steps.last, last != ".." {
                steps.removeLast()
            } else {
                steps.append(step)
            }
        }
        return (path.begins(with: "/") ? "/" : "") + steps.joined(separator: "/")
    }

    /// Whether a file lies in a folder once links are followed.
    static func isInside(_ path: String, folder: String) -> Bool {
        guard let file = FileSystem.realPath(path), let root = FileSystem.realPath(folder) else { return false }
        return file == root || file.begins(with: root.ends(with: "/") ? root : root + "/")
    }

    private static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return PathText.decoded(bytes)
    }
}
