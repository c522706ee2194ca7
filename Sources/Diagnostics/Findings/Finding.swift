/// One thing wrong or noteworthy in a document.
///
/// A finding is a value; it is thrown by nobody. What makes work impossible is a `WorkError`.
public struct Finding: Sendable, Hashable {
    /// Stable and dotted, `xsd.element.unexpected`; its page is in Documentation/findings.
    public var code: String
    public var severity: Severity
    /// One sentence in plain words: what is wrong, with the value.
    public var message: Message
    /// What was expected, or how to mend it.
    public var hint: Message?
    public var location: Location
    /// How many faults of one parent this finding stands for; 1 for most.
    public var count: Int
    /// Where the other faults are that it stands for: as many as are kept of one finding, `Finding.mostPlaces`.
    public var others: [Location] = []
    /// Why the finding counts no more, where a baseline accepts it.
    public var acceptance: Acceptance?

    /// The most places that are kept of one finding beside its first; `count` has all.
    public static let mostPlaces = 1000

    /// Counts another fault of the same kind.
    public mutating func add(at location: Location) {
        count += 1
        if others.count < Self.mostPlaces { others.append(location) }
    }

    public init(
        code: String, severity: Severity = .error, message: Message, hint: Message? = nil,
        location: Location = Location(), count: Int = 1
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.hint = hint
        self.location = location
        self.count = count
    }
}

/// What a baseline says of a finding that it accepts.
public struct Acceptance: Sendable, Hashable {
    public var reason: String
    /// The last day on which it is accepted, as `2027-01-31`.
    public var expires: String

    public init(reason: String, expires: String) {
        self.reason = reason
        self.expires = expires
    }
}
