public import RapporteurDiagnostics
public import RapporteurInterchange
import RapporteurRules
import Synchronization
public import RapporteurXMLSchema

/// The compiled schemas of packs: each is loaded once, when a document first needs it, and shared by all threads.
public final class PackSchemas: Sendable {
    private let cache: CheckCache
    private let loaded = Mutex<[Pack.Origin: ExactMap<Result<JSONMapping, WorkError>>]>([:])
    let knownRules = Mutex<[Pack.Origin: ExactMap<Result<PackRules, WorkError>>]>([:])
    /// Held while a schema is loaded: a thread that needs the same one waits rather than loading it too.
    private let loading = Mutex(())

    public init(cache: CheckCache) {
        self.cache = cache
    }

    /// The pack's schema.
    ///
    /// A schema that nobody has checked yet is checked fully: one of a pack's folder unless its `SHA256SUMS` cover
    /// it, a bare one unless the cache remembers it.
    /// - Throws: `WorkError`, the same one at every call, when the schema cannot be used.
    public func schema(of pack: Pack) throws(WorkError) -> Schema { try mapping(of: pack).schema }

    /// The pack's schema with its JSON names.
    ///
    /// - Throws: as `schema(of:)`.
    public func mapping(of pack: Pack) throws(WorkError) -> JSONMapping {
        if let known = loaded.withLock({ $0[pack.origin]?[pack.id] }) { return try known.get() }
        return try loading.withLock { _ in
            if let known = loaded.withLock({ $0[pack.origin]?[pack.id] }) { return known }
            let fresh: Result<JSONMapping, WorkError>
            do throws(WorkError) {
                let schema = try load(pack)
                tellMeanings(of: pack, to: schema)
                fresh = .success(pack.mapping(of: schema))
            } catch {
                fresh = .failure(error)
            }
            loaded.withLock { $0[pack.origin, default: [:]][pack.id] = fresh }
            return fresh
        }.get()
    }

    /// Lets hints about values of the pack's types know its code lists, which are read when the first is asked.
    private func tellMeanings(of pack: Pack, to schema: Schema) {
        guard !pack.codes.isEmpty else { return }
        // A schema may be used for longer than what loaded it, which holds the schema; then hints know no lists.
        schema.learn { [weak self] type, value in
            guard let lists = pack.codes[type], let rules = try? self?.rules(of: pack) else { return nil }
            return rules.codeLists.meant(by: value, in: lists).map { MeantValue(value: $0.code, name: $0.name) }
        }
    }

    private func load(_ pack: Pack) throws(WorkError) -> Schema {
        switch pack.origin {
        case .builtIn:
            return try Schema.load(main: pack.xsd, documents: EmbeddedPacks.files(of: pack.id))
        case .folder(let folder):
            let paths = pack.xsd.map { "\(folder)/\($0)" }
            let schema = try Schema.load(paths, within: folder)
            let fingerprint = try SchemaFingerprint(of: schema.ownFiles)
            if CheckedSums(folder: folder).cover(fingerprint, folder: folder) { return schema }
            return try checked(schema, paths: paths, within: folder, fingerprint)
        case .schemaFiles(let paths):
            let schema = try Schema.load(paths)
            return try checked(schema, paths: paths, within: nil, SchemaFingerprint(of: schema.ownFiles))
        }
    }

    /// Checks a schema fully unless that was done before.
    private func checked(
        _ schema: Schema, paths: [String], within folder: String?, _ fingerprint: SchemaFingerprint
    ) throws(WorkError) -> Schema {
        let digest = fingerprint.digest
        if cache.contains(digest) { return schema }
        let checked = try Schema.load(paths, within: folder, checking: .full)
        cache.insert(digest)
        return checked
    }
}

extension Pack {
    /// What JSON calls things in a schema of this pack.
    func mapping(of schema: Schema) -> JSONMapping {
        if case .schemaFiles = origin { return JSONMapping(schema: schema, prefixes: Pack.prefixes(of: schema)) }
        return JSONMapping(
            schema: schema, prefixes: prefixes, names: names, id: schemaID, noteElements: noteElements)
    }

    /// The prefixes of a pack that nobody described: those that the schema document declares.
    static func prefixes(of schema: Schema) -> ExactMap<String> {
        var prefixes: ExactMap<String> = ["": schema.targetNamespace]
        for (namespace, prefix) in schema.prefixes.sorted(by: { $0.value == $1.value ? $0.key < $1.key : $0.value < $1.value })
        where !prefix.isEmpty && !namespace.isExactly(schema.targetNamespace) && !namespace.ends(with: "/XMLSchema") {
            prefixes[prefix] = prefixes[prefix] ?? namespace
        }
        return prefixes
    }

    /// What documents checked with this pack's schema were checked with, as renderers say it.
    ///
    /// - Parameter digests: whether the digests of pack, rules and code lists are wanted.
    public func checkedWith(_ schema: Schema, digests: Bool = true) -> CheckedWith {
        var namespaces = prefixes
        if namespaces.isEmpty {
            for (namespace, prefix) in schema.prefixes { namespaces[prefix] = namespace }
        }
        var checkedWith = CheckedWith(pack: label, namespaces: namespaces, parts: parts(schema, digests: digests))
        checkedWith.gaps = schema.gaps.count
        return checkedWith
    }
}
