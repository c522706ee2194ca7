import RapporteurDiagnostics

/// Reads a part that holds text: paragraphs with their runs, tables, text boxes, notes.
///
/// Every character that stands in an element for text goes into a paragraph, as text or with the reason why it is
/// none. Content controls, smart tags and inserted runs are transparent; what is unknown is looked into, not skipped.
final class StoryReader: WordXMLHandler {
    var story: WordStory
    let styles: WordStyles
    var numbering: WordNumbering
    /// Addresses by relationship.
    let targets: ExactMap<String>
    var counter: NoteCounter
    /// Which text is read where changes were tracked.
    let changes: TrackedChanges
    /// The parts of equations that are open.
    var equations: [EquationPart] = []

    /// The paragraphs that are open: one, and those in whose text boxes it stands.
    var open: [OpenParagraph] = []
    /// The lists of blocks that are open: of the part, of cells, of text boxes, of notes.
    var containers: [[WordBlock]] = [[]]
    var tables: [WordTable] = []
    var cells: [WordCell] = []
    var fields: [Field] = []
    /// How many of the fields are still in their instructions.
    var instructions = 0
    var links: [(paragraph: Int, start: Int, target: String)] = []

    /// The element for text that is open, by what it holds.
    var textKind: TextKind?
    var deletions = 0
    /// How deep in parts that are passed over: old properties, properties of controls.
    var skipped = 0
    /// How deep in a form of a drawing for older programs, of which a newer one was taken.
    var alternates = 0
    private var choices: [Bool] = []
    var isInParagraphProperties = false
    var runFormat: RunFormat?
    private var isInRunProperties = false
    var section: WordSection?
    /// Whether a section ends with the paragraph at work.
    var endsSection = false
    var page = 1
    var note: (key: WordNoteKey, isSeparator: Bool)?
    /// How many notes are open inside that one.
    var openInnerNotes = 0
    var drawing: WordDrawing?

    struct OpenParagraph {
        var index: Int
        var styleID: String?
        var numbering = WordNumberingReference()
        var left: Int?
        var format = RunFormat()
        var isReady = false
    }

    enum TextKind { case text, deleted, instruction, drawn }

    /// A field: its instruction, until its result begins.
    struct Field {
        var instruction = ""
        var isInResult = false
        var resultStart: (paragraph: Int, start: Int)?
    }

    init(
        part: String, styles: WordStyles, numbering: WordNumbering, targets: ExactMap<String>, counter: NoteCounter,
        changes: TrackedChanges = .accepted
    ) {
        story = WordStory(part: part)
        self.styles = styles
        self.numbering = numbering
        self.targets = targets
        self.counter = counter
        self.changes = changes
    }

    /// What was read.
    func finish() -> WordStory {
        while !open.isEmpty { endParagraph() }
        story.blocks = containers.first ?? []
        return story
    }

    // MARK: Elements

    private static let passedOver: ExactSet = [
        "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:tcPrChange", "w:trPrChange", "w:sectPrChange", "w:tblPr",
        "w:tblPrEx", "w:tblGrid", "w:sdtPr", "w:sdtEndPr", "w:tblGridChange", "w:numberingChange",
    ]

    func start(_ name: String, _ attributes: WordAttributes) {
        if skipped > 0 || Self.passedOver.contains(name) {
            skipped += 1
            return
        }
        if startAlternates(name) { return }
        if alternates > 0 {
            startText(name)
            return
        }
        if section != nil, startSection(name, attributes) { return }
        if isInRunProperties {
            startRunProperty(name, attributes)
            return
        }
        if isInParagraphProperties, startParagraphProperty(name, attributes) { return }
        startText(name)
        switch name {
        case "w:p": beginParagraph()
        case "w:pPr": isInParagraphProperties = true
        case "w:r": runFormat = RunFormat()
        case "w:rPr": isInRunProperties = true
        case "w:del", "w:moveFrom":
            if changes == .accepted { deletions += 1 }
            story.trackedChanges += 1
        case "w:ins", "w:moveTo":
            if changes == .original { deletions += 1 }
            story.trackedChanges += 1
        case "w:sectPr": section = WordSection()
        case "w:tbl": tables.append(WordTable())
        case "w:tr": if !tables.isEmpty { tables[tables.count - 1].rows.append(WordRow()) }
        case "w:tc":
            cells.append(WordCell())
            containers.append([])
        case "w:gridSpan": if !cells.isEmpty { cells[cells.count - 1].columns = min(max(attributes.integer("val") ?? 1, 1), 200) }
        case "w:vMerge": if !cells.isEmpty { cells[cells.count - 1].merge = attributes["val"] == "restart" ? .begins : .goesOn }
        case "w:hMerge": if !cells.isEmpty { cells[cells.count - 1].goesOnBeside = attributes["val"] != "restart" }
        case "w:gridAfter": editRow { $0.skippedAfter = min(max(attributes.integer("val") ?? 0, 0), 200) }
        case "w:gridBefore": editRow { $0.skipped = min(max(attributes.integer("val") ?? 0, 0), 200) }
        case "w:tblHeader": editRow { $0.isHead = attributes.isOn }
        case "w:txbxContent": containers.append([])
        case "w:footnote", "w:endnote": beginNote(name, attributes)
        default: if !startEquation(name, attributes) { startInline(name, attributes) }
        }
    }

    func end(_ name: String) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        if endAlternates(name) { return }
        if endText(name) || alternates > 0 || isInRunProperties && name != "w:rPr" { return }
        switch name {
        case "w:p": endParagraph()
        case "w:pPr":
            isInParagraphProperties = false
            prepareParagraph()
        case "w:r": runFormat = nil
        case "w:rPr": isInRunProperties = false
        case "w:del", "w:moveFrom": if changes == .accepted { deletions = max(0, deletions - 1) }
        case "w:ins", "w:moveTo": if changes == .original { deletions = max(0, deletions - 1) }
        case "w:sectPr": endSection()
        case "w:tbl":
            if let table = tables.popLast() { append(.table(table)) }
        case "w:tc": endCell()
        case "w:txbxContent":
            let blocks = popContainer()
            if let anchor = open.last?.index { story.paragraphs[anchor].boxes += blocks } else { blocks.forEach(append) }
        case "w:footnote", "w:endnote": endNote()
        default: if !endEquation(name) { endInline(name) }
        }
    }

    // MARK: Alternative content

    /// Of several forms of one thing the first is taken (ISO/IEC 29500-3, 7.5): it is the newest, and every form
    /// holds the same words.
    private func startAlternates(_ name: String) -> Bool {
        switch name {
        case "mc:AlternateContent": choices.append(false)
        case "mc:Choice", "mc:Fallback":
            let isTaken = choices.last ?? false
            if alternates > 0 || isTaken { alternates += 1 }
            if !choices.isEmpty { choices[choices.count - 1] = true }
        default: return false
        }
        return true
    }

    private func endAlternates(_ name: String) -> Bool {
        switch name {
        case "mc:AlternateContent": _ = choices.popLast()
        case "mc:Choice", "mc:Fallback": if alternates > 0 { alternates -= 1 }
        default: return false
        }
        return true
    }
}
