import RapporteurDiagnostics
import RapporteurXMLStream

/// for, some, every, if.
extension Parser {
    /// `$v in …`, some of them, each in scope of those behind it.
    private mutating func bindings() throws(XPathError) -> [(slot: Int, source: Expression)] {
        var result: [(slot: Int, source: Expression)] = []
        repeat {
            try expect(.dollar)
            let name = try variableName()
            try expect(word: "in")
            let source = try single()
            let slot = localCount
            localCount += 1
            locals.append((name.namespace, name.local, slot))
            result.append((slot, source))
            if result.count > Self.deepest { throw error(.stack, String(Self.deepest)) }
        } while skip(.comma)
        return result
    }

    private mutating func variableName() throws(XPathError) -> (namespace: String, local: String) {
        guard case .name(let prefix, let local) = current else { throw syntax() }
        let namespace = try context.namespace(of: prefix)
        advance()
        return (namespace, local)
    }

    mutating func forExpression() throws(XPathError) -> Expression {
        advance()
        let outer = locals.count
        let bindings = try bindings()
        try expect(word: "return")
        var result = try single()
        locals.removeLast(locals.count - outer)
        for binding in bindings.reversed() { result = ForExpression(binding.slot, in: binding.source, result: result) }
        return result
    }

    mutating func quantified(isEvery: Bool) throws(XPathError) -> Expression {
        advance()
        let outer = locals.count
        let bindings = try bindings()
        try expect(word: "satisfies")
        var result = try single()
        locals.removeLast(locals.count - outer)
        for binding in bindings.reversed() {
            result = Quantified(isEvery: isEvery, binding.slot, in: binding.source, condition: result)
        }
        return result
    }

    /// What stands behind `else` may be another `if`: they are read one after the other.
    mutating func conditional() throws(XPathError) -> Expression {
        var branches: [(condition: Expression, result: Expression)] = []
        while true {
            advance()
            try expect(.open)
            let condition = try sequence()
            try expect(.close)
            try expect(word: "then")
            branches.append((condition, try single()))
            try expect(word: "else")
            guard at(word: "if"), following == .symbol(.open) else { break }
        }
        return Conditional(branches, otherwise: try single())
    }

    mutating func variable() throws(XPathError) -> Expression {
        let start = offset
        advance()
        let (namespace, local) = try variableName()
        if let found = locals.last(where: { $0.local.isExactly(local) && $0.namespace.isExactly(namespace) }) { return LocalVariable(found.slot) }
        let key = namespace.isEmpty ? local : "{\(namespace)}\(local)"
        guard let index = context.variables[key] else { throw XPathError(.XPST0008, "$" + local, offset: start) }
        hostVariables.insert(index)
        return HostVariable(index)
    }
}
