/// Which number of a paragraph comes next.
struct NumberSequence: Sendable {
    /// The last number, and what stands before its last point.
    private(set) var last = 0
    private(set) var prefix = ""
    /// Whether numbers may begin again: after an annex, the heading of a reply, a first section.
    var mayRestart = true
    /// The last number of each prefix, so that the numbers of a chapter go on after others between them.
    private var lasts: [String: Int] = [:]

    enum Fit { case next, afterGap, restart }

    /// How a number fits; nil where it does not.
    func fit(_ label: PrintedLabel) -> Fit? {
        if label.prefix == prefix {
            if label.number == last + 1 { return .next }
            if label.number == 1, mayRestart { return .restart }
            if last > 0, label.number > last, label.number <= last + 4 { return .afterGap }
            return nil
        }
        if !label.prefix.isEmpty, let last = lasts[label.prefix] {
            if label.number == last + 1 { return .next }
            if label.number > last, label.number <= last + 4 { return .afterGap }
        }
        if !label.prefix.isEmpty, !prefix.isEmpty, !Self.follows(label, prefix) { return nil }
        if !label.prefix.isEmpty { return prefix.isEmpty && last > 0 && !mayRestart ? nil : .next }
        return label.number == 1 ? .restart : nil
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
