package import RapporteurXMLStream

/// An expression, compiled: immutable, shared by any number of threads.
package final class XPathExpression: @unchecked Sendable {
    // Unchecked because the operators are classes with subclasses; none has a field that changes.
    let root: Expression
    let localCount: Int
    /// The variables of the host that it uses, by number.
    package let variables: Set<Int>
    /// The functions of the host that it calls, with those of their arguments that are literals.
    package let calls: [(function: Int, literals: [String?])]
    package let text: String

    /// Reads and checks an expression.
    ///
    /// - Throws: a static error, with its place.
    package init(_ text: String, in context: XPathStaticContext) throws(XPathError) {
        var parser = try Parser(text, context)
        root = try parser.parse()
        localCount = parser.localCount
        variables = parser.hostVariables
        calls = parser.hostCalls
        self.text = text
    }
}

/// Evaluates expressions on one document, one thread at a time.
package final class XPathEvaluator {
    let evaluation: Evaluation

    /// - Parameters:
    ///   - names: those that the expressions were read with.
    ///   - host: gives variables and functions; it is not kept.
    package init(
        _ tree: DocumentTree, names: XPathNames, version: XPathStaticContext.Version, limits: XPathLimits = XPathLimits(),
        host: (any XPathHost)? = nil, clock: XPathClock = XPathClock()
    ) {
        evaluation = Evaluation(tree, names: names, limits: limits, isPlain: version == .xpath1, host: host, clock: clock)
    }

    package var tree: DocumentTree { evaluation.tree }

    /// Starts to count operations anew.
    package func startCounting(limit: Int) {
        evaluation.operations = 0
        evaluation.mostOperations = limit
    }

    /// How many operations were counted since counting started.
    package var operationsCounted: Int { evaluation.operations }

    /// Counts operations that were done for the document elsewhere.
    package func count(_ operations: Int) throws(XPathError) { try evaluation.count(operations) }

    /// Runs with a node as context item, also while another expression is being evaluated: a variable that it uses, say.
    @inline(__always)
    private func run<Result>(
        _ expression: XPathExpression, at node: NodeID, _ body: (Expression, Evaluation) throws(XPathError) -> Result
    ) throws(XPathError) -> Result {
        let e = evaluation
        let outer = e.focus
        let locals = e.locals
        if expression.localCount > 0 { e.locals = ContiguousArray(repeating: .empty, count: expression.localCount) }
        e.node = node
        e.other = nil
        (e.position, e.size) = (1, 1)
        defer {
            e.focus = outer
            if expression.localCount > 0 { e.locals = locals }
        }
        return try body(expression.root, e)
    }

    /// Whether an expression is true of a node.
    package func isTrue(_ expression: XPathExpression, at node: NodeID) throws(XPathError) -> Bool {
        try run(expression, at: node) { (root, e) throws(XPathError) in try root.boolean(e) }
    }

    /// The value of an expression.
    package func value(_ expression: XPathExpression, at node: NodeID) throws(XPathError) -> XPathValue {
        try run(expression, at: node) { (root, e) throws(XPathError) in
            XPathValue(try root.value(e), e.tree, isPlain: e.isPlain)
        }
    }

    /// The nodes that an expression selects, in document order.
    ///
    /// - Throws: XPTY0004 when the value is none of nodes.
    package func nodes(_ expression: XPathExpression, at node: NodeID = .document) throws(XPathError) -> [NodeID] {
        try run(expression, at: node) { (root, e) throws(XPathError) in
            var nodes = try root.nodes(e)
            nodes.makeOrdered()
            return Array(nodes)
        }
    }

    /// The text of an expression's value, cut to so many bytes: in XPath 1.0 of its first item, in XPath 2.0 of all, with
    /// spaces between.
    package func string(_ expression: XPathExpression, at node: NodeID, limit: Int) throws(XPathError) -> String {
        try run(expression, at: node) { (root, e) throws(XPathError) in
            let value = try root.value(e)
            var text = ""
            for index in 0..<(e.isPlain ? min(1, value.count) : value.count) {
                if index > 0 { text += " " }
                let item = value[index]
                if case .node(let node) = item {
                    let bytes = e.tree.bytes(of: node)
                    // No more is made than is shown.
                    text += String(decoding: bytes.prefix(limit + 4), as: UTF8.self)
                } else {
                    text += e.isPlain ? item.plainText(in: e.tree) : item.atomicText
                }
                try e.count(1)
                if text.utf8.count > limit { break }
            }
            guard text.utf8.count > limit else { return text }
            // Not in the middle of a character.
            var end = text.utf8.index(text.startIndex, offsetBy: limit)
            while end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
            return String(text[..<end]) + "…"
        }
    }
}

extension XPathEvaluator {
    /// fn:deep-equal of two nodes.
    package func areDeepEqual(_ one: NodeID, _ other: NodeID) throws(XPathError) -> Bool {
        try DeepEqual.holds(.item(.node(one)), .item(.node(other)), evaluation)
    }
}
