/// A date as printed.
public struct DateValue: Sendable, Hashable {
    /// The date as a number, as far as it is known: 2002-07-02, 2001-05, 2001.
    public var value: PartialDate
    /// How exact the printed date is.
    public var precision: Precision
    /// Inferred, where part of the value is not in these words but follows from others. Left out where the words say
    /// it all.
    public var basis: Basis?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(
        value: PartialDate, precision: Precision, basis: Basis? = nil, id: String? = nil,
        language: String? = nil, content: [Inline] = []
    ) {
        self.value = value
        self.precision = precision
        self.basis = basis
        self.id = id
        self.language = language
        self.content = content
    }
}

/// How exact a printed date is.
public enum Precision: String, Sendable, Hashable, CaseIterable {
    /// A day is given.
    case day
    /// A month is given, without the day.
    case month
    /// Only a year is given.
    case year
    /// The words are vaguer than the value, as in early 2001.
    case approximate
}
