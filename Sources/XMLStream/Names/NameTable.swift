/// An expanded name as a small integer, counted from 0 within one `NameTable`.
@frozen
public struct NameID: RawRepresentable, Hashable, Sendable {
    public var rawValue: Int32
    @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
    /// No name: what text, comments and instructions carry.
    public static let none = NameID(rawValue: -1)
    @inlinable public var index: Int { Int(rawValue) }
}

/// The names met so far, each once.
///
/// Whoever handles events compares integers instead of strings, and keeps what it knows of a name in an array
/// indexed by `NameID.index`. A table may serve any number of documents one after the other, so that what was
/// learnt of a name stays valid; it belongs to one thread at a time. Documents cannot make it grow without end:
/// the reader refuses a document with more names than `XMLLimits.distinctNames`.
public final class NameTable {
    @exclusivity(unchecked) private var ids: [ExpandedName: NameID] = [:]
    @exclusivity(unchecked) private var names: [ExpandedName] = []

    public init() {}

    public var count: Int { names.count }

    /// The id of a name, new if it was not met before. O(length of the name).
    public func intern(_ name: ExpandedName) -> NameID {
        if let id = ids[name] { return id }
        let id = NameID(rawValue: Int32(names.count))
        names.append(name)
        ids[name] = id
        return id
    }

    /// The id of a name that was met before.
    public func id(of name: ExpandedName) -> NameID? { ids[name] }

    public subscript(id: NameID) -> ExpandedName { names[id.index] }
}
