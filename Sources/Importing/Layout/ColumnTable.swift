import RapporteurReportModel

/// Finds tables in lines that keep columns apart by wide white space or tabs, and makes cells of them.
///
/// A line of text becomes a row; a row whose first cell goes on in the next line is joined with it. Where a cell of
/// words is broken over lines, its lines stay rows: the text does not say where a row ends.
struct ColumnTable {
    /// Where the table stands among the lines.
    var lines: Range<Int>
    var table: SourceTable

    /// The least white space between columns.
    static let gap = 3

    /// The tables among lines, from the first to the last line with columns.
    static func tables(in lines: [SourceLine], from start: Int) -> [ColumnTable] {
        var result: [ColumnTable] = []
        var index = start
        var letters = RowLetters()
        while index < lines.count {
            guard var end = region(in: lines, from: index) else {
                letters.pass(lines[index])
                index += 1
                continue
            }
            end = letters.end(of: index..<end, in: lines)
            let first = headStart(in: lines, above: index, from: result.last?.lines.upperBound ?? start)
            result.append(ColumnTable(lines: first..<end, table: table(lines[first..<end])))
            index = end
        }
        return result
    }

    /// The first of the lines directly above a table that head its columns: they stand far to the right, over columns
    /// other than the first.
    private static func headStart(in lines: [SourceLine], above start: Int, from least: Int) -> Int {
        let pieces = pieces(lines[start])
        guard pieces.count > 1 else { return start }
        let column = pieces[0].start >= farRight ? pieces[0].start : pieces[1].start
        var first = start
        while first > least, !lines[first - 1].isBlank, lines[first - 1].indent >= max(column, farRight) { first -= 1 }
        return first
    }

    /// No paragraph begins so far to the right.
    private static let farRight = 30

    /// The pieces of a line in columns, its label and the text after it as one piece.
    private static func pieces(_ line: SourceLine) -> [SourceLine.Segment] {
        if line.isJustified { return line.segments(least: Int.max) }
        let segments = line.segments(least: gap)
        guard segments.count > 1 else { return segments }
        let first = line.text[segments[0].range]
        // What stands before the first gap may be a label of the text after it.
        var probe = first
        probe.append(" ", origin: SourceText.added)
        probe.append("X", origin: SourceText.added)
        let labels = LabelScanner.labels(of: probe) + [LabelScanner.damagedParagraph(of: probe)].compactMap { $0 }
        let isLabel = labels.contains { $0.textStart >= probe.count - 1 }
        guard isLabel else { return segments }
        let joined = SourceLine.Segment(
            start: segments[0].start, end: segments[1].end,
            range: segments[0].range.lowerBound..<segments[1].range.upperBound)
        return [joined] + segments.dropFirst(2)
    }

    static func hasColumns(_ line: SourceLine) -> Bool { pieces(line).count > 1 }

    /// Where a table that begins with the line at `start` ends; nil when none begins there.
    private static func region(in lines: [SourceLine], from start: Int) -> Int? {
        guard !lines[start].isBlank, hasColumns(lines[start]) else { return nil }
        var rows = 1
        var last = start
        var index = start + 1
        var others = 0
        // Where the second column begins, as far as the rows so far tell.
        var second = secondColumn(lines[start])
        var seen = SeenColumns()
        seen.add(pieces(lines[start]))
        while index < lines.count {
            let line = lines[index]
            if line.isBlank {
                index += 1
                continue
            }
            let blanks = (last + 1..<index).count { lines[$0].isBlank }
            let pieces = pieces(line)
            if pieces.count > 1, blanks <= 3 {
                rows += 1
                others = 0
                last = index
                second = min(second, secondColumn(line))
                seen.add(pieces)
            } else if blanks <= 1, rows >= 2, line.page == lines[last].page, seen.holds(line), isInside(line) {
                // A cell goes on where the others have ended.
                last = index
            } else if others < 2, blanks <= 3, isInside(line) || line.end < second, hasColumnsSoon(lines, after: index, within: 3) {
                others += 1
            } else {
                break
            }
            index += 1
        }
        return rows >= 2 ? last + 1 : nil
    }

    private static func secondColumn(_ line: SourceLine) -> Int {
        let pieces = pieces(line)
        return pieces.count > 1 ? max(pieces[1].start, farRight) : Int.max
    }

    /// Where the pieces of the rows of a table began and ended so far.
    private struct SeenColumns {
        private var starts: [Int: Int] = [:]
        private var left = Int.max
        private var right = 0

        mutating func add(_ pieces: [SourceLine.Segment]) {
            for piece in pieces { starts[piece.start, default: 0] += 1 }
            left = min(left, pieces.first?.start ?? left)
            right = max(right, pieces.last?.end ?? right)
        }

        private func count(at column: Int) -> Int { (column - 1...column + 1).reduce(0) { $0 + starts[$1, default: 0] } }

        /// Whether a line stands in one column, which is not the first, and no wider than that is.
        func holds(_ line: SourceLine) -> Bool {
            guard line.indent > left + 4, count(at: line.indent) >= 2 else { return false }
            let next = starts.keys.filter { $0 > line.indent + 3 && count(at: $0) >= 2 }.min()
            return line.end <= next ?? right + 2
        }
    }

    /// Whether a line without columns can stand in a table: a heading of rows, a cell that goes on.
    private static func isInside(_ line: SourceLine) -> Bool {
        guard line.text.count <= 60 else { return false }
        let labels = LabelScanner.labels(of: line.text)
        return !labels.contains { $0.kind == .paragraph && $0.isPointed && $0.gap >= 3 || $0.kind == .roman }
    }

    private static func hasColumnsSoon(_ lines: [SourceLine], after index: Int, within most: Int) -> Bool {
        var seen = 0
        for line in lines[(index + 1)...] where !line.isBlank {
            if hasColumns(line) { return true }
            seen += 1
            if seen >= most { return false }
        }
        return false
    }

    // MARK: Cells

    private static func table(_ lines: ArraySlice<SourceLine>) -> SourceTable {
        let printed = lines.filter { !$0.isBlank }
        let columns = columns(of: printed)
        var rows: [[SourceTable.Cell]] = []
        for line in printed {
            let cells = cells(of: line, columns)
            if let last = rows.last, goesOn(last, cells) {
                rows[rows.count - 1] = joined(last, cells)
            } else {
                rows.append(cells)
            }
        }
        return SourceTable(rows: rows)
    }

    /// The columns as intervals: those of the lines that have most pieces, where they do not overlap.
    private static func columns(of lines: [SourceLine]) -> [Range<Int>] {
        let pieces = lines.map { Self.pieces($0) }
        let most = pieces.map(\.count).max() ?? 1
        let full = pieces.filter { $0.count >= max(2, most - most / 4) }
        var intervals: [Range<Int>] = []
        for piece in full.joined().sorted(by: { $0.start < $1.start }) {
            let range = piece.start..<max(piece.end, piece.start + 1)
            if let last = intervals.last, range.lowerBound < last.upperBound {
                intervals[intervals.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                intervals.append(range)
            }
        }
        return intervals
    }

    private static func cells(of line: SourceLine, _ columns: [Range<Int>]) -> [SourceTable.Cell] {
        let pieces = pieces(line)
        // Tabs say which column comes next, not where it stands.
        if line.text.scalars.contains("\t") {
            return pieces.map { SourceTable.Cell(line.text[$0.range].collapsed) }
        }
        var texts = [SourceText](repeating: SourceText(), count: max(columns.count, 1))
        var previous = -1
        for (number, piece) in pieces.enumerated() {
            let left = pieces.count - number - 1
            var best = nearest(piece, columns)
            best = max(best, previous + 1)
            best = min(best, columns.count - 1 - left)
            guard best > previous, texts.indices.contains(best) else {
                // More pieces than columns: the last takes them.
                texts[texts.count - 1].join(line.text[piece.range].collapsed)
                continue
            }
            texts[best].join(line.text[piece.range].collapsed)
            previous = best
        }
        return texts.map { SourceTable.Cell($0) }
    }

    private static func nearest(_ piece: SourceLine.Segment, _ columns: [Range<Int>]) -> Int {
        var best = 0
        var bestScore = Int.min
        for (index, column) in columns.enumerated() {
            let overlap = min(piece.end, column.upperBound) - max(piece.start, column.lowerBound)
            if overlap > bestScore {
                bestScore = overlap
                best = index
            }
        }
        return best
    }

    /// Whether a row that has its first cell alone goes on in the next.
    private static func goesOn(_ row: [SourceTable.Cell], _ next: [SourceTable.Cell]) -> Bool {
        guard let first = row.first?.text, let second = next.first?.text, !first.isEmpty, !second.isEmpty,
            row.dropFirst().allSatisfy({ $0.text.isEmpty }), next.dropFirst().contains(where: { !$0.text.isEmpty })
        else { return false }
        return second.scalars[0].isLowercase || first.scalars.last == ","
    }

    private static func joined(_ row: [SourceTable.Cell], _ next: [SourceTable.Cell]) -> [SourceTable.Cell] {
        var cells = next
        var text = row[0].text
        text.join(next[0].text)
        cells[0].text = text
        return cells
    }
}
