import RapporteurDiagnostics

/// How messages put values, counts and choices.
enum Wording {
    private static let mostQuoted = 60
    private static let mostListed = 8
    private static let mostCompared = 5000

    /// The value, to stand between quotation marks; cut where it is long.
    static func quoted(_ value: String) -> MessageArgument { .text(shortened(value)) }

    private static func shortened(_ value: String) -> String {
        let scalars = value.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: mostQuoted, limitedBy: scalars.endIndex),
            end != scalars.endIndex
        else { return value }
        return "\(String(scalars[..<end]))…"
    }

    /// `Did you mean “open”? Allowed: “open”, “closed”.`
    static func choice(of literals: [String], for value: String) -> Message {
        let listed = MessageArgument.list(literals.prefix(mostListed).map { .quoted(shortened($0)) })
        let allowed =
            literals.count > mostListed
            ? Message("xsd.value.enumeration/hint.more", ["values": listed, "count": .number(literals.count)])
            : Message("xsd.value.enumeration/hint", ["values": listed])
        guard let nearest = nearest(to: value, among: literals) else { return allowed }
        return .sentences([Message("text.meant", ["name": quoted(nearest)]), allowed])
    }

    /// The literal that takes the fewest changes, if they are few: at most a third of the value's characters.
    static func nearest(to value: String, among literals: [String]) -> String? {
        let wanted = Array(value.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= mostQuoted else { return nil }
        var best: (literal: String, distance: Int)?
        for literal in literals.prefix(mostCompared) {
            let most = min(wanted.count / 3, (best?.distance ?? Int.max) - 1)
            guard most >= 0 else { break }
            if let distance = distance(wanted, Array(literal.lowercased().unicodeScalars), most: most) {
                best = (literal, distance)
            }
        }
        return best?.literal
    }

    /// How many insertions, deletions, replacements and swaps of neighbours lead from one to the other; nil for more
    /// than `most`. O(left * right).
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], most: Int) -> Int? {
        guard abs(left.count - right.count) <= most else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, scalar) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column + 1] + 1, current[column] + 1, last[column] + (scalar == other ? 0 : 1))
                if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            guard current.min() ?? 0 <= most else { return nil }
            beforeLast = last
            last = current
        }
        return last[right.count] <= most ? last[right.count] : nil
    }

    /// The patterns of the first step that the value does not match.
    static func patternHint(_ value: String, _ type: SimpleType) -> Message? {
        let failing = type.facets.patterns.first { step in !step.contains { $0.matches(value) ?? true } }
        guard let step = failing ?? type.facets.patterns.last else { return nil }
        let sources = MessageArgument.list(step.prefix(mostListed).map { .quoted($0.source) }, .or)
        return step.count > mostListed
            ? Message("xsd.value.pattern/hint.more", ["patterns": sources])
            : Message("xsd.value.pattern/hint", ["patterns": sources])
    }
}
