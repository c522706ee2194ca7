/// Matches text after text against one pattern, on one thread: what it learns of the pattern it keeps.
package final class PatternTextMatcher {
    /// nil when the pattern needs too many states.
    private let matcher: PatternMatcher?

    package init(_ pattern: Pattern) { matcher = pattern.program.map { PatternMatcher($0) } }

    /// Whether the whole text matches; nil when that is too much to find out.
    package func matches(_ text: String) -> Bool? {
        var text = text
        return text.withUTF8 { matcher?.matches($0) }
    }
}
