/// The findings of one document, in the order they were made.
///
/// It keeps at most `limit` of them, which together take no more than `Limit.findingBytes`, and counts all: a limit never
/// hides that there are more. What one takes differs much: a path is as long as a document is deep.
/// A log belongs to one document and one thread at a time.
public final class FindingLog {
    public private(set) var findings: [Finding] = []
    /// How many findings were made beyond those kept.
    public private(set) var omitted = 0
    /// How many findings were added, kept or not; looked at after each element, so spared the run-time check of exclusive
    /// access.
    @exclusivity(unchecked) public private(set) var made = 0
    public let limit: Int
    /// What all that are kept may take together, in bytes.
    private let mostBytes = Limit.findingBytes.value
    /// About what those that are kept take.
    private var bytes = 0
    /// The bound on bytes, where findings were left out because of it and not of `limit`.
    public private(set) var reachedBytes: Int?
    private var counts = [Severity: Int]()
    /// Why the document could not be checked whole, if it could not: the finding that says so.
    public private(set) var reasonNotChecked: Finding?
    /// How many errors only say that something was not checked.
    private var errorsNotChecked = 0
    /// Which of the kept findings say that something was not checked.
    private var indexesNotChecked: Set<Int> = []

    public init(limit: Int = 1000) {
        self.limit = limit
    }

    /// Changes where kept findings are; for what is only known once the document was read.
    public func locate(_ change: (inout Location) -> Void) {
        for index in findings.indices {
            let isReason = findings[index] == reasonNotChecked
            change(&findings[index].location)
            for other in findings[index].others.indices { change(&findings[index].others[other]) }
            if isReason { reasonNotChecked = findings[index] }
        }
    }

    /// Adds a finding, or counts it when the log is full.
    public func add(_ finding: Finding) {
        made += 1
        counts[finding.severity, default: 0] += finding.count
        if !isFull {
            bytes += finding.weight
            findings.append(finding)
        } else {
            omitted += 1
            if findings.count < limit { reachedBytes = mostBytes }
        }
    }

    /// Adds a finding that keeps the rest of the document from being checked.
    public func addNotChecked(_ finding: Finding) {
        if reasonNotChecked == nil { reasonNotChecked = finding }
        if finding.severity == .error { errorsNotChecked += finding.count }
        if !isFull { indexesNotChecked.insert(findings.count) }
        add(finding)
    }

    /// Whether another finding would be kept; lets callers skip building what nobody will see.
    public var isFull: Bool { findings.count >= limit || bytes >= mostBytes }

    public func count(of severity: Severity) -> Int { counts[severity] ?? 0 }

    /// Takes back the last findings, as far as they only follow from what another says, and none before an index.
    public func removeLast(downTo index: Int, where isConsequence: (Finding) -> Bool) {
        while findings.count > index, let last = findings.last, isConsequence(last) {
            counts[last.severity, default: 0] -= last.count
            bytes -= last.weight
            findings.removeLast()
        }
    }

    /// Replaces a finding already made, to raise the count of one that stands for several faults.
    public func update(at index: Int, _ change: (inout Finding) -> Void) {
        guard findings.indices.contains(index) else { return }
        let before = (severity: findings[index].severity, count: findings[index].count, places: findings[index].others.count)
        change(&findings[index])
        if findings[index].others.count > before.places {
            // A place more is counted in any case, and kept while there is room.
            for place in findings[index].others[before.places...] { bytes += place.weight }
            if bytes > mostBytes {
                for place in findings[index].others[before.places...] { bytes -= place.weight }
                findings[index].others.removeSubrange(before.places...)
            }
        }
        counts[before.severity, default: 0] -= before.count
        counts[findings[index].severity, default: 0] += findings[index].count
    }

    /// Accepts the findings that `decide` has an acceptance for: they are kept, and count no more towards the outcome.
    ///
    /// What keeps the document from being checked, and findings beyond the limit, cannot be accepted.
    public func accept(_ decide: (Finding) -> Acceptance?) {
        for index in findings.indices where findings[index].acceptance == nil {
            guard !indexesNotChecked.contains(index), let acceptance = decide(findings[index]) else { continue }
            findings[index].acceptance = acceptance
            counts[findings[index].severity, default: 0] -= findings[index].count
        }
    }

    /// The outcome the findings amount to: errors make a document invalid, also when not all was checked.
    public var outcome: Outcome {
        if count(of: .error) > errorsNotChecked { return .invalid }
        return reasonNotChecked == nil ? .valid : .notChecked
    }

    /// The outcome when warnings count as errors too.
    public func outcome(failingOn severity: Severity) -> Outcome {
        let plain = outcome
        guard plain == .valid else { return plain }
        return Severity.allCases.contains { $0 >= severity && count(of: $0) > 0 } ? .invalid : .valid
    }
}
