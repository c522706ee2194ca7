import RapporteurDiagnostics
import RapporteurXMLStream

/// What a function of the language is called, what it takes, and how it is worked out.
struct FunctionDefinition: Sendable {
    /// How the value is worked out: as what it always is, where it is always one thing.
    enum Body: Sendable {
        case boolean(@Sendable (FunctionCall, Evaluation) throws(XPathError) -> Bool)
        case string(@Sendable (FunctionCall, Evaluation) throws(XPathError) -> String)
        case integer(@Sendable (FunctionCall, Evaluation) throws(XPathError) -> Int)
        case item(@Sendable (FunctionCall, Evaluation) throws(XPathError) -> Item?)
        case sequence(@Sendable (FunctionCall, Evaluation) throws(XPathError) -> Value)
    }

    let name: String
    let arguments: ClosedRange<Int>
    /// Whether XPath 1.0 has it.
    let isPlain: Bool
    let body: Body
}

/// A call of a function of the language.
final class FunctionCall: Expression {
    let function: FunctionDefinition
    let arguments: [Expression]

    init(_ function: FunctionDefinition, _ arguments: [Expression]) {
        self.function = function
        self.arguments = arguments
    }

    var isLast: Bool { function.name == "last" }

    override var asksPosition: Bool {
        function.name == "position" || function.name == "last" || arguments.contains(where: \.asksPosition)
    }
    override var isCondition: Bool {
        switch function.body {
        case .boolean, .string: true
        default: false
        }
    }
    override var knownType: AtomicType? {
        switch function.body {
        case .boolean: .boolean
        case .string: .string
        case .integer: .integer
        default: nil
        }
    }
    override var isSingle: Bool { if case .sequence = function.body { false } else { true } }

    override func value(_ e: Evaluation) throws(XPathError) -> Value {
        try e.count(1)
        switch function.body {
        case .boolean(let body): return .boolean(try body(self, e))
        case .string(let body): return .string(try body(self, e))
        case .integer(let body): return .integer(try body(self, e))
        case .item(let body): return try .optional(body(self, e))
        case .sequence(let body): return try body(self, e)
        }
    }

    override func boolean(_ e: Evaluation) throws(XPathError) -> Bool {
        switch function.body {
        case .boolean(let body):
            try e.count(1)
            return try body(self, e)
        case .integer(let body): return try body(self, e) != 0
        default: return try super.boolean(e)
        }
    }

    override func item(_ e: Evaluation) throws(XPathError) -> Item? {
        switch function.body {
        case .integer(let body):
            try e.count(1)
            return .integer(try body(self, e))
        case .string(let body):
            try e.count(1)
            return .string(try body(self, e))
        case .item(let body):
            try e.count(1)
            return try body(self, e)
        default: return try super.item(e)
        }
    }

    override func text(_ e: Evaluation) throws(XPathError) -> Text? {
        guard case .string(let body) = function.body else { return try super.text(e) }
        try e.count(1)
        return .string(try body(self, e))
    }

    // MARK: What bodies ask for

    @inline(__always) func has(_ index: Int) -> Bool { index < arguments.count }

    /// The text of a parameter of type xs:string?; empty for the empty sequence.
    @inline(__always)
    func text(_ index: Int, _ e: Evaluation) throws(XPathError) -> Text {
        try arguments[index].text(e) ?? .string("")
    }

    /// The text of a parameter of type xs:string: XPTY0004 where there is none.
    func required(_ index: Int, _ e: Evaluation) throws(XPathError) -> Text {
        guard let text = try arguments[index].text(e) else {
            if e.isPlain { return .string("") }
            throw XPathError(.XPTY0004, "() → xs:string")
        }
        return text
    }

    /// The text of an argument, or of the context item where it is left out.
    @inline(__always)
    func textOrContext(_ index: Int, _ e: Evaluation) throws(XPathError) -> Text {
        if has(index) { return try text(index, e) }
        if e.node != .none {
            let bytes = e.tree.bytes(of: e.node)
            try e.count(bytes: bytes.count)
            return .bytes(bytes)
        }
        return .string(try e.contextItem().atomicText)
    }

    /// A number of any type; untyped values are doubles.
    func numeric(_ index: Int, _ e: Evaluation) throws(XPathError) -> Item? {
        if e.isPlain { return .double(try PlainNumber.of(arguments[index], e)) }
        guard let item = try arguments[index].atomic(e) else { return nil }
        if case .untyped = item { return try Casting.cast(item, to: .double) }
        guard item.isNumeric else { throw XPathError(.XPTY0004, "xs:\(item.type?.rawValue ?? "")") }
        return item
    }

    /// A parameter of type xs:double, to which other numbers are promoted.
    func double(_ index: Int, _ e: Evaluation) throws(XPathError) -> Double? {
        if e.isPlain { return try PlainNumber.of(arguments[index], e) }
        return try numeric(index, e)?.double
    }

    func requiredDouble(_ index: Int, _ e: Evaluation) throws(XPathError) -> Double {
        guard let number = try double(index, e) else { throw XPathError(.XPTY0004, "() → xs:double") }
        return number
    }

    /// A parameter of type xs:integer.
    func integer(_ index: Int, _ e: Evaluation) throws(XPathError) -> Int? {
        guard let item = try arguments[index].atomic(e) else { return nil }
        switch item.plain {
        case .integer(let value): return value
        case .untyped:
            guard case .integer(let value) = try Casting.cast(item, to: .integer) else { return nil }
            return value
        default: throw XPathError(.XPTY0004, "xs:\(item.type?.rawValue ?? "") → xs:integer")
        }
    }

    func requiredInteger(_ index: Int, _ e: Evaluation) throws(XPathError) -> Int {
        guard let value = try integer(index, e) else { throw XPathError(.XPTY0004, "() → xs:integer") }
        return value
    }

    /// A parameter of some type, to which untyped values are cast.
    func atomic(_ index: Int, as type: AtomicType, _ e: Evaluation) throws(XPathError) -> Item? {
        guard var item = try arguments[index].atomic(e) else { return nil }
        if case .untyped = item { item = try Casting.cast(item, to: type) }
        guard item.type?.derives(from: type) == true else {
            throw XPathError(.XPTY0004, "xs:\(item.type?.rawValue ?? "") → xs:\(type.rawValue)")
        }
        return item.plain
    }

    /// Checks a collation, which can only be that of code points.
    func checkCollation(_ index: Int, _ e: Evaluation) throws(XPathError) {
        guard has(index) else { return }
        let name = try required(index, e).string
        guard name == FunctionLibrary.codepointCollation else { throw XPathError(.FOCH0002, name) }
    }

    /// The node of an argument, or the context node where it is left out.
    func nodeOrContext(_ index: Int, _ e: Evaluation) throws(XPathError) -> NodeID? {
        guard has(index) else {
            if e.node != .none { return e.node }
            throw XPathError(e.other == nil ? .XPDY0002 : .XPTY0004)
        }
        guard let item = try arguments[index].item(e) else { return nil }
        guard case .node(let node) = item else { throw XPathError(.XPTY0004) }
        return node
    }
}
