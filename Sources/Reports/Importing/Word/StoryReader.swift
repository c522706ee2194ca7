import Diagnostics

/// Reads a part that holds text: paragraphs with their runs, tables, text boxes, notes.
///
/// Every character that stands in an element for text goes into a paragraph, as text or with the reason why it is
/// none. Content controls, smart tags and inserted runs are transparent; what is unknown is looked into, not skipped.
final class StoryReader: WordXMLHandler {
    var story: WordStory
    let styles: WordStyles
    var numbering: WordNumbering
    /// Addresses by relationship.
    let targets: [String: String]
    var counter: NoteCounter

    /// The paragraphs that are open: one, and those in whose text boxes it stands.
    var open: [OpenParagraph] = []
    /// The lists of blocks that are open: of the part, of cells, of text boxes, of notes.
    private var containers: [[WordBlock]] = [[]]
    private var tables: [WordTable] = []
    private var cells: [WordCell] = []
    var fields: [Field] = []
    /// How many of the fields are still in their instructions.
    var instructions = 0
    private var links: [(paragraph: Int, start: Int, target: String)] = []

    /// The element for text that is open, by what it holds.
    private var textKind: TextKind?
    private var deletions = 0
    /// How deep in parts that are passed over: old properties, properties of controls.
    private var skipped = 0
    /// How deep in a form of a drawing for older programs, of which a newer one was taken.
    private var alternates = 0
    private var choices: [Bool] = []
    private var isInParagraphProperties = false
    private var runFormat: RunFormat?
    private var isInRunProperties = false
    private var section: WordSection?
    private var page = 1
    private var note: (key: WordNoteKey, isSeparator: Bool)?
    private var drawing: WordDrawing?

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

    init(part: String, styles: WordStyles, numbering: WordNumbering, targets: [String: String], counter: NoteCounter) {
        story = WordStory(part: part)
        self.styles = styles
        self.numbering = numbering
        self.targets = targets
        self.counter = counter
    }

    /// What was read.
    func finish() -> WordStory {
        while !open.isEmpty { endParagraph() }
        story.blocks = containers.first ?? []
        return story
    }

    // MARK: Elements

    private static let passedOver: Set<String> = [
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
            deletions += 1
            story.trackedChanges += 1
        case "w:ins", "w:moveTo": story.trackedChanges += 1
        case "w:sectPr": section = WordSection()
        case "w:tbl": tables.append(WordTable())
        case "w:tr": if !tables.isEmpty { tables[tables.count - 1].rows.append(WordRow()) }
        case "w:tc":
            cells.append(WordCell())
            containers.append([])
        case "w:gridSpan": if !cells.isEmpty { cells[cells.count - 1].columns = min(max(attributes.integer("val") ?? 1, 1), 200) }
        case "w:vMerge": if !cells.isEmpty { cells[cells.count - 1].merge = attributes["val"] == "restart" ? .begins : .goesOn }
        case "w:gridBefore": editRow { $0.skipped = min(max(attributes.integer("val") ?? 0, 0), 200) }
        case "w:tblHeader": editRow { $0.isHead = attributes.isOn }
        case "w:txbxContent": containers.append([])
        case "w:footnote", "w:endnote": beginNote(name, attributes)
        default: startInline(name, attributes)
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
        case "w:del", "w:moveFrom": deletions = max(0, deletions - 1)
        case "w:sectPr": endSection()
        case "w:tbl":
            if let table = tables.popLast() { append(.table(table)) }
        case "w:tc": endCell()
        case "w:txbxContent":
            let blocks = popContainer()
            if let anchor = open.last?.index { story.paragraphs[anchor].boxes += blocks } else { blocks.forEach(append) }
        case "w:footnote", "w:endnote": endNote()
        default: endInline(name)
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

    // MARK: Text

    private func startText(_ name: String) {
        switch name {
        case "w:t", "m:t": textKind = .text
        case "w:delText": textKind = .deleted
        case "w:instrText", "w:delInstrText": textKind = .instruction
        case "a:t": textKind = .drawn
        default: break
        }
    }

    private func endText(_ name: String) -> Bool {
        switch name {
        case "w:t", "m:t", "w:delText", "w:instrText", "w:delInstrText", "a:t":
            textKind = nil
            return true
        default: return false
        }
    }

    func text(_ text: String) {
        guard skipped == 0, let textKind else { return }
        if textKind == .instruction, alternates == 0, let last = fields.indices.last, !fields[last].isInResult {
            // A field without an end may not gather without bound.
            if fields[last].instruction.utf8.count < 4096 { fields[last].instruction += text }
        }
        append(text.unicodeScalars, fate: fate(textKind))
    }

    /// Why text is none; nil where it is.
    private func fate(_ kind: TextKind) -> DroppedText.Reason? {
        if alternates > 0 { return .alternateForm }
        if kind == .deleted || deletions > 0 { return .deletedText }
        if kind == .instruction || instructions > 0 { return .fieldInstruction }
        if note?.isSeparator == true { return .rule }
        if fields.last.map({ Self.countsPages($0.instruction) }) ?? false { return .pageNumber }
        return format.hidden == true ? .hiddenText : nil
    }

    private static func countsPages(_ instruction: String) -> Bool {
        let word = instruction.split(separator: " ").first.map { $0.uppercased() } ?? ""
        return ["PAGE", "NUMPAGES", "SECTIONPAGES"].contains(word)
    }

    /// How the run at work is set.
    private var format: RunFormat {
        guard let paragraph = open.last else { return RunFormat() }
        return paragraph.format.overridden(by: runFormat ?? RunFormat())
    }

    /// Adds characters to the open paragraph; where none is, one is begun, so that nothing is lost.
    func append(_ text: some Sequence<Unicode.Scalar>, fate: DroppedText.Reason?, style: TextStyle? = nil) {
        if open.isEmpty { beginParagraph() }
        guard let current = open.last else { return }
        prepareParagraph()
        let style = style ?? self.style
        for scalar in text {
            story.paragraphs[current.index].scalars.append(scalar)
            story.paragraphs[current.index].styles.append(fate == nil ? style : [])
            story.paragraphs[current.index].fates.append(scalar.isAllowedInXML ? fate : .notAllowed)
        }
    }

    private var style: TextStyle {
        let format = format
        var style: TextStyle = []
        if format.bold == true { style.insert(.bold) }
        if format.italic == true { style.insert(.italic) }
        if format.superscript == true { style.insert(.superscript) }
        return style
    }

    private func startRunProperty(_ name: String, _ attributes: WordAttributes) {
        // The properties of the mark at a paragraph's end say nothing of its text.
        guard runFormat != nil, !isInParagraphProperties, let paragraph = open.last else { return }
        if name == "w:rStyle", let id = attributes["val"] {
            let own = runFormat ?? RunFormat()
            let styled = paragraph.format.toggled(by: styles.characterFormat(id))
            runFormat = styled.overridden(by: own)
        } else {
            runFormat?.take(name, attributes)
        }
    }

    // MARK: Paragraphs

    private func beginParagraph() {
        // A paragraph stands in another only in a text box.
        if containers.count == 1, open.count == 1, tables.isEmpty { endParagraph() }
        var paragraph = WordParagraph()
        paragraph.page = page
        open.append(OpenParagraph(index: story.paragraphs.count))
        story.paragraphs.append(paragraph)
    }

    private func endParagraph() {
        prepareParagraph()
        guard let paragraph = open.popLast() else { return }
        // An instruction that is left open would swallow all that follows.
        while let field = fields.last, !field.isInResult { endField() }
        append(.paragraph(paragraph.index))
    }

    private func startParagraphProperty(_ name: String, _ attributes: WordAttributes) -> Bool {
        guard let last = open.indices.last else { return false }
        switch name {
        case "w:pStyle": open[last].styleID = attributes["val"]
        case "w:numId": open[last].numbering.id = attributes.integer("val")
        case "w:ilvl": open[last].numbering.level = attributes.integer("val")
        case "w:ind": open[last].left = attributes.integer("left") ?? attributes.integer("start")
        case "w:framePr": story.paragraphs[open[last].index].isFramed = true
        case "w:pageBreakBefore":
            if attributes.isOn {
                page += 1
                story.paragraphs[open[last].index].page = page
                story.paragraphs[open[last].index].beginsPage = true
            }
        case "w:rPr", "w:sectPr": return false
        default: break
        }
        return true
    }

    /// Settles style, indent and automatic number, once the properties are known.
    private func prepareParagraph() {
        guard let last = open.indices.last, !open[last].isReady, !isInParagraphProperties else { return }
        open[last].isReady = true
        let current = open[last]
        let role = styles.role(current.styleID)
        story.paragraphs[current.index].role = role
        var format = styles.paragraphFormat(current.styleID)
        // Bold and italics that a heading has of its style say only that it is one.
        if role.isHeading { (format.bold, format.italic) = (nil, nil) }
        open[last].format = format
        story.paragraphs[current.index].left = current.left ?? styles.leftIndent(current.styleID) ?? 0
        addLabel(current)
    }

    private func addLabel(_ current: OpenParagraph) {
        var reference = current.numbering
        var style: String?
        if reference.id == nil, let styled = styles.numbering(current.styleID) {
            reference.id = styled.reference.id
            reference.level = reference.level ?? styled.reference.level
            style = styled.style
        }
        guard let id = reference.id, id != 0 else { return }
        let level = reference.level ?? style.flatMap { numbering.level(ofStyle: $0, in: id) } ?? 0
        story.paragraphs[current.index].listLevel = level
        if current.left == nil, let left = numbering.leftIndent(id, level: level) { story.paragraphs[current.index].left = left }
        guard let label = numbering.label(id, level: level) else { return }
        append((label + "\t").unicodeScalars, fate: deletions > 0 ? .deletedText : nil, style: [])
        story.paragraphs[current.index].labelLength = story.paragraphs[current.index].scalars.count
    }

    // MARK: Containers

    private func append(_ block: WordBlock) { containers[containers.count - 1].append(block) }

    private func popContainer() -> [WordBlock] { containers.count > 1 ? containers.removeLast() : [] }

    private func editRow(_ edit: (inout WordRow) -> Void) {
        guard let table = tables.indices.last, let row = tables[table].rows.indices.last else { return }
        edit(&tables[table].rows[row])
    }

    private func endCell() {
        guard var cell = cells.popLast() else { return }
        cell.blocks = popContainer()
        guard let table = tables.indices.last, let row = tables[table].rows.indices.last else {
            cell.blocks.forEach(append)
            return
        }
        tables[table].rows[row].cells.append(cell)
    }

    // MARK: Sections

    private func startSection(_ name: String, _ attributes: WordAttributes) -> Bool {
        switch name {
        case "w:headerReference": section?.headers[attributes["type"] ?? "default"] = attributes["r:id"]
        case "w:footerReference": section?.footers[attributes["type"] ?? "default"] = attributes["r:id"]
        case "w:titlePg": section?.hasTitlePage = attributes.isOn
        default: break
        }
        return true
    }

    private func endSection() {
        if let section { story.sections.append(section) }
        section = nil
    }

    // MARK: Notes

    private func beginNote(_ name: String, _ attributes: WordAttributes) {
        let kind: WordNoteKey.Kind = name == "w:footnote" ? .footnote : .endnote
        let type = attributes["type"] ?? "normal"
        note = (WordNoteKey(kind: kind, id: attributes["id"] ?? ""), type != "normal")
        containers.append([])
    }

    private func endNote() {
        let blocks = popContainer()
        guard let note else { return }
        if note.isSeparator { containers[0] += blocks } else { story.notes[note.key.id, default: []] += blocks }
        self.note = nil
    }

    // MARK: Runs

    private func startInline(_ name: String, _ attributes: WordAttributes) {
        switch name {
        case "w:tab", "w:ptab": append("\t".unicodeScalars, fate: nil)
        case "w:br", "w:cr":
            append("\n".unicodeScalars, fate: nil)
            if attributes["type"] == "page" { page += 1 }
        case "w:lastRenderedPageBreak": page += 1
        case "w:noBreakHyphen": append("\u{2011}".unicodeScalars, fate: fate(.text))
        case "w:softHyphen": append("\u{AD}".unicodeScalars, fate: .optionalHyphen)
        case "w:sym":
            if let scalar = SymbolFonts.scalar(attributes["char"], font: attributes["font"]) {
                append([scalar], fate: fate(.text))
            }
        case "w:footnoteReference", "w:endnoteReference": addReference(name, attributes)
        case "w:footnoteRef", "w:endnoteRef":
            if let note { append(counter.marker(of: note.key).unicodeScalars, fate: nil, style: .superscript) }
        case "w:fldSimple": beginSimpleField(attributes)
        case "w:fldChar": changeField(attributes["fldCharType"])
        case "w:altChunk", "w:subDoc": story.foreignParts += 1
        case "w:hyperlink":
            beginLink(attributes["r:id"].flatMap { targets[$0] } ?? "")
        case "w:drawing", "w:pict", "w:object": drawing = WordDrawing(relationship: "", alternative: "")
        case "wp:docPr": drawing?.alternative = WordDrawing.words(attributes["descr"] ?? attributes["title"] ?? "")
        case "a:blip": drawing?.relationship = attributes["r:embed"] ?? attributes["r:link"] ?? ""
        case "c:chart", "v:imagedata": drawing?.relationship = attributes["r:id"] ?? ""
        case "dgm:relIds": drawing?.relationship = attributes["r:dm"] ?? ""
        case "v:textpath": if let words = attributes["string"] { append((words + "\n").unicodeScalars, fate: fate(.text)) }
        default: break
        }
    }

    private func endInline(_ name: String) {
        switch name {
        case "w:fldSimple": endField()
        case "w:hyperlink": endLink()
        case "a:p": append("\n".unicodeScalars, fate: nil)
        case "w:drawing", "w:pict", "w:object":
            if let drawing, !drawing.relationship.isEmpty, let anchor = open.last?.index {
                story.paragraphs[anchor].drawings.append(drawing)
            }
            drawing = nil
        default: break
        }
    }

    private func addReference(_ name: String, _ attributes: WordAttributes) {
        guard let id = attributes["id"], deletions == 0 else { return }
        let key = WordNoteKey(kind: name == "w:footnoteReference" ? .footnote : .endnote, id: id)
        if open.isEmpty { beginParagraph() }
        prepareParagraph()
        guard let current = open.last else { return }
        let start = story.paragraphs[current.index].scalars.count
        // A marker of its own follows as text.
        let isCustom = attributes["customMarkFollows"].map { $0 == "1" || $0 == "true" || $0 == "on" } ?? false
        if !isCustom { append(counter.next(key).unicodeScalars, fate: nil, style: .superscript) }
        let end = story.paragraphs[current.index].scalars.count
        story.paragraphs[current.index].references.append(.init(range: start..<end, note: key))
    }

    // MARK: Links

    private func beginLink(_ target: String) {
        let paragraph = open.last?.index ?? -1
        let start = paragraph < 0 ? 0 : story.paragraphs[paragraph].scalars.count
        links.append((paragraph, start, target))
    }

    private func endLink() {
        guard let link = links.popLast() else { return }
        addLink(link.paragraph, from: link.start, link.target)
    }

    func addLink(_ paragraph: Int, from start: Int, _ target: String) {
        guard story.paragraphs.indices.contains(paragraph), !target.isEmpty else { return }
        let end = story.paragraphs[paragraph].scalars.count
        if start < end { story.paragraphs[paragraph].links.append(.init(range: start..<end, target: target)) }
    }
}
