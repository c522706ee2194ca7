/// A session or year of an organ as printed.
public struct Session: Sendable, Hashable {
    /// Its number: 57 for the fifty-seventh session.
    public var number: Int
    /// Left out for a regular session.
    public var kind: SessionKind?
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(number: Int, kind: SessionKind? = nil, text: String) {
        self.number = number
        self.kind = kind
        self.text = text
    }
}

/// The kind of a session.
public enum SessionKind: String, Sendable, Hashable, CaseIterable {
    /// A regular session.
    case regular
    /// A resumed session.
    case resumed
    /// A special session.
    case special
    /// An emergency special session.
    case emergencySpecial
    /// A year of the Security Council.
    case year
}
