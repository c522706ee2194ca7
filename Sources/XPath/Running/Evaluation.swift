import RapporteurDiagnostics
import RapporteurXMLStream

/// What expressions cost and how far they may go.
package struct XPathLimits: Sendable, Hashable {
    /// Steps of an evaluation, nodes looked at, text handled (16 bytes count one).
    package var operations = 100_000_000
    /// Items of one sequence.
    package var sequenceLength = 5_000_000
    /// Bytes of one string.
    package var stringLength = 64 << 20

    package init() {}
}

/// Who gives an expression the variables and functions that are not its own.
package protocol XPathHost: AnyObject {
    /// The value of a variable that the static context declared, by its number.
    func value(ofVariable index: Int) throws(XPathError) -> XPathValue
    /// The value of a function that the static context declared, by its number.
    func call(_ function: Int, _ arguments: [XPathValue]) throws(XPathError) -> XPathValue
}

/// The dynamic context (XPath 2.0, 2.1.2): the focus, local variables, and what evaluation has cost so far.
///
/// One serves any number of evaluations on one document, one thread at a time. Its fields are spared the run-time check
/// of exclusive access: nothing holds on to one while expressions run.
final class Evaluation {
    let tree: DocumentTree
    /// The ids of names in the tree's table, by their slots.
    @exclusivity(unchecked) var names: [NameID]
    private let namespaces: [String]
    /// Whether names are in each of these namespaces, once asked: 0 for not known, 1 and 2 for no and yes.
    @exclusivity(unchecked) private var memberships: [[UInt8]] = []
    let limits: XPathLimits
    weak var host: (any XPathHost)?
    /// Whether expressions are XPath 1.0.
    let isPlain: Bool

    /// The context item: a node, or another item where `node` is none.
    @exclusivity(unchecked) var node = NodeID.none
    @exclusivity(unchecked) var other: Item?
    @exclusivity(unchecked) var position = 0
    @exclusivity(unchecked) var size = 0
    /// The variables of for, some and every.
    @exclusivity(unchecked) var locals: ContiguousArray<Value> = []
    @exclusivity(unchecked) var operations = 0
    @exclusivity(unchecked) var mostOperations: Int
    let clock: XPathClock
    @exclusivity(unchecked) var regexes: [RegexKey: Regex] = [:]

    init(
        _ tree: DocumentTree, names: XPathNames, limits: XPathLimits, isPlain: Bool, host: (any XPathHost)?, clock: XPathClock
    ) {
        self.tree = tree
        self.names = names.ids(in: tree.names)
        namespaces = names.namespaces
        self.limits = limits
        self.isPlain = isPlain
        self.host = host
        self.clock = clock
        mostOperations = limits.operations
    }

    /// Counts what was done, and ends the evaluation where it was too much.
    @inline(__always)
    func count(_ added: Int) throws(XPathError) {
        operations &+= added
        if operations > mostOperations { throw XPathError(.operations, String(mostOperations)) }
    }

    /// Counts text that was handled.
    @inline(__always)
    func count(bytes: Int) throws(XPathError) { try count(1 + bytes >> 4) }

    func check(length: Int) throws(XPathError) {
        if length > limits.sequenceLength { throw XPathError(.sequenceLength, String(limits.sequenceLength)) }
    }

    func check(bytes: Int) throws(XPathError) {
        if bytes > limits.stringLength { throw XPathError(.stringLength, String(limits.stringLength)) }
    }

    /// Whether a name is in the namespace of a slot.
    func isName(_ name: NameID, inNamespace slot: Int) -> Bool {
        guard name.index >= 0 else { return false }
        if memberships.isEmpty { memberships = namespaces.map { _ in [UInt8](repeating: 0, count: tree.names.count) } }
        guard name.index < memberships[slot].count else { return tree.names[name].namespace.isExactly(namespaces[slot]) }
        let known = memberships[slot][name.index]
        if known > 0 { return known == 2 }
        let isIn = tree.names[name].namespace.isExactly(namespaces[slot])
        memberships[slot][name.index] = isIn ? 2 : 1
        return isIn
    }

    // MARK: Focus

    struct Focus {
        var node: NodeID
        var other: Item?
        var position: Int
        var size: Int
    }

    @inline(__always) var focus: Focus {
        get { Focus(node: node, other: other, position: position, size: size) }
        set { (node, other, position, size) = (newValue.node, newValue.other, newValue.position, newValue.size) }
    }

    @inline(__always)
    func setItem(_ item: Item) {
        if case .node(let node) = item {
            self.node = node
            if other != nil { other = nil }
        } else {
            node = .none
            other = item
        }
    }

    func contextItem() throws(XPathError) -> Item {
        if node != .none { return .node(node) }
        guard let other else { throw XPathError(.XPDY0002) }
        return other
    }

    /// The context node; XPTY0020 where the item is none, XPDY0002 where there is no item.
    @inline(__always)
    func contextNode() throws(XPathError) -> NodeID {
        if node != .none { return node }
        throw XPathError(other == nil ? .XPDY0002 : .XPTY0020)
    }
}

/// What expressions are told of the time: the same for all evaluations of a run.
package struct XPathClock: Sendable {
    /// Seconds since 1970 in UTC.
    let seconds: Int
    /// Minutes east of UTC, for moments without a time zone.
    let zone: Int

    package init(seconds: Int = 0, zone: Int = 0) {
        self.seconds = seconds
        self.zone = zone
    }

    /// The start of a day, `yyyy-mm-dd`; 1970 for what is none.
    package init(day: String) {
        let parts = day.pieces(between: "-").compactMap { Int($0) }
        self.init(seconds: parts.count == 3 ? Moment.days(year: parts[0], month: parts[1], day: parts[2]) * 86_400 : 0)
    }

    var now: Moment {
        var moment = Moment(type: .dateTime)
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        (moment.year, moment.month, moment.day) = Moment.date(days)
        let rest = seconds - days * 86_400
        (moment.hour, moment.minute, moment.second) = (rest / 3600, rest / 60 % 60, ExactDecimal(rest % 60))
        moment.zone = 0
        return (try? moment.adjusted(to: zone)) ?? moment
    }
}

/// The names that expressions ask for: each has a slot, which a document's name table fills.
///
/// It grows while expressions are read, on one thread, and is only looked at afterwards.
package final class XPathNames: @unchecked Sendable {
    private var slots: [ExpandedName: Int] = [:]
    private(set) var list: [ExpandedName] = []
    /// The namespaces of `prefix:*`.
    private(set) var namespaces: [String] = []

    package init() {}

    func slot(of name: ExpandedName) -> Int {
        if let known = slots[name] { return known }
        slots[name] = list.count
        list.append(name)
        return list.count - 1
    }

    func namespaceSlot(of namespace: String) -> Int {
        if let known = namespaces.firstIndex(where: { $0.isExactly(namespace) }) { return known }
        namespaces.append(namespace)
        return namespaces.count - 1
    }

    func ids(in table: NameTable) -> [NameID] { list.map { table.intern($0) } }
}

extension DocumentTree {
    @inline(__always) subscript(id: NodeID) -> NodeRecord { nodes[id.index] }

    /// `stringBytes(of:)`, for hot paths.
    @inline(__always)
    func bytes(of id: NodeID) -> UnsafeBufferPointer<UInt8> {
        let node = nodes + id.index
        switch node.pointee.kind {
        case .document, .element, .text:
            return UnsafeBufferPointer(start: text + Int(node.pointee.start), count: Int(node.pointee.length))
        case .attribute, .comment:
            return UnsafeBufferPointer(start: others + Int(node.pointee.start), count: Int(node.pointee.length))
        case .processingInstruction: return stringBytes(of: id)
        }
    }
}

/// Text that an expression gives: bytes of the document, or a string of its own.
enum Text {
    case bytes(UnsafeBufferPointer<UInt8>)
    case string(String)

    @inline(__always)
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        switch self {
        case .bytes(let bytes): return try body(bytes)
        case .string(var string):
            // The library's function throws anything; what the closure throws is carried over.
            let result: Swift.Result<Result, Failure> = string.withUTF8 { bytes in
                do throws(Failure) { return .success(try body(bytes)) } catch { return .failure(error) }
            }
            return try result.get()
        }
    }

    var string: String {
        switch self {
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .string(let string): string
        }
    }

    var byteCount: Int {
        switch self {
        case .bytes(let bytes): bytes.count
        case .string(let string): string.utf8.count
        }
    }
}
