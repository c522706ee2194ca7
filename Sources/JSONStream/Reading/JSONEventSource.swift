public import RapporteurDiagnostics

/// Where JSON events come from: a live reader, or a fragment that was kept and is read again.
///
/// A consumer written against this protocol can set values aside with `captureValue()` and read them later.
/// A source belongs to one thread at a time.
public protocol JSONEventSource: PositionResolver {
    /// The next event; its bytes are valid until the next call.
    ///
    /// - Throws: `JSONStop` when a finding in the log keeps the source from going on, `WorkError` when the input
    ///   cannot be read. A source that has thrown throws at every further call.
    func next() throws -> JSONEvent

    /// The RFC 6901 pointer of the last event: of the value that a name announces, of the container that an end
    /// closed. Beyond 4,096 bytes the rest is left out and shown as "…".
    func pointer() -> String

    /// Sets a value aside and moves behind it: after a name the value that follows, after a begin the whole
    /// container, after a scalar that scalar.
    ///
    /// - Throws: what `next()` throws, and `JSONStop.limit` when too much would be set aside at once.
    func captureValue() throws -> JSONFragment

    /// Moves behind a value, the one that `captureValue()` would set aside.
    ///
    /// - Throws: what `next()` throws.
    func skipValue() throws

    /// What names the document in findings.
    var file: String? { get }
}

extension JSONEventSource {
    /// Where the last event stands, for a finding.
    public func location(of event: JSONEvent) -> Location {
        let position = position(at: event.offset)
        return Location(
            file: file, line: position.line, column: position.column, pointer: pointer(),
            excerpt: excerpt(at: event.offset))
    }
}
