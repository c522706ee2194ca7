public import RapporteurReportModel

/// A name of the Akoma Ntoso naming convention, as the United Nations profile writes it: of a work, an expression
/// (`…/eng@`), a manifestation (`….xml`), or a component of one of them (`/!main`).
///
///     /akn/un/doc/paper/un-sg/2002-07-02/A-57-134/eng@/!main.xml
///
/// A name is a name: the symbol of a document is never derived from it, because escaping cannot be undone
/// (A/ES-10/186 and A/ES/10/186 have one number).
public struct AkomaNtosoIRI: Sendable, Hashable {
    /// The language of an expression, and the date of the text where it was reissued.
    public struct Expression: Sendable, Hashable {
        /// ISO 639-2, for example eng.
        public var language: String
        /// Left out for the original version.
        public var version: PartialDate?

        public init(language: String, version: PartialDate? = nil) {
            self.language = language
            self.version = version
        }
    }

    /// Always un for documents of the United Nations system.
    public var jurisdiction: String
    /// The name of the element that the document is, for example doc or statement.
    public var documentType: String
    /// For example paper or deliberation.
    public var subtype: String?
    /// The organization and body, for example un-sg.
    public var actor: String?
    /// The date that appears on the document.
    public var date: PartialDate
    /// The escaped symbol or number, for example A-57-134.
    public var number: String?
    /// Left out for a work.
    public var expression: Expression?
    /// For example main or annex_1, without the mark.
    public var component: String?
    /// The file format of a manifestation, for example xml.
    public var format: String?
    /// The eId of an element.
    public var fragment: String?

    public init(
        jurisdiction: String = "un", documentType: String, subtype: String? = nil, actor: String? = nil,
        date: PartialDate, number: String? = nil, expression: Expression? = nil, component: String? = nil,
        format: String? = nil, fragment: String? = nil
    ) {
        self.jurisdiction = jurisdiction
        self.documentType = documentType
        self.subtype = subtype
        self.actor = actor
        self.date = date
        self.number = number
        self.expression = expression
        self.component = component
        self.format = format
        self.fragment = fragment
    }

    /// The work that the name belongs to.
    public var work: AkomaNtosoIRI {
        var work = self
        (work.expression, work.component, work.format, work.fragment) = (nil, nil, nil, nil)
        return work
    }

    /// The same with a component, as `FRBRthis` has it.
    func component(_ name: String) -> AkomaNtosoIRI {
        var part = self
        part.component = name
        return part
    }

    func expressed(in language: String, version: PartialDate? = nil) -> AkomaNtosoIRI {
        var part = self
        part.expression = Expression(language: language, version: version)
        return part
    }

    func manifested(as format: String) -> AkomaNtosoIRI {
        var part = self
        part.format = format
        return part
    }
}

extension AkomaNtosoIRI: CustomStringConvertible {
    public var description: String {
        var text = "/akn/\(jurisdiction)/\(documentType)"
        for part in [subtype, actor, date.description, number] {
            if let part { text += "/\(part)" }
        }
        if let expression { text += "/\(expression.language)@\(expression.version?.description ?? "")" }
        if let component { text += "/!\(component)" }
        if let format { text += ".\(format)" }
        if let fragment { text += "#\(fragment)" }
        return text
    }
}
