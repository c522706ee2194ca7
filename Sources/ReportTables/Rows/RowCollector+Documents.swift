import RapporteurInterchange
import RapporteurReportModel
import RapporteurRules

extension RowCollector {
    func day(_ date: PartialDate) -> DayRange? { DayRange(date.description) }

    /// Adds the row of the document, when all others are there.
    mutating func document(_ identity: DocumentIdentity, _ masthead: Masthead? = nil) {
        joinNotes()
        var identity = identity
        if let masthead {
            identity.organ = masthead.organs.isEmpty ? nil : masthead.organs.map(\.text).joined(separator: "; ")
            identity.session = masthead.sessions.first?.code
            identity.agendaItems = masthead.agendaItems.map(\.number)
            identity.agendaTitles = masthead.agendaItems.compactMap { $0.title?.plainText }
            identity.originalLanguages += masthead.originalLanguage?.languages ?? []
        }
        identity.paragraphs = rows.count(of: .paragraphs)
        identity.words = .words(words, language: language)
        identity.characters = characters
        rows.add(.documents, "d", identity.values)
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
            rows.add(.sponsors, "o", [.string(sponsor.text), .text(sponsor.code), code, number, .none, .none])
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

extension Session {
    /// As symbols have it: `57`, `S-10` for a special and `ES-11` for an emergency special session.
    fileprivate var code: String {
        switch kind {
        case .special: "S-\(number)"
        case .emergencySpecial: "ES-\(number)"
        case .regular, .resumed, .year, nil: String(number)
        }
    }
}
