public import RapporteurDiagnostics
public import RapporteurXMLStream

/// Runs rule sets over documents, one after the other, on one thread.
///
/// Regular expressions are made ready when first needed, and kept.
public final class RuleRunner {
    public let sets: [RuleSet]
    let codes: (any CodeListSource)?
    let limits: RuleLimits
    let today: String
    private let prepared: [PreparedRules]

    /// - Parameters:
    ///   - codes: answers `rap:code` and its kin; without it a rule that asks fails.
    ///   - today: what `rap:today()` gives, `yyyy-mm-dd`; empty where the day is of no account.
    public init(
        _ sets: [RuleSet], codes: (any CodeListSource)? = nil, limits: RuleLimits = RuleLimits(), today: String = ""
    ) {
        self.sets = sets
        self.codes = codes
        self.limits = limits
        self.today = today
        prepared = sets.map(PreparedRules.init)
    }

    /// What running found beside findings.
    public struct Outcome: Sendable, Hashable {
        /// The flags of the assertions that spoke.
        public var flags: ExactSet = []
        public init() {}
    }

    /// Runs all rules; what they say goes to `findings`, in the order of the document.
    ///
    /// A rule that fails, or takes too many operations, is a finding that makes the document `not checked`; the others
    /// run all the same.
    /// - Parameters:
    ///   - prefixes: prefix to namespace, for the paths of findings; the empty prefix for names without one.
    @discardableResult
    public func run(
        on document: DocumentTree, prefixes: ExactMap<String> = [:], findings: FindingLog
    ) -> Outcome {
        var byNamespace: ExactMap<String> = [:]
        for (prefix, namespace) in prefixes.sorted(by: { $0.key > $1.key }) { byNamespace[namespace] = prefix }
        let collector = RuleFindings(document: document, prefixes: byNamespace, log: findings)
        var left = limits.perDocument(nodes: document.nodeCount)
        for rules in prepared {
            let run = RuleRun(
                rules: rules, document: document, codes: codes, today: today, limits: limits, findings: collector, operations: left)
            run.runAll()
            left = run.operationsLeft
        }
        collector.finish()
        var outcome = Outcome()
        outcome.flags = collector.flags
        return outcome
    }

    /// The findings of a document that no tree was built of, for it was too large.
    public static func finding(for refusal: DocumentTreeBuilder.Refusal) -> Finding {
        let message: Message
        switch refusal {
        case .bytes(let limit): message = Message("rule.limit.document", ["limit": .number(limit >> 20)])
        case .nodes(let limit): message = Message("rule.limit.document/nodes", ["limit": .number(limit)])
        }
        return Finding(
            code: "rule.limit.document", message: message,
            hint: Message("rule.limit.document/hint"))
    }

    /// The bounds of the tree that rules run on.
    public var treeLimits: TreeLimits {
        var result = TreeLimits()
        result.bytes = limits.documentBytes
        result.nodes = limits.documentNodes
        return result
    }
}

/// A rule set with what one thread keeps of it.
final class PreparedRules {
    let set: RuleSet
    var matchers: ExactMap<TextMatcher> = [:]

    init(_ set: RuleSet) { self.set = set }
}
