/// A step in the life of a document.
public struct Step: Sendable, Hashable {
    /// What was done.
    public var kind: StepKind
    /// When it was done.
    public var date: PartialDate?
    /// The organ or committee that did it.
    public var body: String?
    /// The symbol of the document that this step produced or took up.
    public var document: String?
    /// The meeting at which it was done, for example 88th.
    public var meeting: String?

    /// The parts in the order of print; what is left out is not there.
    public init(
        kind: StepKind, date: PartialDate? = nil, body: String? = nil, document: String? = nil,
        meeting: String? = nil
    ) {
        self.kind = kind
        self.date = date
        self.body = body
        self.document = document
        self.meeting = meeting
    }
}

/// A step in the life of a document.
public enum StepKind: String, Sendable, Hashable, CaseIterable {
    /// Submitted or tabled.
    case submitted
    /// Introduced at a meeting.
    case introduced
    /// Considered.
    case considered
    /// Revised.
    case revised
    /// Recommended to another body.
    case recommended
    /// Adopted.
    case adopted
    /// Rejected.
    case rejected
    /// Withdrawn.
    case withdrawn
    /// Issued.
    case issued
    /// Corrected.
    case corrected
}
