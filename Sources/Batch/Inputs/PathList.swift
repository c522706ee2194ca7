package import RapporteurDiagnostics

/// Lists of paths, as `--files-from` names them.
package enum PathList {
    /// How many bytes a list may have, and a path in it: the system takes no longer one.
    private static let mostBytes = 1 << 30
    private static let longestPath = 4096

    /// Reads paths from a list; empty ones are left out.
    ///
    /// - Parameter end: what ends a path, a line break or a zero byte.
    /// - Throws: `WorkError` of kind `input` when it cannot be read or is too long; of kind `usage` where a zero byte
    ///   stands in a path: the list is one of `find -print0`.
    package static func read(_ source: ByteSource, endingWith end: UInt8) throws(WorkError) -> [String] {
        let reader = try opened(source)
        var paths: [String] = []
        var path: [UInt8] = []
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 << 10, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try reader.read(into: buffer)
            if count == 0 { break }
            var rest = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            while let place = rest.firstIndex(of: end) {
                path += rest[..<place]
                try add(path, endingWith: end, of: reader.name, to: &paths)
                path.removeAll(keepingCapacity: true)
                rest = UnsafeRawBufferPointer(rebasing: rest[(place + 1)...])
            }
            path += rest
            try check(path[...], endingWith: end, of: reader.name)
            if reader.bytesTaken > mostBytes { throw limit(isPath: false, mostBytes, reader.name) }
        }
        try add(path, endingWith: end, of: reader.name, to: &paths)
        return paths
    }

    /// A pipe that nobody can name, which a shell makes of `<(…)`, is as good as a file; one with a name may have
    /// nobody at its other end.
    private static func opened(_ source: ByteSource) throws(WorkError) -> ByteReader {
        guard case .file(let path) = source, FileSystem.isUnnamedPipe(path) else { return try ByteReader(source) }
        return try ByteReader(.stream(path))
    }

    private static func add(
        _ path: [UInt8], endingWith end: UInt8, of list: String, to paths: inout [String]
    ) throws(WorkError) {
        if let path = try self.path(path[...], endingWith: end, of: list) { paths.append(path) }
    }

    /// The path that a line of a list holds; nil for an empty one.
    static func path(_ line: ArraySlice<UInt8>, endingWith end: UInt8, of list: String) throws(WorkError) -> String? {
        try check(line, endingWith: end, of: list)
        let isLine = end != 0 && line.last == UInt8(ascii: "\r")
        let plain = isLine ? line.dropLast() : line
        return plain.isEmpty ? nil : PathText.decoded(plain)
    }

    private static func check(_ path: ArraySlice<UInt8>, endingWith end: UInt8, of list: String) throws(WorkError) {
        if path.contains(0) {
            throw WorkError(
                .usage, code: "usage.null", message: Message("usage.null", ["path": .text(list)]),
                hint: Message("usage.null/hint"), location: Location(file: list))
        }
        if path.count > longestPath { throw limit(isPath: true, longestPath, list) }
    }

    private static func limit(isPath: Bool, _ limit: Int, _ list: String) -> WorkError {
        let values: MessageArguments = ["path": .text(list), "limit": .number(limit)]
        return WorkError(
            .input, code: "input.limit",
            message: isPath ? Message("input.limit/path", values) : Message("input.limit", values),
            location: Location(file: list))
    }
}
