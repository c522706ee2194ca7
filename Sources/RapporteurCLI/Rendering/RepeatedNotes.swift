import RapporteurDiagnostics

/// Notes on the habits of documents, as text: what was shown of one document is not shown again of the others, but
/// counted. Other formats have all.
struct RepeatedNotes {
    private struct Note: Hashable {
        var code: String
        var message: Message
    }

    private var shown: Set<Note> = []
    /// How many notes were not shown.
    private(set) var count = 0

    /// The document without the notes that were shown of others.
    mutating func withoutRepeated(_ document: DocumentResult) -> DocumentResult {
        let before = shown
        var result = document
        result.findings.removeAll { finding in
            // Missing documents of a schema are the same for all, and the summary has them.
            let isGap = finding.code == "schema.document.missing"
            guard finding.acceptance == nil, isGap || finding.severity == .note && Self.isHabit(finding.code) else {
                return false
            }
            let note = Note(code: finding.code, message: finding.message)
            guard before.contains(note) else {
                shown.insert(note)
                return false
            }
            if !isGap { count += 1 }
            return true
        }
        return result
    }

    /// Notes of rules and of the reading of Akoma Ntoso say how documents are written; others explain an error.
    private static func isHabit(_ code: String) -> Bool { code.begins(with: "rule.") || code.begins(with: "akn.") }

    /// What is said of them in the end.
    var findings: [Finding] {
        guard count > 0 else { return [] }
        return [
            Finding(
                code: "findings.repeated", severity: .note,
                message: Message("findings.repeated", ["count": .number(count)]))
        ]
    }
}
