import RapporteurDiagnostics

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
            default: if let notes { settings.counter.document[notes]?.take(name, attributes) }
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
    static let names: ExactSet = [
        "JobNo", "Symbol1", "Symbol2", "Language", "Publication Date", "Session1", "Session2", "Session3", "Agenda1", "Agenda2",
        "Agenda3",
    ]

    static func read(_ part: PackagePart) throws(WorkError) -> ExactMap<String> {
        let handler = Handler()
        try WordXML.read(part, into: handler)
        return handler.values
    }

    private final class Handler: WordXMLHandler {
        var values: ExactMap<String> = [:]
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
