import RapporteurDiagnostics

/// Reads a Word file into a source document: its parts, the text of each, then blocks.
///
/// Staff names, comments and the history of revisions are in parts that are not read.
struct WordFile {
    private let package: WordPackage
    private var styles = WordStyles()
    private var numbering = WordNumbering()
    private var relationships: [Relationship] = []
    private var findings: [Finding] = []
    private let changes: TrackedChanges

    /// The first page's header and what else is printed at the head and foot of pages.
    private var furniture = WordFurniture()
    /// What charts and diagrams say, by relationship.
    private var charts: ExactMap<String> = [:]

    /// - Throws: `WorkError` of kind `input` when the file is no Word file, damaged, or beyond a bound.
    static func read(
        _ bytes: [UInt8], name: String, language: String?, changes: TrackedChanges = .accepted
    ) throws(WorkError) -> (document: SourceDocument, findings: [Finding]) {
        var file = try WordFile(bytes, name: name, changes: changes)
        let document = try file.read(language: language)
        return (document, file.findings)
    }

    private init(_ bytes: [UInt8], name: String, changes: TrackedChanges) throws(WorkError) {
        self.changes = changes
        package = try WordPackage(bytes, name: name)
        relationships = try package.relationships(package.document.name)
    }

    private mutating func read(language: String?) throws(WorkError) -> SourceDocument {
        if let part = try related("styles") { styles = try WordStyles(part) }
        if let part = try related("numbering") { numbering = try WordNumbering(part) }
        var settings = WordSettings()
        if let part = try related("settings") { settings = try WordSettings(part) }

        settings.counter.sections = try NoteSections.read(package.document, document: settings.counter.document)
        var body = try story(package.document, settings.counter)
        guard body.story.foreignParts == 0 else {
            throw WorkError(
                .input, code: "import.word.foreign", message: Message("import.word.foreign"),
                hint: Message("import.word.foreign/hint"), location: Location(file: package.name))
        }
        let counter = body.counter
        numbering = body.numbering
        var stories = WordStories(body: body.story)
        for (type, kind) in [("footnotes", WordNoteKey.Kind.footnote), ("endnotes", .endnote)] {
            guard let part = try related(type) else { continue }
            body = try story(part, counter)
            stories.notes[kind] = stories.all.count
            stories.all.append(body.story)
        }
        try readHeaders(into: &stories, settings, counter)
        try readCharts(into: &stories)
        let index = stories.makeIndex()
        guard stories.body.paragraphs.contains(where: { !$0.text.trimmed.isEmpty }) else {
            throw WorkError(
                .input, code: "import.input.empty",
                message: Message("import.input.empty/word", ["path": .text(package.name)]),
                hint: Message("import.input.empty/hint"), location: Location(file: package.name))
        }
        reportWhatIsLeftOut(stories)
        reportNotes(counter)

        let words = language.flatMap { LanguageWords.named($0) } ?? LanguageWords.detected(in: stories.body.allText)
        var layout = WordLayout(stories, furniture, words, figures: figures, charts: charts)
        layout.run()
        var document = SourceDocument(name: package.name, index: index)
        document.blocks = layout.blocks
        document.dropped = stories.dropped + layout.dropped
        document.jobNumber = layout.jobNumber
        document.language = words.code
        document.hasWholeParagraphs = true
        document.links = stories.links
        document.noteLinks = layout.noteLinks
        if let part = try related("custom-properties", ofPackage: true) { document.properties = try WordProperties.read(part) }
        return document
    }

    // MARK: Parts

    /// The part to which the document is related in a way; nil where there is none.
    private func related(_ type: String, ofPackage: Bool = false) throws(WorkError) -> PackagePart? {
        let from = ofPackage ? try package.relationships("") : relationships
        guard let path = from.first(where: { $0.type == type })?.path else { return nil }
        return try package.part(path)
    }

    private func story(
        _ part: PackagePart, _ counter: NoteCounter
    ) throws(WorkError) -> (story: WordStory, counter: NoteCounter, numbering: WordNumbering) {
        var targets: ExactMap<String> = [:]
        for relationship in try package.relationships(part.name) where relationship.type == "hyperlink" {
            targets[relationship.id] = relationship.target
        }
        let reader = StoryReader(part: part.name, styles: styles, numbering: numbering, targets: targets, counter: counter, changes: changes)
        try WordXML.read(part, into: reader)
        return (reader.finish(), reader.counter, reader.numbering)
    }

    // MARK: Headers and footers

    /// Reads the headers and footers of all sections, each part once, with the pages on which they are printed.
    private mutating func readHeaders(
        into stories: inout WordStories, _ settings: WordSettings, _ counter: NoteCounter
    ) throws(WorkError) {
        var headers: ExactMap<String> = [:]
        var footers: ExactMap<String> = [:]
        var known: ExactMap<Int> = [:]
        for (number, section) in stories.body.sections.enumerated() {
            headers.merge(section.headers) { $1 }
            footers.merge(section.footers) { $1 }
            for (isHeader, references) in [(true, headers), (false, footers)] {
                for kind in ["first", "default", "even"] {
                    guard let id = references[kind],
                        let path = relationships.first(where: { $0.id == id })?.path
                    else { continue }
                    let isPrinted = kind == "first" ? section.hasTitlePage : kind == "default" || settings.hasEvenPages
                    let story: Int
                    if let read = known[path] {
                        story = read
                    } else {
                        story = stories.all.count
                        stories.all.append(try self.story(try package.part(path), counter).story)
                        known[path] = story
                    }
                    furniture.add(
                        story, isHeader: isHeader, isPrinted: isPrinted,
                        isOnFirstPage: number == 0 && (kind == "first" || kind == "default" && !section.hasTitlePage))
                }
            }
        }
    }

    // MARK: Charts

    /// What drawings lead to, by relationship.
    private var figures: ExactMap<Relationship> {
        var figures: ExactMap<Relationship> = [:]
        for relationship in relationships { figures[relationship.id] = relationship }
        return figures
    }

    /// Charts hold words and numbers, in parts of their own: they are listed as left out of the text, and told in the
    /// words that stand for the figure.
    private mutating func readCharts(into stories: inout WordStories) throws(WorkError) {
        var count = 0
        let drawn = stories.body.paragraphs.flatMap(\.drawings)
        for drawing in drawn where charts[drawing.relationship] == nil {
            guard let relationship = figures[drawing.relationship], relationship.type == "chart" || relationship.type == "diagramData",
                let path = relationship.path
            else { continue }
            let (story, words) = try ChartReader.read(try package.part(path))
            stories.all.append(story)
            charts[drawing.relationship] = words
            count += 1
        }
        if count > 0 {
            findings.append(
                Finding(
                    code: "import.word.chart", severity: .note,
                    message: Message("import.word.chart", ["count": .number(count)]),
                    location: Location(file: package.name)))
        }
    }

    /// Where a page ends is known of the last time the file was laid out, or not at all.
    private mutating func reportNotes(_ counter: NoteCounter) {
        guard counter.countsByPage else { return }
        findings.append(
            Finding(
                code: "import.word.notes", severity: .warning,
                message: counter.knowsPages ? Message("import.word.notes") : Message("import.word.notes/counted"),
                hint: Message("import.word.notes/hint"), location: Location(file: package.name)))
    }

    private mutating func reportWhatIsLeftOut(_ stories: WordStories) {
        let nested = stories.all.reduce(0) { $0 + $1.nestedNotes }
        if nested > 0 {
            findings.append(
                Finding(
                    code: "import.word.damaged", severity: .warning,
                    message: Message("import.word.damaged", ["count": .number(nested)]),
                    hint: Message("import.word.damaged/hint"), location: Location(file: package.name)))
        }
        let changes = stories.all.reduce(0) { $0 + $1.trackedChanges }
        if changes > 0 {
            findings.append(
                Finding(
                    code: "import.word.changes", severity: .warning,
                    message: self.changes == .accepted
                        ? Message("import.word.changes", ["count": .number(changes)])
                        : Message("import.word.changes/original", ["count": .number(changes)]),
                    hint: self.changes == .accepted ? Message("import.word.changes/hint") : nil, location: Location(file: package.name)))
        }
        let equations = stories.all.reduce(0) { $0 + $1.equations }
        if equations > 0 {
            findings.append(
                Finding(
                    code: "import.word.equations", severity: .note,
                    message: Message("import.word.equations", ["count": .number(equations)]),
                    hint: Message("import.word.equations/hint"), location: Location(file: package.name)))
        }
        if package.hasMacros {
            findings.append(
                Finding(
                    code: "import.word.macros", severity: .note, message: Message("import.word.macros"),
                    location: Location(file: package.name)))
        }
    }
}
