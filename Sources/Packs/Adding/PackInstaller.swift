public import RapporteurDiagnostics
import Glibc
import RapporteurXMLSchema
import RapporteurXMLStream

/// Adds packs to the user's folder, as `schema add` does.
///
/// A pack is checked fully first. Its files are copied to a folder beside the final one, together with their digests,
/// which is then renamed: a pack is there whole or not at all.
public struct PackInstaller: Sendable {
    /// What was added.
    public struct Added: Sendable {
        public var pack: Pack
        public var folder: String
        /// Whether a pack of the same id gave way.
        public var replaced: Bool
    }

    private let library: PackLibrary
    private let packsFolder: String

    /// - Parameter folder: the folder of the user's packs; it is made when needed.
    public init(library: PackLibrary, folder: String) {
        self.library = library
        packsFolder = PackLibrary.withoutTrailingSlash(folder)
    }

    /// Adds the pack of a folder, or makes one of schema files, which are one schema.
    ///
    /// Such a pack takes the smallest folder that holds all documents of the schema.
    ///
    /// - Parameter id: an id in place of the pack's own, or of the schema file's name.
    /// - Throws: `WorkError` of kind `schema` or `input` when the pack cannot be used, `output` when it cannot be
    ///   written, `usage` when the id is that of a built-in pack.
    public func add(_ paths: [String], id: String?) throws(WorkError) -> Added {
        let sources = paths.map(Folders.absolute)
        if let id, !PackFile.isID(id) {
            throw WorkError(
                .usage, code: "pack.id", message: Message("pack.id", ["id": .text(id)]), hint: Message("pack.id/hint"))
        }
        var pack: Pack
        if sources.count == 1, FileKind(of: sources[0]) == .folder {
            let file = "\(sources[0])/\(PackFile.name)"
            pack = try PackFile.read(.file(file), name: file, origin: .folder(sources[0]))
            if let id { pack.id = id }
        } else {
            for (path, source) in zip(paths, sources) where FileKind(of: source) != .file {
                throw WorkError(
                    .input, code: "input.missing", message: Message("input.missing", ["path": .text(path)]),
                    location: Location(file: path))
            }
            pack = try Self.pack(ofSchemas: sources, id: id)
        }
        if let other = library[pack.id], other.isBuiltIn {
            throw WorkError(
                .usage, code: "pack.id.taken",
                message: Message("pack.id.taken/builtIn", ["id": .text(pack.id)]), hint: Message("pack.id.taken/hint.option"))
        }
        let schema = try PackCheck.check(pack)
        return try install(pack, files: schema.ownFiles, rules: PackRules(pack).files)
    }

    private func install(_ pack: Pack, files: [String], rules: [String]) throws(WorkError) -> Added {
        guard case .folder(let source) = pack.origin else {
            throw WorkError(.usage, code: "pack.origin", message: Message("pack.origin", ["pack": .text(pack.label)]))
        }
        let fingerprint = try SchemaFingerprint(of: files)
        let final = "\(packsFolder)/\(pack.id)"
        try Self.check(final, source: source)
        let fresh = "\(packsFolder)/.\(pack.id).\(getpid())"
        try writing(fresh) { Folders.make(fresh) }
        defer { Folders.remove(fresh) }
        var names = pack.codelists
        for path in files + rules {
            guard let name = Folders.name(of: path, in: source) else {
                throw WorkError(
                    .schema, code: "pack.outside", message: Message("pack.outside/schema", ["path": .text(path)]),
                    hint: Message("pack.outside/hint.schema"), location: Location(file: files.first))
            }
            names.append(name)
        }
        for name in ExactSet(names) {
            let bytes = try FileBytes.read("\(source)/\(name)", limit: SchemaFingerprint.sizeLimit)
            try write(bytes, to: "\(fresh)/\(name)")
        }
        try write(PackFile.text(pack), to: "\(fresh)/\(PackFile.name)")
        try write(Array(CheckedSums.text(fingerprint, folder: source).utf8), to: "\(fresh)/\(CheckedSums.name)")
        // What is in place now gives way: renaming over a folder that is not empty is not possible.
        let old = "\(fresh).old"
        let replaced = FileSystem.rename(final, to: old) == 0
        defer { if replaced { Folders.remove(old) } }
        try writing(final) {
            if FileSystem.rename(fresh, to: final) == 0 { return 0 }
            let failure = errno
            if replaced { _ = FileSystem.rename(old, to: final) }
            return failure
        }
        var added = pack
        added.origin = .folder(final)
        return Added(pack: added, folder: final, replaced: replaced)
    }

    /// Makes sure that what gives way is a pack, and not what is added.
    private static func check(_ final: String, source: String) throws(WorkError) {
        guard let there = FileSystem.realPath(final) else { return }
        let isItself = FileSystem.realPath(source).map { $0.isExactly(there) || $0.begins(with: there + "/") } ?? false
        if isItself {
            throw WorkError(
                .usage, code: "pack.source", message: Message("pack.source", ["path": .text(source)]),
                hint: Message("pack.source/hint"))
        }
        guard FileKind(of: "\(final)/\(PackFile.name)") != .file else { return }
        throw WorkError(
            .usage, code: "pack.source", message: Message("pack.source/other", ["path": .text(final)]),
            hint: Message("pack.source/other.hint"))
    }

    /// A description for a schema that comes without one: it matches every element that may be a root.
    private static func pack(ofSchemas paths: [String], id: String?) throws(WorkError) -> Pack {
        let schema = try Schema.load(paths)
        let folder = Folders.common(schema.ownFiles)
        let names = paths.map { Folders.name(of: $0, in: folder) ?? $0 }
        let name = paths[0].pieces(between: "/").last.map(String.init) ?? paths[0]
        let roots = schema.globalElements
            .filter { $0.key.namespace == schema.targetNamespace && !schema[$0.value].isAbstract }
            .map { Pack.Root(name: $0.key.local, namespace: $0.key.namespace) }
            .sorted { FolderListing.bytewise($0.name, $1.name) }
        return Pack(
            id: id ?? suggestedID(name), title: name, version: "1", match: roots, xsd: names, prefixes: Pack.prefixes(of: schema),
            origin: .folder(folder))
    }

    /// The id that a file name suggests: small letters and digits, hyphens between.
    static func suggestedID(_ name: String) -> String {
        let stem = name.ends(with: ".xsd") ? Substring(name.utf8.dropLast(4)) : name[...]
        let words = stem.lowercased().split { !PackFile.isID(String($0)) }
        let id = String(words.joined(separator: "-").prefix(64))
        return id.isEmpty ? "schema" : id
    }

    private func write(_ bytes: [UInt8], to path: String) throws(WorkError) {
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
        try writing(folder) { Folders.make(folder) }
        let descriptor = FileSystem.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
        guard descriptor >= 0 else { return try writing(path) { errno } }
        defer { close(descriptor) }
        let sink = ByteSink(descriptor: descriptor, name: path)
        sink.append(bytes)
        try sink.flush()
    }

    private func writing(_ path: String, _ work: () -> Int32) throws(WorkError) {
        let failure = work()
        guard failure != 0 else { return }
        throw WorkError(
            .output, code: "output.write",
            message: Message("output.write", ["path": .text(path), "reason": .reason(failure)]),
            location: Location(file: path))
    }
}
