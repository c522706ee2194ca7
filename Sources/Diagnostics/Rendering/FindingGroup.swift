/// Findings of a document that say the same at several places.
struct FindingGroup {
    var first: Finding
    /// How many faults the findings stand for.
    var total: Int
    /// Where the findings after the first are.
    var others: [Location] = []

    /// What findings of one group have in common.
    private struct Key: Hashable {
        var code: String
        var severity: Severity
        var message: Message
        var hint: Message?
        var file: String?
        var acceptance: Acceptance?

        init(_ finding: Finding) {
            code = finding.code
            severity = finding.severity
            message = finding.message
            hint = finding.hint
            file = finding.location.file
            acceptance = finding.acceptance
        }
    }

    /// The gravest groups of findings that are not accepted, the gravest first, and how many faults are in no group.
    static func gravest(of findings: [Finding], atMost limit: Int) -> (groups: [FindingGroup], left: Int) {
        var result: [FindingGroup] = []
        var left = 0
        for severity in Severity.allCases.reversed() {
            var known: [Key: Int] = [:]
            for finding in findings where finding.severity == severity && finding.acceptance == nil {
                let key = Key(finding)
                if let index = known[key] {
                    result[index].total += finding.count
                    result[index].others.append(finding.location)
                    result[index].others += finding.others
                } else if result.count < limit {
                    known[key] = result.count
                    result.append(FindingGroup(first: finding, total: finding.count, others: finding.others))
                } else {
                    left += finding.count
                }
            }
        }
        return (result, left)
    }

    /// Groups findings, in order of the first of each.
    static func groups(of findings: [Finding]) -> [FindingGroup] {
        var result: [FindingGroup] = []
        var known: [Key: Int] = [:]
        for finding in findings {
            let key = Key(finding)
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
