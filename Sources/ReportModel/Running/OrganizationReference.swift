/// An organization, organ, office or office holder as printed.
public struct OrganizationReference: Sendable, Hashable {
    /// A short name that stays the same wherever it is named, for example iom or ohchr.
    public var code: String?
    /// What kind of body it is.
    public var kind: OrganizationKind?
    /// The State that a national body belongs to.
    public var state: String?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(
        code: String? = nil, kind: OrganizationKind? = nil, state: String? = nil, id: String? = nil,
        language: String? = nil, content: [Inline] = []
    ) {
        self.code = code
        self.kind = kind
        self.state = state
        self.id = id
        self.language = language
        self.content = content
    }
}

/// What kind of body is named.
public enum OrganizationKind: String, Sendable, Hashable, CaseIterable {
    /// An organ of an international organization, such as the General Assembly.
    case organ
    /// An office or department, such as that of a High Commissioner.
    case office
    /// A person by office, never by name, such as the Secretary-General.
    case officeHolder
    /// A specialized agency or other body of the United Nations system.
    case agency
    /// An organization of States outside the United Nations.
    case intergovernmental
    /// An authority or institution of a State.
    case national
    /// A non-governmental organization.
    case ngo
    /// A conference, as a body that meets and decides.
    case event
    /// Anything else.
    case other
}
