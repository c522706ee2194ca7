import RapporteurDiagnostics
import RapporteurXMLStream

/// Gathers what rules say of a document, to hand it on in the document's order.
final class RuleFindings {
    private let document: DocumentTree
    /// Prefix by namespace.
    private let prefixes: ExactMap<String>
    private let log: FindingLog
    private let room: Int
    private var gathered: [(node: NodeID, finding: Finding)] = []
    private var beyond: [Finding] = []
    private var failures: [Finding] = []
    /// Where the failures are.
    private var places: [NodeID?] = []
    private(set) var flags: ExactSet = []
    /// What has errors already, so that what rules say of it may only follow from them.
    private let faulty: FaultyElements

    init(document: DocumentTree, prefixes: ExactMap<String>, log: FindingLog) {
        self.document = document
        self.prefixes = prefixes
        self.log = log
        room = log.limit - log.findings.count
        faulty = FaultyElements(log.findings)
    }

    /// Whether another finding would only be counted.
    var isFull: Bool { gathered.count >= room }

    func add(_ assertion: Assertion, at node: NodeID, message: Message, hint: Message?) {
        gathered.append(
            (
                node,
                Finding(
                    code: assertion.code, severity: assertion.severity, message: message, hint: hint)
            ))
    }

    func addUnseen(_ assertion: Assertion) {
        beyond.append(Finding(code: assertion.code, severity: assertion.severity, message: .verbatim("")))
    }

    func raise(_ flag: String?) {
        if let flag { flags.insert(flag) }
    }

    /// What a rule is called where it failed.
    enum RuleName {
        case code(String)
        case context(String)
    }

    /// A rule that could not be run to its end.
    func addFailure(_ rule: RuleName, _ reason: Message, at node: NodeID? = nil) {
        let message: Message =
            switch rule {
            case .code(let code): Message("rule.failed", ["code": .text(code), "reason": .message(reason)])
            case .context(let text): Message("rule.failed/context", ["context": .text(text), "reason": .message(reason)])
            }
        failures.append(
            Finding(
                code: "rule.failed", message: message, hint: Message("rule.failed/hint"), location: Location()))
        places.append(node)
    }

    private func location(of node: NodeID) -> Location {
        var location = document.location(of: node)
        location.xpath = document.indexedPath(of: node, prefixes: prefixes)
        return location
    }

    func finish() {
        // Sorted by place; at one node in the order of the rules.
        let order = gathered.indices.sorted {
            gathered[$0].node == gathered[$1].node ? $0 < $1 : gathered[$0].node < gathered[$1].node
        }
        for index in order {
            // Located now, so that places are asked for in the document's order.
            gathered[index].finding.location = location(of: gathered[index].node)
            if let finding = faulty.weighed(gathered[index].finding) { log.add(finding) }
        }
        for finding in beyond { log.add(finding) }
        for (failure, node) in zip(failures, places) {
            var failure = failure
            if let node { failure.location = location(of: node) }
            log.addNotChecked(failure)
        }
    }
}
