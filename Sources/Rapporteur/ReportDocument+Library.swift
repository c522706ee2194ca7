import RapporteurAkomaNtoso
import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurRendering

extension AnyReportDocument {
    /// Reads a document of the report pack, XML or exchange JSON, whichever it is, and validates it.
    ///
    /// - Throws: `RapporteurError.input` with all findings when it cannot be read or is not valid by the schema.
    public init(contentsOf input: Input) throws(RapporteurError) {
        self = try translating(to: .current) { () throws(WorkError) in
            try AnyReportDocument.read(input.byteSource(), name: input.name).document
        }
    }

    /// Reads a document of Akoma Ntoso: one that `akomaNtoso(_:)` made into the value that it was made from, any other
    /// into a `Document`, as far as it can be read.
    ///
    /// - Returns: the document, and what was met on the way.
    /// - Throws: `RapporteurError.input` with all findings.
    public static func reading(akomaNtoso input: Input) throws(RapporteurError) -> (document: AnyReportDocument, findings: [Finding]) {
        let reading = try translating(to: .current) { () throws(WorkError) in
            try AkomaNtoso.read(input.byteSource(), name: input.name)
        }
        return (reading.document, reading.findings.map { Finding($0, in: .current) })
    }

    /// The document as XML, validated.
    ///
    /// - Throws: `RapporteurError.input` with the findings when the value is not valid, such as a note marker that leads
    ///   to no note. They name the place by its JSON Pointer.
    public func xml() throws(RapporteurError) -> [UInt8] {
        try translating(to: .current) { () throws(WorkError) in try madeXML() }
    }

    /// The document as exchange JSON, validated.
    ///
    /// - Throws: as `xml()`.
    public func json(isIndented: Bool = true) throws(RapporteurError) -> [UInt8] {
        try translating(to: .current) { () throws(WorkError) in try madeJSON(isIndented ? .indented : .compact) }
    }

    /// The document in AKN4UN, the United Nations system's profile of Akoma Ntoso 3.0. All that it says is in it.
    ///
    /// - Throws: `RapporteurError.input` when the value is nested too deeply, or has text that XML cannot hold.
    public func akomaNtoso() throws(RapporteurError) -> [UInt8] {
        try translating(to: .current) { () throws(WorkError) in try AkomaNtoso.write(self) }
    }

    /// The document as people read it: every printed word once, in the order of print; UTF-8, or a Word file. It leads
    /// one way.
    ///
    /// - Throws: `RapporteurError.output` where memory does not suffice for a Word file.
    public func reading(_ form: ReadingForm) throws(RapporteurError) -> [UInt8] {
        try translating(to: .current) { () throws(WorkError) in try form.render(self, language: .current) }
    }
}

extension ReportDocument {
    /// Reads a document, XML or exchange JSON, and validates it.
    ///
    /// - Throws: `RapporteurError.input` with all findings when it cannot be read, is not valid by the schema or is
    ///   another document.
    public init(contentsOf input: Input) throws(RapporteurError) {
        self = try translating(to: .current) { () throws(WorkError) in
            try Self(contentsOf: input.byteSource(), name: input.name)
        }
    }

    /// Reads a file.
    ///
    /// - Throws: as `init(contentsOf:)`.
    public init(contentsOf path: String) throws(RapporteurError) { try self.init(contentsOf: .file(path)) }

    /// The document as XML, validated.
    ///
    /// - Throws: `RapporteurError.input` with the findings when the value is not valid, such as a note marker that leads
    ///   to no note. They name the place by its JSON Pointer.
    public func xml() throws(RapporteurError) -> [UInt8] { try document.xml() }

    /// The document as exchange JSON, validated.
    ///
    /// - Throws: as `xml()`.
    public func json(isIndented: Bool = true) throws(RapporteurError) -> [UInt8] { try document.json(isIndented: isIndented) }

    /// The document in AKN4UN.
    ///
    /// - Throws: as of any document.
    public func akomaNtoso() throws(RapporteurError) -> [UInt8] { try document.akomaNtoso() }

    /// The document as people read it.
    ///
    /// - Throws: as of any document.
    public func reading(_ form: ReadingForm) throws(RapporteurError) -> [UInt8] { try document.reading(form) }
}

extension Language {
    /// The language that the environment asks for, where no `Rapporteur` says another.
    static var current: Language { Language(environment: FileSystem.environment) }
}
