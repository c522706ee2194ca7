import RapporteurDiagnostics

/// Compares what the custom properties of a Word file say with what the document prints. The print is what counts;
/// properties are copied from older files, and forgotten.
struct PropertyWitness {
    private let properties: ExactMap<String>
    private let name: String
    private(set) var findings: [Finding] = []

    init(_ source: SourceDocument) {
        properties = source.properties
        name = source.name
    }

    mutating func compare(_ head: DraftHead, jobNumber: SourceText?) {
        compare(["Symbol1", "Symbol2"], head.symbols.map(\.string))
        compare(["Session1", "Session2", "Session3"], head.sessions.map(\.text.string))
        compare(["Agenda1", "Agenda2", "Agenda3"], head.agenda.map { [$0.text.string] } ?? [])
        if !head.distribution.isEmpty, let value = properties["Publication Date"], value.contains(":") {
            compare(["Publication Date"], [head.distribution.string])
        }
        if let jobNumber {
            let digits = String(String.UnicodeScalarView(jobNumber.scalars.prefix { $0 != "(" }.filter(\.isDigit)))
            if let value = properties["JobNo"], !value.isEmpty, Self.digits(value) != digits { report("JobNo", value, jobNumber.string) }
        }
    }

    /// Each property that says something must say what one of the printed texts says.
    private mutating func compare(_ names: [String], _ printed: [String]) {
        for name in names {
            guard let value = properties[name], !Self.plain(value).isEmpty else { continue }
            if printed.contains(where: { Self.plain($0) == Self.plain(value) }) { continue }
            report(name, value, printed.joined(separator: "; "))
        }
    }

    private mutating func report(_ property: String, _ value: String, _ printed: String) {
        let arguments: MessageArguments = ["name": .text(property), "value": .text(value), "printed": .text(printed)]
        findings.append(
            Finding(
                code: "import.word.property", severity: .warning,
                message: printed.isEmpty
                    ? Message("import.word.property/absent", arguments) : Message("import.word.property", arguments),
                hint: Message("import.word.property/hint"), location: Location(file: name)))
    }

    private static func digits(_ text: String) -> String { text.filter(\.isWholeNumber) }

    /// Letters and digits alone, without regard to case: neither spaces nor the markers of notes.
    private static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.lowercased().unicodeScalars.filter(\.isWordPart)))
    }
}
