import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// What can be said of an expression before any document: that it is XPath 1.0, that its prefixes and variables are
/// declared, that its functions exist and get as many arguments as they take.
struct ExpressionCheck {
    /// Namespace by prefix.
    let namespaces: ExactMap<String>
    /// The names of the variables in scope.
    let variables: ExactSet

    /// What an expression names as literals.
    struct Literals {
        /// Regular expressions, compiled.
        var patterns: [Pattern] = []
        /// Code lists.
        var codeLists: [String] = []
    }

    /// - Throws: the first fault.
    func check(_ text: String) throws(ExpressionFault) -> Literals {
        let tokens = try XPathLexer.tokens(of: text)
        var literals = Literals()
        for (index, token) in tokens.enumerated() {
            switch token.kind {
            case .nameTest(let prefix, _): try check(prefix: prefix)
            case .variable(let prefix, let local):
                guard prefix.isEmpty, variables.contains(local) else {
                    throw ExpressionFault(
                        kind: "variable", message: Message(
                            "schematron.variable", ["name": .text((prefix.isEmpty ? "" : prefix + ":") + local)]),
                        hint: variables.isEmpty
                            ? Message("schematron.variable/hint.none")
                            : Message("schematron.variable/hint", ["names": list(variables)]))
                }
            case .function(let prefix, let local):
                try checkFunction(prefix, local, tokens, index, &literals)
            default: continue
            }
        }
        do {
            _ = try XPathExpression(text)
        } catch {
            throw ExpressionFault(kind: "xpath", message: Message("schematron.xpath", ["reason": .message(error.reason)]))
        }
        return literals
    }

    func check(prefix: String) throws(ExpressionFault) {
        guard !prefix.isEmpty, prefix != "xml", namespaces[prefix] == nil else { return }
        throw ExpressionFault(
            kind: "prefix", message: Message("schematron.prefix", ["prefix": .text(prefix)]),
            hint: Message("schematron.prefix/hint", ["prefix": .text(prefix)]))
    }

    private func list(_ names: ExactSet) -> MessageArgument {
        .list(names.sorted().prefix(12).map { .quoted("$\($0)") })
    }

    private func checkFunction(
        _ prefix: String, _ local: String, _ tokens: [XPathToken], _ index: Int, _ literals: inout Literals
    ) throws(ExpressionFault) {
        try check(prefix: prefix)
        let shown = prefix.isEmpty ? "\(local)()" : "\(prefix):\(local)()"
        let function = RuleFunction.named(local, namespace: prefix.isEmpty ? "" : namespaces[prefix] ?? "")
        guard let function else {
            throw ExpressionFault(
                kind: "function", message: Message("schematron.function", ["name": .text(shown)]), hint: RuleFunction.hint(for: local))
        }
        let arguments = Self.arguments(tokens, after: index)
        guard function.arguments.contains(arguments.count) else {
            throw ExpressionFault(
                kind: "function", message: Message(
                    "schematron.function/arguments", ["name": .text(shown), "count": .number(arguments.count)]),
                hint: Message("schematron.function/hint.arguments", ["arity": .message(function.arity)]))
        }
        guard function.namespace == RuleFunction.namespace else { return }
        if local == "matches", case .literal(let source) = Self.single(arguments[1]) {
            do {
                literals.patterns.append(try Pattern(source))
            } catch {
                throw ExpressionFault(
                    kind: "pattern", message: Message(
                        "schematron.pattern", ["pattern": .text(source), "reason": .message(error.message)]),
                    hint: Message("schematron.pattern/hint", ["place": .number(error.offset + 1)]))
            }
        }
        if local == "code", case .literal(let name) = Self.single(arguments[0]) { literals.codeLists.append(name) }
    }

    private static func single(_ argument: ArraySlice<XPathToken>) -> XPathToken.Kind? {
        argument.count == 1 ? argument.first?.kind : nil
    }

    /// The tokens of each argument of the call whose name stands at an index.
    private static func arguments(_ tokens: [XPathToken], after index: Int) -> [ArraySlice<XPathToken>] {
        var result: [ArraySlice<XPathToken>] = []
        var depth = 0, start = index + 2
        for place in (index + 1)..<tokens.count {
            switch tokens[place].kind {
            case .mark("("), .mark("["): depth += 1
            case .mark(")"), .mark("]"):
                depth -= 1
                if depth > 0 { continue }
                if place > start || !result.isEmpty { result.append(tokens[start..<place]) }
                return result
            case .mark(",") where depth == 1:
                result.append(tokens[start..<place])
                start = place + 1
            default: continue
            }
        }
        return result
    }
}

extension XPathError {
    /// In words; an evaluation that went beyond its bound says so.
    var reason: Message {
        switch self {
        case .syntax(let text), .evaluation(let text): .verbatim(text)
        case .tooExpensive: Message("rule.failed/expensive")
        }
    }
}
