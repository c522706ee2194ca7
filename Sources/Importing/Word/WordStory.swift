internal import RapporteurDiagnostics

/// What one part of a Word file prints: the body, a header, the notes. Paragraphs are listed in the order in which
/// they begin; blocks refer to them by their place in that list.
struct WordStory {
    /// The name of the part.
    var part: String
    var paragraphs: [WordParagraph] = []
    /// What stands in the part outside of notes.
    var blocks: [WordBlock] = []
    /// The notes by their ids, each with what it holds.
    var notes: ExactMap<[WordBlock]> = [:]
    var sections: [WordSection] = []
    /// How many runs were inserted or deleted while changes were tracked.
    var trackedChanges = 0
    /// Notes that begin inside a note, which no sound file has; their text stays in the one around them.
    var nestedNotes = 0
    var equations = 0
    /// How many places hold the text of other files, which Word takes in only when it opens this one.
    var foreignParts = 0

    init(part: String) { self.part = part }
}

indirect enum WordBlock {
    /// By its place in the list of paragraphs.
    case paragraph(Int)
    case table(WordTable)
}

struct WordTable {
    var rows: [WordRow] = []
}

struct WordRow {
    var cells: [WordCell] = []
    /// Columns left out before the first cell.
    var skipped = 0
    /// Columns left out behind the last cell.
    var skippedAfter = 0
    /// Whether the row is repeated at the head of each page.
    var isHead = false
}

struct WordCell {
    var columns = 1
    var merge = Merge.none
    /// Whether the cell is one with the one before it, as older files say it.
    var goesOnBeside = false
    var blocks: [WordBlock] = []

    enum Merge {
        case none
        /// The first of cells that are one over several rows.
        case begins
        case goesOn
    }
}

struct WordParagraph {
    var scalars: [Unicode.Scalar] = []
    var styles: [TextStyle] = []
    /// For each scalar why it is no text of the document; nil for text.
    var fates: [DroppedText.Reason?] = []
    var role = SourceBlock.Role.unknown
    /// How many scalars at the beginning are the automatic number, with the tab after it.
    var labelLength = 0
    var listLevel: Int?
    /// In twentieths of a point.
    var left = 0
    /// Whether the paragraph stands in a frame, as notes on first pages do.
    var isFramed = false
    /// The 1-based page, as far as the file tells.
    var page = 1
    /// Whether a page begins with it by order of the file.
    var beginsPage = false
    var references: [NoteReference] = []
    var links: [Link] = []
    /// What stands in text boxes that are anchored here.
    var boxes: [WordBlock] = []
    var drawings: [WordDrawing] = []
    /// Where its text begins among that of the part.
    var offset = 0

    /// Where the marker of a note stands.
    struct NoteReference {
        var range: Range<Int>
        var note: WordNoteKey
    }

    struct Link {
        var range: Range<Int>
        var target: String
    }
}

struct WordNoteKey: Sendable, Hashable {
    enum Kind: Sendable, Hashable { case footnote, endnote }
    var kind: Kind
    var id: String
}

/// A picture, a chart or a diagram.
struct WordDrawing {
    /// The relationship that leads to what is drawn.
    var relationship: String
    /// The words for readers who cannot see it.
    var alternative: String

    /// The words, unless they are a mark that a program put in their place: `P1937#y1`.
    static func words(_ text: String) -> String {
        text.first == "P" && text.contains("#") && !text.contains(" ") ? "" : text
    }
}

/// The headers and footers of a section.
struct WordSection {
    /// Relationships by `first`, `default` and `even`.
    var headers: ExactMap<String> = [:]
    var footers: ExactMap<String> = [:]
    var hasTitlePage = false
}
