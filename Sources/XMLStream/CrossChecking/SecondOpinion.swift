internal import CLibXML2
package import RapporteurDiagnostics

/// libxml2's own validator, as a second opinion on documents.
///
/// It takes over what libxml2 may read in this process, hangs on some schemas and does not bound its memory: it is
/// for a process of its own that somebody watches.
package final class SecondOpinion {
    /// What libxml2 makes of a document.
    package enum Verdict: Sendable, Hashable {
        case valid
        /// The first error, and its line, 1-based; 0 where libxml2 knows none.
        case invalid(message: String, line: Int)
        /// It did not come to a verdict.
        case failed(Failure, text: String = "")
    }

    /// Why there is no second opinion: libxml2 does not take the schema.
    package enum Failure: String, Sendable {
        /// The file cannot be read, or is too large.
        case unreadable
        case memory
        /// libxml2 refuses the schema; the text is its reason.
        case refuses
        /// libxml2 met an error of its own; the text is what it says.
        case broke
        /// The process did not start, ended, took too long or answered what cannot be read.
        case notStarted, gone, late, garbled
    }

    /// libxml2 refuses the schema.
    package struct Refusal: Error, Sendable {
        package var message: String

        package init(message: String) { self.message = message }
    }

    private let schema: xmlSchemaPtr

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - main: a path, or the name of one of the documents.
    ///   - documents: documents in memory by name; where there are some, no file is read.
    ///   - folder: the folder that files have to be in.
    ///   - builtins: by namespace, the schema documents that stand in for any other of that namespace.
    package init(
        main: String, documents: ExactMap<[UInt8]> = [:], folder: String? = nil, builtins: ExactMap<String>
    ) throws(Refusal) {
        let errors = ErrorList()
        let contents = SchemaSources.Contents(
            documents: documents, folder: documents.isEmpty ? folder : "", builtins: builtins)
        let compiled = SchemaSources.whileOpen(contents) { () -> xmlSchemaPtr? in
            guard let parser = PathText.withBytes(of: main, { xmlSchemaNewParserCtxt($0) }) ?? nil else { return nil }
            defer { xmlSchemaFreeParserCtxt(parser) }
            return errors.collect { handler, context in
                xmlSchemaSetParserStructuredErrors(parser, handler, context)
                return xmlSchemaParse(parser)
            }
        }
        guard let compiled else { throw Refusal(message: errors.first?.message ?? "no reason given") }
        schema = compiled
    }

    deinit { xmlSchemaFree(schema) }

    /// The largest document that is looked at, in bytes: libxml2 builds a tree of it.
    private static let mostBytes = 1 << 30

    /// Validates a file.
    package func verdict(on path: String) -> Verdict {
        guard let bytes = SchemaSources.read(path, atMost: Self.mostBytes) else {
            return .failed(.unreadable)
        }
        let errors = ErrorList()
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_HUGE.rawValue
        let tree = errors.collect { _, _ in
            bytes.withUnsafeBytes { raw in
                xmlReadMemory(
                    raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count), path, nil,
                    Int32(bitPattern: options))
            }
        }
        guard let tree else { return errors.verdict(or: "The document is not well-formed.") }
        defer { xmlFreeDoc(tree) }
        guard let validator = xmlSchemaNewValidCtxt(schema) else { return .failed(.memory) }
        defer { xmlSchemaFreeValidCtxt(validator) }
        let result = errors.collect { handler, context in
            xmlSchemaSetValidStructuredErrors(validator, handler, context)
            return xmlSchemaValidateDoc(validator, tree)
        }
        switch result {
        case 0: return .valid
        case -1: return .failed(.broke, text: errors.first?.message ?? "internal error")
        default: return errors.verdict(or: "The document is not valid.")
        }
    }
}

/// Errors as libxml2 reports them; only the first is kept.
private final class ErrorList {
    private(set) var first: (message: String, line: Int, isMemory: Bool)?

    /// Runs a body that hands the handler on, with the handler in force for this thread as well.
    func collect<Result>(_ body: (xmlStructuredErrorFunc?, UnsafeMutableRawPointer) -> Result) -> Result {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let handler: xmlStructuredErrorFunc = { data, error in
            guard let data, let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
            Unmanaged<ErrorList>.fromOpaque(data).takeUnretainedValue().add(error.pointee)
        }
        xmlSetStructuredErrorFunc(context, handler)
        defer { xmlSetStructuredErrorFunc(nil) { _, _ in } }
        return withExtendedLifetime(self) { body(handler, context) }
    }

    private func add(_ error: xmlError) {
        guard first == nil else { return }
        let text = error.message.map { String(cString: $0) } ?? ""
        let words = text.split(whereSeparator: { $0 == "\n" || $0 == " " }).joined(separator: " ")
        first = (words, Int(error.line), error.code == XML_ERR_NO_MEMORY.rawValue)
    }

    func verdict(or message: String) -> SecondOpinion.Verdict {
        guard let first else { return .invalid(message: message, line: 0) }
        return first.isMemory ? .failed(.memory) : .invalid(message: first.message, line: first.line)
    }
}
