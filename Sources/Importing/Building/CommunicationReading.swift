import RapporteurDiagnostics
import RapporteurReportModel
import RapporteurRules

/// What the text of a reply says of itself: who wrote it, when, and in answer to what. What it does not say is asked for.
struct CommunicationReading {
    private let paragraphs: [[Inline]]
    private let options: CommunicationOptions
    private let file: String
    private(set) var findings: [Finding] = []

    init(_ paragraphs: [[Inline]], options: CommunicationOptions, file: String) {
        self.paragraphs = paragraphs
        self.options = options
        self.file = file
    }

    /// - Throws: `WorkError` of kind `input`: nothing tells whose reply it is.
    mutating func facts() throws(WorkError) -> CommunicationFacts {
        let respondent = try self.respondent()
        var facts = CommunicationFacts(
            respondent: respondent, respondentType: CodeTables.states?[respondent] == nil ? .organization : .state, kind: .reply)
        facts.dated = options.dated ?? date
        if facts.dated == nil { ask("import.communication.dated", Message("import.communication.dated")) }
        if let request = options.request {
            (facts.inReplyTo, facts.basis) = ("note-verbale:\(request)", cites(request) ? .explicit : .inferred)
        } else if let cited = requests.first {
            (facts.inReplyTo, facts.basis) = (cited, .explicit)
            if Set(requests).count > 1 { ask("import.communication.requests", Message("import.communication.requests", ["first": .text(cited)])) }
        } else {
            facts.basis = .unknown
            ask("import.communication.request", Message("import.communication.request"))
        }
        if options.received == nil { ask("import.communication.received", Message("import.communication.received"), severity: .note) }
        return facts
    }

    private mutating func ask(_ code: String, _ message: Message, severity: Severity = .warning) {
        findings.append(
            Finding(
                code: code, severity: severity, message: message, hint: nil,
                location: Location(file: file)))
    }

    /// The one that is supplied; else the State that the first paragraphs name first.
    private mutating func respondent() throws(WorkError) -> String {
        if let supplied = options.respondent {
            if CodeTables.states?[supplied] != nil { return supplied }
            if let code = PrintedStates.code(of: supplied) { return code }
            // The code of an organization; three capitals would be those of a State.
            let isCode = supplied.utf8.allSatisfy { $0 < 0x80 && $0 > 0x20 } && !supplied.isEmpty
            let capitals = supplied.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            if isCode, !(capitals && supplied.utf8.count == 3) { return supplied }
            throw WorkError(
                .usage, code: "import.communication.code",
                message: Message("import.communication.code", ["code": .text(supplied)]),
                hint: Message("import.communication.code/hint"))
        }
        for content in paragraphs.prefix(6) {
            for case .state(let state) in content.flattened {
                ask("import.communication.inferred", Message("import.communication.inferred", ["state": .text(state.text), "code": .text(state.code)]))
                return state.code
            }
        }
        throw WorkError(
            .input, code: "import.communication.respondent", message: Message("import.communication.respondent"),
            hint: Message("import.communication.respondent/hint"), location: Location(file: file))
    }

    /// The notes verbales that it cites.
    private var requests: [String] {
        paragraphs.flatMap(\.flattened).compactMap { inline in
            guard case .citation(let citation) = inline, let symbol = citation.symbol, symbol.hasPrefix("note-verbale:") else {
                return nil
            }
            return symbol
        }
    }

    private func cites(_ date: PartialDate) -> Bool { requests.contains("note-verbale:\(date)") }

    /// The date that a line of its own prints, at the head of a letter or at its foot.
    private var date: PartialDate? {
        let lines = paragraphs.prefix(12) + paragraphs.suffix(8).reversed()
        for content in lines where content.plainText.count < 80 {
            for date in content.ownDates where date.precision == .day { return date.value }
        }
        return nil
    }
}

extension [Inline] {
    /// The dates in running text, those of what is cited aside.
    fileprivate var ownDates: [DateValue] {
        flatMap { inline -> [DateValue] in
            switch inline {
            case .date(let date): [date]
            case .citation, .quote, .quotation: []
            default: inline.parts.ownDates
            }
        }
    }
}
