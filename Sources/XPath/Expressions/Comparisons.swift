import RapporteurXMLStream

/// `eq`, `ne`, `lt`, `le`, `gt`, `ge` (XPath 2.0, 3.5.1).
final class ValueComparison: Expression {
    let comparison: Comparison
    let left: Expression
    let right: Expression

    init(_ comparison: Comparison, _ left: Expression, _ right: Expression) {
        self.comparison = comparison
        self.left = left
        self.right = right
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { try .optional(result(e).map(Item.boolean)) }
    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool { try result(e) ?? false }

    private func result(_ e: Evaluation) throws(XPathError) -> Bool? {
        try e.count(1)
        guard let one = try left.atomic(e), let two = try right.atomic(e) else { return nil }
        return try comparison.holds(one, two, zone: e.clock.zone)
    }
    override var isCondition: Bool { true }
    override var asksPosition: Bool { left.asksPosition || right.asksPosition }
    override var isSingle: Bool { true }
}

/// `=`, `!=`, `<`, `<=`, `>`, `>=`: whether it holds of any pair (XPath 2.0, 3.5.2; XPath 1.0, 3.4).
final class GeneralComparison: Expression {
    let comparison: Comparison
    let left: Expression
    let right: Expression

    init(_ comparison: Comparison, _ left: Expression, _ right: Expression) {
        // A literal stands on the right.
        let turns = left is Literal && !(right is Literal)
        self.comparison = turns ? comparison.turned : comparison
        self.left = turns ? right : left
        self.right = turns ? left : right
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value { .boolean(try boolean(e)) }
    override var isCondition: Bool { true }
    override var asksPosition: Bool { left.asksPosition || right.asksPosition }
    override var knownType: AtomicType? { .boolean }
    override var isSingle: Bool { true }

    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool {
        try e.count(1)
        if let literal = right as? Literal, left.yieldsNodes {
            switch literal.literal {
            case .string(let text) where comparison.isEquality || !e.isPlain: return try anyNode(is: text, e)
            case .integer(let number): return try anyNode(is: Double(number), e)
            case .double(let number): return try anyNode(is: number, e)
            default: break
            }
        }
        let one = try left.value(e)
        if one.isEmpty, !e.isPlain { return false }
        let two = try right.value(e)
        if e.isPlain { return try PlainComparison.holds(one, two, comparison, e) }
        return try holds(one, two, e)
    }

    /// A node compared with text, without making strings.
    private func anyNode(is text: String, _ e: Evaluation) throws(XPathError) -> Bool {
        var result = false
        try Text.string(text).withBytes { (sought) throws(XPathError) in
            try left.forEachNode(e) { (node) throws(XPathError) in
                try e.count(1)
                result = comparison.holds(e.tree.bytes(of: node), sought)
                return !result
            }
        }
        return result
    }

    private func anyNode(is number: Double, _ e: Evaluation) throws(XPathError) -> Bool {
        var result = false
        try left.forEachNode(e) { (node) throws(XPathError) in
            let bytes = e.tree.bytes(of: node)
            try e.count(bytes: bytes.count)
            if e.isPlain {
                result = comparison.holds(NumberText.plainNumber(bytes), number)
            } else {
                switch e.tree[node].kind {
                case .comment, .processingInstruction: throw XPathError(.XPTY0004, "xs:string, xs:double")
                default: break
                }
                guard let value = Casting.double(of: bytes) else {
                    throw XPathError(.FORG0001, "\(String(decoding: bytes.prefix(60), as: UTF8.self)) → xs:double")
                }
                result = comparison.holds(value, number)
            }
            return !result
        }
        return result
    }

    private func holds(_ left: Value, _ right: Value, _ e: Evaluation) throws(XPathError) -> Bool {
        if right.isEmpty { return false }
        if case .nodes(let one) = left, case .nodes(let two) = right, comparison == .equal, one.count * two.count > 32 {
            return try TextSet.intersect(one, two, e)
        }
        let ones = try Effective.atomized(left, e)
        let twos = try Effective.atomized(right, e)
        for one in ones {
            for two in twos {
                try e.count(1)
                if try pair(one, two, e) { return true }
            }
        }
        return false
    }

    /// One pair of atomic values, untyped ones cast as the other asks for.
    private func pair(_ one: Item, _ two: Item, _ e: Evaluation) throws(XPathError) -> Bool {
        switch (one, two) {
        case (.untyped, .untyped): return try comparison.holds(one, two, zone: e.clock.zone)
        case (.untyped, _): return try comparison.holds(Self.cast(one, beside: two), two, zone: e.clock.zone)
        case (_, .untyped): return try comparison.holds(one, Self.cast(two, beside: one), zone: e.clock.zone)
        default: return try comparison.holds(one, two, zone: e.clock.zone)
        }
    }

    private static func cast(_ item: Item, beside other: Item) throws(XPathError) -> Item {
        if other.isNumeric { return try Casting.cast(item, to: .double) }
        switch other.plain {
        case .string, .uri: return .string(item.atomicText)
        default: return try Casting.cast(item, to: other.plain.type ?? .string)
        }
    }
}

/// Comparisons as XPath 1.0 makes them (section 3.4).
enum PlainComparison {
    static func holds(_ left: Value, _ right: Value, _ comparison: Comparison, _ e: Evaluation) throws(XPathError) -> Bool {
        if isBoolean(left) || isBoolean(right) {
            let (one, two) = (try Effective.boolean(left), try Effective.boolean(right))
            return comparison.holds(one ? 1 : 0, two ? 1 : 0)
        }
        if left.isEmpty || right.isEmpty { return false }
        if case .nodes(let one) = left, case .nodes(let two) = right, comparison == .equal, one.count * two.count > 32 {
            return try TextSet.intersect(one, two, e)
        }
        let numbers = !comparison.isEquality || isNumber(left) || isNumber(right)
        if numbers {
            let (ones, twos) = (try self.numbers(left, e), try self.numbers(right, e))
            for one in ones { for two in twos {
                try e.count(1)
                if comparison.holds(one, two) { return true }
            } }
            return false
        }
        let ones = try texts(left, e), twos = try texts(right, e)
        for one in ones { for two in twos {
            try e.count(1)
            let result = one.withBytes { first in two.withBytes { comparison.holds(first, $0) } }
            if result { return true }
        } }
        return false
    }

    private static func isBoolean(_ value: Value) -> Bool {
        if case .item(.boolean) = value { true } else { false }
    }

    private static func isNumber(_ value: Value) -> Bool {
        if case .item(let item) = value { item.isNumeric } else { false }
    }

    static func number(_ item: Item, _ e: Evaluation) throws(XPathError) -> Double {
        switch item.plain {
        case .node(let node):
            let bytes = e.tree.bytes(of: node)
            try e.count(bytes: bytes.count)
            return NumberText.plainNumber(bytes)
        case .boolean(let flag): return flag ? 1 : 0
        case .string(var text), .untyped(var text), .uri(var text):
            try e.count(bytes: text.utf8.count)
            return text.withUTF8 { NumberText.plainNumber($0) }
        default: return item.double ?? .nan
        }
    }

    private static func numbers(_ value: Value, _ e: Evaluation) throws(XPathError) -> [Double] {
        var result: [Double] = []
        try value.forEach { (item) throws(XPathError) in result.append(try number(item, e)) }
        return result
    }

    private static func texts(_ value: Value, _ e: Evaluation) throws(XPathError) -> [Text] {
        var result: [Text] = []
        try value.forEach { (item) throws(XPathError) in result.append(try Effective.text(item, e)) }
        return result
    }
}

/// The texts of many nodes, to be looked up.
enum TextSet {
    /// Whether any node of one list has the text of any of the other: O(n + m) instead of their product.
    static func intersect(
        _ one: ContiguousArray<NodeID>, _ two: ContiguousArray<NodeID>, _ e: Evaluation
    ) throws(XPathError) -> Bool {
        let (few, many) = one.count <= two.count ? (one, two) : (two, one)
        var texts = Set<Key>(minimumCapacity: few.count)
        for node in few {
            let bytes = e.tree.bytes(of: node)
            try e.count(bytes: bytes.count)
            texts.insert(Key(bytes: bytes))
        }
        for node in many {
            let bytes = e.tree.bytes(of: node)
            try e.count(bytes: bytes.count)
            if texts.contains(Key(bytes: bytes)) { return true }
        }
        return false
    }

    /// Bytes of the document, which outlive the set.
    private struct Key: Hashable {
        let bytes: UnsafeBufferPointer<UInt8>
        static func == (left: Key, right: Key) -> Bool { Comparison.equal.holds(left.bytes, right.bytes) }
        func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
    }
}

/// `is`, `<<`, `>>`
final class NodeComparison: Expression {
    enum Order: Sendable { case same, before, after }
    let order: Order
    let left: Expression
    let right: Expression

    init(_ order: Order, _ left: Expression, _ right: Expression) {
        self.order = order
        self.left = left
        self.right = right
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        guard let one = try node(left, e), let two = try node(right, e) else { return .empty }
        switch order {
        case .same: return .boolean(one == two)
        case .before: return .boolean(one < two)
        case .after: return .boolean(one > two)
        }
    }

    private func node(_ expression: Expression, _ e: Evaluation) throws(XPathError) -> NodeID? {
        let value = try expression.value(e)
        guard let item = value.first else { return nil }
        guard value.count == 1, case .node(let node) = item else { throw XPathError(.XPTY0004) }
        return node
    }
    override var isCondition: Bool { true }
    override var asksPosition: Bool { left.asksPosition || right.asksPosition }
}
