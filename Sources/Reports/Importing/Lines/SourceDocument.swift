/// A published document as it was read, whatever its format: blocks in the order of print. Text files and Word files
/// both become this; one recogniser makes the typed document of it.
package struct SourceDocument: Sendable {
    /// What names the source in findings.
    package var name: String
    package var blocks: [SourceBlock] = []
    /// Runs of the source that hold nothing of the document, each with the reason.
    package var dropped: [DroppedText] = []
    /// What else the file says about itself, such as the custom properties of a Word file: a second witness.
    package var properties: [String: String] = [:]
    /// The job number at the foot of the first page.
    package var jobNumber: SourceText?
    /// The language of the text, as given or as recognised.
    package var language = "en"
    /// All of the source, from which nothing may be lost.
    package var index: SourceIndex
    /// Whether lines are as long as a page is wide, so that a paragraph has many of them.
    package var isWrapped = false

    package init(name: String, index: SourceIndex) {
        self.name = name
        self.index = index
    }
}

/// The scalars of a source by offset, and the line that each stands in.
package struct SourceIndex: Sendable {
    package let scalars: [Unicode.Scalar]
    /// The offset at which each line begins.
    package let lineStarts: [Int]

    package init(scalars: [Unicode.Scalar], lineStarts: [Int]) {
        self.scalars = scalars
        self.lineStarts = lineStarts
    }

    /// The 1-based number of the line in which an offset stands. O(log lines).
    package func line(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while low < high {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return max(low, 1)
    }

    /// The 1-based column of an offset, in scalars.
    package func column(of offset: Int) -> Int {
        let number = line(of: offset)
        return lineStarts.isEmpty ? offset + 1 : offset - lineStarts[number - 1] + 1
    }
}

/// A run of the source that no element holds.
package struct DroppedText: Sendable {
    package enum Reason: String, Sendable, CaseIterable {
        case runningHead = "running head"
        case pageNumber = "page number"
        case jobNumber = "job number repeated at the foot of a page"
        case barCode = "bar code"
        case continuation = "mark of continuation on the next page"
        case rule = "rule of dashes or underscores"
        case emphasisMark = "mark of bold or italics"
        case reissueMark = "asterisk after the symbol"
        case leader = "dots that lead to a page number"
        case notAllowed = "character that XML does not allow"
        case repeatedSymbol = "symbol printed again"
        case seriesLetter = "letter of the series beside the masthead"
        case byteOrderMark = "byte order mark"
        case repeatedOrgan = "organ printed again over its session"
        case repeatedHeading = "heading repeated on the next page"
    }

    package var text: SourceText
    package var reason: Reason

    package init(_ text: SourceText, _ reason: Reason) {
        self.text = text
        self.reason = reason
    }
}

/// One block of a source: a paragraph, a heading, a table, a note.
package struct SourceBlock: Sendable {
    package enum Kind: Sendable {
        case text
        /// A piece of the head of the first page, such as the symbol or the date.
        case head
        /// The heading of the table of contents, of its columns, or one of its lines; white space is as printed.
        case contents
        case table(SourceTable)
        /// The text of a note, apart from its marker.
        case note(marker: SourceText)
    }

    package var kind: Kind = .text
    /// The lines of the block, trimmed; a Word paragraph is one line.
    package var lines: [SourceText]
    /// How far the first line is set in, in columns, from the text around it.
    package var indent = 0
    /// Whether white space sets the block off from the one before.
    package var isSetOff = true
    /// The 1-based page, as far as the source tells pages apart.
    package var page = 1
    /// Whether the block goes on with the one before it, which ended only because its page did.
    package var continuesPage = false
    /// The name of the paragraph style, where the source has styles.
    package var style: String?
    /// The level of an automatic list, where the source has them.
    package var listLevel: Int?

    package init(lines: [SourceText]) {
        self.lines = lines
    }

    /// The lines as running text.
    package var text: SourceText {
        var result = SourceText()
        for line in lines { result.join(line) }
        return result
    }
}

/// A table of a source: what the columns of a text or the cells of a Word file hold.
package struct SourceTable: Sendable {
    package struct Cell: Sendable {
        package var text: SourceText
        package var columns = 1
        package var rows = 1

        package init(_ text: SourceText, columns: Int = 1, rows: Int = 1) {
            self.text = text
            self.columns = columns
            self.rows = rows
        }
    }

    package var rows: [[Cell]]

    package init(rows: [[Cell]]) {
        self.rows = rows
    }
}
