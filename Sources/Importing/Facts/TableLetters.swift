/// Where the letters stand that lead from a table to the notes under it, in text that raises nothing: behind the words or
/// numbers of a cell or caption, apart (`2025/26 a, b`), on a number (`1 403b`) or on a word (`Canadaa`), or alone in a cell.
struct TableLetters {
    enum Place: Hashable {
        case caption(Int)
        case cell(row: Int, column: Int)
    }

    struct Marker {
        var place: Place
        var range: Range<Int>
        /// The identifier of the note.
        var note: String
    }

    /// The identifiers of the notes by their letters.
    private let notes: [String: String]

    init(_ notes: [String: String]) {
        self.notes = notes.filter { $0.key.unicodeScalars.count == 1 && $0.key.unicodeScalars.first?.isLowercase == true }
    }

    /// The markers in a table, those that nothing else can be first; a letter on a word, or after one, only where the letter
    /// stands nowhere more plainly. O(text).
    func markers(in table: DraftTable, known words: WordCounts) -> [Marker] {
        guard !notes.isEmpty else { return [] }
        var found: [(marker: Marker, isPlain: Bool)] = []
        for (line, text) in (table.caption?.lines ?? []).enumerated() {
            found += letters(at: text.text, .caption(line), next: nil, words)
        }
        let rows = table.table.rows
        for (row, cells) in rows.enumerated() {
            for (column, cell) in cells.enumerated() {
                let next = row + 1 < rows.count && column < rows[row + 1].count ? rows[row + 1][column].text : nil
                found += letters(at: cell.text, .cell(row: row, column: column), next: next, words)
            }
        }
        let plain = Set(found.filter(\.isPlain).map(\.marker.note))
        return found.filter { $0.isPlain || !plain.contains($0.marker.note) }.map(\.marker)
    }

    /// The letters at the end of a text, several with commas between them.
    private func letters(at text: SourceText, _ place: Place, next: SourceText?, _ words: WordCounts) -> [(marker: Marker, isPlain: Bool)] {
        let scalars = text.scalars
        var end = scalars.count
        while end > 0, scalars[end - 1].isBlank { end -= 1 }
        var ranges: [Range<Int>] = []
        var start = end
        while start > 0, notes[String(scalars[start - 1])] != nil, !text.styles[start - 1].contains(.superscript) {
            ranges.append(start - 1..<start)
            var before = start - 1
            while before > 0, scalars[before - 1].isBlank { before -= 1 }
            guard before > 0, scalars[before - 1] == "," else { break }
            before -= 1
            while before > 0, scalars[before - 1].isBlank { before -= 1 }
            guard before > 0, notes[String(scalars[before - 1])] != nil, before < 2 || !scalars[before - 2].isLowercase || !ranges.isEmpty else { break }
            start = before
        }
        guard let first = ranges.last else { return [] }
        let markers = ranges.reversed().map { Marker(place: place, range: $0, note: notes[String(scalars[$0.lowerBound])] ?? "") }
        let certain: Bool
        if first.lowerBound == 0 {
            certain = false
        } else {
            let before = scalars[first.lowerBound - 1]
            if before.isDigit || ")%”".unicodeScalars.contains(before) {
                certain = true
            } else if before.isBlank {
                // "…, including a / vehicle" goes on in the next row.
                guard next?.scalars.first?.isLowercase != true else { return [] }
                certain = first.lowerBound > 1 && (scalars[first.lowerBound - 2].isDigit || ranges.count > 1 || ")%".unicodeScalars.contains(scalars[first.lowerBound - 2]))
            } else if before.isLetter {
                var start = first.lowerBound
                while start > 0, scalars[start - 1].isLetter { start -= 1 }
                let stem = String(scalars[start..<first.lowerBound])
                guard first.lowerBound - start > 2, words.count(of: stem) > 0, words.count(of: String(scalars[start..<first.upperBound])) <= 1 else { return [] }
                certain = false
            } else {
                return []
            }
        }
        return markers.map { ($0, certain) }
    }
}

/// How often each word stands in the texts of a document.
struct WordCounts: Sendable {
    private var counts: [String: Int] = [:]

    init() {}

    /// O(text).
    init(_ texts: [DraftDocument.MarkedText]) {
        for text in texts {
            for word in text.text.scalars.split(whereSeparator: { !$0.isLetter }) where word.count < 40 {
                counts[String(String.UnicodeScalarView(word)), default: 0] += 1
            }
        }
    }

    func count(of word: String) -> Int { counts[word] ?? 0 }
}
