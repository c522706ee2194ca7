import RapporteurDiagnostics

/// Gathers what is wrong with a schema, each with the place in the schema document.
final class SchemaIssues {
    let log: FindingLog
    private var seen: Set<Place> = []

    private struct Place: Hashable {
        var rule: String
        var location: Location
        var message: Message
    }

    init(limit: Int = 200) {
        log = FindingLog(limit: limit)
    }

    /// - Parameter rule: the name of the constraint in XSD Part 1 or 2, such as `src-resolve`; it becomes the code.
    func add(
        _ rule: String, _ node: SchemaNode?, _ message: Message, hint: Message? = nil, severity: Severity = .error
    ) {
        var location = Location()
        if let node {
            location.file = node.document.path
            location.line = node.position.line
            location.column = node.position.column
        }
        // The same component may be looked at through several references; its fault is one finding.
        guard seen.insert(Place(rule: rule, location: location, message: message)).inserted else { return }
        log.add(
            Finding(code: "schema.\(rule)", severity: severity, message: message, hint: hint, location: location))
    }

    /// Whether the time for the work is over; then that is the last issue, and the caller stops.
    func isLate(_ document: @autoclosure () -> String) -> Bool {
        guard Deadline.hasPassed else { return false }
        if !wasLate { Deadline.error(document()).findings.forEach(log.add) }
        wasLate = true
        return true
    }

    private var wasLate = false

    /// Adds that a bound was reached; `message` has a place for its number.
    func add(_ limit: Limit, _ node: SchemaNode?, _ message: (MessageArgument) -> Message) {
        add(
            "limit", node, message(.number(limit.value)),
            hint: limit.value < limit.greatest ? Message("schema.limit/hint", ["name": .text(limit.rawValue)]) : nil)
    }

    /// Whether it is worth looking for what was meant: that takes long, and long lists of findings need no hints.
    var takesHints: Bool { log.findings.count < 50 }

    var hasErrors: Bool { log.count(of: .error) > 0 }

    /// - Throws: `WorkError` of kind `schema` when anything wrong was found.
    func throwIfAny() throws(WorkError) {
        if hasErrors { throw WorkError(.schema, findings: log.findings) }
    }
}
