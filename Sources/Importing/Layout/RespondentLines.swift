/// Sets apart the lines over a reproduced reply: the name of the respondent, and under it, at any margin and in either
/// order, the original language and the date in brackets. Lines run together there: the name is no wider than a heading,
/// and no white space need stand between it and what is above.
struct RespondentLines {
    private let sourceLines: SourceLines
    /// How many lines a line in brackets may take, and a name.
    private static let reach = 3

    init(_ words: LanguageWords) { sourceLines = SourceLines(words) }

    /// Marks where blocks begin; a line in brackets to the right of other words becomes a line of its own. O(lines).
    func mark(_ lines: inout [SourceLine]) {
        guard lines.contains(where: { $0.text.scalars.last == "]" }) else { return }
        split(&lines)
        var index = 0
        var isUnderSource = false
        while index < lines.count {
            if lines[index].isBlank {
                index += 1
                continue
            }
            guard let end = sourceEnd(lines, index) else {
                isUnderSource = false
                index += 1
                continue
            }
            lines[index].beginsBlock = true
            if end < lines.count { lines[end].beginsBlock = true }
            if !isUnderSource, let name = nameStart(lines, index) {
                lines[name].beginsBlock = true
                for line in lines[..<index].indices.suffix(index - name).dropFirst() where !lines[line].isBlank { lines[line].continuesBlock = true }
            }
            isUnderSource = true
            index = end
        }
    }

    /// `Argentina          [Original: Spanish]`
    private func split(_ lines: inout [SourceLine]) {
        var index = 0
        var result: [SourceLine] = []
        result.reserveCapacity(lines.count)
        while index < lines.count {
            let line = lines[index]
            index += 1
            guard line.text.scalars.last == "]", let open = line.text.scalars.lastIndex(of: "["), open > 0,
                let piece = line.segments(least: 2).last(where: { $0.range.lowerBound > 0 }),
                line.text.scalars[piece.range.lowerBound] == "[", sourceLines.matches(Array(line.text.scalars[piece.range]))
            else {
                result.append(line)
                continue
            }
            var left = line
            left.text = line.text.upTo(piece.range.lowerBound).trimmed
            var right = line
            right.text = line.text[piece.range]
            right.indent = piece.start
            right.startsPage = false
            result += [left, right]
        }
        lines = result
    }

    /// The line after a line in brackets that begins at `start` and may take several; nil where none begins there.
    private func sourceEnd(_ lines: [SourceLine], _ start: Int) -> Int? {
        guard lines[start].text.scalars.first == "[" else { return nil }
        var text = SourceText()
        for index in start..<min(start + Self.reach, lines.count) {
            guard !lines[index].isBlank else { return nil }
            text.join(lines[index].text.collapsed)
            if text.scalars.last == "]" { return sourceLines.matches(text.scalars) ? index + 1 : nil }
        }
        return nil
    }

    /// Where the name begins that stands over a line in brackets: the line above, and the ones before that it completes.
    private func nameStart(_ lines: [SourceLine], _ source: Int) -> Int? {
        guard var start = lines[..<source].lastIndex(where: { !$0.isBlank }), source - start <= 3 else { return nil }
        let last = lines[start].text.scalars
        guard last.count <= 120, let end = last.last, !".;,".unicodeScalars.contains(end) else { return nil }
        for _ in 1..<Self.reach {
            guard start > 0, !lines[start - 1].isBlank, goesOn(lines[start - 1], lines[start]) else { break }
            start -= 1
        }
        return start
    }

    /// Whether the first of two lines of a name is not the whole of it: a parenthesis is open, it ends with a word that
    /// joins, or the next begins in lower case.
    private func goesOn(_ line: SourceLine, _ next: SourceLine) -> Bool {
        let text = line.text.scalars
        guard let last = text.last, !".;:]".unicodeScalars.contains(last), let first = next.text.scalars.first else { return false }
        if text.count(where: { $0 == "(" }) > text.count(where: { $0 == ")" }) { return true }
        return first.isLowercase || LineBreaks.joins(line.text)
    }
}
