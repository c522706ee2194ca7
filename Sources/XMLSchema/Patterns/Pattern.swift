public import RapporteurDiagnostics

/// A regular expression of XSD 1.0 (Part 2, appendix F), compiled. It matches whole literals only.
///
/// Immutable; any number of threads share it. Matching takes time in proportion to the literal, whatever the pattern:
/// there is no backtracking.
public final class Pattern: Sendable {
    /// As the schema writes it.
    public let source: String
    /// nil when the expression needs more states than `PatternProgram.mostStates`: then nothing is checked.
    let program: PatternProgram?

    /// How many states its automaton has.
    var stateCount: Int { program?.states.count ?? 0 }

    /// Parses and compiles an expression. O(length), times what its counts multiply it by.
    ///
    /// - Throws: what is wrong with the expression, and where.
    public init(_ source: String) throws(PatternSyntaxError) {
        self.source = source
        var parser = PatternParser(source)
        let root = try parser.parse()
        program = PatternProgram(parser.nodes, root: root, classes: parser.classes)
    }

    /// Whether the whole text matches; nil when the expression was too much to find out.
    public func matches(_ text: String) -> Bool? {
        var text = text
        return text.withUTF8 { bytes in
            guard let program else { return nil }
            return PatternMatcher(program).matches(bytes)
        }
    }
}

/// What is wrong with a regular expression.
public struct PatternSyntaxError: Error, Sendable, Hashable {
    /// One sentence in plain words.
    public var message: Message
    /// 0-based offset in Unicode scalars.
    public var offset: Int

    public init(message: Message, offset: Int) {
        self.message = message
        self.offset = offset
    }
}
