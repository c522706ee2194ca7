import RapporteurArchives
public import RapporteurDiagnostics
import Glibc

/// Finds the documents that a command line names: files, folders and archives with all that is in them, standard
/// input.
public struct InputDiscovery {
    /// Files with these formats are taken from folders.
    public var formats: Set<DocumentFormat>
    /// What standard input is called.
    public var standardInputName: String

    public init(
        formats: Set<DocumentFormat> = [.xml, .json], standardInputName: String = InputItem.standardInputName
    ) {
        self.formats = formats
        self.standardInputName = standardInputName
    }

    /// The most folders within folders.
    static let deepest = 100

    /// Finds the documents of paths; `-` is standard input.
    ///
    /// Documents of a folder come in bytewise order of their paths. Links to folders inside a folder are not
    /// followed; files that are neither regular nor links to such are problems.
    /// - Throws: `WorkError` of kind `usage` when standard input is named twice.
    public func entries(for paths: [String]) throws(WorkError) -> [InputEntry] {
        var entries: [InputEntry] = []
        var hasStandardInput = false
        for path in paths {
            if path == "-" {
                if hasStandardInput {
                    throw WorkError(.usage, code: "usage.stdin", message: Message("usage.stdin"))
                }
                hasStandardInput = true
                let input = try StandardInput(name: standardInputName)
                let name = standardInputName.pieces(between: "/").last.map(String.init) ?? "-"
                entries.append(
                    .document(
                        InputItem(path: standardInputName, origin: .standardInput(input), relativePath: name)))
            } else if FileStatus(path)?.isFolder == true {
                entries += self.entries(inFolder: path)
            } else if Self.isArchive(path) {
                entries += ArchiveListing(path: path, formats: formats).entries()
            } else if FileStatus(path, followingLinks: false) == nil, let matching = Self.matching(path) {
                entries += try self.entries(for: matching)
            } else {
                let name = path.pieces(between: "/").last.map(String.init) ?? path
                entries.append(.document(InputItem(path: path, origin: .named, relativePath: name)))
            }
        }
        return entries
    }

    /// Whether a path is that of a .zip or .tar.gz archive, by its content.
    private static func isArchive(_ path: String) -> Bool {
        guard FileStatus(path)?.isRegular == true, let reader = try? ByteReader(.file(path)),
            let start = try? reader.peek(DocumentFormat.peekLength)
        else { return false }
        return ArchiveReader.Format.recognise(start) != nil
    }

    /// The paths that a pattern such as `reports/*.xml` stands for, where the shell has not put them there already, in
    /// bytewise order; nil when it is no pattern or nothing matches it.
    private static func matching(_ pattern: String) -> [String]? {
        guard pattern.contains(where: { "*?[".contains($0) }) else { return nil }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, GLOB_NOSORT, nil, &found) == 0 else { return nil }
        var paths: [String] = []
        for index in 0..<Int(found.gl_pathc) {
            if let path = found.gl_pathv[index] { paths.append(String(cString: path)) }
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Reads paths from a list, one a line; empty lines are left out.
    ///
    /// - Throws: `WorkError` of kind `input` when it cannot be read.
    public static func paths(fromList source: ByteSource) throws(WorkError) -> [String] {
        let reader = try ByteReader(source)
        let bytes = try reader.peek(1 << 30)
        return bytes.split(separator: UInt8(ascii: "\n")).map { line in
            String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
        }.filter { !$0.isEmpty }
    }

    private func entries(inFolder folder: String) -> [InputEntry] {
        var found: [InputEntry] = []
        var root = folder
        while root.utf8.count > 1, root.ends(with: "/") { root = String(Substring(root.utf8.dropLast())) }
        collect(root, below: root == "/" ? 1 : root.utf8.count + 1, depth: 0, into: &found)
        if found.isEmpty {
            let wanted = MessageArgument.list(formats.map { ".\($0.rawValue)" }.sorted().map(MessageArgument.text), .and)
            return [
                .problem(
                    path: folder,
                    finding: Finding(
                        code: "input.none", message: Message("input.none/folder"),
                        hint: Message("input.none/hint", ["endings": wanted]), location: Location(file: folder)))
            ]
        }
        return found.sorted { Self.path(of: $0).utf8.lexicographicallyPrecedes(Self.path(of: $1).utf8) }
    }

    private static func path(of entry: InputEntry) -> String {
        switch entry {
        case .document(let item): item.path
        case .problem(let path, _): path
        }
    }

    private func collect(_ folder: String, below prefix: Int, depth: Int, into found: inout [InputEntry]) {
        guard let handle = opendir(folder), depth <= Self.deepest else {
            let reason = depth > Self.deepest ? "it is too deep" : String(cString: strerror(errno))
            found.append(
                .problem(
                    path: folder,
                    finding: Finding(
                        code: "input.unreadable", message: Message("input.unreadable/folder", ["reason": .text(reason)]),
                        location: Location(file: folder))))
            return
        }
        defer { closedir(handle) }
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name == "." || name == ".." { continue }
            let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
            // Most file systems say in the entry what it is, which spares a look at each file.
            let kind = Int(entry.pointee.d_type)
            let isFolder =
                kind == DT_UNKNOWN ? FileStatus(path, followingLinks: false)?.isFolder == true : kind == DT_DIR
            if isFolder {
                collect(path, below: prefix, depth: depth + 1, into: &found)
            } else if let format = DocumentFormat.byName(name), formats.contains(format) {
                let relative = String(decoding: path.utf8.dropFirst(prefix), as: UTF8.self)
                found.append(self.entry(path, relative: relative, isRegular: kind == DT_REG))
            }
        }
    }

    /// - Parameter isRegular: whether it is known to be a regular file.
    private func entry(_ path: String, relative: String, isRegular: Bool) -> InputEntry {
        // A link that leads nowhere stays in: opening it says what is wrong.
        guard !isRegular, let status = FileStatus(path), !status.isRegular else {
            return .document(InputItem(path: path, origin: .folder, relativePath: relative))
        }
        return .problem(
            path: path,
            finding: Finding(
                code: "input.special", message: Message("input.special"), hint: Message("input.special/hint"), location: Location(file: path)))
    }
}
