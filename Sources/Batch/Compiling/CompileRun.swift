public import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurPacks
public import RapporteurCompiling
public import RapporteurReportModel

/// Compiles a report from files: each is validated first, and a bad communication keeps none of the others out.
public final class CompileRun {
    /// What is compiled, as the command line names it.
    public struct Inputs: Sendable {
        /// The draft of the report, or the note verbale that a skeleton is made of.
        public var draft: InputItem
        /// The request that the communications answer, where it is not the draft.
        public var noteVerbale: InputItem?
        public var communications: [InputEntry]

        public init(draft: InputItem, noteVerbale: InputItem? = nil, communications: [InputEntry]) {
            self.draft = draft
            self.noteVerbale = noteVerbale
            self.communications = communications
        }
    }

    /// What came of it.
    public struct Output: Sendable {
        /// The report, validated.
        public var bytes: [UInt8]
        /// Of the report: what its compilation finds, and the errors that the pack's rules find.
        public var result: DocumentResult
        public var replies: [Reply]
    }

    private let check: DocumentCheck
    private let draftCheck: DocumentCheck

    /// - Throws: `WorkError` when the pack cannot be used.
    public init(options: WorkOptions = WorkOptions()) throws(WorkError) {
        let choice = try SchemaChoice(
            library: PackLibrary(folder: nil), schemas: PackSchemas(cache: CheckCache(folder: nil)), schema: ["report"])
        check = DocumentCheck(selection: SchemaSelection(choice), options: options)
        var structure = options
        structure.runsRules = false
        // What the rules find in a draft, its replies may mend: they see the report.
        draftCheck = DocumentCheck(selection: SchemaSelection(choice), options: structure)
    }

    /// - Parameters:
    ///   - name: what findings call the report.
    ///   - deliver: gets what became of each communication, and of a draft that cannot be used.
    /// - Returns: nil where nothing could be compiled; `deliver` got why.
    /// - Throws: `WorkError`: there is no section of that name, or what `deliver` throws.
    public func compile(
        _ inputs: Inputs, as format: DocumentFormat, named name: String, options: ReportCompiler.Options,
        deliver: (DocumentResult) throws(WorkError) -> Void
    ) throws(WorkError) -> Output? {
        var options = options
        let (draft, draftResult) = self.draft(inputs.draft)
        guard let draft else {
            try deliver(draftResult)
            return nil
        }
        if let item = inputs.noteVerbale {
            let (request, result) = noteVerbale(item)
            guard let request else {
                try deliver(result)
                return nil
            }
            options.noteVerbale = request
        }
        var submissions: [ReportCompiler.Submission] = []
        var results: [DocumentResult] = []
        for entry in inputs.communications {
            let (submission, result) = communication(entry)
            if let submission { submissions.append(submission) }
            if let result { results.append(result) }
        }
        let compiled: ReportCompiler.Result
        do throws(WorkError) {
            compiled = try ReportCompiler.compile(draft, path: inputs.draft.path, submissions, options: options)
        } catch {
            if error.kind == .usage { throw error }
            for result in Self.attach(error.findings, to: results).results { try deliver(result) }
            throw WorkError(error.kind, findings: error.findings.filter { $0.severity == .error })
        }
        let attached = Self.attach(compiled.findings, to: results)
        for result in attached.results { try deliver(result) }
        let bytes = format == .json ? try compiled.report.json() : try compiled.report.xml()
        let item = InputItem(path: name, origin: .named, relativePath: name)
        var result = check.check(item, in: DocumentSource(bytes, name: name))
            ?? DocumentResult(file: name, outcome: .notChecked, findings: [])
        // Warnings of the documents were shown with them, or are the draft's own.
        let errors = result.findings.filter { $0.severity == .error }.map { finding in
            var finding = finding
            finding.location.file = name
            return finding
        }
        result.findings = attached.rest + errors
        return Output(bytes: bytes, result: result, replies: compiled.replies)
    }

    /// Puts findings to the documents that they are of; the rest is of the draft.
    private static func attach(
        _ findings: [Finding], to results: [DocumentResult]
    ) -> (results: [DocumentResult], rest: [Finding]) {
        var results = results
        var rest: [Finding] = []
        for finding in findings {
            // The last of equal paths: a file that is named twice is left out the second time.
            if let index = results.lastIndex(where: { $0.file == finding.location.file && $0.outcome == .valid }) {
                results[index].findings.append(finding)
                // What was refused in spite of being valid is not among those that were compiled.
                if finding.severity == .error { results[index].outcome = .invalid }
            } else {
                rest.append(finding)
            }
        }
        return (results, rest)
    }

    private func draft(_ item: InputItem) -> (ReportCompiler.Draft?, DocumentResult) {
        let (document, _, result) = read(item, with: draftCheck)
        switch document {
        case .report(let report)?: return (.report(report), result)
        case .noteVerbale(let request)?: return (.noteVerbale(request), result)
        case let other?:
            let message = Message("compile.draft", ["root": .text(type(of: other.value).rootElement)])
            return (nil, result.refused(code: "compile.draft", message, hint: Message("compile.draft/hint")))
        case nil: return (nil, result)
        }
    }

    private func noteVerbale(_ item: InputItem) -> (NoteVerbale?, DocumentResult) {
        let (document, _, result) = read(item, with: check)
        switch document {
        case .noteVerbale(let request)?: return (request, result)
        case let other?:
            let root = MessageArgument.text(type(of: other.value).rootElement)
            return (nil, result.refused(code: "compile.root", Message("compile.root/request", ["root": root])))
        case nil: return (nil, result)
        }
    }

    private func communication(_ entry: InputEntry) -> (ReportCompiler.Submission?, DocumentResult?) {
        let item: InputItem
        switch entry {
        case .document(let document): item = document
        case .problem(let path, let finding): return (nil, .problem(path, finding))
        }
        let (document, sha256, result) = read(item, with: check)
        switch document {
        case .communication(let communication)?:
            let submission = ReportCompiler.Submission(
                communication, path: item.path, name: item.relativePath, sha256: sha256)
            return (submission, result)
        case let other?:
            let root = MessageArgument.text(type(of: other.value).rootElement)
            return (nil, result.refused(code: "compile.root", Message("compile.root", ["root": root])))
        case nil: return (nil, result)
        }
    }

    /// Reads a document whole, validates it and makes a value of it; nil where it is not valid.
    private func read(
        _ item: InputItem, with check: DocumentCheck
    ) -> (document: AnyReportDocument?, sha256: String, result: DocumentResult) {
        var result: DocumentResult?
        do throws(WorkError) {
            let source = try DocumentSource(item)
            // The source owns the descriptor that its reader reads.
            defer { withExtendedLifetime(source) {} }
            let bytes = Array(try source.open().peek(Int.max))
            let sha256 = SHA256.hex(of: bytes)
            let checked = check.check(item, in: DocumentSource(bytes, name: item.path))
            result = checked
            guard let checked, checked.outcome == .valid else {
                return (nil, sha256, checked ?? DocumentResult(file: item.path, outcome: .notChecked, findings: []))
            }
            return (try AnyReportDocument(contentsOf: .bytes(bytes), name: item.path), sha256, checked)
        } catch {
            let findings = error.findings.map { finding in
                var finding = finding
                if finding.location.file == nil { finding.location.file = item.path }
                return finding
            }
            let schema = result?.schema
            return (
                nil, "", DocumentResult(file: item.path, outcome: .notChecked, schema: schema, findings: findings)
            )
        }
    }
}

extension DocumentResult {
    /// The same of a document that is valid but not what was asked for.
    fileprivate func refused(code: String, _ message: Message, hint: Message? = nil) -> DocumentResult {
        var result = self
        result.outcome = .invalid
        result.findings.append(Finding(code: code, message: message, hint: hint, location: Location(file: file)))
        return result
    }
}
