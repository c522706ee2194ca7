import RapporteurReportModel

/// How the four kinds of documents stand in the classes of the profile.
///
/// | document | `doc/@name` | subtype |
/// |---|---|---|
/// | report | progressReport, or what is asked for | paper |
/// | communication | communication | communication |
/// | note verbale | noteVerbale | communication |
/// | any other | what its kind is called | as the kind says |
struct DocumentClass {
    var name: String
    var subtype: String

    static let communication = DocumentClass(name: "communication", subtype: "communication")
    static let noteVerbale = DocumentClass(name: "noteVerbale", subtype: "communication")

    static func report(_ name: String) -> DocumentClass { DocumentClass(name: name, subtype: "paper") }

    static func document(_ kind: DocumentKind?) -> DocumentClass {
        switch kind {
        case .report: DocumentClass(name: "report", subtype: "paper")
        case .note: DocumentClass(name: "note", subtype: "communication")
        case .letter: DocumentClass(name: "letter", subtype: "communication")
        case .resolution: DocumentClass(name: "resolution", subtype: "deliberation")
        case .decision: DocumentClass(name: "decision", subtype: "deliberation")
        case .presidentialStatement: DocumentClass(name: "presidentialStatement", subtype: "deliberation")
        case .draft: DocumentClass(name: "draft", subtype: "deliberation")
        case .agenda: DocumentClass(name: "agenda", subtype: "agenda")
        case .record: DocumentClass(name: "record", subtype: "record")
        case .corrigendum: DocumentClass(name: "corrigendum", subtype: "paper")
        case .other, nil: DocumentClass(name: "document", subtype: "paper")
        }
    }
}
