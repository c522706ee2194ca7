/// How many documents had which outcome, and what they were checked with.
public struct Summary: Sendable, Hashable {
    public private(set) var valid = 0
    public private(set) var invalid = 0
    public private(set) var notChecked = 0
    /// What the documents were checked with, in order of first use.
    private var checkedWith: [String] = []

    public init() {}

    public mutating func add(_ outcome: Outcome, schema: CheckedWith?) {
        switch outcome {
        case .valid: valid += 1
        case .invalid: invalid += 1
        case .notChecked: notChecked += 1
        }
        guard let schema else { return }
        let text = schema.rules > 0 ? "\(schema.pack), rules \(schema.rules)" : schema.pack
        if !checkedWith.contains(text) { checkedWith.append(text) }
    }

    /// "412 valid, 3 invalid, 1 not checked (report 1.0)"; `done` and `notDone` are what the work calls them.
    public func text(done: String = "valid", notDone: String = "not checked") -> String {
        var parts = ["\(valid) \(done)"]
        if invalid > 0 { parts.append("\(invalid) invalid") }
        if notChecked > 0 { parts.append("\(notChecked) \(notDone)") }
        let schemas = checkedWith.isEmpty ? "" : " (\(checkedWith.map(TerminalText.escaped).joined(separator: "; ")))"
        return parts.joined(separator: ", ") + schemas
    }
}
