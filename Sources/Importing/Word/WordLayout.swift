internal import RapporteurDiagnostics

/// Makes blocks of what a Word file prints: the masthead of the first page's header, the body, notes where the text
/// refers to them; what belongs to pages goes out.
struct WordLayout {
    let stories: WordStories
    let furniture: WordFurniture
    let words: LanguageWords
    let fields: MastheadFields
    /// What drawings lead to, by relationship.
    let figures: ExactMap<Relationship>
    /// What charts and diagrams say, by relationship.
    let charts: ExactMap<String>

    var blocks: [SourceBlock] = []
    var dropped: [DroppedText] = []
    var jobNumber: SourceText?
    var noteLinks: [Int32: Int] = [:]

    /// Whether an empty paragraph stands before the block to come.
    var isSetOff = true
    var noteCount = 0
    var usedNotes: Set<WordNoteKey> = []
    /// The notes of the front page, which come after its titles.
    var frontNotes: [SourceBlock] = []
    var place = Place.front

    enum Place { case front, contents, body }

    static let markedNote = TextPattern(#"^(\*{1,4}|∗{1,4}|[†‡]{1,2})\s+\S"#)
    /// Half a point less or more says nothing; a column is about a letter.
    private static let twipsPerColumn = 120

    init(
        _ stories: WordStories, _ furniture: WordFurniture, _ words: LanguageWords, figures: ExactMap<Relationship>,
        charts: ExactMap<String>
    ) {
        self.stories = stories
        self.furniture = furniture
        self.words = words
        self.figures = figures
        self.charts = charts
        fields = MastheadFields(words)
    }

    mutating func run() {
        readFurniture()
        addBlocks(stories.body.blocks, of: 0)
        endFront()
        addUnusedNotes()
    }

    // MARK: Body

    mutating func addBlocks(_ list: [WordBlock], of story: Int) {
        for block in list {
            switch block {
            case .paragraph(let index): addParagraph(stories.all[story].paragraphs[index], of: story)
            case .table(let table): addTable(table, of: story)
            }
        }
    }

    private mutating func addParagraph(_ paragraph: WordParagraph, of story: Int) {
        let block = block(of: paragraph)
        if block.lines.isEmpty {
            isSetOff = true
        } else if let note = note(paragraph, block) {
            addNote(note)
        } else {
            add(block)
        }
        addAttached(paragraph, of: story)
    }

    /// What is anchored in a paragraph: drawings, text boxes, notes.
    private mutating func addAttached(_ paragraph: WordParagraph, of story: Int) {
        for drawing in paragraph.drawings { addFigure(drawing, paragraph) }
        addBlocks(paragraph.boxes, of: story)
        for reference in paragraph.references { addNote(reference, paragraph) }
    }

    /// A paragraph as a block; without lines where it prints nothing.
    func block(of paragraph: WordParagraph) -> SourceBlock {
        let text = paragraph.text
        var lines: [SourceText] = []
        var start = 0
        for index in 0...text.count where index == text.count || text.scalars[index] == "\n" {
            let line = text[start..<index].collapsed
            if !line.isEmpty { lines.append(line) }
            start = index + 1
        }
        var block = SourceBlock(lines: lines)
        block.role = paragraph.role
        block.indent = paragraph.left / Self.twipsPerColumn
        block.page = paragraph.page
        block.isSetOff = isSetOff
        block.hasAutomaticLabel = paragraph.labelLength > 0
        return block
    }

    mutating func add(_ block: SourceBlock) {
        isSetOff = false
        switch place {
        case .front: if !addToFront(block) { addToBody(block) }
        case .contents: if !addToContents(block) { addToBody(block) }
        case .body: addToBody(block)
        }
    }

    private mutating func addToBody(_ block: SourceBlock) {
        if place == .contents { place = .body }
        if words.contents.contains(block.text.string) {
            endFront()
            place = .contents
            var heading = block
            heading.kind = .contents
            blocks.append(heading)
            return
        }
        blocks.append(block)
    }

    // MARK: Front page

    /// Adds a block to the head of the document; false where the body begins with it.
    private mutating func addToFront(_ block: SourceBlock) -> Bool {
        var block = block
        let text = block.text
        if beginsBody(block) {
            endFront()
            return false
        }
        if !block.role.isTitle, fields.fields(in: text) != nil { block.kind = .head }
        blocks.append(block)
        return true
    }

    /// Whether a block is the first of the body.
    private func beginsBody(_ block: SourceBlock) -> Bool {
        let text = block.text
        if (words.summary + words.contents + words.unnumberedHeadings).contains(text.string) { return true }
        if text.count > 400 || block.hasAutomaticLabel { return true }
        return LabelScanner.labels(of: text).contains { label in
            guard fields.fields(in: text) == nil else { return false }
            return switch label.kind {
            case .roman, .chinese, .arabicOrdinal: label.number == 1
            case .capital: label.value == "A"
            case .paragraph: label.isPointed && label.number == 1 || !label.prefix.isEmpty
            default: false
            }
        }
    }

    /// Ends the head: the notes of the first page follow it.
    mutating func endFront() {
        guard place == .front else { return }
        place = .body
        blocks += frontNotes
        frontNotes = []
    }

    // MARK: Figures

    private mutating func addFigure(_ drawing: WordDrawing, _ paragraph: WordParagraph) {
        // What is drawn on the first page is the emblem.
        guard place != .front, let relationship = figures[drawing.relationship] else { return }
        var block = SourceBlock(lines: [])
        let image = relationship.path ?? relationship.target
        let words = [drawing.alternative, charts[drawing.relationship] ?? ""].filter { !$0.isEmpty }
        block.kind = .figure(image: image, alternative: words.joined(separator: " "))
        block.page = paragraph.page
        blocks.append(block)
    }
}

extension SourceBlock.Role {
    var isTitle: Bool { self == .title || self == .agendaTitle }
}
