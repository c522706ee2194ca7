internal import CLibXML2
internal import RapporteurDiagnostics

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
    var message: Message
    var hint: Message?
    var severity = Severity.error
    var effect = Effect.ends
    /// Whether the fault belongs to a whole tag, whose `<` is then its place.
    var concernsTag = false

    init(
        _ code: String, _ message: Message, hint: Message? = nil, severity: Severity = .error, effect: Effect = .ends,
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
        "xml.encoding.undecodable", Message("xml.encoding.undecodable"), hint: Message("xml.encoding.undecodable/hint"))
    static let zeroByte = SyntaxFault(
        "xml.malformed.character", Message("xml.malformed.character/zero"),
        hint: Message("xml.malformed.character/hint.zero"))
    static let truncated = SyntaxFault(
        "xml.malformed.truncated", Message("xml.malformed.truncated"), hint: Message("xml.malformed.truncated/hint"))
    static let empty = SyntaxFault("xml.empty", Message("xml.empty"))
    static let noRoot = SyntaxFault("xml.malformed.root", Message("xml.malformed.root/none"))
    static let afterRoot = SyntaxFault(
        "xml.malformed.root", Message("xml.malformed.root/after"), hint: Message("xml.malformed.root/hint.after"))
    static let unread = SyntaxFault(
        "xml.malformed.root", Message("xml.malformed.root/unread"), hint: Message("xml.malformed.root/hint.unread"),
        severity: .note)
    static let other = SyntaxFault("xml.malformed", Message("xml.malformed"))

    static func contradiction(declared: String, actual: String) -> SyntaxFault {
        SyntaxFault(
            "xml.encoding.contradiction",
            Message("xml.encoding.contradiction", ["declared": .text(declared), "actual": .text(actual)]),
            hint: Message("xml.encoding.contradiction/hint", ["actual": .text(actual)]), effect: .goesOn)
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
                Message("xml.entity.skipped", ["name": .text(first)]), hint: Message("xml.entity.external/hint"), effect: .skipsContent)
        } else if isAtEnd, error.pointee.level == XML_ERR_FATAL, !Self.isCompleteAtEnd(number) {
            self = .truncated
            hint = .sentences([Message("xml.malformed.truncated/hint"), Self.quotation(of: wording)])
        } else if number == XML_ERR_NAME_REQUIRED, wording.contains("EntityRef") {
            self.init(
                "xml.malformed.name", Message("xml.malformed.name/ampersand"),
                hint: Message("xml.malformed.name/hint.ampersand"))
        } else if number == XML_ERR_NAME_REQUIRED, wording.contains("StartTag") {
            self.init(
                "xml.malformed.name", Message("xml.malformed.name/lessThan"),
                hint: Message("xml.malformed.name/hint.lessThan"))
        } else if let known = Self.known(Self.refined(number, wording), first, second, Int(error.pointee.int1)) {
            self = known
        } else {
            self.init(
                "xml.malformed", Message("xml.malformed/here"), hint: Self.quotation(of: wording),
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
                "xml.namespace.undeclared",
                Message("xml.namespace.undeclared", ["prefix": .text(first), "name": .text(second)]),
                hint: Message("xml.namespace.undeclared/hint", ["prefix": .text(first)]), effect: .goesOn, concernsTag: true)
        case XML_NS_ERR_ATTRIBUTE_REDEFINED:
            self.init(
                "xml.malformed.attribute.duplicate",
                Message("xml.malformed.attribute.duplicate", ["name": .text(first)]),
                hint: Message("xml.malformed.attribute.duplicate/hint.prefixes"), effect: .goesOn, concernsTag: true)
        case XML_NS_ERR_QNAME, XML_NS_ERR_COLON:
            self.init(
                "xml.namespace.colon", Message("xml.namespace.colon"), hint: Message("xml.namespace.colon/hint"),
                effect: .goesOn, concernsTag: true)
        case XML_NS_ERR_EMPTY:
            self.init(
                "xml.namespace.empty", Message("xml.namespace.empty", ["prefix": .text(first)]),
                hint: Message("xml.namespace.empty/hint"), effect: .goesOn, concernsTag: true)
        default:
            self.init(
                "xml.namespace.reserved", Message("xml.namespace.reserved"), effect: .goesOn, concernsTag: true)
        }
    }

    private static func text(_ pointer: UnsafeMutablePointer<CChar>?) -> String {
        pointer.map { clipped(String(cString: $0)) } ?? ""
    }

    /// What the parser says, on one line.
    static func wording(_ error: UnsafeMutablePointer<xmlError>) -> String {
        guard let message = error.pointee.message else { return "" }
        let text = String(cString: message).pieces(between: "\n").joined(separator: " ")
        return clipped(text)
    }

    /// What the parser says, as a hint: in its own words.
    private static func quotation(of wording: String) -> Message {
        Message("xml.malformed/hint", ["wording": .text(wording)])
    }

    private static func clipped(_ text: String) -> String {
        text.unicodeScalars.count > 200 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(200))) + "…" : text
    }
}
