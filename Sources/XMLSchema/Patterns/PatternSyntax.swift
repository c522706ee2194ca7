/// What a pattern says, for those that write it in another dialect or make up text that matches it.
package indirect enum PatternSyntax: Sendable {
    /// Nothing.
    case empty
    /// One character of a set.
    case one(CharacterRanges)
    case sequence([PatternSyntax])
    case choice([PatternSyntax])
    /// `most` is nil where there is no limit; a billion stands for all larger numbers.
    case repeated(PatternSyntax, least: Int, most: Int?)
}

extension Pattern {
    /// The expression taken apart. O(length); the first of a process that names a category sorts all of Unicode.
    package var syntax: PatternSyntax {
        var parser = PatternParser(source)
        // It was parsed when the pattern was made.
        guard let root = try? parser.parse() else { return .empty }
        let sets = parser.classes.map { CharacterRanges($0) }
        return PatternSyntax(parser.nodes, root, sets)
    }
}

extension PatternSyntax {
    /// As deep as groups are nested, which the parser bounds.
    fileprivate init(_ nodes: [PatternNode], _ index: Int, _ sets: [CharacterRanges]) {
        switch nodes[index] {
        case .empty: self = .empty
        case .one(let set): self = .one(sets[set])
        case .sequence(let parts): self = .sequence(parts.map { PatternSyntax(nodes, $0, sets) })
        case .choice(let branches): self = .choice(branches.map { PatternSyntax(nodes, $0, sets) })
        case .repeated(let part, let least, let most):
            self = .repeated(PatternSyntax(nodes, part, sets), least: least, most: most)
        }
    }
}
