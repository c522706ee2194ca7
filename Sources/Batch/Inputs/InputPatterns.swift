import RapporteurDiagnostics

/// What `--exclude` names: names, and paths below a folder.
public struct InputPatterns: Sendable {
    private let names: [PlacePattern]
    private let paths: [PlacePattern]

    /// - Parameter patterns: one with a slash in it is for the path below the folder that was named, any other for each
    ///   name in it. `*` stands for anything but a slash, `**` for anything.
    public init(_ patterns: [String] = []) {
        var names: [PlacePattern] = []
        var paths: [PlacePattern] = []
        for pattern in patterns {
            let text = pattern.utf8.last == UInt8(ascii: "/") ? String(decoding: pattern.utf8.dropLast(), as: UTF8.self) : pattern
            if text.utf8.contains(UInt8(ascii: "/")) {
                paths.append(PlacePattern(text.begins(with: "/") ? String(text.dropFirst()) : text))
            } else {
                names.append(PlacePattern(text))
            }
        }
        self.names = names
        self.paths = paths
    }

    /// - Parameters:
    ///   - name: the last of the path.
    ///   - path: below the folder that was named, or as it was named.
    func match(_ name: String, path: String) -> Bool {
        if names.contains(where: { $0.matches(name) }) { return true }
        return paths.contains { $0.matches(path) }
    }

    var isEmpty: Bool { names.isEmpty && paths.isEmpty }
}
