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
    /// Why the finding counts no more, where a baseline accepts it.
    public var acceptance: Acceptance?

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
