public import RapporteurDiagnostics
import Synchronization

/// Known findings that are accepted for a time: they are shown as accepted, and fail nothing.
///
/// Entries that have expired accept nothing and are reported, and so are entries that nothing uses, so that a baseline
/// only ever gets shorter by itself. A baseline belongs to one run, whose threads share it.
public final class Baseline: Sendable {
    struct Entry: Sendable {
        var code: String
        /// The document's path as the run names it.
        var file: PlacePattern
        /// Nil where the finding has none.
        var xpath: PlacePattern?
        var pointer: PlacePattern?
        var acceptance: Acceptance
        var isExpired: Bool
        /// Where the entry stands in the baseline's file.
        var location: Location

        func fits(_ finding: Finding) -> Bool {
            guard code == finding.code else { return false }
            let location = finding.location
            if xpath == nil, pointer == nil { return location.xpath == nil && location.pointer == nil }
            if let xpath, !(location.xpath.map(xpath.matches) ?? false) { return false }
            if let pointer, !(location.pointer.map(pointer.matches) ?? false) { return false }
            return true
        }
    }

    /// What became of entries, by their places in the list.
    private struct Use: Sendable {
        var used: Set<Int> = []
        /// Entries of documents of the run that were read to their end.
        var met: Set<Int> = []
        /// Entries of documents that were not: nobody knows whether they are needed.
        var undecided: Set<Int> = []
    }

    private let entries: [Entry]
    /// Entries of one file, and those whose file is a pattern.
    private let byFile: ExactMap<[Int]>
    private let byPattern: [Int]
    private let use = Mutex(Use())

    init(entries: [Entry]) {
        self.entries = entries
        var byFile: ExactMap<[Int]> = [:]
        var byPattern: [Int] = []
        for (index, entry) in entries.enumerated() {
            if let file = entry.file.literal { byFile[file, default: []].append(index) } else { byPattern.append(index) }
        }
        self.byFile = byFile
        self.byPattern = byPattern
    }

    /// Accepts what the entries for a document accept.
    package func accept(_ log: FindingLog, file: String) {
        let file = Self.plain(file)
        let candidates = (byFile[file] ?? []) + byPattern.filter { entries[$0].file.matches(file) }
        guard !candidates.isEmpty else { return }
        let isWhole = log.reasonNotChecked == nil && log.omitted == 0
            && !log.findings.contains { $0.severity == .error && !Self.canAccept($0.code) }
        let live = candidates.filter { !entries[$0].isExpired }
        var used: Set<Int> = []
        log.accept { finding in
            guard Self.canAccept(finding.code), let index = live.first(where: { entries[$0].fits(finding) }) else {
                return nil
            }
            used.insert(index)
            return entries[index].acceptance
        }
        use.withLock { use in
            use.used.formUnion(used)
            if isWhole { use.met.formUnion(candidates) } else { use.undecided.formUnion(candidates) }
        }
    }

    /// Whether findings of a code can be accepted: not those of a document that could not be read to its end, which
    /// must never be called valid.
    static func canAccept(_ code: String) -> Bool {
        !code.utf8.contains(".limit.".utf8)
            && !["xml.", "json.malformed", "input.", "schema.", "pack."].contains { code.begins(with: $0) }
    }

    /// What is to be said of entries once all documents were checked; warnings.
    public var findings: [Finding] {
        let use = use.withLock { $0 }
        return entries.enumerated().compactMap { index, entry in
            if entry.isExpired { return expired(entry) }
            if use.used.contains(index) || use.undecided.contains(index) { return nil }
            return unused(entry, isMet: use.met.contains(index))
        }
    }

    private func expired(_ entry: Entry) -> Finding {
        Finding(
            code: "baseline.expired", severity: .warning,
            message: Message(
                "baseline.expired", ["code": .text(entry.code), "day": .text(entry.acceptance.expires)]),
            hint: Message("baseline.expired/hint"), location: entry.location)
    }

    private func unused(_ entry: Entry, isMet: Bool) -> Finding {
        let code: MessageArguments = ["code": .text(entry.code)]
        return Finding(
            code: "baseline.unused", severity: .warning,
            message: isMet ? Message("baseline.unused", code) : Message("baseline.unused/document", code),
            hint: isMet ? Message("baseline.unused/hint") : nil, location: entry.location)
    }

    /// A path without `./` at its beginning.
    static func plain(_ path: String) -> String {
        var path = path[...]
        while path.begins(with: "./") {
            path = path.after(bytes: 2)
            while path.begins(with: "/") { path = path.after(bytes: 1) }
        }
        return String(path)
    }
}
