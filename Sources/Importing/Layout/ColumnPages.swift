/// Puts pages that were printed in two columns into the order in which they are read: the left column, then the right.
///
/// Converters that keep the layout of a page write both columns on one line. That a page has two, and not a table, is
/// told by an empty strip through its middle, beside which both sides are full of words. Each column becomes a page of
/// its own, so that a paragraph goes on from one column to the next as it does from page to page.
struct ColumnPages {
    /// Lines of one page that the strip runs through.
    private struct Region {
        var lines: Range<Int>
        /// The column at which the right side begins.
        var edge: Int
        /// Whether both sides are so full of words that nothing else can be meant.
        var isCertain: Bool
    }

    /// The empty columns before the right side.
    private static let strip = 2
    /// How narrow a column of words is, and how wide.
    private static let widths = 36...80

    /// Cuts lines where their page has two columns, and numbers the pages anew where it did.
    static func reordered(_ lines: [SourceLine], hasPages: Bool) -> [SourceLine] {
        guard hasPages else { return lines }
        var found: [Region] = []
        var start = 0
        while start < lines.count {
            let end = lines[start...].firstIndex { $0.page != lines[start].page } ?? lines.count
            found += regions(lines, start..<end)
            start = end
        }
        // A last page may hold a few lines of two columns.
        guard found.contains(where: \.isCertain) else { return lines }
        return cut(lines, at: found)
    }

    // MARK: Finding columns

    private static func regions(_ lines: [SourceLine], _ page: Range<Int>) -> [Region] {
        guard let edge = likeliestEdge(lines, page) else { return [] }
        var regions: [Region] = []
        var start = page.lowerBound
        for index in page where crosses(lines[index], edge) {
            if let region = region(lines, start..<index, edge) { regions.append(region) }
            start = index + 1
        }
        if let region = region(lines, start..<page.upperBound, edge) { regions.append(region) }
        return regions
    }

    /// The column at which most pieces begin after white space in the middle of a line.
    private static func likeliestEdge(_ lines: [SourceLine], _ page: Range<Int>) -> Int? {
        var counts: [Int: Int] = [:]
        for line in lines[page] where !line.isBlank {
            for segment in line.segments(least: strip) where widths.contains(segment.start) { counts[segment.start, default: 0] += 1 }
        }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.flatMap { $0.value >= 3 ? $0.key : nil }
    }

    /// Whether a line prints something in the strip.
    private static func crosses(_ line: SourceLine, _ edge: Int) -> Bool {
        guard line.indent < edge, line.end > edge - strip else { return false }
        return (edge - strip..<edge).contains { column in
            let place = column - line.indent
            return line.text.scalars.indices.contains(place) && !line.text.scalars[place].isBlank
        }
    }

    private static func region(_ lines: [SourceLine], _ range: Range<Int>, _ edge: Int) -> Region? {
        let printed = range.filter { !lines[$0].isBlank }
        guard let first = printed.first(where: { right(of: lines[$0], edge)?.indent == 0 }), let last = printed.last else { return nil }
        // What stands above the columns of the first page is the title; on others headings stand set in.
        let start = lines[first].page > 1 ? printed.first ?? first : first
        let rights = printed.filter { $0 >= start }.compactMap { right(of: lines[$0], edge) }
        let lefts = printed.filter { $0 >= start }.compactMap { left(of: lines[$0], edge) }
        let aligned = rights.count { $0.indent == 0 }
        guard aligned >= 3, aligned * 10 >= rights.count * 6, isText(lefts), isText(rights) else { return nil }
        let leftWidth = width(lefts)
        let rightWidth = width(rights)
        guard abs(leftWidth - rightWidth) <= 8 else { return nil }
        return Region(lines: start..<last + 1, edge: edge, isCertain: aligned >= 8 && lefts.count >= 8)
    }

    /// Whether lines are those of a column of words: as wide as one, most of them full.
    private static func isText(_ lines: [SourceLine]) -> Bool {
        guard lines.count >= 3, widths.contains(width(lines)) else { return false }
        let edge = lines.map(\.end).max() ?? 0
        let full = lines.count { $0.end >= edge - 14 }
        let words = lines.count { $0.text.scalars.count { $0.isLetter } >= 24 }
        return full * 10 >= lines.count * 6 && words * 10 >= lines.count * 6
    }

    private static func width(_ lines: [SourceLine]) -> Int {
        (lines.map(\.end).max() ?? 0) - (lines.map(\.indent).min() ?? 0)
    }

    // MARK: Cutting

    private static func left(of line: SourceLine, _ edge: Int) -> SourceLine? {
        guard line.indent < edge else { return nil }
        return part(line, 0..<min(line.text.count, edge - line.indent), indent: line.indent)
    }

    private static func right(of line: SourceLine, _ edge: Int) -> SourceLine? {
        guard line.end > edge else { return nil }
        let start = max(0, edge - line.indent)
        return part(line, start..<line.text.count, indent: max(line.indent - edge, 0))
    }

    /// A part of a line without the white space at its ends; nil where it prints nothing.
    private static func part(_ line: SourceLine, _ range: Range<Int>, indent: Int) -> SourceLine? {
        let scalars = line.text.scalars
        guard let first = range.first(where: { !scalars[$0].isBlank }), let last = range.last(where: { !scalars[$0].isBlank })
        else { return nil }
        var part = line
        part.text = line.text[first..<last + 1]
        part.indent = indent + first - range.lowerBound
        return part
    }

    private static func cut(_ lines: [SourceLine], at regions: [Region]) -> [SourceLine] {
        var result: [SourceLine] = []
        var added = 0
        var index = 0
        /// Adds lines that stand on what counts as a page of its own.
        func add(_ part: [SourceLine]) {
            guard let first = part.firstIndex(where: { !$0.isBlank }) else {
                result += part
                return
            }
            if let last = result.last(where: { !$0.isBlank }), last.page >= part[first].page + added { added += 1 }
            for (number, line) in part.enumerated() {
                var line = line
                line.page += added
                if number == first { line.startsPage = true }
                result.append(line)
            }
        }
        for region in regions {
            while index < region.lines.lowerBound {
                var line = lines[index]
                line.page += added
                result.append(line)
                index += 1
            }
            if let last = result.last, !last.isBlank, last.page == lines[region.lines.lowerBound].page + added {
                // What stands above goes on in neither column.
                result.append(SourceLine(number: last.number, page: last.page, indent: 0, text: SourceText()))
            }
            let parts = lines[region.lines].map { (left: left(of: $0, region.edge), right: right(of: $0, region.edge)) }
            add(column(parts.map(\.left), beside: parts.map(\.right), in: lines[region.lines]))
            add(column(parts.map(\.right), beside: parts.map(\.left), in: lines[region.lines]))
            index = region.lines.upperBound
            if index < lines.count, lines[index].page == lines[index - 1].page { added += 1 }
        }
        for line in lines[index...] {
            var line = line
            line.page += added
            result.append(line)
        }
        return result
    }

    /// The lines of one column. Where its lines and those of the other stand at different heights, each takes a line of
    /// its own: what seems blank then is none.
    private static func column(
        _ parts: [SourceLine?], beside others: [SourceLine?], in lines: ArraySlice<SourceLine>
    ) -> [SourceLine] {
        var edge = 0
        var margin = Int.max
        for part in parts.compactMap({ $0 }) {
            edge = max(edge, part.end)
            margin = min(margin, part.indent)
        }
        var result: [SourceLine] = []
        for (index, line) in lines.enumerated() {
            guard var part = parts[index] else {
                if isBetween(index, parts, others) { continue }
                result.append(SourceLine(number: line.number, page: line.page, indent: 0, text: SourceText()))
                continue
            }
            // White space inside a line that fills its column is what the printer spread over it.
            part.isJustified = part.end >= edge - 2
            part.indent -= margin
            result.append(part)
        }
        return result
    }

    /// Whether a line holds only the other column's, and the lines around it only this one's.
    private static func isBetween(_ index: Int, _ parts: [SourceLine?], _ others: [SourceLine?]) -> Bool {
        guard others[index] != nil, index > 0, index + 1 < parts.count else { return false }
        return parts[index - 1] != nil && parts[index + 1] != nil && others[index - 1] == nil && others[index + 1] == nil
    }
}
