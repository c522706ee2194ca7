/// A number that says how many or how much, as printed, with the words that limit it (over 1 million).
public struct Quantity: Sendable, Hashable {
    /// The number: 1000000 for 1 million.
    public var value: Amount
    /// The upper end of a range.
    public var upper: Amount?
    /// What the words say about the number: more than, about, up to. Left out for a plain number.
    public var qualifier: Qualifier?
    /// What is counted or measured, for example migrant workers, percent, months.
    public var unit: String?
    /// The three letters of the currency in ISO 4217, for example MYR.
    public var currency: String?
    /// The date as at which the number is given.
    public var asAt: PartialDate?
    /// For a percentage: the id of the quantity that is the part.
    public var part: String?
    /// For a percentage: the id of the quantity that is the whole.
    public var whole: String?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(
        value: Amount, upper: Amount? = nil, qualifier: Qualifier? = nil, unit: String? = nil,
        currency: String? = nil, asAt: PartialDate? = nil, part: String? = nil, whole: String? = nil,
        id: String? = nil, language: String? = nil, content: [Inline] = []
    ) {
        self.value = value
        self.upper = upper
        self.qualifier = qualifier
        self.unit = unit
        self.currency = currency
        self.asAt = asAt
        self.part = part
        self.whole = whole
        self.id = id
        self.language = language
        self.content = content
    }
}

/// What the words say about a number.
public enum Qualifier: String, Sendable, Hashable, CaseIterable {
    /// Over, more than.
    case moreThan
    /// At least.
    case atLeast
    /// Some, about, approximately.
    case about
    /// Up to, at most.
    case atMost
    /// Less than, under.
    case lessThan
    /// Said to be so, as in the reported 700,000.
    case reported
}
