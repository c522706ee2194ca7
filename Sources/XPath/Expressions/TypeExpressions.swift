import RapporteurXMLStream

/// What a sequence type says of one item.
enum ItemType: Sendable {
    /// `item()`
    case anything
    case atomic(AtomicType)
    case node(NodeTest)

    func matches(_ item: Item, _ e: Evaluation) -> Bool {
        switch self {
        case .anything: return true
        case .atomic(let type): return item.type?.derives(from: type) ?? false
        case .node(let test):
            guard case .node(let node) = item else { return false }
            return test.matches(node, e)
        }
    }
}

/// A sequence type (XPath 2.0, 2.5.3).
struct SequenceType: Sendable {
    enum Occurrence: Sendable { case one, optional, any, some }

    /// nil for `empty-sequence()`.
    var item: ItemType?
    var occurrence = Occurrence.one

    func matches(_ value: Value, _ e: Evaluation) -> Bool {
        guard let item else { return value.isEmpty }
        switch occurrence {
        case .one: if value.count != 1 { return false }
        case .optional: if value.count > 1 { return false }
        case .some: if value.isEmpty { return false }
        case .any: break
        }
        return value.items.allSatisfy { item.matches($0, e) }
    }
}

/// `instance of`
final class InstanceOf: Expression {
    let operand: Expression
    let type: SequenceType

    init(_ operand: Expression, _ type: SequenceType) {
        self.operand = operand
        self.type = type
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        let value = try operand.value(e)
        try e.count(value.count)
        return .boolean(type.matches(value, e))
    }
    override var isCondition: Bool { true }
    override var asksPosition: Bool { operand.asksPosition }
    override var knownType: AtomicType? { .boolean }
}

/// `treat as`
final class TreatAs: Expression {
    let operand: Expression
    let type: SequenceType

    init(_ operand: Expression, _ type: SequenceType) {
        self.operand = operand
        self.type = type
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        let value = try operand.value(e)
        try e.count(value.count)
        guard type.matches(value, e) else { throw XPathError(.XPDY0050) }
        return value
    }
    override var asksPosition: Bool { operand.asksPosition }
}

/// `cast as`, `castable as`, and the constructor functions.
final class Cast: Expression {
    let operand: Expression
    let type: AtomicType
    let allowsEmpty: Bool
    /// `castable as`: whether the cast would succeed.
    let isTest: Bool
    /// Resolves the prefix of a QName literal, which was done when the expression was read.
    let literalName: QualifiedName?

    init(_ operand: Expression, to type: AtomicType, allowsEmpty: Bool, isTest: Bool, literalName: QualifiedName? = nil) {
        self.operand = operand
        self.type = type
        self.allowsEmpty = allowsEmpty
        self.isTest = isTest
        self.literalName = literalName
    }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        try e.count(1)
        guard isTest else { return try .optional(result(e)) }
        let items: ContiguousArray<Item>
        items = try Effective.atomized(operand.value(e), e)
        guard items.count <= 1 else { return .boolean(false) }
        guard let item = items.first else { return .boolean(allowsEmpty) }
        return .boolean((try? converted(item)) != nil)
    }

    private func result(_ e: Evaluation) throws(XPathError) -> Item? {
        let items = try Effective.atomized(operand.value(e), e)
        guard items.count <= 1 else { throw XPathError(.XPTY0004) }
        guard let item = items.first else {
            if allowsEmpty { return nil }
            throw XPathError(.XPTY0004)
        }
        return try converted(item)
    }

    private func converted(_ item: Item) throws(XPathError) -> Item {
        if let literalName { return .name(literalName) }
        return try Casting.cast(item, to: type)
    }
    override var isCondition: Bool { isTest }
    override var asksPosition: Bool { operand.asksPosition }
    override var knownType: AtomicType? { isTest ? .boolean : nil }
    override var isSingle: Bool { true }
}
