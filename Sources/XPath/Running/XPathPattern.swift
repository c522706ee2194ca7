package import RapporteurXMLStream

/// What nodes a rule is for: a pattern as XSLT has them (XSLT 2.0, 5.5.2), as the expressions that select all nodes that
/// match.
///
/// A node matches a relative pattern where that selects it from some ancestor; so `a/b` selects what `//a/b` does.
package final class XPathPattern: @unchecked Sendable {
    // Unchecked as `XPathExpression` is.
    fileprivate let alternatives: [Expression]
    fileprivate let localCount: Int
    package let text: String
    /// The variables of the host that its conditions use.
    package let variables: Set<Int>
    package let calls: [(function: Int, literals: [String?])]

    /// - Throws: a static error; XPTY0019 for an expression that is no pattern.
    package init(_ text: String, in context: XPathStaticContext) throws(XPathError) {
        self.text = text
        var parser = try Parser(text, context)
        alternatives = try parser.pattern()
        localCount = parser.localCount
        variables = parser.hostVariables
        calls = parser.hostCalls
    }
}

extension Parser {
    /// `Pattern ::= PathPattern ("|" PathPattern)*`
    mutating func pattern() throws(XPathError) -> [Expression] {
        let isBracketed = at(.open)
        let expression = try sequence()
        guard current == .end else { throw syntax() }
        let parts = (expression as? Union)?.parts ?? [expression]
        var result: [Expression] = []
        for part in parts {
            guard let path = part as? PathExpression, !isBracketed else { throw XPathError(.XPTY0019) }
            guard path.steps.allSatisfy(Self.isPatternStep) else { throw XPathError(.XPTY0019) }
            switch path.start {
            case .root: result.append(path)
            case .context: result.append(Self.anywhere(path))
            case .expression: throw XPathError(.XPTY0019)
            }
        }
        return result
    }

    private static func isPatternStep(_ step: Step) -> Bool {
        switch step.axis {
        case .child, .attribute, .descendant, .attributesBelow: true
        case .descendantOrSelf: if case .any = step.test { step.predicates.isEmpty } else { false }
        default: false
        }
    }

    private static func anywhere(_ path: PathExpression) -> PathExpression {
        guard let first = path.steps.first else { return PathExpression(.root, []) }
        if first.axis == .child, first.isSimple {
            return PathExpression(.root, [Step(.descendant, first.test, first.predicates)] + path.steps.dropFirst())
        }
        if first.axis == .attribute, first.isSimple {
            return PathExpression(.root, [Step(.attributesBelow, first.test, first.predicates)])
        }
        if first.axis == .descendant || first.axis == .attributesBelow { return PathExpression(.root, path.steps) }
        return PathExpression(.root, [Step(.descendantOrSelf, .any)] + path.steps)
    }
}

extension XPathEvaluator {
    /// All nodes of the document that a pattern matches, in document order.
    package func nodes(matching pattern: XPathPattern) throws(XPathError) -> [NodeID] {
        let e = evaluation
        let outer = e.focus
        let locals = e.locals
        if pattern.localCount > 0 { e.locals = ContiguousArray(repeating: .empty, count: pattern.localCount) }
        defer {
            e.focus = outer
            e.locals = locals
        }
        var nodes = ContiguousArray<NodeID>()
        for alternative in pattern.alternatives {
            e.node = .document
            e.other = nil
            let found = try alternative.nodes(e)
            if nodes.isEmpty { nodes = found } else { nodes.append(contentsOf: found) }
        }
        if pattern.alternatives.count > 1 { nodes.makeOrdered() }
        return Array(nodes)
    }
}
