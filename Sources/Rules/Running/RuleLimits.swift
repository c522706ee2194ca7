import RapporteurDiagnostics

/// What rules may cost on one document, in operations: steps of an evaluation, nodes looked at, text handled.
///
/// A bound that is reached is a finding, and the document is not checked; time plays no part.
public struct RuleLimits: Sendable {
    /// The largest document that rules run on, in bytes of UTF-8: they need it in memory.
    public var documentBytes = Limit.ruleDocumentLength.value
    /// The most nodes that a document may have.
    public var documentNodes = Limit.ruleNodes.value
    /// Operations of one rule on all its nodes, and more for each node of the document.
    public var operationsPerRule = 10_000_000
    public var operationsPerRuleAndNode = 300
    /// Operations of all rules, and more for each node.
    public var operationsPerDocument = 100_000_000
    public var operationsPerDocumentAndNode = 3_000
    /// What a rule, and all rules, get at most, however large the document is.
    public var mostOperationsPerRule = Limit.ruleOperations.value
    public var mostOperationsPerDocument = Limit.ruleAllOperations.value
    /// Bytes of a value that a message shows.
    public var valueInMessage = 1_000

    public init() {}

    func perRule(nodes: Int) -> Int { min(operationsPerRule + nodes * operationsPerRuleAndNode, mostOperationsPerRule) }

    func perDocument(nodes: Int) -> Int {
        min(operationsPerDocument + nodes * operationsPerDocumentAndNode, mostOperationsPerDocument)
    }
}
