import RapporteurDiagnostics

/// What the name of an output says of its format.
enum OutputName {
    /// What stands behind the last dot of the name, in small letters; nil where there is none, and for standard output.
    static func ending(of path: String?) -> String? {
        guard let path, path != "-" else { return nil }
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let name = slash.map { path[path.utf8.index(after: $0)...] } ?? path[...]
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return nil }
        return name[name.utf8.index(after: dot)...].lowercased()
    }

    /// Whether a name ends in two endings, as `.akn.xml`.
    static func hasEndings(_ path: String?, _ endings: String) -> Bool {
        guard let path else { return false }
        return path.lowercased().utf8.reversed().starts(with: endings.utf8.reversed())
    }
}
