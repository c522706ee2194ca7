import RapporteurDiagnostics

/// The documents with the most errors, then warnings.
struct WorstDocuments {
    struct Entry {
        var file: String
        var outcome: Outcome
        var errors = 0
        var warnings = 0
        var notes = 0
        /// How many findings were made beyond those kept.
        var omitted = 0
        /// The most frequent codes, the gravest first.
        var codes: [String] = []

        /// Whether another stands before it; of equals the one that came first does.
        func comes(before other: Entry) -> Bool {
            (errors, omitted, warnings) > (other.errors, other.omitted, other.warnings)
        }
    }

    static let limit = 20
    static let codesShown = 3

    private(set) var entries: [Entry] = []

    mutating func add(_ document: DocumentResult) {
        var entry = Entry(file: document.file, outcome: document.outcome, omitted: document.omitted)
        var counts: [CodeTally.Key: Int] = [:]
        for finding in document.findings where finding.acceptance == nil {
            switch finding.severity {
            case .error: entry.errors += finding.count
            case .warning: entry.warnings += finding.count
            case .note: entry.notes += finding.count
            }
            counts[CodeTally.Key(code: finding.code, severity: finding.severity), default: 0] += finding.count
        }
        guard entry.errors + entry.warnings > 0 else { return }
        if entries.count == Self.limit {
            guard let last = entries.last, entry.comes(before: last) else { return }
            entries.removeLast()
        }
        entry.codes = Self.mostFrequent(counts)
        let index = entries.firstIndex { entry.comes(before: $0) } ?? entries.endIndex
        entries.insert(entry, at: index)
    }

    private static func mostFrequent(_ counts: [CodeTally.Key: Int]) -> [String] {
        let sorted = counts.sorted { one, other in
            if one.key.severity != other.key.severity { return one.key.severity > other.key.severity }
            if one.value != other.value { return one.value > other.value }
            return one.key.code.utf8.lexicographicallyPrecedes(other.key.code.utf8)
        }
        // A code may come with two severities.
        var codes: [String] = []
        for (key, _) in sorted where !codes.contains(key.code) && codes.count < codesShown { codes.append(key.code) }
        return codes
    }
}
