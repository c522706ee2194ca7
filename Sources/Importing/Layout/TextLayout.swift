import RapporteurDiagnostics

/// Makes blocks of the lines of a text: takes out what belongs to pages, finds notes, tables and the table of
/// contents, and joins the lines of each paragraph.
struct TextLayout {
    private let words: LanguageWords
    private let lines: [SourceLine]
    private let measure: Measure
    private let noteWords: TextPattern
    private var blocks: [SourceBlock] = []
    private var dropped: [DroppedText] = []
    private var breaks: LineBreaks

    /// The lines of the block being gathered, and where the first stands.
    private var gathered: [SourceLine] = []
    private var gatheredStart = 0
    private var isSetOff = true

    private static let marker = TextPattern(#"^(\d{1,3}|[a-z]|[*∗⁎]{1,4}|[†‡])$"#)
    private static let markedNote = TextPattern(#"^(\d{1,3}|[a-z]|[*∗⁎]{1,4}|[†‡]|\d{1,3}/) +\S"#)
    private static let starredNote = TextPattern(#"^([*∗⁎]{1,4}|[†‡]) *[^\s*∗⁎]"#)

    /// Reads a text.
    static func read(
        _ bytes: [UInt8], name: String, language: String?
    ) -> (document: SourceDocument, findings: [Finding]) {
        var reader = TextReader(bytes, name: name)
        let words = language.flatMap { LanguageWords.named($0) } ?? LanguageWords.detected(in: reader.index.scalars)
        var flattened = FlattenedLines(words)
        var lines = flattened.split(reader.lines)
        var furniture = PageFurniture()
        furniture.remove(from: &lines, hasPages: reader.hasPages)
        reader.dropped += furniture.dropped
        if reader.hasPages { reader.dropped += MapPages.remove(from: &lines, words) }
        lines = ColumnPages.reordered(lines, hasPages: reader.hasPages)
        let isReadingOrder = ReadingOrder.applies(to: lines)
        if isReadingOrder {
            var order = ReadingOrder(words)
            order.join(&lines)
            reader.dropped += order.dropped
        }
        RespondentLines(words).mark(&lines)
        FootNotes.mark(&lines, words)
        if !isReadingOrder { JustifiedLines.mark(&lines) }
        var layout = TextLayout(lines, words)
        layout.breaks.isReadingOrder = isReadingOrder
        layout.run()
        var document = SourceDocument(name: name, index: reader.index)
        document.blocks = layout.blocks
        document.dropped = reader.dropped + layout.dropped
        document.jobNumber = furniture.jobNumber
        document.gluedNumbers = TextDamage.gluedNumbers(in: reader.index.scalars)
        document.language = words.code
        document.isWrapped = layout.measure.isWrapped
        document.pageStarts = Self.pageStarts(lines)
        document.isReadingOrder = isReadingOrder
        return (document, reader.findings)
    }

    /// The offsets at which pages begin, in order, the first page's too.
    private static func pageStarts(_ lines: [SourceLine]) -> [Int32] {
        var starts: [Int32] = []
        var page = 0
        for line in lines where line.page != page || line.startsPage {
            guard let origin = line.text.origins.first(where: { $0 >= 0 }), origin > starts.last ?? -1 else { continue }
            starts.append(origin)
            page = line.page
        }
        return starts
    }

    private init(_ lines: [SourceLine], _ words: LanguageWords) {
        self.lines = lines
        self.words = words
        measure = Measure(lines)
        noteWords = TextPattern("^(?:" + words.notesHeadings.joined(separator: "|") + ")$")
        breaks = LineBreaks(measure, words)
    }

    private mutating func run() {
        var index = addHead()
        let contents = ContentsLines(words)
        let tables = ColumnTable.tables(in: lines, from: index)
        var nextTable = 0
        var hasContents = false
        while index < lines.count {
            let line = lines[index]
            if line.isBlank {
                flush()
                isSetOff = true
                index += 1
            } else if line.isNote {
                flush()
                index = addFootNote(from: index)
                while nextTable < tables.count, tables[nextTable].lines.lowerBound < index { nextTable += 1 }
            } else if let end = contents.end(in: lines, from: index, goesOn: hasContents) {
                hasContents = true
                flush()
                addContents(index..<end)
                while nextTable < tables.count, tables[nextTable].lines.lowerBound < end { nextTable += 1 }
                index = end
            } else if PageFurniture.isRule(line) {
                flush()
                dropped.append(DroppedText(line.text, .rule))
                index = addNotes(from: index + 1)
                while nextTable < tables.count, tables[nextTable].lines.lowerBound < index { nextTable += 1 }
            } else if let end = noteEnd(at: index) {
                flush()
                addNote(index..<end)
                while nextTable < tables.count, tables[nextTable].lines.lowerBound < end { nextTable += 1 }
                index = end
            } else if nextTable < tables.count, tables[nextTable].lines.lowerBound == index {
                flush()
                addTable(tables[nextTable])
                index = tables[nextTable].lines.upperBound
                nextTable += 1
            } else {
                addText(line, at: index)
                index += 1
            }
        }
        flush()
    }

    // MARK: Text

    private mutating func addText(_ line: SourceLine, at index: Int) {
        if let last = gathered.last, !line.continuesBlock,
            line.beginsBlock || breaks.isBreak(
                after: last, before: line, next: index + 1 < lines.count ? lines[index + 1] : nil, isFirst: gathered.count == 1)
        {
            flush()
        }
        if gathered.isEmpty {
            breaks.begin(line)
            gatheredStart = index
        }
        gathered.append(line)
    }

    private mutating func flush() {
        guard let first = gathered.first else { return }
        var block = SourceBlock(lines: gathered.map(\.text.collapsed))
        block.indent = first.indent
        block.isSetOff = isSetOff
        block.page = first.page
        if first.startsPage, let before = textBefore(gatheredStart) {
            block.continuesPage = measure.isWrapped && measure.isFull(before, before: first)
        }
        blocks.append(block)
        gathered = []
        isSetOff = false
    }

    /// The last line of running text on an earlier page.
    private func textBefore(_ start: Int) -> SourceLine? {
        guard blocks.last(where: { if case .text = $0.kind { true } else { false } }) != nil else { return nil }
        var index = start
        var isInNotes = false
        var found: SourceLine?
        let page = lines[start].page
        while index > 0 {
            index -= 1
            let candidate = lines[index]
            if candidate.isBlank || candidate.isNote { continue }
            if candidate.page < page - 1 { break }
            if PageFurniture.isRule(candidate) {
                isInNotes = true
                found = nil
            } else if found == nil {
                found = candidate
                if isInNotes { break }
            }
        }
        return found
    }

    // MARK: Head

    /// Adds the pieces of the masthead and returns the line that follows it.
    private mutating func addHead() -> Int {
        let fields = MastheadFields(words)
        var end = 0
        var seen = 0
        var hasDate = false
        let types = words.documentTypes.map { TextPattern($0.pattern) }
        for (index, line) in lines.enumerated() where !line.isBlank {
            seen += 1
            if seen > 44 || breaks.isStartOfBody(line, words) { break }
            let texts = line.segments().map { line.text[$0.range].collapsed }
            // The head ends where the text says what the document is: "… addressed to the President of the / Security Council".
            if end > 0, texts.count == 1, types.contains(where: { $0.match(texts[0].scalars) != nil }) { break }
            let found = texts.compactMap { fields.fields(in: $0)?.map(\.field) }
            // A date alone, after that of the document, is the end of a title: "adopted on / 15 January 2025".
            let isDate = found.count == 1 && found[0].count == 1 && found[0][0].isDate
            if found.isEmpty || isDate && hasDate && texts.count == 1 { continue }
            if found.contains(where: { $0.contains(where: \.isDate) }) { hasDate = true }
            end = index + 1
        }
        var wasBlank = true
        for line in lines[0..<end] {
            if line.isBlank {
                wasBlank = true
                continue
            }
            for segment in line.segments() {
                var block = SourceBlock(lines: [line.text[segment.range].collapsed])
                block.kind = fields.fields(in: block.lines[0]) == nil ? .text : .head
                block.indent = segment.start
                block.isSetOff = wasBlank
                block.page = line.page
                blocks.append(block)
            }
            wasBlank = false
        }
        isSetOff = false
        return end
    }

    // MARK: Contents and tables

    private mutating func addContents(_ range: Range<Int>) {
        for line in lines[range] where !line.isBlank {
            var block = SourceBlock(lines: [line.text])
            block.kind = .contents
            block.indent = line.indent
            block.page = line.page
            blocks.append(block)
        }
        isSetOff = true
    }

    private mutating func addTable(_ table: ColumnTable) {
        var block = SourceBlock(lines: [])
        block.kind = .table(table.table)
        block.indent = lines[table.lines.lowerBound].indent
        block.page = lines[table.lines.lowerBound].page
        block.isSetOff = isSetOff
        blocks.append(block)
        isSetOff = true
    }

    // MARK: Notes

    /// Where a note that stands outside the foot of a page ends: one with an asterisk, or a letter under a table.
    private func noteEnd(at index: Int) -> Int? {
        let text = lines[index].text.scalars
        if beginsWithRaised(lines[index]) { return endOfNote(from: index) }
        guard gathered.isEmpty || !breaks.hasNumbers else { return nil }
        if Self.starredNote.match(text) != nil, gathered.isEmpty || text.first.map({ $0.isAsterisk }) == true { return endOfNote(from: index) }
        guard gathered.isEmpty else { return nil }
        guard let match = Self.marker.match(text), index + 1 < lines.count, !lines[index + 1].isBlank else { return nil }
        guard let scalar = text.first, !scalar.isDigit || isAtFoot(index) else { return nil }
        // A single letter is a marker only where deeper text follows it.
        guard match.range.count <= 3, lines[index + 1].indent > lines[index].indent || !scalar.isLetter else { return nil }
        return endOfNote(from: index)
    }

    /// Whether a line begins with a raised letter or asterisk and has the text of its note behind it.
    private func beginsWithRaised(_ line: SourceLine) -> Bool {
        let length = line.text.styles.prefix { $0.contains(.superscript) }.count
        guard (1...3).contains(length), length < line.text.count, Self.marker.match(Array(line.text.scalars[..<length])) != nil else {
            return false
        }
        return !line.text.scalars[0].isDigit
    }

    /// Adds a note whose lines are known and returns the line that follows it.
    private mutating func addFootNote(from start: Int) -> Int {
        var end = start + 1
        while end < lines.count, lines[end].isNote, !lines[end].beginsNote { end += 1 }
        addNote(start..<end)
        return end
    }

    private func isAtFoot(_ index: Int) -> Bool {
        guard let before = lines[..<index].last(where: { !$0.isBlank }) else { return false }
        return PageFurniture.isRule(before)
    }

    private func endOfNote(from start: Int) -> Int {
        var index = start + 1
        while index < lines.count, !lines[index].isBlank, lines[index].page == lines[start].page {
            let text = lines[index].text.scalars
            if Self.starredNote.match(text) != nil || Self.marker.match(text) != nil, index > start + 1 { break }
            if Self.starredNote.match(text) != nil || beginsWithRaised(lines[index]) { break }
            // Nothing but the body itself may set it off from a note on the first page.
            if !breaks.hasNumbers, breaks.isStartOfBody(lines[index], words) { break }
            if PageFurniture.isRule(lines[index]) { break }
            index += 1
        }
        return index
    }

    /// Adds the notes at the foot of a page, after the rule, and returns the line that follows them.
    private mutating func addNotes(from start: Int) -> Int {
        var index = start
        var noteStart: Int?
        let page = start < lines.count ? lines[start].page : 0
        var blanks = 0
        var expected: Int?
        while index < lines.count, lines[index].page == page {
            let line = lines[index]
            if line.isBlank {
                blanks += 1
                // Without form feeds a gap ends the notes.
                if blanks > 2, noteStart != nil { break }
                index += 1
                continue
            }
            let text = line.text.scalars
            let match = Self.marker.match(text) ?? Self.markedNote.match(text)
            if let group = match?[1], isNextMarker(String(text[group]), &expected) {
                if let begin = noteStart { addNote(begin..<index) }
                noteStart = index
            } else if noteStart == nil || blanks > 0 && !isDeeper(line, than: noteStart) {
                break
            }
            blanks = 0
            index += 1
        }
        if let begin = noteStart { addNote(begin..<index) }
        return index
    }

    /// Numbers follow one another; other markers may come in any order.
    private func isNextMarker(_ marker: String, _ expected: inout Int?) -> Bool {
        let digits = marker.hasSuffix("/") ? String(marker.dropLast()) : marker
        guard let number = LabelScanner.number(digits) else { return true }
        guard expected == nil || expected == number else { return false }
        expected = number + 1
        return true
    }

    private func isDeeper(_ line: SourceLine, than start: Int?) -> Bool {
        guard let start else { return false }
        return line.indent > lines[start].indent
    }

    private mutating func addNote(_ range: Range<Int>) {
        var text = SourceText()
        for line in lines[range] where !line.isBlank { text.join(line.text.collapsed) }
        var end = 0
        while end < text.count, !text.scalars[end].isBlank { end += 1 }
        // A number may touch the text of its note.
        let digits = text.scalars.prefix(while: \.isDigit).count
        if digits > 0, digits < end, text.scalars[digits].isLetter { end = digits }
        let raised = text.styles.prefix { $0.contains(.superscript) }.count
        if raised > 0, raised < end { end = raised }
        var block = SourceBlock(lines: [text.from(end).trimmed])
        block.kind = .note(marker: text.upTo(end))
        block.indent = lines[range.lowerBound].indent
        block.page = lines[range.lowerBound].page
        blocks.append(block)
        isSetOff = true
    }
}
