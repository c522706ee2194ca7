public import RapporteurDiagnostics
public import RapporteurRules
import Synchronization

/// The rules of a pack, with the code lists that they may ask for; immutable, shared by any number of threads.
public final class PackRules: Sendable {
    /// In the order of the description.
    public let sets: [RuleSet]
    public let codeLists: CodeListLibrary

    /// The files that the description names.
    public let described: [Described]

    /// How many rules there are: assertions and reports.
    public var count: Int { sets.reduce(0) { $0 + $1.count } }

    /// The files of the rules: those that the description names and what they include.
    var files: [String] { sets.flatMap(\.files) }

    /// Reads the rules and code lists of a pack.
    ///
    /// - Throws: `WorkError` of kind `schema` with all that is wrong with them, located in their files; of kind `input`
    ///   when one cannot be read.
    init(_ pack: Pack) throws(WorkError) {
        var findings: [Finding] = []
        var lists: [CodeList] = []
        var described: [Described] = []
        for name in pack.codelists {
            do throws(WorkError) {
                let list = try Self.list(name, of: pack)
                lists.append(list)
                described.append(
                    Described(name: name, version: list.version, count: nil, sha256: try Self.digest(name, pack)))
            } catch {
                findings += try Self.faults(error)
            }
        }
        codeLists = CodeListLibrary(lists)
        var sets: [RuleSet] = []
        for name in pack.rules {
            do throws(WorkError) {
                let set = try Self.set(name, of: pack)
                sets.append(set)
                described.append(
                    Described(name: name, version: set.version, count: set.count, sha256: try Self.digest(name, pack)))
            } catch {
                findings += try Self.faults(error)
            }
        }
        self.sets = sets
        self.described = described
        if findings.isEmpty { findings = sets.flatMap { $0.findings(missingIn: codeLists) } }
        guard findings.isEmpty else { throw WorkError(.schema, findings: findings) }
    }

    /// A file of rules or a code list, as `schema show` lists it.
    public struct Described: Sendable {
        /// Its path within the pack.
        public var name: String
        public var version: String?
        /// How many rules it has; nil for a code list.
        public var count: Int?
        /// Of the file itself, 64 hexadecimal digits.
        public var sha256: String
        public var isCodeList: Bool { count == nil }
    }

    private static func set(_ name: String, of pack: Pack) throws(WorkError) -> RuleSet {
        switch pack.origin {
        case .folder(let folder): try RuleSet.load("\(folder)/\(name)", within: folder)
        case .builtIn: try RuleSet.load(main: name, documents: EmbeddedPacks.files(of: pack.id))
        // Schema files alone have no rules.
        case .schemaFiles: try RuleSet.load(name)
        }
    }

    private static func list(_ name: String, of pack: Pack) throws(WorkError) -> CodeList {
        if case .folder(let folder) = pack.origin { return try CodeList.read(.file("\(folder)/\(name)"), name: "\(folder)/\(name)") }
        guard let bytes = EmbeddedPacks.files(of: pack.id)[name] else {
            throw WorkError(.input, code: "input.missing", message: Message("input.missing/pack", ["name": .text(name), "pack": .text(pack.id)]))
        }
        return try CodeList.read(.bytes(bytes), name: name)
    }

    private static func digest(_ name: String, _ pack: Pack) throws(WorkError) -> String {
        if case .folder(let folder) = pack.origin {
            return SHA256.hex(of: try FileBytes.read("\(folder)/\(name)", limit: SchemaFingerprint.sizeLimit))
        }
        return SHA256.hex(of: EmbeddedPacks.files(of: pack.id)[name] ?? [])
    }

    private static func faults(_ error: WorkError) throws(WorkError) -> [Finding] {
        if error.kind != .schema { throw error }
        return error.findings
    }
}

extension PackSchemas {
    /// The pack's rules and code lists; nil where it has neither.
    ///
    /// They are read once, when a document first needs them.
    /// - Throws: `WorkError`, the same one at every call, when they cannot be used.
    public func rules(of pack: Pack) throws(WorkError) -> PackRules? {
        if pack.rules.isEmpty, pack.codelists.isEmpty { return nil }
        return try knownRules.withLock { known in
            if let rules = known[pack.origin]?[pack.id] { return rules }
            let fresh: Result<PackRules, WorkError>
            do throws(WorkError) { fresh = .success(try PackRules(pack)) } catch { fresh = .failure(error) }
            known[pack.origin, default: [:]][pack.id] = fresh
            return fresh
        }.get()
    }
}
