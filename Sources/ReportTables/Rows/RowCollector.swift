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

    struct Context {
        var section: String?
        var level = 0
        var reply: String?
        var isQuoted = false
        /// Whether the words are those of a quotation inside a paragraph, which has them too.
        var isInside = false
        /// The instrument whose parties are being listed.
        var status: TreatyStatus?
    }

    init(symbols: [String], language: String?, date: PartialDate?, states: StateCodes) {
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
            // label, section, reply, kind, text, words, is_bold, is_quoted, after the id.
            guard case .string(let label) = row[1], row[4] == .string("paragraph"), row[8] == .flag(false) else { return nil }
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

    init(_ kind: String, paragraph: String? = nil, label: String? = nil) {
        self.kind = kind
        self.paragraph = paragraph
        self.label = label
    }

    /// The values of `TableColumn.place`.
    func values(_ start: Int, _ end: Int) -> [TableValue] {
        [.text(paragraph), .text(label), .string(kind), .number(start), .number(end)]
    }
}
