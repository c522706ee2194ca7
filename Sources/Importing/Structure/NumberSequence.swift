/// Which number of a paragraph comes next.
struct NumberSequence: Sendable {
    /// The last number, and what stands before its last point.
    private(set) var last = 0
    private(set) var prefix = ""
    /// Whether numbers may begin again: after an annex, the heading of a reply, a first section.
    var mayRestart = true
    /// The last number of each prefix, so that the numbers of a chapter go on after others between them.
    private var lasts: [String: Int] = [:]

    /// The last number without a prefix, under which those with one stand: 108 while 108.1 and the like follow.
    private var plain: Int { lasts[""] ?? 0 }

    enum Fit { case next, afterGap, restart }

    /// The plain number that comes next, also while numbers such as 108.1 stand under the last.
    var nextPlain: Int { (prefix.isEmpty ? last : plain) + 1 }

    /// How a number fits; nil where it does not.
    func fit(_ label: PrintedLabel) -> Fit? {
        if label.prefix == prefix {
            if label.number == last + 1 { return .next }
            if label.number == 1, mayRestart { return .restart }
            return last > 0 ? Self.fit(label.number, after: last) : nil
        }
        if label.prefix.isEmpty {
            // From 108.40 back to 109.
            if plain > 0, let fit = Self.fit(label.number, after: plain) { return fit }
            return label.number == 1 ? .restart : nil
        }
        if let last = lasts[label.prefix], let fit = Self.fit(label.number, after: last) { return fit }
        // 108.1 under 108.
        if label.prefix == String(plain) { return label.number == 1 ? .next : Self.fit(label.number, after: 0) }
        if prefix.isEmpty { return last > 0 && !mayRestart ? nil : .next }
        // A slip in what stands before the point must not cost a number its place.
        if label.number == last + 1, plain > 0 { return .next }
        return Self.follows(label, prefix) ? .next : nil
    }

    private static func fit(_ number: Int, after last: Int) -> Fit? {
        number == last + 1 ? .next : (last + 2...last + 4).contains(number) ? .afterGap : nil
    }

    /// Whether a number begins the next chapter: `31.II.1` after `31.I.9`, `116.1` after `115.20`, but neither a number with
    /// decimals nor one of a chapter before.
    private static func follows(_ label: PrintedLabel, _ prefix: String) -> Bool {
        guard label.number <= 3 else { return false }
        let old = prefix.split(separator: ".").first.flatMap { Int($0) }
        let new = label.prefix.split(separator: ".").first.flatMap { Int($0) }
        guard let old, let new else { return true }
        return new >= old
    }

    mutating func take(_ label: PrintedLabel) {
        last = label.number
        prefix = label.prefix
        mayRestart = false
        lasts[prefix] = last
    }
}
