public import RapporteurDiagnostics
public import RapporteurXMLStream

/// Runs rule sets over documents, one after the other, on one thread.
///
/// Expressions are compiled when first needed, and kept.
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
        on document: XPathDocument, prefixes: ExactMap<String> = [:], findings: FindingLog
    ) -> Outcome {
        var byNamespace: ExactMap<String> = [:]
        for (prefix, namespace) in prefixes.sorted(by: { $0.key > $1.key }) { byNamespace[namespace] = prefix }
        let collector = RuleFindings(document: document, prefixes: byNamespace, log: findings)
        var left = limits.perDocument(nodes: document.nodeCount)
        for rules in prepared {
            let run = RuleRun(
                rules: rules, document: document, codes: codes, today: today, limits: limits, findings: collector, operations: left)
            guard let run else {
                collector.addFailure(nil, Message("rule.failed/memory"))
                continue
            }
            run.runAll()
            left = run.operationsLeft
        }
        collector.finish()
        var outcome = Outcome()
        outcome.flags = collector.flags
        return outcome
    }

    /// The findings of a document that no tree was built of, for it was too large.
    public static func finding(for refusal: XPathTreeBuilder.Refusal) -> Finding {
        let message: Message
        switch refusal {
        case .bytes(let limit): message = Message("rule.limit.document", ["limit": .number(limit >> 20)])
        case .nodes(let limit): message = Message("rule.limit.document/nodes", ["limit": .number(limit)])
        case .nestedText: message = Message("rule.limit.document/text")
        case .memory: message = Message("rule.limit.document/memory")
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
    private var compiled: [XPathExpression?]
    private var selections: ExactMap<XPathExpression> = [:]
    private var names: NameTable?
    private var ids: [ExpandedName: NameID] = [:]

    init(_ set: RuleSet) {
        self.set = set
        compiled = Array(repeating: nil, count: set.expressions.count)
    }

    func expression(_ index: Int) throws(XPathError) -> XPathExpression {
        if let known = compiled[index] { return known }
        let fresh = try XPathExpression(set.expressions[index])
        compiled[index] = fresh
        return fresh
    }

    func expression(_ text: String) throws(XPathError) -> XPathExpression {
        if let known = selections[text] { return known }
        let fresh = try XPathExpression(text)
        selections[text] = fresh
        return fresh
    }

    /// The id of a name in a document's table.
    func id(of name: ExpandedName, in table: NameTable) -> NameID {
        if names !== table {
            names = table
            ids = [:]
        }
        if let known = ids[name] { return known }
        let id = table.intern(name)
        ids[name] = id
        return id
    }
}
