import RapporteurDiagnostics

/// Findings by code and severity: how many, a first example, first places.
struct CodeTally {
    struct Key: Hashable {
        var code: String
        var severity: Severity
    }

    struct Entry {
        var key: Key
        /// The first finding.
        var example: Finding
        /// How many faults; those that a baseline accepts are not among them.
        var count = 0
        var accepted = 0
        /// How many findings the faults stand for: those of one parent may be one.
        var findings = 0
        /// How many documents have such a finding.
        var documents = 0
        var places: [Place] = []
        /// The documents that have it, each with how many faults.
        var files: [(file: String, count: Int)] = []
    }

    struct Place {
        var file: String
        var location: Location
    }

    /// How many places of a code are kept, and how many of them of one document.
    static let placesKept = 10
    static let placesOfADocument = 3
    /// How many documents of a code are named.
    static let filesKept = 100
    /// How many codes are kept; packs have rules of their own, each with its code.
    static let limit = 300

    private var entries: [Key: Entry] = [:]
    /// How many faults have codes beyond the limit.
    private(set) var others = 0

    mutating func add(_ document: DocumentResult) {
        // The places of this document that are kept so far, by code.
        var places: [Key: Int] = [:]
        for finding in document.findings {
            let key = Key(code: finding.code, severity: finding.severity)
            if entries[key] == nil {
                guard entries.count < Self.limit else {
                    others += finding.count
                    continue
                }
                entries[key] = Entry(key: key, example: finding)
            }
            guard finding.acceptance == nil else {
                entries[key]?.accepted += finding.count
                continue
            }
            entries[key]?.add(finding, of: document.file, isFirst: places[key] == nil, kept: &places[key, default: 0])
        }
    }

    /// The gravest first, then the most frequent.
    var sorted: [Entry] {
        entries.values.sorted { one, other in
            if one.key.severity != other.key.severity { return one.key.severity > other.key.severity }
            if one.count != other.count { return one.count > other.count }
            return one.key.code.utf8.lexicographicallyPrecedes(other.key.code.utf8)
        }
    }
}

extension CodeTally.Entry {
    /// - Parameter kept: how many places of the document were kept before.
    fileprivate mutating func add(_ finding: Finding, of file: String, isFirst: Bool, kept: inout Int) {
        count += finding.count
        findings += 1
        if isFirst { documents += 1 }
        if isFirst, files.count < CodeTally.filesKept {
            files.append((file, finding.count))
        } else if !isFirst, documents <= CodeTally.filesKept {
            files[files.count - 1].count += finding.count
        }
        guard places.count < CodeTally.placesKept, kept < CodeTally.placesOfADocument else { return }
        kept += 1
        var location = finding.location
        location.excerpt = nil
        places.append(CodeTally.Place(file: file, location: location))
    }
}
