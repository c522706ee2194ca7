/// What keeps work from going on: unreadable input, an unusable schema, a failed write.
///
/// It carries findings, so that whoever shows it shows code, place and hint like those of any document.
public struct WorkError: Error, Sendable {
    public enum Kind: Sendable, Hashable {
        /// The input could not be read.
        case input
        /// The schema, or the pack around it, cannot be used.
        case schema
        /// The output could not be written.
        case output
        /// The command line asks for something that makes no sense.
        case usage
    }

    public var kind: Kind
    public var findings: [Finding]
    /// Which of the findings only says that something was not checked; nil where the input is wrong.
    public var reasonNotChecked: Finding?

    public init(_ kind: Kind, findings: [Finding], reasonNotChecked: Finding? = nil) {
        self.kind = kind
        self.findings = findings
        self.reasonNotChecked = reasonNotChecked
    }

    public init(_ kind: Kind, code: String, message: Message, hint: Message? = nil, location: Location = Location()) {
        self.init(kind, findings: [Finding(code: code, message: message, hint: hint, location: location)])
    }
}

extension WorkError: CustomStringConvertible {
    public var description: String {
        findings.map(\.message.description).joined(separator: "; ")
    }
}
