import RapporteurDiagnostics
import RapporteurXMLStream
import RapporteurXPath

/// One rule set at work on one document.
final class RuleRun {
    let rules: PreparedRules
    let document: DocumentTree
    let limits: RuleLimits
    let codes: (any CodeListSource)?
    /// What `rap:today()` gives.
    let today: String
    let evaluator: XPathEvaluator
    let findings: RuleFindings
    private(set) var operationsLeft: Int
    /// The values of variables that were worked out, by index.
    var values: [Result<XPathValue, XPathError>?]
    /// How many variables and functions are being worked out, one within the other.
    var depth = 0
    /// The node that the rule at work is asked of: what `current()` gives.
    var current = NodeID.document
    /// Elements by identifier, once asked for.
    var identified: ExactMap<[NodeID]>?
    /// Nodes by the values of a key, once asked for.
    var keyed: ExactMap<ExactMap<[NodeID]>> = [:]
    var matchers: ExactMap<TextMatcher> { get { rules.matchers } set { rules.matchers = newValue } }
    /// The pattern, counted from 1, whose rule has taken a node.
    private var taken: [Int32]
    private var patternNumber: Int32 = 0
    private let host: RuleHost

    /// How deep variables and functions may lead to one another.
    static let deepest = 100

    init(
        rules: PreparedRules, document: DocumentTree, codes: (any CodeListSource)?, today: String, limits: RuleLimits,
        findings: RuleFindings, operations: Int
    ) {
        self.rules = rules
        self.document = document
        self.codes = codes
        self.today = today
        self.limits = limits
        self.findings = findings
        host = RuleHost()
        evaluator = XPathEvaluator(
            document, names: rules.set.names, version: rules.set.language, host: host, clock: XPathClock(day: today))
        operationsLeft = operations
        values = Array(repeating: nil, count: rules.set.variables.count)
        taken = Array(repeating: 0, count: document.nodeCount)
        host.run = self
    }

    func runAll() {
        for pattern in rules.set.patterns { run(pattern) }
    }

    private func run(_ pattern: RulePattern) {
        patternNumber += 1
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
        current = .document
        let selected = try evaluator.nodes(matching: rules.set.contexts[rule.context])
        var failed = Set<Int>()
        var isOver = false
        for node in selected where taken[node.index] != patternNumber {
            taken[node.index] = patternNumber
            if !isOver { isOver = check(rule, at: node, &failed) }
        }
    }

    /// Asks the assertions of a rule of one node.
    ///
    /// - Returns: whether the rule has used up its operations.
    private func check(_ rule: Rule, at node: NodeID, _ failed: inout Set<Int>) -> Bool {
        for variable in rule.variables { values[variable] = nil }
        current = node
        for (index, assertion) in rule.assertions.enumerated() where !failed.contains(index) {
            do throws(XPathError) {
                let isTrue = try evaluator.isTrue(rules.set.expressions[assertion.test], at: node)
                if isTrue == assertion.isReport { try speak(assertion, at: node) }
            } catch {
                failed.insert(index)
                findings.addFailure(.code(assertion.code), error.reason(limits.perRule(nodes: document.nodeCount)), at: node)
                if error.code == .operations { return true }
            }
        }
        return false
    }

    private func speak(_ assertion: Assertion, at node: NodeID) throws(XPathError) {
        findings.raise(assertion.flag)
        guard !findings.isFull else { return findings.addUnseen(assertion) }
        var place = node
        if let subject = assertion.subject {
            place = try evaluator.nodes(rules.set.expressions[subject], at: node).first ?? node
        }
        let message = try message(assertion.messages, at: node) ?? .verbatim(assertion.code)
        findings.add(assertion, at: place, message: message, hint: try self.message(assertion.hints, at: node))
    }

    /// The texts in our languages; in others the English one is shown, or else the one that is there.
    private func message(_ texts: ExactMap<RuleText>, at node: NodeID) throws(XPathError) -> Message? {
        var known: [Language: String] = [:]
        for language in Language.allCases {
            if let text = texts[language.rawValue] { known[language] = try self.text(text, at: node) }
        }
        if let english = known[.english] { return known.count == 1 ? .verbatim(english) : .verbatim(known, otherwise: english) }
        guard let other = texts.min(by: { $0.key < $1.key }) else { return nil }
        return .verbatim(known, otherwise: try text(other.value, at: node))
    }

    private func text(_ text: RuleText, at node: NodeID) throws(XPathError) -> String {
        var result = ""
        for part in text.parts {
            switch part {
            case .text(let words): result += words
            case .value(let index):
                result += try evaluator.string(rules.set.expressions[index], at: node, limit: limits.valueInMessage)
            }
        }
        return RuleTextBuilder.collapsed(result)
    }

    // MARK: Variables

    func value(ofVariable index: Int) throws(XPathError) -> XPathValue {
        if let known = values[index] { return try known.get() }
        let variable = rules.set.variables[index]
        guard let expression = variable.expression else { throw XPathError(.XPDY0002) }
        guard depth < Self.deepest else { throw XPathError(.stack, String(Self.deepest)) }
        depth += 1
        defer { depth -= 1 }
        // Variables of schema and pattern are the document's, those of a rule the node's; a function has no node.
        let node: NodeID =
            switch variable.level {
            case .document: .document
            case .node: current
            case .call: .none
            }
        let result: Result<XPathValue, XPathError>
        do throws(XPathError) {
            result = .success(try evaluator.value(rules.set.expressions[expression], at: node))
        } catch {
            // What cost too much this time may not the next, when there is more left.
            if error.isBound { throw error }
            result = .failure(error)
        }
        values[index] = result
        return try result.get()
    }
}

/// Hands what expressions ask for over to the run, which holds the evaluator that asks.
final class RuleHost: XPathHost {
    unowned var run: RuleRun!

    func value(ofVariable index: Int) throws(XPathError) -> XPathValue { try run.value(ofVariable: index) }
    func call(_ function: Int, _ arguments: [XPathValue]) throws(XPathError) -> XPathValue {
        try run.call(function, arguments)
    }
}

extension XPathError {
    /// In words; an evaluation that went beyond its bound says so.
    func reason(_ limit: Int) -> Message {
        code == .operations ? Message("rule.failed/operations", ["limit": .number(limit)]) : message
    }
}
