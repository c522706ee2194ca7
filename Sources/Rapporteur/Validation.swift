import RapporteurBatch
import RapporteurDiagnostics

/// What is known of a document once it was checked.
public struct Validation: Sendable, Hashable {
    /// Never a guess: whatever kept a check from running makes it `notChecked`.
    public let outcome: Outcome
    /// In the order they were made.
    public let findings: [Finding]
    /// How many findings were made beyond those kept.
    public let omitted: Int
    /// What the document was checked with, "report 1.0" or the path of a schema; nil where no schema was found.
    public let schema: String?
    /// How many rules ran.
    public let rules: Int

    /// Whether the document was checked whole and nothing is wrong.
    public var isValid: Bool { outcome == .valid }

    /// - Throws: `InvalidDocument`, as `RapporteurError.document`, unless the document is valid.
    public func orThrow() throws(RapporteurError) {
        if !isValid { throw .document(InvalidDocument(self)) }
    }
}

extension Validation {
    init(_ result: DocumentResult, in language: Language) {
        outcome = result.outcome
        findings = result.findings.map { Finding($0, of: result.file, in: language) }
        omitted = result.omitted
        schema = result.schema?.pack
        rules = result.schema?.rules ?? 0
    }
}

extension Schema {
    /// Validates a document, XML or exchange JSON, with the schema and the rules of its pack.
    ///
    /// Memory does not grow with the length of XML beyond what rules need, as Documentation/rules.md says.
    /// - Throws: `RapporteurError`: the input cannot be opened or the schema cannot be used, or `cancelled`. What is
    ///   wrong with the document is in the result.
    public func validate(_ input: Input, _ options: CheckOptions = CheckOptions()) throws(RapporteurError) -> Validation {
        let result = try translating(to: language) { () throws(WorkError) in
            let source = try input.open()
            let check = DocumentCheck(selection: SchemaSelection(choice), options: options.workOptions)
            // Nil is only for files of folders.
            return check.check(input.item, in: source)
                ?? DocumentResult(file: input.name, outcome: .notChecked)
        }
        return Validation(result, in: language)
    }

    /// Validates a file.
    ///
    /// - Throws: as `validate(_:_:)`.
    public func validate(
        contentsOf path: String, _ options: CheckOptions = CheckOptions()
    ) throws(RapporteurError) -> Validation {
        try validate(.file(path), options)
    }
}
