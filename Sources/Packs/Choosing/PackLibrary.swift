public import RapporteurDiagnostics
import Glibc

/// The packs at hand: those in the binary, and those of the user's folder.
///
/// A user's pack cannot take the id of a built-in one. A pack that cannot be read keeps no other from being used:
/// what is wrong with it is in `problems`.
public struct PackLibrary: Sendable {
    /// In order of id, the built-in ones first.
    public let packs: [Pack]
    /// What is wrong with packs that were left out; warnings.
    public let problems: [Finding]
    /// The folder of the user's packs.
    public let folder: String?

    /// - Parameter folder: the folder of the user's packs; it need not exist.
    /// - Throws: `WorkError` of kind `schema` when the folder is there and cannot be read.
    public init(folder: String?) throws(WorkError) {
        var packs = try EmbeddedPacks.packs()
        var problems: [Finding] = []
        var known: ExactMap<Pack> = [:]
        for pack in packs { known[pack.id] = pack }
        for path in try folder.map(Self.packFolders) ?? [] {
            let file = path + "/pack.json"
            do {
                let pack = try PackFile.read(.file(file), name: file, origin: .folder(path))
                if let other = known[pack.id] {
                    problems.append(Self.takenID(of: pack, other: other, file: file))
                    continue
                }
                known[pack.id] = pack
                packs.append(pack)
            } catch {
                problems += error.findings.map(Self.asWarning)
            }
        }
        self.packs = packs
        self.problems = problems
        self.folder = folder
    }

    public subscript(id: String) -> Pack? { packs.first { $0.id == id } }

    /// The pack that `--schema` names: an id, a folder with a pack.json, or a schema file.
    ///
    /// - Throws: `WorkError` of kind `schema` when it is none of these.
    public func pack(named argument: String) throws(WorkError) -> Pack {
        if let pack = self[argument] { return pack }
        let path = Self.withoutTrailingSlash(argument)
        switch FileKind(of: path) {
        case .folder:
            let pack = try PackFile.read(.file(path + "/pack.json"), name: path + "/pack.json", origin: .folder(path))
            if let other = self[pack.id], other.isBuiltIn {
                throw WorkError(.schema, findings: [Self.takenID(of: pack, other: other, file: path + "/pack.json")])
            }
            return pack
        case .file:
            return .bare([path])
        case .missing:
            let ids = packs.map { MessageArgument.text($0.id) }
            throw WorkError(
                .schema, code: "schema.unknown", message: Message("schema.unknown", ["name": .text(argument)]),
                hint: Message("schema.unknown/hint", ["packs": .list(ids)]))
        }
    }

    /// The pack that several names amount to: one schema of all their schema documents.
    ///
    /// - Throws: `WorkError` of kind `schema` when one is none, of kind `usage` when one of several is built in.
    public func pack(named arguments: [String]) throws(WorkError) -> Pack {
        if arguments.count == 1 { return try pack(named: arguments[0]) }
        var paths: [String] = []
        for argument in arguments {
            let pack = try pack(named: argument)
            if pack.isBuiltIn {
                throw WorkError(
                    .usage, code: "usage.schema", message: Message("usage.schema", ["name": .text(argument)]),
                    hint: Message("usage.schema/hint"))
            }
            paths += pack.schemaPaths
        }
        return .bare(paths)
    }

    /// The folders with a pack.json in a folder, in bytewise order.
    private static func packFolders(in folder: String) throws(WorkError) -> [String] {
        let names: [String]
        switch FolderListing.names(in: folder) {
        case .success(let found): names = found
        case .failure(let failure) where failure.code == ENOENT: return []
        case .failure(let failure):
            throw WorkError(
                .schema, code: "pack.folder",
                message: Message("pack.folder", ["reason": .reason(failure.code)]),
                location: Location(file: folder))
        }
        return names.map { "\(folder)/\($0)" }.filter { FileKind(of: $0 + "/pack.json") == .file }
    }

    private static func takenID(of pack: Pack, other: Pack, file: String) -> Finding {
        Finding(
            code: "pack.id.taken", severity: .warning,
            message: other.isBuiltIn
                ? Message("pack.id.taken/builtIn", ["id": .text(pack.id)])
                : Message("pack.id.taken", ["id": .text(pack.id)]),
            hint: Message("pack.id.taken/hint"), location: Location(file: file))
    }

    private static func asWarning(_ finding: Finding) -> Finding {
        var finding = finding
        finding.severity = .warning
        return finding
    }

    static func withoutTrailingSlash(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.ends(with: "/") { path = String(Substring(path.utf8.dropLast())) }
        return path
    }
}

extension Pack {
    /// What schema files alone amount to.
    package static func bare(_ paths: [String]) -> Pack {
        let names = paths.map { path in path.pieces(between: "/").last.map(String.init) ?? path }
        let name = names.joined(separator: ", ")
        return Pack(id: name, title: name, version: "", match: [], xsd: names, origin: .schemaFiles(paths))
    }
}
