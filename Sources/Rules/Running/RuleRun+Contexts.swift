internal import RapporteurDiagnostics
import RapporteurXMLStream

/// Which nodes a context matches.
///
/// A pattern of names with conditions is matched from its last step: the tree knows the nodes of each name, so that
/// most rules look at few nodes. Other patterns are asked of the whole document.
extension RuleRun {
    func select(
        _ alternative: ContextPattern.Alternative, _ body: (XPathNodeID) throws(XPathError) -> Void
    ) throws(XPathError) {
        switch alternative {
        case .selection(let text):
            for node in try evaluator.nodes(rules.expression(text), at: .document) { try body(node) }
        case .steps(let steps, let isAbsolute):
            guard let last = steps.last else { return }
            let matcher = StepMatcher(run: self, steps: steps, isAbsolute: isAbsolute)
            try forEach(candidate: last) { (node) throws(XPathError) in
                if try matcher.matches(node) { try body(node) }
            }
        }
    }

    private func forEach(
        candidate step: ContextPattern.Step, _ body: (XPathNodeID) throws(XPathError) -> Void
    ) throws(XPathError) {
        if case .name(let name) = step.test {
            let id = rules.id(of: name, in: document.nameTable)
            try document.forEach(step.isAttribute ? .attribute : .element, named: id) { (node) throws(XPathError) in
                try evaluator.count(1)
                try body(node)
            }
            return
        }
        try evaluator.count(document.nodeCount)
        for node in document.allNodes {
            guard step.isAttribute ? document.isAttribute(node) : document.isElement(node) else { continue }
            try body(node)
        }
    }
}

/// Matches the steps of a pattern from the last to the first.
private struct StepMatcher {
    let run: RuleRun
    let steps: [ContextPattern.Step]
    let isAbsolute: Bool
    /// The names of steps in the document's table.
    private let names: [NameID?]

    init(run: RuleRun, steps: [ContextPattern.Step], isAbsolute: Bool) {
        self.run = run
        self.steps = steps
        self.isAbsolute = isAbsolute
        names = steps.map { step in
            guard case .name(let name) = step.test else { return nil }
            return run.rules.id(of: name, in: run.document.nameTable)
        }
    }

    /// Runs of steps that follow each other closely are found at the nearest ancestors: if they fit further up, they
    /// fit there as well, and more is left for the steps before. So nothing is tried twice.
    func matches(_ node: XPathNodeID) throws(XPathError) -> Bool {
        var index = steps.count - 1
        // The end of the run at work, and where it was tried.
        var runEnd = index
        var runNode = node
        var here = node
        while true {
            if try test(steps[index], names[index], here) {
                let step = steps[index]
                if index == 0 {
                    guard isAbsolute else { return true }
                    if run.document.parent(of: here) == .document { return true }
                } else if let parent = run.document.parent(of: here), parent != .document {
                    index -= 1
                    here = parent
                    if step.isDescendant {
                        runEnd = index
                        runNode = here
                    }
                    continue
                } else {
                    return false
                }
            }
            // The run does not fit: the one at the very end is tied to the node, others move up.
            guard runEnd < steps.count - 1, let above = run.document.parent(of: runNode), above != .document else {
                return false
            }
            try run.evaluator.count(1)
            index = runEnd
            runNode = above
            here = above
        }
    }

    private func test(_ step: ContextPattern.Step, _ name: NameID?, _ node: XPathNodeID) throws(XPathError) -> Bool {
        let document = run.document
        guard step.isAttribute == document.isAttribute(node) else { return false }
        if let name {
            guard document.name(of: node) == name else { return false }
        } else if case .anyIn(let namespace) = step.test {
            guard document.nameTable[document.name(of: node)].namespace == namespace else { return false }
        }
        for predicate in step.predicates {
            run.current = node
            guard try run.evaluator.isTrue(run.rules.expression(predicate), at: node) else { return false }
        }
        return true
    }
}
