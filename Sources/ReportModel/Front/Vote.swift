/// A vote: its totals and how each State voted. The totals are what was announced; rules compare them with the list.
public struct Vote: Sendable, Hashable {
    /// The date of the vote.
    public var date: PartialDate?
    /// What was voted on, where that is not the whole document: a paragraph, an amendment.
    public var on: String?
    /// The number of votes in favour.
    public var inFavour: Int?
    /// The number of votes against.
    public var against: Int?
    /// The number of abstentions.
    public var abstaining: Int?
    /// The vote of one State.
    public var casts: [Cast]

    /// The parts in the order of print; what is left out is not there.
    public init(
        date: PartialDate? = nil, on: String? = nil, inFavour: Int? = nil, against: Int? = nil,
        abstaining: Int? = nil, casts: [Cast] = []
    ) {
        self.date = date
        self.on = on
        self.inFavour = inFavour
        self.against = against
        self.abstaining = abstaining
        self.casts = casts
    }
}

/// The vote of one State, with the name of the State as printed.
public struct Cast: Sendable, Hashable {
    /// The State by its three letters.
    public var state: String
    /// In favour, against, abstaining, or not voting.
    public var vote: VoteCode
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(state: String, vote: VoteCode, text: String) {
        self.state = state
        self.vote = vote
        self.text = text
    }
}

/// How a State voted.
public enum VoteCode: String, Sendable, Hashable, CaseIterable {
    /// In favour.
    case inFavour
    /// Against.
    case against
    /// Abstaining.
    case abstaining
    /// Not voting or absent.
    case notVoting
}
