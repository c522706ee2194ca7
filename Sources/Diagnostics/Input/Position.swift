/// A place in a text: line and column, 1-based; columns count Unicode scalars.
public struct Position: Sendable, Hashable {
    public var line: Int
    public var column: Int
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Turns byte offsets of events into lines and columns, for findings.
public protocol PositionResolver: AnyObject {
    /// The place of an event that the current batch, or an earlier call of this method, has named.
    ///
    /// Cheap when offsets rise from call to call (each byte is looked at once); free for who never asks.
    /// - Returns: line and column, 1-based, columns in Unicode scalars.
    func position(at offset: Int) -> Position
    /// A piece of the source line around the place, for showing.
    func excerpt(at offset: Int) -> Excerpt?
    /// Where an attribute of the start tag at the place stands, from its name to its closing quotation mark; nil where
    /// it is not written there, or no longer at hand.
    func attribute(_ local: String, isPrefixed: Bool, inTagAt offset: Int) -> Range<Int>?
    /// The JSON Pointer of the value that begins at the place; nil for what is not JSON, or where it is not known.
    func pointer(at offset: Int) -> String?
    /// Whether the place of any offset can be asked for until the document has been handled, so that nobody needs to
    /// ask beforehand.
    var holdsAllPositions: Bool { get }
}

extension PositionResolver {
    public var holdsAllPositions: Bool { false }
    public func pointer(at offset: Int) -> String? { nil }
    public func attribute(_ local: String, isPrefixed: Bool, inTagAt offset: Int) -> Range<Int>? { nil }

    /// Line, column, end and excerpt of a place.
    ///
    /// - Parameter end: the offset behind what is wrong; where it is not known, the word at the place counts.
    public func location(at offset: Int, to end: Int? = nil) -> Location {
        let start = position(at: offset)
        let excerpt = excerpt(at: offset)
        var location = Location(line: start.line, column: start.column, excerpt: excerpt)
        location.end =
            end.map { position(at: $0) }
            ?? excerpt?.wordLength.map { Position(line: start.line, column: start.column + $0) }
        return location
    }
}
