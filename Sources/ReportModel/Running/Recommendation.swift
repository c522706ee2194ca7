/// The words of one act: who, does what, addressing whom. A paragraph can hold several.
public struct Recommendation: Sendable, Hashable {
    /// Who acts, for example Secretary-General.
    public var issuer: String
    /// The verb as printed, for example welcomes or are invited.
    public var verb: String
    /// The strength of the act.
    public var modality: Modality
    /// Whom it addresses, for example Member States. Left out where it addresses nobody.
    public var addressee: String?
    /// What the State to which it is made answers, where the text says so. Left out where it does not.
    public var response: RecommendationResponse?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(
        issuer: String, verb: String, modality: Modality, addressee: String? = nil, response: RecommendationResponse? = nil,
        id: String? = nil, language: String? = nil, content: [Inline] = []
    ) {
        self.issuer = issuer
        self.verb = verb
        self.modality = modality
        self.addressee = addressee
        self.response = response
        self.id = id
        self.language = language
        self.content = content
    }
}

/// The strength of an act.
public enum Modality: String, Sendable, Hashable, CaseIterable {
    /// Urges.
    case urges
    /// Calls upon.
    case callsUpon
    /// Recommends.
    case recommends
    /// Requests.
    case requests
    /// Invites.
    case invites
    /// Encourages.
    case encourages
    /// Welcomes, is encouraged by, appreciates.
    case welcomes
    /// Takes note of.
    case takesNote
    /// Supports, expresses support.
    case supports
    /// Recalls.
    case recalls
    /// Any other act.
    case other
}

/// What the State under review answers to a recommendation.
public enum RecommendationResponse: String, Sendable, Hashable, CaseIterable {
    /// It enjoys its support, or is accepted.
    case supported
    /// It is noted.
    case noted
    /// It does not enjoy its support, or is not accepted.
    case notSupported
    /// It will be examined, or answered later.
    case pending
}
