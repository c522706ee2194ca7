/// The head of the first page, line by line: the content is what is printed, the attributes say what it means.
public struct Masthead: Sendable, Hashable {
    /// The line United Nations, where the text has it.
    public var publisher: String?
    /// The organ, for example General Assembly. Two for a document of two organs.
    public var organs: [Organ]
    /// The distribution line, for example Distr.: General.
    public var distribution: Distribution?
    /// The date line, for example 2 July 2002.
    public var issued: Issued?
    /// The language of this version where it is printed, for example English.
    public var languageLine: String?
    /// The line of the original language or languages, for example Original: English.
    public var originalLanguage: OriginalLanguage?
    /// The session, for example Fifty-seventh session. Two for a document of two organs.
    public var sessions: [Session]
    /// The agenda item and its title.
    public var agendaItems: [AgendaItem]

    /// The parts in the order of print; what is left out is not there.
    public init(
        publisher: String? = nil, organs: [Organ] = [], distribution: Distribution? = nil, issued: Issued? = nil,
        languageLine: String? = nil, originalLanguage: OriginalLanguage? = nil, sessions: [Session] = [],
        agendaItems: [AgendaItem] = []
    ) {
        self.publisher = publisher
        self.organs = organs
        self.distribution = distribution
        self.issued = issued
        self.languageLine = languageLine
        self.originalLanguage = originalLanguage
        self.sessions = sessions
        self.agendaItems = agendaItems
    }
}

/// An organ as printed.
public struct Organ: Sendable, Hashable {
    /// The beginning of its symbols: A for the General Assembly, S for the Security Council, A/HRC for the Human
    /// Rights Council.
    public var code: String?
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(code: String? = nil, text: String) {
        self.code = code
        self.text = text
    }
}

/// The distribution line as printed.
public struct Distribution: Sendable, Hashable {
    /// General, limited or restricted.
    public var code: DistributionCode
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(code: DistributionCode, text: String) {
        self.code = code
        self.text = text
    }
}

/// The date line as printed.
public struct Issued: Sendable, Hashable {
    /// The date, for example 2002-07-02.
    public var date: PartialDate
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(date: PartialDate, text: String) {
        self.date = date
        self.text = text
    }
}

/// The line of the original languages as printed.
public struct OriginalLanguage: Sendable, Hashable {
    /// The languages by code, separated by spaces: en for English, or en fr es for English/French/Spanish.
    public var languages: [String]
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(languages: [String], text: String) {
        self.languages = languages
        self.text = text
    }
}

/// Distribution of a document.
public enum DistributionCode: String, Sendable, Hashable, CaseIterable {
    /// For everyone.
    case general
    /// For those concerned.
    case limited
    /// Not public.
    case restricted
}
