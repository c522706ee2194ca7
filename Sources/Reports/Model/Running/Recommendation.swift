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
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    public init(
        issuer: String, verb: String, modality: Modality, addressee: String? = nil, id: String? = nil,
        language: String? = nil, content: [Inline] = []
    ) {
        self.issuer = issuer
        self.verb = verb
        self.modality = modality
        self.addressee = addressee
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
