/// How many documents had which outcome, and what they were checked with.
public struct Summary: Sendable, Hashable {
    public private(set) var valid = 0
    public private(set) var invalid = 0
    public private(set) var notChecked = 0
    /// Of how many invalid ones the rules did not run to their end.
    public private(set) var incomplete = 0
    /// How many faults a baseline accepted.
    public private(set) var accepted = 0
    /// How many of the valid ones were done by an earlier run.
    public private(set) var unchanged = 0
    /// What the documents were checked with, in order of first use.
    public private(set) var parts: [CheckedPart] = []
    private var checkedWith: [CheckedWith] = []

    public init() {}

    public mutating func add(_ document: DocumentResult) {
        add(document.outcome, schema: document.schema, accepted: document.accepted)
        if document.outcome == .invalid, document.reasonNotChecked?.code.begins(with: "rule.") == true { incomplete += 1 }
    }

    /// Notes that a document which was added was done by an earlier run.
    public mutating func noteUnchanged() { unchanged += 1 }

    public mutating func add(_ outcome: Outcome, schema: CheckedWith?, accepted: Int = 0) {
        switch outcome {
        case .valid: valid += 1
        case .invalid: invalid += 1
        case .notChecked: notChecked += 1
        }
        self.accepted += accepted
        guard let schema else { return }
        if let known = checkedWith.firstIndex(where: { $0.pack == schema.pack }) {
            // A document that is not well-formed may have met no rules: the others say what the pack has.
            guard schema.rules > checkedWith[known].rules else { return }
            checkedWith[known] = schema
        } else {
            checkedWith.append(schema)
        }
        for part in schema.partsUsed where !parts.contains(part) { parts.append(part) }
    }

    /// What was done with the documents, which says what to call those that went well.
    public enum Work: Sendable {
        case checking
        case converting
        case convertingVerified
        case extracting
        case compiling
    }

    /// "412 valid, 3 invalid, 1 not checked (report 1.0)".
    public func text(of work: Work = .checking, in language: Language = .english) -> String {
        let done: Message =
            switch work {
            case .checking: Message("text.summary/valid", ["count": .number(valid)])
            case .converting: Message("text.summary/converted", ["count": .number(valid - unchanged)])
            case .convertingVerified: Message("text.summary/verified", ["count": .number(valid - unchanged)])
            case .extracting: Message("text.summary/extracted", ["count": .number(valid)])
            case .compiling: Message("text.summary/compiled", ["count": .number(valid)])
            }
        var parts = [done]
        if unchanged > 0 { parts.append(Message("text.summary/unchanged", ["count": .number(unchanged)])) }
        if invalid > 0 { parts.append(Message("text.summary/invalid", ["count": .number(invalid)])) }
        if notChecked > 0 {
            parts.append(
                work == .checking || work == .extracting || work == .compiling
                    ? Message("text.summary/notChecked", ["count": .number(notChecked)])
                    : Message("text.summary/notConverted", ["count": .number(notChecked)]))
        }
        if accepted > 0 { parts.append(Message("text.summary/accepted", ["count": .number(accepted)])) }
        var result = parts.map { $0.text(in: language) }.joined(separator: language.listSeparator)
        if !checkedWith.isEmpty { result += " (\(checkedWith.map { text(of: $0, in: language) }.joined(separator: "; ")))" }
        return result
    }

    /// Says of what was checked that it was not checked in full.
    public static func gaps(_ count: Int, in checked: String) -> Message {
        Message("text.summary/gaps", ["pack": .text(checked), "count": .number(count)])
    }

    private func text(of schema: CheckedWith, in language: Language) -> String {
        var text = TerminalText.escaped(schema.pack)
        if schema.rules > 0 {
            text = Message("text.summary/rules", ["pack": .text(text), "count": .number(schema.rules)]).text(in: language)
        }
        if schema.skipsRules { text = Message("text.summary/noRules", ["pack": .text(text)]).text(in: language) }
        if schema.gaps > 0 { text = Self.gaps(schema.gaps, in: text).text(in: language) }
        for part in schema.partsUsed where part.kind == .codelist { text += language.listSeparator + TerminalText.escaped(part.label) }
        return text
    }
}
