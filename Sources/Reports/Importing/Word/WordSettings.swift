import Diagnostics

/// What the settings of a file say of its notes and pages.
struct WordSettings {
    var counter = NoteCounter()
    /// Whether pages with even numbers have headers of their own.
    var hasEvenPages = false

    init() {}

    init(_ part: PackagePart) throws(WorkError) {
        let handler = Handler()
        try WordXML.read(part, into: handler)
        self = handler.settings
    }

    private final class Handler: WordXMLHandler {
        var settings = WordSettings()
        private var notes: WordNoteKey.Kind?

        func start(_ name: String, _ attributes: WordAttributes) {
            switch name {
            case "w:evenAndOddHeaders": settings.hasEvenPages = attributes.isOn
            case "w:footnotePr": notes = .footnote
            case "w:endnotePr": notes = .endnote
            case "w:numFmt":
                guard let format = attributes["val"] else { return }
                if notes == .footnote { settings.counter.footnoteFormat = format }
                if notes == .endnote { settings.counter.endnoteFormat = format }
            case "w:numStart":
                guard let start = attributes.integer("val"), (0...100_000).contains(start) else { return }
                if notes == .footnote { settings.counter.footnoteStart = start }
                if notes == .endnote { settings.counter.endnoteStart = start }
            default: break
            }
        }

        func end(_ name: String) {
            if name == "w:footnotePr" || name == "w:endnotePr" { notes = nil }
        }

        func text(_ text: String) {}
    }
}

/// The properties that document officers give a file. Only those that repeat what the document prints are read; names
/// of people are not.
enum WordProperties {
    static let names: Set<String> = [
        "JobNo", "Symbol1", "Symbol2", "Language", "Publication Date", "Session1", "Session2", "Session3", "Agenda1", "Agenda2",
        "Agenda3",
    ]

    static func read(_ part: PackagePart) throws(WorkError) -> [String: String] {
        let handler = Handler()
        try WordXML.read(part, into: handler)
        return handler.values
    }

    private final class Handler: WordXMLHandler {
        var values: [String: String] = [:]
        private var name: String?

        func start(_ name: String, _ attributes: WordAttributes) {
            if name == "cp:property" { self.name = attributes["name"].flatMap { WordProperties.names.contains($0) ? $0 : nil } }
        }

        func end(_ name: String) {
            guard name == "cp:property" else { return }
            if let name = self.name, let value = values[name] {
                // Word escapes line ends so.
                values[name] = value.replacing("_x000d_", with: " ").replacing("_x000D_", with: " ").trimmingSpaces
            }
            self.name = nil
        }

        func text(_ text: String) {
            guard let name, values[name, default: ""].utf8.count < 4096 else { return }
            values[name, default: ""] += text
        }
    }
}

/// The words and numbers of a chart or a diagram, as text of which nothing is taken.
final class ChartReader: WordXMLHandler {
    private var story: WordStory
    private var isText = false

    private init(_ part: PackagePart) { story = WordStory(part: part.name) }

    static func read(_ part: PackagePart) throws(WorkError) -> WordStory {
        let reader = ChartReader(part)
        try WordXML.read(part, into: reader)
        return reader.story
    }

    func start(_ name: String, _ attributes: WordAttributes) {
        guard name == "a:t" || name == "c:v" else { return }
        isText = true
        story.paragraphs.append(WordParagraph())
    }

    func end(_ name: String) {
        if name == "a:t" || name == "c:v" { isText = false }
    }

    func text(_ text: String) {
        guard isText, let last = story.paragraphs.indices.last else { return }
        for scalar in text.unicodeScalars {
            story.paragraphs[last].scalars.append(scalar)
            story.paragraphs[last].styles.append([])
            story.paragraphs[last].fates.append(.chart)
        }
    }
}
