/// A regular expression of XSD 1.0 (Part 2, appendix F), compiled. It matches whole literals only.
///
/// Immutable; any number of threads share it.
public final class Pattern: Sendable {
    /// As the schema writes it.
    public let source: String

    /// - Throws: what is wrong with the expression, and where.
    public init(_ source: String) throws(PatternSyntaxError) {
        self.source = source
    }
}

/// What is wrong with a regular expression.
public struct PatternSyntaxError: Error, Sendable, Hashable {
    /// One sentence in plain words.
    public var message: String
    /// 0-based offset in Unicode scalars.
    public var offset: Int

    public init(message: String, offset: Int) {
        self.message = message
        self.offset = offset
    }
}
