/// The words that tell of an activity of a mandate holder. Where they announce several, the single ones are marked
/// inside.
public struct Activity: Sendable, Hashable {
    /// What kind of activity it is.
    public var kind: ActivityKind
    /// Who acted, for example Special Rapporteur on the human rights of migrants.
    public var holder: String
    /// Where the words announce several: how many they say there are. Rules compare it with the activities of this
    /// kind inside.
    public var declared: Int?
    /// When it began.
    public var from: PartialDate?
    /// When it ended.
    public var to: PartialDate?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(
        kind: ActivityKind, holder: String, declared: Int? = nil, from: PartialDate? = nil,
        to: PartialDate? = nil, id: String? = nil, language: String? = nil, content: [Inline] = []
    ) {
        self.kind = kind
        self.holder = holder
        self.declared = declared
        self.from = from
        self.to = to
        self.id = id
        self.language = language
        self.content = content
    }
}

/// What a mandate holder did.
public enum ActivityKind: String, Sendable, Hashable, CaseIterable {
    /// A visit or mission.
    case visit
    /// A session held or attended.
    case session
    /// A report presented or to be presented.
    case report
    /// A conference, meeting or consultation.
    case conference
    /// The mandate itself: created, renewed, changed.
    case mandate
    /// Anything else.
    case other
}
