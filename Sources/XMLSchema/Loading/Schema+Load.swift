public import RapporteurDiagnostics

/// How thoroughly a schema is checked when it is loaded.
public enum SchemaChecking: Sendable {
    /// What building the components finds: names that do not resolve, circles, facets that contradict each other.
    case references
    /// All schema component constraints of XSD 1.0, unique particle attribution among them.
    case full
}

extension Schema {
    /// Loads a schema from files and everything they include and import.
    ///
    /// - Parameters:
    ///   - paths: one schema document or more; several make one schema (XSD Part 1, 4.2), and the first one gives it its
    ///     target namespace.
    ///   - folder: locations must stay inside this folder; nil for no bound.
    /// - Throws: `WorkError` of kind `schema` with all that is wrong, located in the schema documents, or of kind
    ///   `input` when one of the files cannot be read.
    public static func load(
        _ paths: [String], within folder: String? = nil, checking: SchemaChecking = .references
    ) throws(WorkError) -> Schema {
        let issues = SchemaIssues()
        let loader = SchemaLoader(issues: issues, files: .disk(folder: folder))
        return try build(loader, main: paths, issues: issues, checking: checking)
    }

    /// Loads a schema from one file and everything it includes and imports.
    ///
    /// - Throws: as for several files.
    public static func load(
        _ path: String, within folder: String? = nil, checking: SchemaChecking = .references
    ) throws(WorkError) -> Schema {
        try load([path], within: folder, checking: checking)
    }

    /// Loads a schema from documents in memory: file name to bytes.
    ///
    /// - Throws: `WorkError` of kind `schema`.
    public static func load(
        main: [String], documents: ExactMap<[UInt8]>, checking: SchemaChecking = .references
    ) throws(WorkError) -> Schema {
        let issues = SchemaIssues()
        let loader = SchemaLoader(issues: issues, files: .memory(documents))
        return try build(loader, main: main, issues: issues, checking: checking)
    }

    /// The files that loading a schema reads, also where it cannot be used.
    package static func files(of paths: [String]) -> [String] {
        let loader = SchemaLoader(issues: SchemaIssues(), files: .disk(folder: nil))
        try? loader.load(paths)
        return loader.asked.isEmpty ? paths : loader.asked
    }

    /// Loads a schema from documents in memory, beginning with one of them.
    ///
    /// - Throws: `WorkError` of kind `schema`.
    public static func load(
        main: String, documents: ExactMap<[UInt8]>, checking: SchemaChecking = .references
    ) throws(WorkError) -> Schema {
        try load(main: [main], documents: documents, checking: checking)
    }

    private static func build(
        _ loader: SchemaLoader, main: [String], issues: SchemaIssues, checking: SchemaChecking
    ) throws(WorkError) -> Schema {
        try loader.load(main)
        try issues.throwIfAny()
        let builder = SchemaBuilder(globals: loader.globals, issues: issues)
        var parts = builder.build(from: loader.documents)
        parts.gaps = loader.gaps
        try issues.throwIfAny()
        parts.warnings = issues.log.findings
        let schema = Schema(parts)
        if checking == .full {
            SchemaChecker(schema: schema, builder: builder, documents: loader.documents, issues: issues).check()
            try issues.throwIfAny()
        }
        return schema
    }
}
