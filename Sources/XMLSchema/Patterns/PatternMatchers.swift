/// The matchers of one context, one for each pattern it has met.
final class PatternMatchers {
    @exclusivity(unchecked) private var matchers: [ObjectIdentifier: (pattern: Pattern, matcher: PatternMatcher)] = [:]
    /// Memory has a bound, in bytes, however many schemas a context meets.
    private static let mostMemory = 64 << 20

    private let allowance = PatternMatcher.Allowance()

    /// The pattern asked for last, which most often is asked for next. Finding it in the dictionary took half as long as matching.
    @exclusivity(unchecked) private var last: (pattern: Unmanaged<Pattern>, matcher: Unmanaged<PatternMatcher>)?

    /// What a value breaks: nothing where it matches one pattern of every step (Part 2, 4.3.4).
    func ruleBroken(by value: Bytes, _ steps: [[Pattern]]) -> LiteralFailure.Rule? {
        var isChecked = true
        for step in steps {
            var matches: Bool? = false
            for pattern in step {
                switch self.matches(value, pattern) {
                case true?: matches = true
                case nil: matches = nil
                case false?: continue
                }
                if matches == true { break }
            }
            if matches == false { return .pattern }
            if matches == nil { isChecked = false }
        }
        return isChecked ? nil : .notChecked
    }

    /// nil where the pattern is too much to find out.
    private func matches(_ value: Bytes, _ pattern: Pattern) -> Bool? {
        if let last, last.pattern.toOpaque() == Unmanaged.passUnretained(pattern).toOpaque() {
            return last.matcher._withUnsafeGuaranteedRef { $0.matches(value) }
        }
        if let known = matchers[ObjectIdentifier(pattern)] {
            last = (.passUnretained(known.pattern), .passUnretained(known.matcher))
            return known.matcher.matches(value)
        }
        guard let program = pattern.program else { return nil }
        // Looked at for some matchers together: types may have thousands of patterns.
        if matchers.count >= 64, matchers.count % 64 == 0 || program.states.count > 1_000,
            matchers.values.reduce(0, { $0 + $1.matcher.footprint }) > Self.mostMemory
        {
            last = nil
            matchers.removeAll()
        }
        let matcher = PatternMatcher(program, allowance: allowance)
        // The pattern is kept, so that no other can take its identity.
        matchers[ObjectIdentifier(pattern)] = (pattern, matcher)
        return matcher.matches(value)
    }
}
