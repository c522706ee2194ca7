import RapporteurDiagnostics

package import RapporteurXMLStream

/// What a rule's `context` says: a pattern as XSLT 1.0 has them (section 5.2), as alternatives.
package struct ContextPattern: Sendable, Hashable {
    package struct Step: Sendable, Hashable {
        package enum Test: Sendable, Hashable {
            case name(ExpandedName)
            case any
            case anyIn(namespace: String)
        }

        package var isAttribute: Bool
        package var test: Test
        /// Expressions that are asked of the node itself: none depends on its position.
        package var predicates: [String]
        /// Whether the step before may lie any number of levels up.
        package var isDescendant: Bool
    }

    package enum Alternative: Sendable, Hashable {
        /// Steps that are matched from the last to the first; `isAbsolute` when the first is tied to the document.
        case steps([Step], isAbsolute: Bool)
        /// An expression that selects all nodes that match, for all others.
        case selection(String)
    }

    package var alternatives: [Alternative]
}

extension ContextPattern {
    /// Reads a pattern whose prefixes are known to be declared.
    init(_ text: String, namespaces: ExactMap<String>) throws(ExpressionFault) {
        let tokens = try XPathLexer.tokens(of: text)
        alternatives = []
        var start = 0, depth = 0
        for (index, token) in tokens.enumerated() {
            if token.is("(") || token.is("[") { depth += 1 }
            if token.is(")") || token.is("]") { depth -= 1 }
            if depth == 0, token.isOperator("|") {
                alternatives.append(try Self.alternative(tokens[start..<index], text, namespaces))
                start = index + 1
            }
        }
        alternatives.append(try Self.alternative(tokens[start...], text, namespaces))
    }

    private static func fault(_ text: String) -> ExpressionFault {
        ExpressionFault(
            kind: "context", message: Message("schematron.context", ["text": .text(text)]),
            hint: Message("schematron.context/hint"))
    }

    private static func alternative(
        _ tokens: ArraySlice<XPathToken>, _ text: String, _ namespaces: ExactMap<String>
    ) throws(ExpressionFault) -> Alternative {
        var reader = PatternReader(rest: tokens, text: Array(text.utf8), namespaces: namespaces)
        guard let first = tokens.first, let last = tokens.last else { throw fault(text) }
        let own = String(decoding: Array(text.utf8)[first.start..<last.end], as: UTF8.self)
        if tokens.count == 1, first.isOperator("/") { return .selection("/") }
        var isAbsolute = false, isDescendant = false
        if first.isOperator("/") || first.isOperator("//") {
            isAbsolute = first.isOperator("/")
            isDescendant = !isAbsolute
            reader.rest.removeFirst()
        }
        var steps: [Step] = []
        var isSimple = true
        while true {
            guard var step = reader.step() else { throw fault(own) }
            step.isDescendant = isDescendant
            isSimple = isSimple && reader.isSimple
            steps.append(step)
            guard let separator = reader.rest.first else { break }
            guard separator.isOperator("/") || separator.isOperator("//") else { throw fault(own) }
            isDescendant = separator.isOperator("//")
            reader.rest.removeFirst()
        }
        // Only the last step can be an attribute.
        if steps.dropLast().contains(where: \.isAttribute) { isSimple = false }
        if isSimple { return .steps(steps, isAbsolute: isAbsolute) }
        return .selection(first.isOperator("/") || first.isOperator("//") ? own : "//" + own)
    }
}

/// Reads the steps of one alternative.
private struct PatternReader {
    var rest: ArraySlice<XPathToken>
    let text: [UInt8]
    let namespaces: ExactMap<String>
    /// Whether the step read last can be matched node by node.
    var isSimple = true

    mutating func step() -> ContextPattern.Step? {
        isSimple = true
        var isAttribute = false
        if case .axis(let axis)? = rest.first?.kind {
            guard axis == "child" || axis == "attribute" else { return nil }
            isAttribute = axis == "attribute"
            rest.removeFirst(min(2, rest.count))
        } else if rest.first?.is("@") == true {
            isAttribute = true
            rest.removeFirst()
        }
        guard let token = rest.popFirst() else { return nil }
        let test: ContextPattern.Step.Test
        switch token.kind {
        case .nameTest(let prefix, let local):
            if local != "*" {
                let namespace = prefix == "xml" ? WellKnownNamespace.xml : namespaces[prefix] ?? ""
                test = .name(ExpandedName(namespace: prefix.isEmpty ? "" : namespace, local: local))
            } else {
                test = prefix.isEmpty ? .any : .anyIn(namespace: namespaces[prefix] ?? "")
            }
        case .nodeType:
            guard rest.popFirst()?.is("(") == true else { return nil }
            if case .literal? = rest.first?.kind { rest.removeFirst() }
            guard rest.popFirst()?.is(")") == true else { return nil }
            isSimple = false
            test = .any
        default: return nil
        }
        var predicates: [String] = []
        while rest.first?.is("[") == true {
            guard let predicate = predicate() else { return nil }
            predicates.append(predicate)
        }
        return ContextPattern.Step(isAttribute: isAttribute, test: test, predicates: predicates, isDescendant: false)
    }

    private mutating func predicate() -> String? {
        guard let open = rest.popFirst() else { return nil }
        var depth = 1
        var inner: [XPathToken] = []
        while let token = rest.popFirst() {
            if token.is("[") || token.is("(") { depth += 1 }
            if token.is("]") || token.is(")") { depth -= 1 }
            if depth == 0 {
                isSimple = isSimple && Self.isIndependentOfPosition(inner)
                return String(decoding: text[open.end..<token.start], as: UTF8.self)
            }
            inner.append(token)
        }
        return nil
    }

    /// Whether a condition is surely true or false of a node wherever it stands among others: it is no number, and
    /// asks neither position() nor last().
    private static func isIndependentOfPosition(_ tokens: [XPathToken]) -> Bool {
        var depth = 0
        var isBoolean = false, isArithmetic = false
        for token in tokens {
            switch token.kind {
            case .mark("("), .mark("["): depth += 1
            case .mark(")"), .mark("]"): depth -= 1
            case .function(_, "position"), .function(_, "last"): return false
            case .operator(let sign) where depth == 0:
                if ["and", "or", "=", "!=", "<", "<=", ">", ">="].contains(sign) { isBoolean = true }
                if ["+", "-", "*", "div", "mod"].contains(sign) { isArithmetic = true }
            default: continue
            }
        }
        if isBoolean { return true }
        if isArithmetic { return false }
        switch tokens.first?.kind {
        case .function(_, let name)?: return RuleFunction.booleans.contains(name) && isOneCall(tokens)
        case .nameTest?, .axis?, .nodeType?, .mark("@")?, .mark(".")?, .mark("..")?, .operator("/")?, .operator("//")?:
            return true
        default: return false
        }
    }

    /// Whether the bracket opened by the call closes at the very end.
    private static func isOneCall(_ tokens: [XPathToken]) -> Bool {
        var depth = 0
        for (index, token) in tokens.enumerated().dropFirst() {
            if token.is("(") || token.is("[") { depth += 1 }
            if token.is(")") || token.is("]") { depth -= 1 }
            if depth == 0 { return index == tokens.count - 1 }
        }
        return false
    }
}
