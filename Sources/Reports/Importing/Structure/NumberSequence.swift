/// Which number of a paragraph comes next.
struct NumberSequence: Sendable {
    /// The last number, and what stands before its last point.
    private(set) var last = 0
    private(set) var prefix = ""
    /// Whether numbers may begin again: after an annex, the heading of a reply, a first section.
    var mayRestart = true

    enum Fit { case next, afterGap, restart }

    /// How a number fits; nil where it does not.
    func fit(_ label: PrintedLabel) -> Fit? {
        if label.prefix == prefix {
            if label.number == last + 1 { return .next }
            if label.number == 1, mayRestart { return .restart }
            if last > 0, label.number > last, label.number <= last + 4 { return .afterGap }
            return nil
        }
        if !label.prefix.isEmpty { return prefix.isEmpty && last > 0 && !mayRestart ? nil : .next }
        return label.number == 1 ? .restart : nil
    }

    mutating func take(_ label: PrintedLabel) {
        last = label.number
        prefix = label.prefix
        mayRestart = false
    }
}
