import RapporteurDiagnostics

/// What was not checked, or not to its end, by reason.
struct UncheckedTally {
    struct Entry {
        var code: String
        var count = 0
        /// The first documents, each with what kept it from being checked.
        var documents: [(file: String, reason: Message)] = []
    }

    static let documentsKept = 20
    static let limit = 200

    private var entries: ExactMap<Entry> = [:]
    /// How many documents have reasons beyond the limit.
    private(set) var others = 0

    mutating func add(_ document: DocumentResult) {
        let reason = document.reasonNotChecked ?? (document.outcome == .notChecked ? document.findings.first : nil)
        guard let reason else { return }
        if entries[reason.code] == nil, entries.count == Self.limit {
            others += 1
            return
        }
        var entry = entries[reason.code] ?? Entry(code: reason.code)
        entry.count += 1
        if entry.documents.count < Self.documentsKept { entry.documents.append((document.file, reason.message)) }
        entries[reason.code] = entry
    }

    /// The most frequent first.
    var sorted: [Entry] {
        entries.values.sorted { one, other in
            one.count == other.count
                ? one.code.utf8.lexicographicallyPrecedes(other.code.utf8) : one.count > other.count
        }
    }
}
