internal import CLibXML2
internal import Diagnostics

/// A syntax error in our own words: what the parser means by one of its numbers.
struct SyntaxFault {
    enum Effect {
        /// Nothing more can be said of the document.
        case ends
        /// The parser reads on, and so do we.
        case goesOn
        /// Content is missing that may be no error at all.
        case skipsContent
    }

    var code: String
    var message: String
    var hint: String?
    var severity = Severity.error
    var effect = Effect.ends
    /// Whether the fault belongs to a whole tag, whose `<` is then its place.
    var concernsTag = false

    init(
        _ code: String, _ message: String, hint: String? = nil, severity: Severity = .error, effect: Effect = .ends,
        concernsTag: Bool = false
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.severity = severity
        self.effect = effect
        self.concernsTag = concernsTag
    }

    static let undecodable = SyntaxFault(
        "xml.encoding.undecodable", "These bytes are no text in the document's encoding.",
        hint: "The encoding that the document declares is not the one it was saved in, or the file is damaged.")
    static let zeroByte = SyntaxFault(
        "xml.malformed.character", "The character U+0000 is not allowed in XML.", hint: "The file may be damaged.")
    static let truncated = SyntaxFault(
        "xml.malformed.truncated", "The document ends before it is complete.", hint: "The file may have been cut off.")
    static let empty = SyntaxFault("xml.empty", "The document is empty.")
    static let noRoot = SyntaxFault("xml.malformed.root", "The document has no element.")
    static let other = SyntaxFault("xml.malformed", "The document is not well-formed XML.")

    static func contradiction(declared: String, actual: String) -> SyntaxFault {
        SyntaxFault(
            "xml.encoding.contradiction",
            "The document declares the encoding \"\(declared)\" but is written in \(actual).",
            hint: "Declare encoding=\"\(actual)\", or leave the declaration out.", effect: .goesOn)
    }

    /// Nil for what is no fault of the document.
    init?(_ error: UnsafeMutablePointer<xmlError>, isAtEnd: Bool) {
        let first = Self.text(error.pointee.str1), second = Self.text(error.pointee.str2)
        let domain = UInt32(bitPattern: error.pointee.domain)
        guard domain != XML_FROM_VALID.rawValue, domain != XML_FROM_IO.rawValue else { return nil }
        let number = xmlParserErrors(rawValue: UInt32(bitPattern: error.pointee.code))
        let wording = Self.wording(error)
        if domain == XML_FROM_NAMESPACE.rawValue {
            // What is wrong with the names of a tag that is cut off matters less than that it is. And the parser
            // takes an IRI with letters beyond ASCII for no URI; names of namespaces are only compared.
            if isAtEnd || number == XML_WAR_NS_URI { return nil }
            let isEmpty = wording.contains("Empty XML namespace")
            self.init(namespace: isEmpty ? XML_NS_ERR_EMPTY : number, first, second)
        } else if number == XML_WAR_UNDECLARED_ENTITY {
            self.init(
                "xml.entity.skipped",
                "The entity \"\(first)\" is not declared in the document; a DTD that is not loaded may declare it.",
                hint: "Put the text itself in place of the reference.", effect: .skipsContent)
        } else if isAtEnd, error.pointee.level == XML_ERR_FATAL, !Self.isCompleteAtEnd(number) {
            self = .truncated
            hint = "The file may have been cut off. " + wording
        } else if let known = Self.known(Self.refined(number, wording), first, second, Int(error.pointee.int1)) {
            self = known
        } else {
            self.init(
                "xml.malformed", "The document is not well-formed XML here.", hint: wording,
                effect: error.pointee.level == XML_ERR_FATAL ? .ends : .goesOn)
        }
    }

    /// A number of its own for what the parser has only words for.
    private static func refined(_ number: xmlParserErrors, _ wording: String) -> xmlParserErrors {
        switch number {
        case XML_ERR_INVALID_CHAR where wording.contains("not proper UTF-8"): XML_ERR_INVALID_ENCODING
        case XML_ERR_INVALID_CHAR where wording.contains("CharRef"): XML_ERR_INVALID_CHARREF
        case XML_ERR_NAME_REQUIRED where wording.contains("attribute name"): XML_ERR_GT_REQUIRED
        default: number
        }
    }

    /// Whether an error is about a piece of markup, which the end of the document may have cut off.
    static func isOfMarkup(_ error: UnsafeMutablePointer<xmlError>) -> Bool {
        switch xmlParserErrors(rawValue: UInt32(bitPattern: error.pointee.code)) {
        case XML_ERR_DOCUMENT_EMPTY, XML_ERR_DOCUMENT_END, XML_ERR_INVALID_CHAR, XML_ERR_INVALID_ENCODING: false
        default: true
        }
    }

    /// Faults that more text would not mend, so that they are themselves also where the document ends.
    private static func isCompleteAtEnd(_ number: xmlParserErrors) -> Bool {
        switch number {
        case XML_ERR_TAG_NAME_MISMATCH, XML_ERR_ATTRIBUTE_REDEFINED, XML_ERR_UNDECLARED_ENTITY,
            XML_ERR_MISPLACED_CDATA_END, XML_ERR_ENTITY_LOOP:
            true
        default: false
        }
    }

    private init(namespace number: xmlParserErrors, _ first: String, _ second: String) {
        switch number {
        case XML_NS_ERR_UNDEFINED_NAMESPACE:
            self.init(
                "xml.namespace.undeclared", "The prefix \"\(first)\" of \"\(second)\" is not declared.",
                hint: "Declare it on this element or around it: xmlns:\(first)=\"…\".", effect: .goesOn, concernsTag: true)
        case XML_NS_ERR_ATTRIBUTE_REDEFINED:
            self.init(
                "xml.malformed.attribute.duplicate", "The attribute \"\(first)\" stands twice on one element.",
                hint: "Two prefixes stand for the same namespace.", effect: .goesOn, concernsTag: true)
        case XML_NS_ERR_QNAME, XML_NS_ERR_COLON:
            self.init(
                "xml.namespace.colon", "A name has a colon in the wrong place.",
                hint: "One colon at most may stand in a name, between prefix and local name.", effect: .goesOn,
                concernsTag: true)
        case XML_NS_ERR_EMPTY:
            self.init(
                "xml.namespace.empty", "The prefix \"\(first)\" is declared for an empty namespace.",
                hint: "Only xmlns=\"\" may be empty.", effect: .goesOn, concernsTag: true)
        default:
            self.init(
                "xml.namespace.reserved", "The prefixes xml and xmlns and their namespaces are not to be declared anew.",
                effect: .goesOn, concernsTag: true)
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
        pointer.map { clipped(String(cString: $0)) } ?? ""
    }

    /// What the parser says, as a hint: in its own words, on one line.
    private static func wording(_ error: UnsafeMutablePointer<xmlError>) -> String {
        guard let message = error.pointee.message else { return "" }
        let text = String(cString: message).split(separator: "\n").joined(separator: " ")
        return "The parser says: \(clipped(text))."
    }

    private static func clipped(_ text: String) -> String {
        text.unicodeScalars.count > 200 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(200))) + "…" : text
    }
}
