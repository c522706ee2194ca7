import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportTables

/// A table of reports and their like, such as `replies` or `citations`.
public struct ReportTable: Sendable, Hashable {
    let definition: TableDefinition

    /// The table of a name; nil when there is none.
    public init?(_ name: String) {
        guard let definition = TableDefinition.named(name) else { return nil }
        self.definition = definition
    }

    private init(_ definition: TableDefinition) { self.definition = definition }

    /// All tables, in the order in which they are written.
    public static var all: [ReportTable] { TableDefinition.all.map(ReportTable.init) }

    /// One row for each document.
    public static var documents: ReportTable { ReportTable(.documents) }
    /// Headings with their numbers and levels.
    public static var sections: ReportTable { ReportTable(.sections) }
    /// Paragraphs with their labels and texts.
    public static var paragraphs: ReportTable { ReportTable(.paragraphs) }
    /// What Governments and others replied, with States, dates and languages.
    public static var replies: ReportTable { ReportTable(.replies) }
    /// States that are named.
    public static var states: ReportTable { ReportTable(.states) }
    /// Documents, treaties and articles that are cited.
    public static var citations: ReportTable { ReportTable(.citations) }
    /// States that a treaty is in force for, as a document lists them.
    public static var treatyParties: ReportTable { ReportTable(.treatyParties) }
    /// What somebody asks of somebody.
    public static var recommendations: ReportTable { ReportTable(.recommendations) }
    /// Amounts and numbers with their units.
    public static var quantities: ReportTable { ReportTable(.quantities) }
    /// Dates that a text says.
    public static var dates: ReportTable { ReportTable(.dates) }
    /// Footnotes.
    public static var notes: ReportTable { ReportTable(.notes) }
    /// How each State voted.
    public static var votes: ReportTable { ReportTable(.votes) }

    /// Its name and its columns.
    public var description: TableDescription { TableDescription(definition, path: definition.name) }
}

extension Rapporteur {
    /// The rows that a document has in a table, with the columns that say the document.
    ///
    /// - Throws: `RapporteurError.schema` when the code list of States cannot be read.
    public func rows(of table: ReportTable, in document: AnyReportDocument) throws(RapporteurError) -> [TableRow] {
        try translating(to: configuration.language) { () throws(WorkError) in
            let found = ReportTables.rows(of: document, states: try StateCodes())
            let names = table.definition.columns.map(\.name)
            let key: [TableValue] = [.text(found.symbol), .string(found.language)]
            return found[table.definition].map { TableRow(key + $0, names) }
        }
    }

    /// The rows that a document has in a table.
    ///
    /// - Throws: as for any document.
    public func rows(of table: ReportTable, in document: some ReportDocument) throws(RapporteurError) -> [TableRow] {
        try rows(of: table, in: document.document)
    }
}
