/// `and`, of any number of operands.
final class Conjunction: Expression {
    let parts: [Expression]
    init(_ parts: [Expression]) { self.parts = parts }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { .boolean(try boolean(e)) }
    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool {
        for part in parts { if try !part.boolean(e) { return false } }
        return true
    }
    override var isCondition: Bool { true }
    override var asksPosition: Bool { parts.contains(where: \.asksPosition) }
    override var knownType: AtomicType? { .boolean }
    override var isSingle: Bool { true }
}

/// `or`, of any number of operands.
final class Disjunction: Expression {
    let parts: [Expression]
    init(_ parts: [Expression]) { self.parts = parts }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { .boolean(try boolean(e)) }
    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool {
        for part in parts { if try part.boolean(e) { return true } }
        return false
    }
    override var isCondition: Bool { true }
    override var asksPosition: Bool { parts.contains(where: \.asksPosition) }
    override var knownType: AtomicType? { .boolean }
    override var isSingle: Bool { true }
}

/// `if (…) then … else if (…) then … else …`, in one.
final class Conditional: Expression {
    let branches: [(condition: Expression, result: Expression)]
    let otherwise: Expression

    init(_ branches: [(condition: Expression, result: Expression)], otherwise: Expression) {
        self.branches = branches
        self.otherwise = otherwise
    }

    private func chosen(_ e: Evaluation) throws(XPathError) -> Expression {
        try e.count(1)
        for branch in branches { if try branch.condition.boolean(e) { return branch.result } }
        return otherwise
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { try chosen(e).value(e) }
    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool { try chosen(e).boolean(e) }
    override func text(_ e: Evaluation) throws(XPathError) -> Text? { try chosen(e).text(e) }
    override var isCondition: Bool { otherwise.isCondition && branches.allSatisfy(\.result.isCondition) }
    override var yieldsNodes: Bool { otherwise.yieldsNodes && branches.allSatisfy(\.result.yieldsNodes) }
    override var asksPosition: Bool {
        otherwise.asksPosition || branches.contains { $0.condition.asksPosition || $0.result.asksPosition }
    }
}

/// `for $v in … return …`
final class ForExpression: Expression {
    let slot: Int
    let source: Expression
    let result: Expression

    init(_ slot: Int, in source: Expression, result: Expression) {
        self.slot = slot
        self.source = source
        self.result = result
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        var items = ContiguousArray<Item>()
        try Binding.each(source, slot, e) { () throws(XPathError) in
            let value = try result.value(e)
            try e.count(value.count)
            if case .item(let item) = value { items.append(item) } else { items.append(contentsOf: value.items) }
            try e.check(length: items.count)
            return true
        }
        return Value(items)
    }
    override var asksPosition: Bool { source.asksPosition || result.asksPosition }
}

/// `some $v in … satisfies …`, `every $v in … satisfies …`
final class Quantified: Expression {
    let isEvery: Bool
    let slot: Int
    let source: Expression
    let condition: Expression

    init(isEvery: Bool, _ slot: Int, in source: Expression, condition: Expression) {
        self.isEvery = isEvery
        self.slot = slot
        self.source = source
        self.condition = condition
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { .boolean(try boolean(e)) }
    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool {
        var result = isEvery
        try Binding.each(source, slot, e) { () throws(XPathError) in
            if try condition.boolean(e) != isEvery {
                result = !isEvery
                return false
            }
            return true
        }
        return result
    }
    override var isCondition: Bool { true }
    override var asksPosition: Bool { source.asksPosition || condition.asksPosition }
    override var knownType: AtomicType? { .boolean }
}

enum Binding {
    /// Gives a local variable the items of a sequence, one after the other.
    static func each(
        _ source: Expression, _ slot: Int, _ e: Evaluation, _ body: () throws(XPathError) -> Bool
    ) throws(XPathError) {
        if let range = source as? RangeExpression {
            guard let bounds = try range.bounds(e) else { return }
            for number in bounds {
                try e.count(1)
                e.locals[slot] = .item(.integer(number))
                if try !body() { return }
            }
            return
        }
        let value = try source.value(e)
        for index in 0..<value.count {
            try e.count(1)
            e.locals[slot] = .item(value[index])
            if try !body() { return }
        }
    }
}
