import RapporteurInterchange
import RapporteurReportModel
import RapporteurRules

extension RowCollector {
    func day(_ date: PartialDate) -> DayRange? { DayRange(date.description) }

    /// What the table `documents` says, but for what is counted.
    struct Identity {
        var root: String
        var symbols: [String] = []
        var jobNumber: String?
        var title: String?
        var type: String?
        var author: String?
        var date: PartialDate?
        var masthead: Masthead?
        var originalLanguages: [String] = []
        var relations: [Relation] = []
        var mandates: [Mandate] = []
    }

    mutating func document(_ identity: Identity) {
        let masthead = identity.masthead
        let languages = identity.originalLanguages + (masthead?.originalLanguage?.languages ?? [])
        let first: [TableValue] = [
            .string(identity.root), .joined(identity.symbols), .text(identity.jobNumber), .text(identity.title),
            .text(identity.type), .text(identity.author), .date(identity.date), .precision(identity.date),
        ]
        let second: [TableValue] = [
            .joined(masthead?.organs.map(\.text) ?? []), .integer(masthead?.sessions.first?.number),
            .joined(masthead?.agendaItems.map(\.number) ?? []), .joined(languages),
            .joined(identity.relations.map(\.kind.rawValue)), .joined(identity.relations.compactMap(\.to)),
            .joined(identity.mandates.map(\.symbol)), .number(rows[.paragraphs].count), .number(words),
        ]
        rows.add(.documents, "d", first + second)
    }

    mutating func summary(_ summary: Summary?) {
        guard let summary else { return }
        section(kind: "summary", number: nil, heading: summary.heading) { $0.blocks(summary.blocks) }
    }

    mutating func front(_ title: [Inline]?, _ type: DocumentType?, _ masthead: Masthead?, _ contents: Contents?) {
        for item in masthead?.agendaItems ?? [] {
            if let line = item.line { running(line, in: Place("line")) }
            if let title = item.title { running(title, in: Place("title")) }
        }
        if let title { running(title, in: Place("title")) }
        if let type { running(type.content, in: Place("title")) }
        guard let contents else { return }
        if let heading = contents.heading { running(heading, in: Place("heading")) }
        for heading in contents.columnHeadings { running(heading, in: Place("heading")) }
        for entry in contents.entries { running(entry.heading, in: Place("heading")) }
    }

    mutating func sponsors(_ sponsors: [Party]) {
        for sponsor in sponsors {
            let code = iso3(sponsor.code)
            let number = code == .none ? TableValue.none : m49(sponsor.code ?? "")
            rows.add(.sponsors, "o", [.string(sponsor.text), .text(sponsor.code), code, number])
        }
    }

    mutating func votes(_ votes: [Vote]) {
        for vote in votes {
            let ballot = rows.add(
                .ballots, "b",
                [
                    .date(vote.date), .precision(vote.date), .text(vote.on), .none, .integer(vote.inFavour),
                    .integer(vote.against), .integer(vote.abstaining), .number(vote.casts.count),
                ])
            for cast in vote.casts {
                let values: [TableValue] = [
                    .string(ballot), .string(cast.text), .string(cast.state), m49(cast.state),
                    .string(cast.vote.rawValue),
                ]
                rows.add(.votes, "w", values)
            }
        }
    }

    mutating func corrections(_ corrections: [Correction]) {
        for correction in corrections {
            running(correction.target, in: Place("line"))
            if let instruction = correction.instruction { running(instruction, in: Place("line")) }
            if let reading = correction.reading { within({ $0.isQuoted = true }) { $0.blocks(reading.blocks) } }
        }
    }
}
