import RapporteurDiagnostics

/// One thing wrong or noteworthy in a document.
///
/// It is coded as the findings of `--format json` are.
public struct Finding: Sendable, Hashable, Codable {
    /// Stable and dotted, `xsd.element.unexpected`.
    public var code: String
    /// An error makes a document invalid; warnings and notes do not.
    public var severity: Severity
    /// One sentence in plain words: what is wrong, with the value.
    public var message: String
    /// What was expected, or how to mend it.
    public var hint: String?
    /// The document, or another file that is wrong, such as the schema's.
    public var file: String?
    /// Where it is.
    public var place: Place
    /// How many faults of one kind it stands for; 1 for most.
    public var count: Int
    /// Where the others are; at most 1,000.
    public var others: [Place]

    /// A place in a document. What is not known is nil.
    public struct Place: Sendable, Hashable, Codable {
        /// What a person calls it: "paragraph 47".
        public var name: String?
        /// Counts from 1.
        public var line: Int?
        /// Counts Unicode scalars from 1; of an element that of its `<`, of an attribute that of its name.
        public var column: Int?
        /// Where what is wrong ends, the first place behind it.
        public var endLine: Int?
        /// Counts as `column` does.
        public var endColumn: Int?
        /// The element, with the prefixes of the pack: `/report/section[2]/paragraph[1]`.
        public var xpath: String?
        /// RFC 6901, for JSON input.
        public var pointer: String?

        private enum CodingKeys: String, CodingKey {
            case name = "place"
            case line, column, endLine, endColumn, xpath, pointer
        }
    }

    private enum CodingKeys: String, CodingKey {
        case code, severity, message, hint, file, count, others
    }

    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        code = try values.decode(String.self, forKey: .code)
        severity = try values.decode(Severity.self, forKey: .severity)
        message = try values.decode(String.self, forKey: .message)
        hint = try values.decodeIfPresent(String.self, forKey: .hint)
        file = try values.decodeIfPresent(String.self, forKey: .file)
        count = try values.decodeIfPresent(Int.self, forKey: .count) ?? 1
        others = try values.decodeIfPresent([Place].self, forKey: .others) ?? []
        place = try Place(from: decoder)
    }

    /// - Throws: `EncodingError`.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(code, forKey: .code)
        try values.encode(severity, forKey: .severity)
        try values.encode(message, forKey: .message)
        try values.encodeIfPresent(hint, forKey: .hint)
        try values.encodeIfPresent(file, forKey: .file)
        try values.encode(count, forKey: .count)
        if !others.isEmpty { try values.encode(others, forKey: .others) }
        try place.encode(to: encoder)
    }
}

extension Finding: CustomStringConvertible {
    /// `draft.xml:12:5: error: … [xsd.element.unexpected]`, and the hint on a line of its own.
    public var description: String {
        var start = file ?? ""
        if let line = place.line { start += (start.isEmpty ? "" : ":") + "\(line):\(place.column ?? 1)" }
        if start.isEmpty { start = place.pointer ?? place.xpath ?? "" }
        let text = "\(start.isEmpty ? "" : "\(start): ")\(severity.rawValue): \(message) [\(code)]"
        return hint.map { "\(text)\n  \($0)" } ?? text
    }
}

extension Finding {
    /// - Parameter document: what the document is called; nil where there is none.
    init(_ finding: RapporteurDiagnostics.Finding, of document: String? = nil, in language: Language) {
        code = finding.code
        severity = finding.severity
        message = finding.message.text(in: language)
        hint = finding.hint?.text(in: language)
        file = finding.location.file ?? document
        place = Place(finding.location)
        count = finding.count
        others = finding.others.map(Place.init)
    }
}

extension Finding.Place {
    init(_ location: Location) {
        name = location.place
        line = location.line
        column = location.column
        endLine = location.end?.line
        endColumn = location.end?.column
        xpath = location.xpath
        pointer = location.pointer
    }
}
