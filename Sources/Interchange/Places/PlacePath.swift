/// The steps of XPaths and JSON Pointers as findings carry them.
enum PlacePath {
    /// The path and all that lead to it, the longest first. Slashes between braces belong to a namespace.
    static func prefixes(of path: String) -> [String] {
        var ends: [String.Index] = []
        var braces = 0
        for index in path.utf8.indices {
            switch path.utf8[index] {
            case UInt8(ascii: "{"): braces += 1
            case UInt8(ascii: "}"): braces = max(0, braces - 1)
            case UInt8(ascii: "/") where braces == 0 && index > path.startIndex: ends.append(index)
            default: break
            }
        }
        return [path] + ends.reversed().map { String(path[..<$0]) }
    }

    /// The same of a pointer, in which braces mean nothing; the empty one, for the whole document, is the last.
    static func pointerPrefixes(of pointer: String) -> [String] {
        let ends = pointer.utf8.indices.filter { pointer.utf8[$0] == UInt8(ascii: "/") }
        return [pointer] + ends.reversed().map { String(pointer[..<$0]) }
    }
}
