public import RapporteurDiagnostics

extension RuleSet {
    /// Reads a Schematron file and all that it includes.
    ///
    /// - Parameters:
    ///   - folder: the folder that included files have to be in; nil for the file's own.
    ///   - phase: the phase that runs; nil for the file's own default, `#ALL` for all patterns.
    /// - Throws: `WorkError` of kind `schema` with all that is wrong with it, located in it; of kind `input` when it
    ///   cannot be read.
    public static func load(_ path: String, within folder: String? = nil, phase: String? = nil) throws(WorkError) -> RuleSet {
        let own = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
        return try load(path, from: .disk(folder: folder ?? (own.isEmpty ? "/" : own)), phase: phase)
    }

    /// The same for files in memory, by name.
    public static func load(
        main: String, documents: ExactMap<[UInt8]>, phase: String? = nil
    ) throws(WorkError) -> RuleSet {
        try load(main, from: .memory(documents), phase: phase)
    }

    private static func load(_ path: String, from source: SchematronReader.Source, phase: String?) throws(WorkError) -> RuleSet {
        let issues = SchematronIssues()
        let reader = SchematronReader(source: source, issues: issues)
        let root = try reader.read(path)
        let compiler = SchematronCompiler(issues: issues, phase: phase)
        compiler.draft.files = reader.files
        if let root { compiler.compile(root) }
        guard issues.findings.isEmpty else { throw WorkError(.schema, findings: issues.findings) }
        return RuleSet(compiler.draft)
    }
}
