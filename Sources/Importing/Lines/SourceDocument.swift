package import RapporteurDiagnostics
import RapporteurReportModel

/// A published document as it was read, whatever its format: blocks in the order of print. Text files and Word files
/// both become this; one recogniser makes the typed document of it.
package struct SourceDocument: Sendable {
    /// What names the source in findings.
    package var name: String
    package var blocks: [SourceBlock] = []
    /// Runs of the source that hold nothing of the document, each with the reason.
    package var dropped: [DroppedText] = []
    /// What else the file says about itself, such as the custom properties of a Word file: a second witness.
    package var properties: ExactMap<String> = [:]
    /// The job number at the foot of the first page.
    package var jobNumber: SourceText?
    /// The language of the text, as given or as recognised.
    package var language = "en"
    /// All of the source, from which nothing may be lost.
    package var index: SourceIndex
    /// Whether lines are as long as a page is wide, so that a paragraph has many of them.
    package var isWrapped = false
    /// Whether the text has no layout, so that white space does not tell a heading from a cell of a table.
    package var isReadingOrder = false
    /// Whether each block is a paragraph as it was written, which no page's end can have cut.
    package var hasWholeParagraphs = false
    /// The offsets at which pages begin, in order; empty where the source does not tell.
    package var pageStarts: [Int32] = []
    /// Words with digits right behind them, which may be markers of notes.
    package var gluedNumbers: [Range<Int>] = []
    /// Where the source links words to an address.
    package var links: [SourceLink] = []
    /// The notes to which markers lead, by the offset of the marker, where the source says so itself.
    package var noteLinks: [Int32: Int] = [:]

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
    /// The parts of a source that has several, in order; their paragraphs are its lines. Empty for one text.
    package let parts: [SourcePart]

    package init(scalars: [Unicode.Scalar], lineStarts: [Int], parts: [SourcePart] = []) {
        self.scalars = scalars
        self.lineStarts = lineStarts
        self.parts = parts
    }

    /// The part in which a line stands and its 1-based number there; nil where there are no parts.
    package func part(ofLine line: Int) -> (name: String, paragraph: Int)? {
        guard let part = parts.last(where: { $0.firstLine <= line }) else { return nil }
        return (part.name, line - part.firstLine + 1)
    }

    /// An offset as a place in findings.
    package func location(of offset: Int, file: String) -> Location {
        let line = line(of: offset)
        if let part = part(ofLine: line) { return Location(file: file, place: "paragraph \(part.paragraph) of \(part.name)") }
        return Location(file: file, line: line, column: column(of: offset))
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

/// A part of a source that is a package of files.
package struct SourcePart: Sendable, Hashable {
    /// Its name in the package.
    package var name: String
    /// The 1-based number of its first line.
    package var firstLine: Int

    package init(name: String, firstLine: Int) {
        self.name = name
        self.firstLine = firstLine
    }
}

/// Words of a source that lead to an address.
package struct SourceLink: Sendable, Hashable {
    /// Offsets in the source.
    package var range: Range<Int>
    package var target: String

    package init(range: Range<Int>, target: String) {
        self.range = range
        self.target = target
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
        case contentsNumber = "number that stands apart from its entry of the contents"
        case notAllowed = "character that XML does not allow"
        case repeatedSymbol = "symbol printed again"
        case seriesLetter = "letter of the series beside the masthead"
        case byteOrderMark = "byte order mark"
        case repeatedOrgan = "organ printed again over its session"
        case repeatedHeading = "heading repeated on the next page"
        case runningFoot = "running foot"
        case unprintedHeader = "header or footer that no page prints"
        case fieldInstruction = "instruction of a field"
        case deletedText = "text deleted in a tracked change"
        case insertedText = "text inserted in a tracked change"
        case hiddenText = "hidden text"
        case alternateForm = "other form of the same drawing"
        case optionalHyphen = "optional hyphen"
        case unusedNote = "note to which nothing refers"
        case chart = "words and numbers of a chart"
        case map = "words of a map"
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
        /// A picture or a chart: where it is, and the words for those who cannot see it.
        case figure(image: String, alternative: String)
    }

    /// What the style of a block says that it is.
    package enum Role: Sendable, Hashable {
        /// Nothing is said; the form tells.
        case unknown
        /// A heading; 1 is the highest.
        case heading(Int)
        case title
        /// The title of an agenda item.
        case agendaTitle
        /// A line of the masthead.
        case masthead
        /// Running text, which is never a heading.
        case text
        /// The caption of a table or figure.
        case caption
        case note
        case contents

        /// Whether it heads the document or a chapter of it: no line of the masthead.
        package var headsDocument: Bool {
            switch self {
            case .title, .heading: true
            default: false
            }
        }

        /// Whether bold and italics of the style say only that the text is no running text.
        package var isHeading: Bool {
            switch self {
            case .heading, .title, .agendaTitle, .masthead, .caption: true
            case .unknown, .text, .note, .contents: false
            }
        }
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
    package var role = Role.unknown
    /// Whether the label was counted by the program that wrote the source, so that nothing else can be meant.
    package var hasAutomaticLabel = false
    /// The number of a note among those that `SourceDocument.noteLinks` leads to.
    package var noteNumber: Int?

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
    /// How many rows at the top the source marks as heads; nil where it marks none.
    package var heads: Int?

    package init(rows: [[Cell]], heads: Int? = nil) {
        self.rows = rows
        self.heads = heads
    }
}
