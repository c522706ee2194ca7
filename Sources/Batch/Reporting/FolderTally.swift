import RapporteurDiagnostics

/// How many documents of which outcome.
struct OutcomeCounts: Equatable {
    var valid = 0
    var invalid = 0
    var notChecked = 0

    var total: Int { valid + invalid + notChecked }

    mutating func add(_ outcome: Outcome) {
        switch outcome {
        case .valid: valid += 1
        case .invalid: invalid += 1
        case .notChecked: notChecked += 1
        }
    }

    mutating func add(_ other: OutcomeCounts) {
        valid += other.valid
        invalid += other.invalid
        notChecked += other.notChecked
    }
}

/// Outcomes by folder, of as many folders as a reader can look at.
///
/// Where there are more, those of the deepest level are counted with the folder above them, level by level.
struct FolderTally {
    struct Row {
        var counts = OutcomeCounts()
        /// Whether documents of folders below are counted here, too.
        var includesDeeper = false
    }

    static let limit = 200
    /// How many levels are told apart at most.
    static let deepest = 16

    private(set) var rows: ExactMap<Row> = [:]
    /// Documents of folders beyond the limit, where all are of the highest level.
    private(set) var others = OutcomeCounts()
    private var depth = Self.deepest

    mutating func add(_ outcome: Outcome, of file: String) {
        let (folder, isCut) = Self.folder(of: file, depth: depth)
        if rows[folder] == nil, rows.count == Self.limit {
            // The document is counted again, which may be in a folder that is there by then.
            if mergeDeepest() { return add(outcome, of: file) }
            return others.add(outcome)
        }
        rows[folder, default: Row()].counts.add(outcome)
        if isCut { rows[folder]?.includesDeeper = true }
    }

    /// The rows, in bytewise order of folders.
    var sorted: [(folder: String, row: Row)] {
        rows.map { (folder: $0.key, row: $0.value) }
            .sorted { $0.folder.utf8.lexicographicallyPrecedes($1.folder.utf8) }
    }

    /// Counts the folders of the deepest level with those above them.
    ///
    /// - Returns: whether there was more than one level.
    private mutating func mergeDeepest() -> Bool {
        let present = rows.keys.map(Self.level).max() ?? 1
        guard present > 1 else { return false }
        depth = present - 1
        var merged: ExactMap<Row> = [:]
        for (folder, row) in rows {
            let (above, isCut) = Self.cut(folder, to: depth)
            merged[above, default: Row()].counts.add(row.counts)
            if isCut || row.includesDeeper { merged[above]?.includesDeeper = true }
        }
        rows = merged
        return true
    }

    /// `ga/76/a.xml` → `ga/76`; a name alone is in the folder `.`.
    private static func folder(of file: String, depth: Int) -> (String, isCut: Bool) {
        guard let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", false) }
        return slash == file.startIndex ? ("/", false) : cut(file[..<slash], to: depth)
    }

    private static func cut(_ folder: some StringProtocol, to depth: Int) -> (String, isCut: Bool) {
        var slashes = 0
        for index in folder.utf8.indices.dropFirst() where folder.utf8[index] == UInt8(ascii: "/") {
            slashes += 1
            if slashes == depth { return (String(folder[..<index]), true) }
        }
        return (String(folder), false)
    }

    /// How many names the path of a folder has.
    private static func level(_ folder: String) -> Int {
        folder.utf8.dropFirst().reduce(1) { $1 == UInt8(ascii: "/") ? $0 + 1 : $0 }
    }
}
