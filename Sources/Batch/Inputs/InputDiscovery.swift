import RapporteurArchives
package import RapporteurDiagnostics
import Glibc

/// Finds the documents that a command line names: files, folders and archives with all that is in them, standard
/// input.
public struct InputDiscovery: Sendable {
    /// Files with these formats are taken from folders.
    public var formats: Set<DocumentFormat>
    /// What standard input is called.
    public var standardInputName: String
    /// What is passed over though it is there.
    public var excluded = InputPatterns()
    /// Whether hidden files and folders are taken, too, and the packages of programs (`node_modules`).
    public var includesHidden = false

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
    package func listing(of paths: [String]) throws(WorkError) -> InputListing {
        var listing = InputListing()
        try add(paths, to: &listing)
        return listing
    }

    private func add(_ paths: [String], to listing: inout InputListing) throws(WorkError) {
        for path in paths {
            let name = PathText.lastName(of: path)
            if !excluded.isEmpty, path != "-", excluded.match(name, path: path) {
                listing.passedOver.add(path, .excluded)
                continue
            }
            if path == "-" {
                if listing.hasStandardInput {
                    throw WorkError(.usage, code: "usage.stdin", message: Message("usage.stdin"))
                }
                listing.hasStandardInput = true
                let input = try StandardInput(name: standardInputName)
                let name = PathText.lastName(of: standardInputName)
                listing.entries.append(
                    .document(
                        InputItem(path: standardInputName, origin: .standardInput(input), relativePath: name)))
            } else if FileStatus(path)?.isFolder == true {
                add(folder: path, to: &listing)
            } else if Self.isArchive(path) {
                let archive = ArchiveListing(path: path, formats: formats) { refusal(of: $0, at: $1) }
                listing.entries += archive.entries(noting: &listing.passedOver)
            } else if FileStatus(path, followingLinks: false) == nil, let matching = Self.matching(path) {
                try add(matching, to: &listing)
            } else {
                listing.entries.append(.document(InputItem(path: path, origin: .named, relativePath: name)))
            }
        }
    }

    /// Why something in a folder or an archive is passed over, whatever it is; nil where it is not.
    private func refusal(of name: some StringProtocol, at path: String) -> PassedOver.Reason? {
        let name = String(name)
        // ".." in an archive leads out of it: that is refused by name, not passed over.
        let isHidden = name.utf8.first == UInt8(ascii: ".") && !name.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
        if !includesHidden, isHidden || name == "node_modules" { return .hidden }
        return !excluded.isEmpty && excluded.match(name, path: path) ? .excluded : nil
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
        guard PathText.withBytes(of: pattern, { glob($0, GLOB_NOSORT, nil, &found) }) == 0 else { return nil }
        var paths: [String] = []
        for index in 0..<Int(found.gl_pathc) {
            if let path = found.gl_pathv[index] { paths.append(PathText.decoded(path)) }
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func add(folder: String, to listing: inout InputListing) {
        var found: [InputEntry] = []
        var root = folder
        while root.utf8.count > 1, root.ends(with: "/") { root = String(Substring(root.utf8.dropLast())) }
        collect(root, below: root == "/" ? 1 : root.utf8.count + 1, depth: 0, into: &found, noting: &listing.passedOver)
        if found.isEmpty {
            let wanted = MessageArgument.list(formats.map { ".\($0.rawValue)" }.sorted().map(MessageArgument.text), .and)
            found.append(
                .problem(
                    path: folder,
                    finding: Finding(
                        code: "input.none", message: Message("input.none/folder"),
                        hint: Message("input.none/hint", ["endings": wanted]), location: Location(file: folder))))
        }
        listing.entries += found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private func collect(
        _ folder: String, below prefix: Int, depth: Int, into found: inout [InputEntry], noting passed: inout PassedOver
    ) {
        guard let handle = FileSystem.openFolder(folder), depth <= Self.deepest else {
            let reason: MessageArgument = depth > Self.deepest ? .message(Message("system.depth")) : .reason(errno)
            found.append(
                .problem(
                    path: folder,
                    finding: Finding(
                        code: "input.unreadable", message: Message("input.unreadable/folder", ["reason": reason]),
                        location: Location(file: folder))))
            return
        }
        defer { closedir(handle) }
        while let (name, kind) = FileSystem.nextEntry(of: handle) {
            // What runs keep beside their outputs is no news.
            if name.isExactly(Manifest.name) || TemporaryFile.isName(name) { continue }
            let path = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
            // Most file systems say in the entry what it is, which spares a look at each file.
            let isFolder =
                kind == DT_UNKNOWN ? FileStatus(path, followingLinks: false)?.isFolder == true : kind == DT_DIR
            let relative = String(decoding: path.utf8.dropFirst(prefix), as: UTF8.self)
            if let reason = refusal(of: name, at: relative) {
                passed.add(path, reason)
            } else if isFolder {
                collect(path, below: prefix, depth: depth + 1, into: &found, noting: &passed)
            } else if let format = DocumentFormat.byName(name), formats.contains(format) {
                found.append(self.entry(path, relative: relative, isRegular: kind == DT_REG))
            } else {
                passed.add(path, .otherKind)
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
