internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportModel

/// What a document says of itself; of what is said several times the first counts.
struct AkomaNtosoIdentity {
    var type: String?
    var date: String?
    var author: String?
    var language: String?
    var session: Int?
    var organ: String?
    var agendaItems: [String] = []
    private(set) var number: String?
    private var symbols: [(text: String, isMarked: Bool)] = []
    private var titles: [(text: String, isMarked: Bool)] = []

    mutating func add(symbol: String?, isMarked: Bool) {
        if let symbol { symbols.append((symbol, isMarked)) }
    }

    mutating func add(title: String?, isMarked: Bool) {
        if let title { titles.append((title, isMarked)) }
    }

    mutating func add(number: String?) {
        if self.number == nil, let number, !number.isEmpty { self.number = number }
    }

    /// As FRBRnumber shows it, else the number marked as symbol, else the first on the page.
    var symbol: String? { number ?? symbols.first(where: \.isMarked)?.text ?? symbols.first?.text }
    var title: String? { titles.first(where: \.isMarked)?.text ?? titles.first?.text }
}

/// The vote that is being read.
struct AkomaNtosoBallot {
    /// Its row among the ballots.
    var row: Int?
    var id = ""
    /// What the States inside voted.
    var counted: String?
    var listed = 0
}

extension AkomaNtosoCollector {
    func metadata(_ name: String, _ attributes: ExactMap<String>) {
        switch name {
        case "FRBRnumber": identity.add(number: attributes["showAs"])
        case "FRBRdate" where identity.date == nil: identity.date = Self.day(attributes["date"])
        case "FRBRauthor" where identity.author == nil: identity.author = attributes["href"]
        case "FRBRlanguage" where identity.language == nil:
            identity.language = attributes["language"].map { Self.languages[$0] ?? $0 }
        case "session" where identity.session == nil: identity.session = attributes["value"].flatMap { Int($0) }
        case "keyword": keyword(attributes)
        case "step": step(attributes)
        case "voting": openBallot(attributes)
        case "count" where ballot.row != nil: count(attributes)
        default:
            if frames.count == 2 { identity.type = identity.type ?? attributes["name"] ?? name }
        }
    }

    /// Akoma Ntoso has three letters, tables have two.
    private static let languages = [
        "ara": "ar", "zho": "zh", "chi": "zh", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es", "deu": "de",
        "ger": "de",
    ]

    /// Published files write 0001-01-01 for no date.
    private static func day(_ text: String?) -> String? {
        guard let text, text != "0001-01-01", PartialDate(text) != nil else { return nil }
        return text
    }

    private func keyword(_ attributes: ExactMap<String>) {
        let values: [TableValue] = [
            .text(attributes["dictionary"]), .text(attributes["value"]), .text(attributes["showAs"]),
            .text(attributes["refersTo"]),
        ]
        rows.add(.keywords, "k", values)
    }

    private func step(_ attributes: ExactMap<String>) {
        let date = Self.day(attributes["date"]).flatMap { PartialDate($0) }
        let body = attributes["by"].flatMap { $0.isEmpty ? nil : $0 }
        let outcome = attributes["outcome"]
        let values: [TableValue] = [
            .text(outcome), .date(date), .precision(date), .text(body), .text(attributes["as"]),
            .text(attributes["refersTo"]),
        ]
        rows.add(.workflowSteps, "f", values)
        guard let body, outcome?.begins(with: "draftResolution") == true else { return }
        for sponsor in SponsorNames(states: states, date: self.date).sponsors(in: body) {
            let values: [TableValue] = [
                .string(sponsor.name), .none, .string(sponsor.iso3), .text(states.m49(sponsor.iso3, on: self.date)),
            ]
            rows.add(.sponsors, "o", values)
        }
    }

    private func openBallot(_ attributes: ExactMap<String>) {
        ballot = AkomaNtosoBallot()
        ballot.row = rows[.ballots].count
        let values: [TableValue] = [
            .none, .none, .none, .text(attributes["outcome"]), .none, .none, .none, .none,
        ]
        ballot.id = rows.add(.ballots, "b", values)
    }

    private func count(_ attributes: ExactMap<String>) {
        let kinds = ["inFavour": 4, "against": 5, "abstaining": 6]
        let kind = (attributes["refersTo"] ?? "").drop { $0 == "#" }
        ballot.counted = String(kind)
        guard let row = ballot.row, let column = kinds[String(kind)] else { return }
        rows.set(.integer(attributes["value"].flatMap { Int($0) }), column: column, ofRow: row, in: .ballots)
    }

    func voter(_ name: String, _ vote: String) {
        ballot.listed += 1
        let iso3 = states.iso3(named: name, language: "en", on: date)
        let values: [TableValue] = [
            .string(ballot.id), .string(name), .text(iso3), .text(iso3.flatMap { states.m49($0, on: date) }),
            .string(vote),
        ]
        rows.add(.votes, "w", values)
    }

    func closeBallot() {
        if let row = ballot.row { rows.set(.number(ballot.listed), column: 7, ofRow: row, in: .ballots) }
        ballot = AkomaNtosoBallot()
    }

    func finish() -> DocumentRows {
        let date = identity.date.flatMap { PartialDate($0) }
        let first: [TableValue] = [
            .string("akomaNtoso"), .text(identity.symbol), .none, .text(identity.title), .text(identity.type),
            .text(identity.author), .date(date), .precision(date),
        ]
        let second: [TableValue] = [
            .text(identity.organ), .integer(identity.session), .joined(identity.agendaItems), .none, .none, .none, .none,
            .number(rows[.paragraphs].count), .number(words),
        ]
        rows.add(.documents, "d", first + second)
        rows.symbol = identity.symbol
        rows.language = identity.language ?? ""
        return rows
    }
}
