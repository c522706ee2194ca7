/// The name of a State as printed.
public struct StateReference: Sendable, Hashable {
    /// The three letters of the State in ISO 3166-1, for example BLR.
    public var code: String
    /// Why the State is named here.
    public var role: StateRole
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(code: String, role: StateRole, id: String? = nil, language: String? = nil, text: String) {
        self.code = code
        self.role = role
        self.id = id
        self.language = language
        self.text = text
    }
}

/// Why a State is named.
public enum StateRole: String, Sendable, Hashable, CaseIterable {
    /// Its communication is being given or counted.
    case respondent
    /// A respondent deals with it: an agreement, a border, a conference.
    case partner
    /// Migrants come from it.
    case origin
    /// It is party to the instrument that the paragraph is about.
    case party
    /// A mandate holder visited it.
    case visited
    /// It makes the recommendation whose words name it at their end.
    case issuer
    /// Any other reason.
    case other
}
