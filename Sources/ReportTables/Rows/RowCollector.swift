internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportModel
import RapporteurRules

/// Goes through a document in the order of print and collects the rows of its tables.
///
/// As deep in calls as the document, which its reader bounds.
struct RowCollector {
    var rows: DocumentRows
    let states: StateCodes
    /// The date of the document, at which codes are looked up.
    let date: DayRange?
    /// Where the walk is.
    var context = Context()
    /// Words of paragraphs that stand in no other.
    var words = 0
    var characters = 0
    /// Rows of the notes by their names.
    var notes: ExactMap<Int> = [:]
    /// The paragraphs that refer to notes, by the names of these; the first counts.
    var markers: ExactMap<String> = [:]
    let language: String

    struct Context {
        var section: String?
        /// The part of the document.
        var part = "body"
        var level = 0
        var reply: String?
        var isQuoted = false
        /// Whether the words are those of a quotation inside a paragraph, which has them too.
        var isInside = false
        /// The instrument whose parties are being listed.
        var status: TreatyStatus?
    }

    init(symbols: [String], language: String?, date: PartialDate?, states: StateCodes) {
        self.language = language ?? ""
        rows = DocumentRows(symbol: symbols.first, language: language ?? "")
        self.states = states
        self.date = date.flatMap { DayRange($0.description) }
    }

    /// Works with a changed context and returns to the one before.
    mutating func within(_ change: (inout Context) -> Void, _ body: (inout RowCollector) -> Void) {
        let before = context
        change(&context)
        body(&self)
        context = before
    }

    func m49(_ code: String) -> TableValue { .text(states.m49(code, on: date)) }

    /// The code, where it is a State's.
    func iso3(_ code: String?) -> TableValue {
        guard let code, states.m49(code, on: nil) != nil else { return .none }
        return .string(code)
    }

    /// The labels of the first and last numbered paragraphs among those added since there were `count`.
    func labels(since count: Int) -> (TableValue, TableValue) {
        let added = rows[.paragraphs].dropFirst(count)
        let labels = added.compactMap { row -> String? in
            // label, kind and is_quoted, behind id and position.
            guard case .string(let label) = row[2], row[7] == .string("paragraph"), row[13] == .flag(false) else { return nil }
            return label
        }
        return (.text(labels.first), .text(labels.last))
    }

    /// A section of any kind with what is in it.
    mutating func section(
        kind: String, number: String?, heading: [Inline]?, _ body: (inout RowCollector) -> Void
    ) {
        let row = rows[.sections].count
        let count = rows[.paragraphs].count
        let id = rows.add(
            .sections, "s",
            [
                .text(context.section), .string(kind), .text(number), .text(heading?.plainText),
                .number(context.level + 1), .none, .none,
            ])
        within({
            $0.section = id
            $0.level += 1
            if kind == "preamble" || kind == "annex" { $0.part = kind }
        }) { collector in
            if let heading { collector.running(heading, in: Place("heading")) }
            body(&collector)
        }
        let (from, to) = labels(since: count)
        rows.set(from, column: 5, ofRow: row, in: .sections)
        rows.set(to, column: 6, ofRow: row, in: .sections)
    }
}

/// What running text stands in.
struct Place {
    var kind: String
    var paragraph: String?
    var label: String?
    var note: String?

    init(_ kind: String, paragraph: String? = nil, label: String? = nil, note: String? = nil) {
        self.kind = kind
        self.paragraph = paragraph
        self.label = label
        self.note = note
    }

    /// The values of `TableColumn.place`.
    func values(_ start: Int, _ end: Int) -> [TableValue] {
        [.text(paragraph), .text(label), .text(note), .string(kind), .number(start), .number(end)]
    }
}
