/// The letters that number the groups of rows in a table: `A. Facilitation`, `B. Knowledge`. A line with the next letter below
/// the last row goes on with the table, though it keeps no columns apart: it heads rows, or says in words what others say in
/// numbers.
struct RowLetters {
    private var last = 0
    /// Where the letters stand.
    private var indent = 0
    /// How many lines of text have passed since the last table.
    private var passed = 0

    /// The most lines of a group without columns.
    private static let most = 40

    /// Passes a line between tables.
    mutating func pass(_ line: SourceLine) {
        guard !line.isBlank else { return }
        passed += 1
        if passed > 3 { last = 0 }
    }

    /// Where a table ends whose rows stand in a range: there, or after the groups below.
    mutating func end(of rows: Range<Int>, in lines: [SourceLine]) -> Int {
        passed = 0
        for line in lines[rows] { note(line) }
        var end = rows.upperBound
        while last > 0, let start = nextGroup(after: end, in: lines) {
            note(lines[start])
            end = start + 1
            while end < lines.count, end - start < Self.most, !lines[end].isBlank, letter(of: lines[end]) == nil { end += 1 }
        }
        return end
    }

    /// The line after a table, or at the head of the next page, that has the next letter.
    private func nextGroup(after end: Int, in lines: [SourceLine]) -> Int? {
        guard end > 0, let next = lines[end...].firstIndex(where: { !$0.isBlank }) else { return nil }
        guard next - end <= (lines[next].page == lines[end - 1].page ? 2 : 14) else { return nil }
        return letter(of: lines[next]) == last + 1 && abs(lines[next].indent - indent) <= 1 ? next : nil
    }

    private mutating func note(_ line: SourceLine) {
        if let letter = letter(of: line), letter == 1 || letter == last + 1 { (last, indent) = (letter, line.indent) }
    }

    private func letter(of line: SourceLine) -> Int? {
        LabelScanner.labels(of: line.text).first { $0.kind == .capital && $0.isPointed }.flatMap { label in
            label.value.unicodeScalars.first.flatMap { (0x41...0x5A).contains($0.value) ? Int($0.value) - 0x40 : nil }
        }
    }
}
