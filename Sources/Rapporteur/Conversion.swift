import RapporteurBatch
import RapporteurDiagnostics
import RapporteurInterchange

/// How documents are converted.
public struct ConversionOptions: Sendable, Hashable {
    /// Which JSON is written.
    public enum JSONForm: Sendable, Hashable {
        /// The lossless form, that leads back to the same XML.
        case exchange
        /// The one-way form for analysts: running text as plain strings, the marked-up facts beside it.
        case analysis
    }

    /// How the document is checked before.
    public var check = CheckOptions()
    /// Which JSON is written.
    public var form = JSONForm.exchange
    /// Whether output is indented; else it is as short as can be.
    public var isIndented = true
    /// Whether what was made is converted back and compared.
    public var verifies = false
    /// Whether a document is refused from which content would not be carried, such as its DOCTYPE.
    public var refusesLosses = false

    /// Exchange JSON, indented.
    public init() {}
}

/// What came of a conversion.
public struct Conversion: Sendable, Hashable {
    /// Notes and warnings; a document with errors is not converted.
    public let findings: [Finding]
    /// What it was checked with.
    public let schema: String?
    /// How much of each kind was not carried, by the names that `--losses` has: `doctype`, `cdata`, `whiteSpace` …
    public let losses: [String: Int]
}

extension Schema {
    /// The exchange JSON of an XML document, or its analysis JSON.
    ///
    /// - Throws: `RapporteurError`: `document` with all findings when it is not valid.
    public func json(
        fromXML input: Input, _ options: ConversionOptions = ConversionOptions()
    ) throws(RapporteurError) -> [UInt8] {
        try bytes(of: input, to: .json, options)
    }

    /// The same of bytes.
    ///
    /// - Throws: as `json(fromXML:_:)`.
    public func json(
        fromXML bytes: [UInt8], _ options: ConversionOptions = ConversionOptions()
    ) throws(RapporteurError) -> [UInt8] {
        try json(fromXML: .bytes(bytes), options)
    }

    /// The same, to an output: in constant memory where the document is a file and comes in the order of the schema.
    ///
    /// - Throws: as `json(fromXML:_:)`, and what a closure of the output throws.
    @discardableResult
    public func json(
        fromXML input: Input, to output: Output, _ options: ConversionOptions = ConversionOptions()
    ) throws -> Conversion {
        try convert(input, to: .json, output, options)
    }

    /// The XML of an exchange JSON document.
    ///
    /// - Throws: as `json(fromXML:_:)`.
    public func xml(
        fromJSON input: Input, _ options: ConversionOptions = ConversionOptions()
    ) throws(RapporteurError) -> [UInt8] {
        try bytes(of: input, to: .xml, options)
    }

    /// The same of bytes.
    ///
    /// - Throws: as `json(fromXML:_:)`.
    public func xml(
        fromJSON bytes: [UInt8], _ options: ConversionOptions = ConversionOptions()
    ) throws(RapporteurError) -> [UInt8] {
        try xml(fromJSON: .bytes(bytes), options)
    }

    /// The same, to an output.
    ///
    /// - Throws: as `json(fromXML:_:)`, and what a closure of the output throws.
    @discardableResult
    public func xml(
        fromJSON input: Input, to output: Output, _ options: ConversionOptions = ConversionOptions()
    ) throws -> Conversion {
        try convert(input, to: .xml, output, options)
    }
}

extension Schema {
    private func bytes(
        of input: Input, to format: DocumentFormat, _ options: ConversionOptions
    ) throws(RapporteurError) -> [UInt8] {
        let result = try converted(input, to: format, nil, options)
        return try translating(to: language) { () throws(WorkError) in
            guard let kept = result.kept else { return [] }
            return Array(try kept.open(name: input.name).peek(Int.max))
        }
    }

    private func convert(
        _ input: Input, to format: DocumentFormat, _ output: Output, _ options: ConversionOptions
    ) throws -> Conversion {
        let result: DocumentConversion.Result
        switch output.target {
        case .file(let path):
            try translating(to: language) { () throws(WorkError) in
                var files = RunFiles()
                files.read(input.path)
                files.write(path)
                try files.check()
            }
            result = try converted(input, to: format, path, options)
        case .pieces(let take):
            result = try converted(input, to: format, nil, options)
            do { try result.kept?.forEachPiece(take) } catch let error as WorkError {
                throw RapporteurError(error, in: language)
            }
        }
        var losses: [String: Int] = [:]
        for (kind, count) in result.losses.counted { losses[kind.rawValue] = count }
        return Conversion(
            findings: Validation(result.document, in: language).findings, schema: result.document.schema?.pack,
            losses: losses)
    }

    /// - Parameter path: of the file that it becomes; nil for what is kept.
    private func converted(
        _ input: Input, to format: DocumentFormat, _ path: String?, _ options: ConversionOptions
    ) throws(RapporteurError) -> DocumentConversion.Result {
        var work = options.check.workOptions
        work.format = format
        work.profile = options.form == .exchange ? .exchange : .analysis
        work.verifies = options.verifies
        work.keepsDocuments = path == nil
        work.conversion.layout = options.isIndented ? .indented : .compact
        work.conversion.refusesLosses = options.refusesLosses
        let result = try translating(to: language) { () throws(WorkError) in
            let source = try input.open()
            return DocumentConversion(selection: SchemaSelection(choice), options: work)
                .convert(PlannedConversion(item: input.item, path: path), from: source)
        }
        guard let result, result.document.outcome == .valid else {
            let document = result?.document ?? DocumentResult(file: input.name, outcome: .notChecked)
            throw .document(InvalidDocument(Validation(document, in: language)))
        }
        return result
    }
}
