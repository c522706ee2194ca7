/// Findings of a document that say the same at several places.
struct FindingGroup {
    var first: Finding
    /// How many faults the findings stand for.
    var total: Int
    /// Where the findings after the first are.
    var others: [Location] = []

    /// Groups findings, in order of the first of each.
    static func groups(of findings: [Finding]) -> [FindingGroup] {
        struct Key: Hashable {
            var code: String
            var severity: Severity
            var message: Message
            var hint: Message?
            var file: String?
            var acceptance: Acceptance?
        }
        var result: [FindingGroup] = []
        var known: [Key: Int] = [:]
        for finding in findings {
            let key = Key(
                code: finding.code, severity: finding.severity, message: finding.message, hint: finding.hint,
                file: finding.location.file, acceptance: finding.acceptance)
            guard let index = known[key] else {
                known[key] = result.count
                result.append(FindingGroup(first: finding, total: finding.count, others: finding.others))
                continue
            }
            result[index].total += finding.count
            result[index].others += [finding.location] + finding.others
        }
        return result
    }
}
