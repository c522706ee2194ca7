/// A set of texts, told apart by their bytes: see `ExactText`.
public struct ExactSet: Sendable, Hashable {
    private var storage: Set<ExactText>

    public init() { storage = [] }

    public init(_ texts: some Sequence<String>) { storage = Set(texts.map { ExactText($0) }) }

    public var count: Int { storage.count }
    public var isEmpty: Bool { storage.isEmpty }
    public var first: String? { storage.first?.string }

    public func contains(_ text: String) -> Bool { storage.contains(ExactText(text)) }

    @discardableResult
    public mutating func insert(_ text: String) -> (inserted: Bool, memberAfterInsert: String) {
        let (inserted, member) = storage.insert(ExactText(text))
        return (inserted, member.string)
    }

    @discardableResult
    public mutating func remove(_ text: String) -> String? { storage.remove(ExactText(text))?.string }

    public mutating func removeAll(keepingCapacity: Bool = false) { storage.removeAll(keepingCapacity: keepingCapacity) }

    public mutating func formUnion(_ texts: some Sequence<String>) { for text in texts { insert(text) } }

    public func union(_ texts: some Sequence<String>) -> ExactSet {
        var union = self
        union.formUnion(texts)
        return union
    }

    public func intersection(_ other: ExactSet) -> ExactSet { ExactSet(storage: storage.intersection(other.storage)) }

    public func subtracting(_ other: ExactSet) -> ExactSet { ExactSet(storage: storage.subtracting(other.storage)) }

    public func isSubset(of other: ExactSet) -> Bool { storage.isSubset(of: other.storage) }

    public func isSuperset(of other: ExactSet) -> Bool { storage.isSuperset(of: other.storage) }

    public func isDisjoint(with other: ExactSet) -> Bool { storage.isDisjoint(with: other.storage) }

    /// In the order of their bytes.
    public func sorted() -> [String] { storage.sorted().map(\.string) }

    private init(storage: Set<ExactText>) { self.storage = storage }
}

extension ExactSet: Sequence {
    public struct Iterator: IteratorProtocol {
        fileprivate var base: Set<ExactText>.Iterator

        public mutating func next() -> String? { base.next()?.string }
    }

    public func makeIterator() -> Iterator { Iterator(base: storage.makeIterator()) }

    public var underestimatedCount: Int { count }
}

extension ExactSet: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: String...) { self.init(elements) }
}
