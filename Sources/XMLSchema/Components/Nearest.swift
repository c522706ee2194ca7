/// Finds what somebody may have meant by a name that does not exist.
package enum Nearest {
    /// The candidate most like the word, if any is near enough to be worth a hint: at most a third of its letters
    /// differ. O(candidates × length²), so for use in findings only.
    package static func match(_ word: String, among candidates: some Sequence<String>) -> String? {
        let letters = Array(word.unicodeScalars.prefix(64))
        let bound = max(1, letters.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != word {
            let other = Array(candidate.unicodeScalars.prefix(64))
            guard abs(other.count - letters.count) <= bound else { continue }
            let found = distance(letters, other)
            if found <= bound, found < (best?.distance ?? .max) { best = (candidate, found) }
        }
        return best?.name
    }

    /// All candidates that differ from the word as little as the nearest one does, in their order; by one letter at most.
    package static func matches(_ word: String, among candidates: some Sequence<String>) -> [String] {
        let letters = Array(word.unicodeScalars.prefix(64))
        var found: [String] = []
        var least = 1
        for candidate in candidates where candidate != word {
            let other = Array(candidate.unicodeScalars.prefix(64))
            guard abs(other.count - letters.count) <= 1 else { continue }
            let distance = distance(letters, other)
            if distance < least { found = [] }
            if distance <= least {
                found.append(candidate)
                least = distance
            }
        }
        return found
    }

    /// Edits that turn one word into the other; a changed case counts as no edit, two letters swapped as one.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        let a = left.map { $0.properties.lowercaseMapping }
        let b = right.map { $0.properties.lowercaseMapping }
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
