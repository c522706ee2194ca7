/// The facts about one communication, the same where it is submitted and where a report renders it.
public struct CommunicationFacts: Sendable, Hashable {
    /// Who communicated: for a State its three letters in ISO 3166-1 (BLR), for others a short name.
    public var respondent: String
    /// Whether a State, an international organization, a non-governmental organization or a national human rights
    /// institution.
    public var respondentType: RespondentType
    /// What the text calls it.
    public var kind: CommunicationKind
    /// The date of the communication, as far as it is known. Never the date of receipt.
    public var dated: PartialDate?
    /// The language in which it was written.
    public var originalLanguage: String?
    /// What it answers: a symbol such as A/RES/55/92, or a note verbale by its date, written note-verbale:2002-04-30.
    public var inReplyTo: String?
    /// How it is known what it answers: the text says so, it follows from dates, or it is not known.
    public var basis: Basis?

    /// The parts in the order of print; what is left out is not there.
    public init(
        respondent: String, respondentType: RespondentType, kind: CommunicationKind, dated: PartialDate? = nil,
        originalLanguage: String? = nil, inReplyTo: String? = nil, basis: Basis? = nil
    ) {
        self.respondent = respondent
        self.respondentType = respondentType
        self.kind = kind
        self.dated = dated
        self.originalLanguage = originalLanguage
        self.inReplyTo = inReplyTo
        self.basis = basis
    }
}

/// Who communicated.
public enum RespondentType: String, Sendable, Hashable, CaseIterable {
    /// A State.
    case state
    /// An international organization, organ or agency.
    case organization
    /// A non-governmental organization.
    case ngo
    /// A national human rights institution.
    case nhri
}

/// What the text calls a communication.
public enum CommunicationKind: String, Sendable, Hashable, CaseIterable {
    /// A communication.
    case communication
    /// A reply.
    case reply
    /// A response, or that it responded.
    case response
    /// A submission.
    case submission
    /// A report, or that it reported.
    case report
    /// A letter.
    case letter
    /// A statement.
    case statement
    /// Anything else.
    case other
}
