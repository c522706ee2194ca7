internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurReportModel

extension AkomaNtosoCollector {
    func metadata(_ name: AkomaNtosoName, _ attributes: Attributes) {
        switch name {
        case .FRBRnumber: identity.add(number: attributes[.showAs])
        case .FRBRdate: frbrDate(Self.day(attributes[.date]))
        case .FRBRauthor where identity.author == nil: identity.author = attributes[.href]
        case .FRBRlanguage where identity.language == nil:
            identity.language = attributes[.language].map { Self.languages[$0] ?? $0 }
        case .docDate: docDate(attributes)
        case .classification:
            classification = AkomaNtosoClassification(source: attributes[.source], first: rows.count(of: .keywords))
        case .keyword: keyword(attributes)
        case .TLCTerm: if let id = attributes[.eId], let name = attributes[.showAs] { identity.terms[id] = name }
        case .step: step(attributes)
        case .voting: openBallot(attributes)
        case .count where ballot.row != nil: count(attributes)
        default:
            guard frames.count == 2, identity.type == nil else { return }
            identity.type = attributes[.name] ?? names(of: name)
            identity.isStatement = name == .statement
        }
    }

    private func names(of name: AkomaNtosoName) -> String? { name == .other ? nil : name.rawValue }

    /// Akoma Ntoso has three letters, tables have two.
    private static let languages: ExactMap<String> = [
        "ara": "ar", "zho": "zh", "chi": "zh", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es", "deu": "de",
        "ger": "de",
    ]

    /// Published files write 0001-01-01 for no date.
    private static func day(_ text: String?) -> String? {
        guard let text, text != "0001-01-01", PartialDate(text) != nil else { return nil }
        return text
    }

    /// The date of the work is that of its adoption, the date of the expression that of its issue.
    private func frbrDate(_ date: String?) {
        guard let date else { return }
        switch parent?.name {
        case .FRBRWork: identity.adopted = identity.adopted ?? date
        case .FRBRExpression: identity.issued = identity.issued ?? date
        default: break
        }
    }

    private func docDate(_ attributes: Attributes) {
        guard let date = Self.day(attributes[.date]) else { return }
        switch attributes.reference {
        case "dateOfIssuance": identity.printedDates.issued = identity.printedDates.issued ?? date
        case "adoptionDate": identity.printedDates.adopted = identity.printedDates.adopted ?? date
        default: break
        }
    }

    private func keyword(_ attributes: Attributes) {
        let dictionary = attributes[.dictionary]
        let value = attributes[.value]
        if dictionary == "SDGO", classification.goal == nil {
            // A target, 3.3, belongs to its goal.
            classification.goal = value.flatMap { $0.pieces(between: ".").first }.flatMap { Int($0) }
        }
        let values: [TableValue] = [
            .text(dictionary), .text(value), .text(attributes[.showAs]), .text(attributes[.refersTo]),
            .text(attributes[.href]), .none,
        ]
        rows.add(.keywords, "k", values)
    }

    func closeClassification() {
        if let goal = classification.goal {
            for row in classification.first..<rows.count(of: .keywords) {
                rows.set(.number(goal), column: 5, ofRow: row, in: .keywords)
            }
        }
        classification = AkomaNtosoClassification()
    }

    private func step(_ attributes: Attributes) {
        let day = Self.day(attributes[.date])
        let date = day.flatMap { PartialDate($0) }
        let body = attributes[.by].flatMap { $0.isEmpty ? nil : $0 }
        let outcome = attributes[.outcome]
        let source = attributes[.as].flatMap { $0.isEmpty ? nil : $0 }
        // A record of a meeting says which one it was.
        let isRecord = source.map { $0.pieces(between: "/").contains { $0.begins(with: "PV.") || $0.begins(with: "SR.") } } ?? false
        let values: [TableValue] = [
            .text(outcome), .date(date), .precision(date), .text(body), .text(source), .text(attributes[.refersTo]),
            .text(isRecord ? source : nil),
        ]
        rows.add(.workflowSteps, "f", values)
        if outcome == "adopted" { ballotDate = ballotDate ?? day }
        guard let body, let outcome, outcome.begins(with: "draft") else { return }
        let isAdditional = outcome.ends(with: "AdditionalSponsors")
        for sponsor in SponsorNames(states: states, date: self.date).sponsors(in: body) {
            let values: [TableValue] = [
                .string(sponsor.name), .none, .text(sponsor.iso3),
                .text(sponsor.iso3.flatMap { states.m49($0, on: self.date) }),
                .string(isAdditional ? "additional" : "original"), .text(sponsor.onBehalfOf),
            ]
            rows.add(.sponsors, "o", values)
            if sponsor.isUncertain { add(unknown: sponsor.name, sponsor.iso3) }
        }
    }

    private func add(unknown name: String, _ iso3: String?) {
        let message =
            iso3.map { Message("extract.name/near", ["name": .text(name), "code": .text($0)]) }
            ?? Message("extract.name", ["name": .text(name)])
        findings.append(finding("extract.name", message))
    }

    private func openBallot(_ attributes: Attributes) {
        ballot = AkomaNtosoBallot()
        ballot.row = rows.count(of: .ballots)
        let values: [TableValue] = [
            .none, .none, .none, .text(attributes[.outcome]), .none, .none, .none, .none,
        ]
        ballot.id = rows.add(.ballots, "b", values)
    }

    private static let countColumns: ExactMap<Int> = ["inFavour": 4, "against": 5, "abstaining": 6]

    private func count(_ attributes: Attributes) {
        let kind = attributes.reference ?? ""
        ballot.counted = kind
        let number = attributes[.value].flatMap { Int($0) }
        (ballot.said, ballot.named) = (number, 0)
        guard let row = ballot.row, let column = Self.countColumns[kind], let number else { return }
        ballot.numbers.insert(column)
        rows.set(.number(number), column: column, ofRow: row, in: .ballots)
    }

    func voter(_ name: String, _ vote: String) {
        ballot.listed += 1
        ballot.named += 1
        let found = states.near(name, language: "en", on: date)
        if found.isUncertain { add(unknown: name, found.iso3) }
        let values: [TableValue] = [
            .string(ballot.id), .string(name), .text(found.iso3),
            .text(found.iso3.flatMap { states.m49($0, on: date) }), .string(vote),
        ]
        rows.add(.votes, "w", values)
    }

    func closeCount() {
        if let said = ballot.said, let kind = ballot.counted, ballot.named > 0, said != ballot.named {
            ballot.differs = true
            let values: MessageArguments = [
                "total": .text(String(said)), "choice": .text(kind), "listed": .number(ballot.named),
            ]
            findings.append(finding("akn.vote.count", Message("akn.vote.count", values)))
        }
        (ballot.counted, ballot.said) = (nil, nil)
    }

    private func finding(_ code: String, _ message: Message) -> Finding {
        Finding(code: code, severity: .warning, message: message, location: positions?.location(at: offset) ?? Location())
    }

    /// A vote that gives a number leaves out those that are 0, unless it lists others.
    func closeBallot() {
        if let row = ballot.row {
            rows.set(.number(ballot.listed), column: 7, ofRow: row, in: .ballots)
            if !ballot.numbers.isEmpty, !ballot.differs {
                for column in Self.countColumns.values where !ballot.numbers.contains(column) {
                    rows.set(.number(0), column: column, ofRow: row, in: .ballots)
                }
            }
        }
        ballot = AkomaNtosoBallot()
    }

    func finish() -> DocumentRows {
        let issued = (identity.issued ?? identity.printedDates.issued).flatMap { PartialDate($0) }
        let adopted = (identity.adopted ?? identity.printedDates.adopted).flatMap { PartialDate($0) }
        let voted = ballotDate.flatMap { PartialDate($0) } ?? adopted
        for row in 0..<rows.count(of: .ballots) {
            rows.set(.date(voted), column: 0, ofRow: row, in: .ballots)
            rows.set(.precision(voted), column: 1, ofRow: row, in: .ballots)
        }
        for (row, values) in rows[.workflowSteps].enumerated() {
            // kind and meeting, behind id and position.
            guard values[2] == .string("adopted"), values[8] == .none else { continue }
            rows.set(.text(identity.meeting), column: 6, ofRow: row, in: .workflowSteps)
        }
        let committee = identity.committee
        var document = DocumentIdentity(root: "akomaNtoso")
        document.symbols = identity.symbol.map { [$0] } ?? []
        document.jobNumber = identity.jobNumber
        document.title = identity.title
        document.type = identity.type
        document.author = identity.author
        document.date = issued
        document.adopted = adopted
        document.organ = identity.organ
        document.committee = committee
        document.committeeName = committee.flatMap { identity.terms[$0] }
        document.session = identity.session
        document.agendaItems = identity.agendaItems
        document.agendaTitles = identity.agendaTitles
        document.paragraphs = wantsText ? rows.count(of: .paragraphs) : nil
        document.words = wantsText ? .words(identity.words, language: language) : .none
        document.characters = wantsText ? identity.characters : nil
        rows.add(.documents, "d", document.values)
        rows.symbol = identity.symbol
        rows.language = language
        return rows
    }
}
