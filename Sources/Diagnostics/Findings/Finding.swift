/// One thing wrong or noteworthy in a document.
///
/// A finding is a value; it is thrown by nobody. What makes work impossible is a `WorkError`.
public struct Finding: Sendable, Hashable {
    /// Stable and dotted, `xsd.element.unexpected`; its page is in Documentation/findings.
    public var code: String
    public var severity: Severity
    /// One sentence in plain words: what is wrong, with the value.
    public var message: String
    /// What was expected, or how to mend it.
    public var hint: String?
    public var location: Location
    /// How many faults of one parent this finding stands for; 1 for most.
    public var count: Int

    public init(
        code: String, severity: Severity = .error, message: String, hint: String? = nil,
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
