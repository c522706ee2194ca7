package import RapporteurDiagnostics

/// An input whose rows need a key.
package struct ExtractedInput: Sendable {
    package var file: String
    /// The digest of its bytes; nil where they could not be read.
    package var sha256: String?
    /// The symbol of the document in it.
    package var symbol: String?
    package var language: String

    /// The key of a document without a symbol, or whose symbol another one has.
    package var hashKey: String { sha256.map { "sha256:\($0.prefix(16))" } ?? "file:\(file)" }
}

/// Under which key the rows of an input stand.
package struct DocumentPlace: Sendable {
    /// Nil for a document that gives no rows a second time.
    package var key: String?
    /// The path that its row carries, where that is another one.
    package var file: String?
    /// What is to be said of it.
    package var finding: Finding?
}

/// Gives each document a key of its own.
package protocol DocumentKeys: AnyObject {
    /// - Throws: `WorkError` of kind `output`.
    func place(_ input: ExtractedInput) throws(WorkError) -> DocumentPlace
}

extension DocumentPlace {
    /// A symbol that another document has.
    static func duplicate(_ input: ExtractedInput, symbol: String) -> Finding {
        Finding(
            code: "extract.duplicate", severity: .warning,
            message: Message("extract.duplicate", ["symbol": .text(symbol), "key": .text(input.hashKey)]),
            location: Location(file: input.file))
    }

    /// A document that came before, byte by byte.
    static func same(_ input: ExtractedInput) -> Finding {
        Finding(
            code: "extract.duplicate", severity: .warning, message: Message("extract.duplicate/same"),
            location: Location(file: input.file))
    }
}

/// The keys of a run that begins with nothing: the first document of a symbol has it.
final class RunKeys: DocumentKeys {
    /// Hashes of the keys given out: eight bytes a document.
    private var taken: Set<Int> = []
    /// Hashes of the inputs' hashes.
    private var inputs: Set<Int> = []

    func place(_ input: ExtractedInput) throws(WorkError) -> DocumentPlace {
        let key = input.symbol ?? input.hashKey
        guard input.sha256.map({ inputs.insert(ExactText($0).hashValue).inserted }) ?? true else {
            return DocumentPlace(key: nil, finding: DocumentPlace.same(input))
        }
        if taken.insert(ExactText("\(key)\n\(input.language)").hashValue).inserted { return DocumentPlace(key: key) }
        return DocumentPlace(key: input.hashKey, finding: DocumentPlace.duplicate(input, symbol: key))
    }
}
