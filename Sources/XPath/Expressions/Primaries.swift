import RapporteurXMLStream

/// A literal, or a sequence of literals that was folded.
final class Literal: Expression {
    let literal: Item
    private let whole: Value
    private let words: Text?

    init(_ item: Item) {
        literal = item
        whole = .item(item)
        if case .string(let text) = item { words = .string(text) } else { words = nil }
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { whole }
    override func item(_ e: Evaluation) throws(XPathError) -> Item? { literal }
    override func atomic(_ e: Evaluation) throws(XPathError) -> Item? { literal }
    override func text(_ e: Evaluation) throws(XPathError) -> Text? {
        if let words { return words }
        return try Effective.text(literal, e)
    }
    override func isEmpty(_ e: Evaluation) throws(XPathError) -> Bool { false }
    override var asksPosition: Bool { false }
    override var knownType: AtomicType? { literal.type }
    override var isCondition: Bool { knownType == .boolean || knownType == .string }
    override var isSingle: Bool { true }
}

/// `()`.
final class EmptySequence: Expression {
    override func value(_ e: Evaluation) throws(XPathError) -> Value { .empty }
    override var asksPosition: Bool { false }
    override var yieldsNodes: Bool { true }
    override var isSingle: Bool { true }
}

/// `.`
final class ContextItem: Expression {
    override func value(_ e: Evaluation) throws(XPathError) -> Value { .item(try e.contextItem()) }
    override func item(_ e: Evaluation) throws(XPathError) -> Item? { try e.contextItem() }
    override func text(_ e: Evaluation) throws(XPathError) -> Text? {
        if e.node != .none {
            let bytes = e.tree.bytes(of: e.node)
            try e.count(bytes: bytes.count)
            return .bytes(bytes)
        }
        return try Effective.text(e.contextItem(), e)
    }
    override func isEmpty(_ e: Evaluation) throws(XPathError) -> Bool {
        _ = try e.contextItem()
        return false
    }
    override var asksPosition: Bool { false }
    override var isSingle: Bool { true }
}

/// A variable of a for, some or every.
final class LocalVariable: Expression {
    let slot: Int
    init(_ slot: Int) { self.slot = slot }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { e.locals[slot] }
    override var asksPosition: Bool { false }
}

/// A variable that the host knows.
final class HostVariable: Expression {
    let index: Int
    init(_ index: Int) { self.index = index }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        try e.count(1)
        guard let host = e.host else { throw XPathError(.XPDY0002) }
        return try host.value(ofVariable: index).value
    }
    override var asksPosition: Bool { false }
}

/// A function of the host.
final class HostCall: Expression {
    let index: Int
    let arguments: [Expression]

    init(_ index: Int, _ arguments: [Expression]) {
        self.index = index
        self.arguments = arguments
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        var values: [XPathValue] = []
        for argument in arguments {
            let value = try argument.value(e)
            try e.count(value.count)
            if case .nodes(let nodes) = value {
                for node in nodes { try e.count(bytes: e.tree.bytes(of: node).count) }
            }
            values.append(XPathValue(value, e.tree, isPlain: e.isPlain))
        }
        try e.count(10)
        guard let host = e.host else { throw XPathError(.XPDY0002) }
        let focus = e.focus
        defer { e.focus = focus }
        return try host.call(index, values).value
    }
    override var asksPosition: Bool { arguments.contains(where: \.asksPosition) }
}

/// `,`
final class Sequencing: Expression {
    let parts: [Expression]
    init(_ parts: [Expression]) { self.parts = parts }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        var items = ContiguousArray<Item>()
        for part in parts {
            let value = try part.value(e)
            try e.count(value.count)
            if case .item(let item) = value { items.append(item) } else { items.append(contentsOf: value.items) }
            try e.check(length: items.count)
        }
        return Value(items)
    }
    override var asksPosition: Bool { parts.contains(where: \.asksPosition) }
}

/// `a to b`
final class RangeExpression: Expression {
    let first: Expression
    let last: Expression
    init(_ first: Expression, _ last: Expression) {
        self.first = first
        self.last = last
    }

    /// The ends; nil for an empty range.
    func bounds(_ e: Evaluation) throws(XPathError) -> ClosedRange<Int>? {
        guard let low = try Self.integer(first, e), let high = try Self.integer(last, e), low <= high else { return nil }
        return low...high
    }

    private static func integer(_ expression: Expression, _ e: Evaluation) throws(XPathError) -> Int? {
        guard let item = try expression.atomic(e) else { return nil }
        switch item.plain {
        case .integer(let value): return value
        case .untyped:
            guard case .integer(let value) = try Casting.cast(item, to: .integer) else { return nil }
            return value
        default:
            if e.isPlain, let number = item.double, number.isFinite { return Int(exactly: number.rounded()) }
            throw XPathError(.XPTY0004, "xs:\(item.type?.rawValue ?? "")")
        }
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        guard let bounds = try bounds(e) else { return .empty }
        let (length, over) = bounds.upperBound.subtractingReportingOverflow(bounds.lowerBound)
        try e.check(length: over ? .max : length)
        try e.count(length)
        return Value(ContiguousArray(bounds.map { Item.integer($0) }))
    }
    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool {
        guard let bounds = try bounds(e) else { return false }
        guard bounds.count == 1 else { throw XPathError(.FORG0006) }
        return bounds.lowerBound != 0
    }
    override var asksPosition: Bool { first.asksPosition || last.asksPosition }
}
