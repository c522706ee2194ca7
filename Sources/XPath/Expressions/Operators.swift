import RapporteurXMLStream

/// Operators of one precedence one after the other, worked out from the left: `a + b - c`.
final class ArithmeticChain: Expression {
    let first: Expression
    let rest: [(sign: Arithmetic, operand: Expression)]

    init(_ first: Expression, _ rest: [(sign: Arithmetic, operand: Expression)]) {
        self.first = first
        self.rest = rest
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { try .optional(item(e)) }
    override func atomic(_ e: Evaluation) throws(XPathError) -> Item? { try item(e) }

    override func item(_ e: Evaluation) throws(XPathError) -> Item? {
        if e.isPlain { return .double(try number(e)) }
        guard var result = try first.atomic(e) else { return nil }
        for (sign, operand) in rest {
            try e.count(1)
            guard let next = try operand.atomic(e) else { return nil }
            result = try sign.apply(result, next, zone: e.clock.zone)
        }
        return result
    }

    /// XPath 1.0 knows doubles only.
    private func number(_ e: Evaluation) throws(XPathError) -> Double {
        var result = try PlainNumber.of(first, e)
        for (sign, operand) in rest {
            try e.count(1)
            result = sign.binary(result, try PlainNumber.of(operand, e))
        }
        return result
    }
    override var asksPosition: Bool { first.asksPosition || rest.contains(where: \.operand.asksPosition) }
    override var isSingle: Bool { true }
}

enum PlainNumber {
    /// The number that XPath 1.0 makes of an expression's value.
    static func of(_ expression: Expression, _ e: Evaluation) throws(XPathError) -> Double {
        guard let item = try expression.item(e) else { return .nan }
        return try PlainComparison.number(item, e)
    }
}

/// `-a`, `+a`; of several signs only whether they are odd counts.
final class Unary: Expression {
    let negates: Bool
    let operand: Expression

    init(negates: Bool, _ operand: Expression) {
        self.negates = negates
        self.operand = operand
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        if e.isPlain {
            let number = try PlainNumber.of(operand, e)
            return .double(negates ? -number : number)
        }
        guard var item = try operand.atomic(e)?.plain else { return .empty }
        if case .untyped = item { item = try Casting.cast(item, to: .double) }
        switch item {
        case .integer(let value):
            let (result, over) = 0.subtractingReportingOverflow(value)
            if negates, over { throw XPathError(.FOAR0002) }
            return .integer(negates ? result : value)
        case .double(let value): return .double(negates ? -value : value)
        case .float(let value): return .item(.float(negates ? -value : value))
        case .decimal(let value): return .item(.decimal(negates ? value.negated : value))
        default: throw XPathError(.XPTY0004, "xs:\(item.type?.rawValue ?? "")")
        }
    }
    override var asksPosition: Bool { operand.asksPosition }
    override var isSingle: Bool { true }
}

/// `a || b`
final class Concatenation: Expression {
    let parts: [Expression]
    init(_ parts: [Expression]) { self.parts = parts }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        var text = ""
        for part in parts {
            guard let item = try part.atomic(e) else { continue }
            text += e.isPlain ? item.plainText(in: e.tree) : item.atomicText
            try e.check(bytes: text.utf8.count)
        }
        try e.count(bytes: text.utf8.count)
        return .string(text)
    }
    override var asksPosition: Bool { parts.contains(where: \.asksPosition) }
    override var knownType: AtomicType? { .string }
    override var isCondition: Bool { true }
    override var isSingle: Bool { true }
}

/// `|`, of any number of operands.
final class Union: Expression {
    let parts: [Expression]
    init(_ parts: [Expression]) { self.parts = parts }

    override var yieldsNodes: Bool { true }
    override var asksPosition: Bool { parts.contains(where: \.asksPosition) }
    override func value(_ e: Evaluation) throws(XPathError) -> Value { .nodes(try nodes(e)) }
    override func nodes(_ e: Evaluation) throws(XPathError) -> ContiguousArray<NodeID> {
        var nodes = ContiguousArray<NodeID>()
        for part in parts { nodes.append(contentsOf: try part.nodes(e)) }
        try e.count(nodes.count)
        try e.check(length: nodes.count)
        nodes.makeOrdered()
        return nodes
    }
    override func forEachNode(_ e: Evaluation, _ body: (NodeID) throws(XPathError) -> Bool) throws(XPathError) {
        var goesOn = true
        for part in parts {
            try part.forEachNode(e) { (node) throws(XPathError) in
                goesOn = try body(node)
                return goesOn
            }
            if !goesOn { return }
        }
    }
    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool { try !isEmpty(e) }
    override func isEmpty(_ e: Evaluation) throws(XPathError) -> Bool {
        for part in parts {
            guard part.yieldsNodes else { return try nodes(e).isEmpty }
            if try !part.isEmpty(e) { return false }
        }
        return true
    }
}

/// `intersect`, `except`
final class SetOperation: Expression {
    let isExcept: Bool
    let left: Expression
    let right: Expression

    init(isExcept: Bool, _ left: Expression, _ right: Expression) {
        self.isExcept = isExcept
        self.left = left
        self.right = right
    }

    override var yieldsNodes: Bool { true }
    override var asksPosition: Bool { left.asksPosition || right.asksPosition }
    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        var one = try left.nodes(e), two = try right.nodes(e)
        try e.count(one.count + two.count)
        one.makeOrdered()
        two.makeOrdered()
        var result = ContiguousArray<NodeID>()
        var place = 0
        for node in one {
            while place < two.count, two[place] < node { place += 1 }
            let isShared = place < two.count && two[place] == node
            if isShared != isExcept { result.append(node) }
        }
        return .nodes(result)
    }
}
