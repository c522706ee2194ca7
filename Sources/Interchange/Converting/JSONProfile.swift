/// Which JSON is meant.
public enum JSONProfile: String, Sendable, CaseIterable {
    /// Lossless, both ways.
    case exchange
    /// One way, for analysts: running text as plain strings, the marked-up facts beside it.
    case analysis
}
