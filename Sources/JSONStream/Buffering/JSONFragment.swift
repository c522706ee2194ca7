public import RapporteurDiagnostics

/// A value set aside, to be read later, once or several times; it knows where in the document it stood.
///
/// It costs its text as it stood in the document and 16 bytes an event, until the last fragment of what was
/// captured together is let go.
public final class JSONFragment {
    let storage: FragmentStorage
    /// The records of the value.
    let range: Range<Int>
    /// The pointer of the container the value stood in, shared by what was captured from there.
    let containerPointer: String
    /// The value's own step in that container, `/name`; empty at the top.
    let step: String

    init(storage: FragmentStorage, range: Range<Int>, containerPointer: String, step: String) {
        self.storage = storage
        self.range = range
        self.containerPointer = containerPointer
        self.step = step
    }

    /// The RFC 6901 pointer of the value.
    public var pointer: String { containerPointer + step }

    /// Where the value begins in the document, in bytes.
    public var offset: Int {
        storage.offset + (range.isEmpty ? 0 : Int(storage[range.lowerBound].start))
    }

    /// What the value's first event is; `end` for nothing.
    public var kind: JSONEvent.Kind { range.isEmpty ? .end : storage[range.lowerBound].kind }

    /// Where the value stands, for a finding.
    public var location: Location {
        let position = storage.position(at: offset)
        return Location(
            file: storage.file, line: position.line, column: position.column, pointer: pointer,
            excerpt: storage.excerpt(at: offset))
    }

    /// A source that gives the value's events from the first on, then `end`.
    public func events() -> JSONFragmentReader { JSONFragmentReader(self) }
}
