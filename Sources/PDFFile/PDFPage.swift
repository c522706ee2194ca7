/// The characters of a page as lines of text: what stands on one line of print stands on one line, in the columns of
/// print; `<b>`, `<i>` and `<sup>` say how it is set.
struct PDFPage {
    struct Character {
        var left: Double
        var top: Double
        var right: Double
        var bottom: Double
        var size: Double
        var scalar: Unicode.Scalar
        var isBold = false
        var isItalic = false

        var middle: Double { (top + bottom) / 2 }
        /// About where letters without descenders end: a fifth of the height is below.
        var base: Double { bottom - (bottom - top) * 0.2 }
    }

    private struct Line {
        var characters: [Character]
        var top: Double
        var bottom: Double
        /// The size of most of its characters.
        var size = 0.0
        /// Where most of them stand.
        var base = 0.0
    }

    private let lines: [Line]
    /// The left margin, and how wide a letter is.
    private let margin: Double
    private let unit: Double

    init(_ characters: [Character]) {
        var lines: [Line] = []
        // Tall characters first, so that raised and small ones find the line that they belong to.
        for character in characters.sorted(by: { ($0.middle, $0.left) < ($1.middle, $1.left) }) {
            if let last = lines.indices.last, Self.belongs(character, to: lines[last]) {
                lines[last].characters.append(character)
                if character.bottom - character.top >= lines[last].bottom - lines[last].top {
                    lines[last].top = character.top
                    lines[last].bottom = character.bottom
                }
            } else {
                lines.append(Line(characters: [character], top: character.top, bottom: character.bottom))
            }
        }
        for index in lines.indices {
            lines[index].characters.sort { ($0.left, $0.right) < ($1.left, $1.right) }
            let sizes = lines[index].characters.map(\.size).sorted()
            lines[index].size = sizes[sizes.count * 3 / 4]
            let bases = lines[index].characters.filter { $0.size >= lines[index].size * 0.95 }.map(\.base).sorted()
            lines[index].base = bases[bases.count / 2]
        }
        self.lines = lines
        margin = characters.map(\.left).min() ?? 0
        let widths = characters.map { $0.right - $0.left }.filter { $0 > 0 }.sorted()
        unit = max(widths.isEmpty ? 5 : widths[widths.count / 2], 1)
    }

    /// Whether a character stands beside those of a line: its middle is within their height, or theirs within its own.
    private static func belongs(_ character: Character, to line: Line) -> Bool {
        let middle = (line.top + line.bottom) / 2
        return character.middle > line.top && character.middle < line.bottom && abs(character.middle - middle) < (line.bottom - line.top) * 0.55
            || middle > character.top && middle < character.bottom
    }

    /// The text of the page, with an empty line where the print has a gap.
    var text: String {
        var text = ""
        var last: Line?
        // The usual distance of lines, next to which a gap shows.
        let steps = zip(lines, lines.dropFirst()).map { $1.bottom - $0.bottom }.filter { $0 > 1 }.sorted()
        let step = steps.isEmpty ? 12 : steps[steps.count / 3]
        for line in lines {
            if let last {
                let gap = line.bottom - last.bottom
                if gap > step * 1.35 { text += "\n" }
                if gap > step * 4 { text += "\n" }
            }
            text += self.text(of: line) + "\n"
            last = line
        }
        return text
    }

    private enum Mark: String { case b, i, sup }

    private func text(of line: Line) -> String {
        var text = ""
        var column = 0
        var open: Mark?
        var before: Character?
        for character in line.characters {
            let gap = character.left - (before?.right ?? margin)
            let mark = Self.mark(character, in: line)
            var spaces = 0
            if before == nil || gap > line.size * 0.9 {
                // Words that are set apart in a line of full width leave less; columns are told by three spaces.
                let least = before == nil ? 0 : gap > line.size * 1.4 ? 3 : 2
                spaces = max(Int((character.left - margin) / unit) - column, least)
            } else if gap > line.size * 0.14 {
                spaces = 1
            }
            // A mark ends before the space, unless it goes on.
            if let last = open, last != mark {
                text += "</\(last.rawValue)>"
                open = nil
            }
            text += String(repeating: " ", count: min(spaces, 400))
            if let mark, open == nil {
                text += "<\(mark.rawValue)>"
                open = mark
            }
            text.unicodeScalars.append(character.scalar)
            column += min(spaces, 400) + 1
            before = character
        }
        if let open { text += "</\(open.rawValue)>" }
        return text
    }

    private static func mark(_ character: Character, in line: Line) -> Mark? {
        if character.size < line.size * 0.8, character.base < line.base - line.size * 0.12 { return .sup }
        if character.isBold { return .b }
        return character.isItalic ? .i : nil
    }
}
