import RapporteurDiagnostics
import RapporteurXMLStream

/// One rule set at work on one document.
final class RuleRun {
    let rules: PreparedRules
    let document: XPathDocument
    let limits: RuleLimits
    let codes: (any CodeListSource)?
    /// What `rap:today()` gives.
    let today: String
    let evaluator: XPathEvaluator
    let findings: RuleFindings
    private(set) var operationsLeft: Int
    var scope = VariableScope()
    /// The node that the rule at work is asked of: what `current()` gives.
    var current = XPathNodeID.document
    /// Elements by identifier, once asked for.
    var identified: ExactMap<[XPathNodeID]>?
    var matchers: ExactMap<TextMatcher> = [:]
    /// The pattern, counted from 1, whose rule has taken a node.
    private var taken: [Int32]
    private var patternNumber: Int32 = 0

    init?(
        rules: PreparedRules, document: XPathDocument, codes: (any CodeListSource)?, today: String, limits: RuleLimits,
        findings: RuleFindings, operations: Int
    ) {
        guard let evaluator = try? XPathEvaluator(document, namespaces: rules.set.namespaces) else { return nil }
        self.rules = rules
        self.document = document
        self.codes = codes
        self.today = today
        self.limits = limits
        self.findings = findings
        self.evaluator = evaluator
        operationsLeft = operations
        taken = Array(repeating: 0, count: document.nodeCount)
        scope.enterSchema(rules.set.variables)
        registerFunctions()
        evaluator.setVariables { [unowned self] name throws(XPathError) in try variable(name) }
    }

    func runAll() {
        for pattern in rules.set.patterns { run(pattern) }
    }

    private func run(_ pattern: RulePattern) {
        patternNumber += 1
        scope.enterPattern(pattern.variables)
        for rule in pattern.rules {
            let limit = min(limits.perRule(nodes: document.nodeCount), operationsLeft)
            evaluator.startCounting(limit: limit)
            defer { operationsLeft = max(0, operationsLeft - evaluator.operationsCounted) }
            do throws(XPathError) {
                try run(rule)
            } catch {
                // Which nodes the rules after it would get is not known.
                let name = rule.assertions.first.map { RuleFindings.RuleName.code($0.code) } ?? .context(rule.contextText)
                findings.addFailure(name, error.reason(limit))
                return
            }
        }
    }

    /// Finds the nodes of a rule and checks them.
    ///
    /// - Throws: when they cannot be found.
    private func run(_ rule: Rule) throws(XPathError) {
        scope.enterRule([])
        var matched: [XPathNodeID] = []
        for alternative in rule.context.alternatives {
            try select(alternative) { (node) throws(XPathError) in
                guard taken[node.index] != patternNumber else { return }
                taken[node.index] = patternNumber
                matched.append(node)
            }
        }
        var failed = Set<Int>()
        for node in matched where check(rule, at: node, &failed) { return }
    }

    /// Asks the assertions of a rule of one node.
    ///
    /// - Returns: whether the rule has used up its operations.
    private func check(_ rule: Rule, at node: XPathNodeID, _ failed: inout Set<Int>) -> Bool {
        scope.enterRule(rule.variables)
        current = node
        for (index, assertion) in rule.assertions.enumerated() where !failed.contains(index) {
            do throws(XPathError) {
                let isTrue = try evaluator.isTrue(rules.expression(assertion.test), at: node)
                if isTrue == assertion.isReport { try speak(assertion, at: node) }
            } catch {
                failed.insert(index)
                findings.addFailure(.code(assertion.code), error.reason(limits.perRule(nodes: document.nodeCount)), at: node)
                if error == .tooExpensive { return true }
            }
        }
        return false
    }

    private func speak(_ assertion: Assertion, at node: XPathNodeID) throws(XPathError) {
        findings.raise(assertion.flag)
        guard !findings.isFull else { return findings.addUnseen(assertion) }
        var place = node
        if let subject = assertion.subject {
            place = try evaluator.nodes(rules.expression(subject), at: node).first ?? node
        }
        let message = try message(assertion.messages, at: node) ?? .verbatim(assertion.code)
        findings.add(assertion, at: place, message: message, hint: try self.message(assertion.hints, at: node))
    }

    /// The texts in our languages; in others the English one is shown, or else the one that is there.
    private func message(_ texts: ExactMap<RuleText>, at node: XPathNodeID) throws(XPathError) -> Message? {
        var known: [Language: String] = [:]
        for language in Language.allCases {
            if let text = texts[language.rawValue] { known[language] = try self.text(text, at: node) }
        }
        if let english = known[.english] { return known.count == 1 ? .verbatim(english) : .verbatim(known, otherwise: english) }
        guard let other = texts.min(by: { $0.key < $1.key }) else { return nil }
        return .verbatim(known, otherwise: try text(other.value, at: node))
    }

    private func text(_ text: RuleText, at node: XPathNodeID) throws(XPathError) -> String {
        var result = ""
        for part in text.parts {
            switch part {
            case .text(let words): result += words
            case .value(let index):
                result += try evaluator.string(rules.expression(index), at: node, limit: limits.valueInMessage)
            }
        }
        return RuleTextBuilder.collapsed(result)
    }

    private func variable(_ name: String) throws(XPathError) -> XPathHeldValue? {
        guard let found = scope.find(name) else { return nil }
        if let value = scope[found] { return value }
        let visible = scope.visible
        scope.visible = found
        defer { scope.visible = visible }
        // Variables of schema and pattern are the document's, those of a rule the node's.
        let node = found.level == .rule ? current : .document
        let value = try evaluator.hold(rules.expression(scope.expression(found)), at: node)
        scope[found] = value
        return value
    }
}

extension XPathError {
    func reason(_ limit: Int) -> Message {
        self == .tooExpensive ? Message("rule.failed/operations", ["limit": .number(limit)]) : reason
    }
}
