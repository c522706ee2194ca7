/// A dictionary whose keys are texts, told apart by their bytes: see `ExactText`.
public struct ExactMap<Value> {
    private var storage: [ExactText: Value]

    public init() { storage = [:] }

    public init(minimumCapacity: Int) { storage = Dictionary(minimumCapacity: minimumCapacity) }

    /// Of values that belong together, which are made from those with one key.
    public init(
        _ entries: some Sequence<(String, Value)>, uniquingKeysWith combine: (Value, Value) throws -> Value
    ) rethrows {
        storage = try Dictionary(entries.map { (ExactText($0.0), $0.1) }, uniquingKeysWith: combine)
    }

    public init(_ entries: [String: Value]) {
        self.init(entries.map { ($0.key, $0.value) }) { $1 }
    }

    public subscript(key: String) -> Value? {
        get { storage[ExactText(key)] }
        _modify { yield &storage[ExactText(key)] }
    }

    public subscript(key: String, default value: @autoclosure () -> Value) -> Value {
        get { storage[ExactText(key), default: value()] }
        _modify { yield &storage[ExactText(key), default: value()] }
    }

    public var count: Int { storage.count }
    public var isEmpty: Bool { storage.isEmpty }
    public var keys: some Collection<String> { storage.keys.lazy.map(\.string) }
    public var values: some Collection<Value> { storage.values }

    public mutating func reserveCapacity(_ count: Int) { storage.reserveCapacity(count) }

    @discardableResult
    public mutating func removeValue(forKey key: String) -> Value? { storage.removeValue(forKey: ExactText(key)) }

    public mutating func removeAll(keepingCapacity: Bool = false) { storage.removeAll(keepingCapacity: keepingCapacity) }

    @discardableResult
    public mutating func updateValue(_ value: Value, forKey key: String) -> Value? {
        storage.updateValue(value, forKey: ExactText(key))
    }

    public mutating func merge(_ other: ExactMap, uniquingKeysWith combine: (Value, Value) throws -> Value) rethrows {
        try storage.merge(other.storage, uniquingKeysWith: combine)
    }

    public func merging(
        _ other: ExactMap, uniquingKeysWith combine: (Value, Value) throws -> Value
    ) rethrows -> ExactMap {
        var merged = self
        try merged.merge(other, uniquingKeysWith: combine)
        return merged
    }

    public func mapValues<Other>(_ transform: (Value) throws -> Other) rethrows -> ExactMap<Other> {
        var mapped = ExactMap<Other>()
        mapped.storage = try storage.mapValues(transform)
        return mapped
    }

    public func compactMapValues<Other>(_ transform: (Value) throws -> Other?) rethrows -> ExactMap<Other> {
        var mapped = ExactMap<Other>()
        mapped.storage = try storage.compactMapValues(transform)
        return mapped
    }
}

extension ExactMap: Sequence {
    public struct Iterator: IteratorProtocol {
        fileprivate var base: [ExactText: Value].Iterator

        public mutating func next() -> (key: String, value: Value)? { base.next().map { ($0.key.string, $0.value) } }
    }

    public func makeIterator() -> Iterator { Iterator(base: storage.makeIterator()) }

    public var underestimatedCount: Int { count }
}

extension ExactMap: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) { $1 } }
}

extension ExactMap: Sendable where Value: Sendable {}
extension ExactMap: Equatable where Value: Equatable {}
extension ExactMap: Hashable where Value: Hashable {}
