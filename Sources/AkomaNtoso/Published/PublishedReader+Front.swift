import RapporteurDiagnostics
import RapporteurReportModel

extension PublishedReader {
    /// Symbols as printed; names say what documents are called, not what is printed on them.
    mutating func symbols(_ cover: AKNElement?, _ preface: AKNElement?) -> [String] {
        let numbers = document.at("meta", "identification", "FRBRWork")?.all("FRBRnumber") ?? []
        var symbols = numbers.compactMap { $0["showAs"].map(Self.collapsed) }
        if symbols.isEmpty {
            symbols = (cover?.descendants("docNumber") ?? []).map { Self.collapsed($0.text) }
        }
        var seen: ExactSet = []
        symbols = symbols.map { symbol in
            var symbol = symbol
            while symbol.ends(with: "*") || symbol.ends(with: " ") { symbol.removeLast() }
            return symbol
        }.filter { !$0.isEmpty && seen.insert($0).inserted }
        if symbols.isEmpty {
            note(
                "akn.symbol.missing", Message("akn.symbol.missing"), hint: Message("akn.symbol.missing/hint"), at: document)
        }
        // What a symbol may not be is text of the page.
        return symbols.filter { symbol in
            symbol.utf8.count > 1 && !symbol.contains("*")
                && symbol.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } == true
        }
    }

    /// Habits of names that are read over.
    mutating func checkNames() {
        guard let work = document.at("meta", "identification", "FRBRWork") else {
            note(
                "akn.identification.missing", Message("akn.identification.missing"),
                hint: Message("akn.identification.missing/hint"), at: document, severity: .warning)
            return
        }
        if let uri = work.first("FRBRuri"), let value = uri["value"], AkomaNtosoIRI(value) == nil {
            note(
                "akn.name", Message("akn.name", ["name": .text(value)]), hint: Message("akn.name/hint"), at: uri,
                severity: .warning)
        }
        for author in work.all("FRBRauthor") {
            guard let href = author["href"], !href.isEmpty, !href.begins(with: "#"), !href.contains("/") else { continue }
            note("akn.reference.mark", Message("akn.reference.mark", ["reference": .text(href)]), at: author)
        }
        for date in work.all("FRBRdate") where date["date"] == "0001-01-01" {
            note("akn.date.unknown", Message("akn.date.unknown"), at: date)
        }
    }

    mutating func masthead(_ cover: AKNElement?, _ preface: AKNElement?) -> Masthead? {
        guard let cover else { return nil }
        var masthead = Masthead()
        let lines = cover.descendants("docAuthority")
        masthead.publisher = lines.first { isPublisher($0, in: cover) }.map { Self.collapsed($0.text) }
        let organs = lines.filter { !isPublisher($0, in: cover) }.map { Self.collapsed($0.text) }.filter { !$0.isEmpty }
        let code = organCode
        masthead.organs = organs.prefix(2).enumerated().map { Organ(code: $0 == 0 ? code : nil, text: $1) }
        if let status = distribution(cover) { masthead.distribution = status }
        for date in cover.descendants("docDate") where date.reference != "adoptionDate" {
            guard masthead.issued == nil, let value = self.date(date) else { continue }
            masthead.issued = Issued(date: value, text: Self.collapsed(date.text))
        }
        let all = [cover] + (preface.map { [$0] } ?? [])
        for session in all.flatMap({ $0.descendants("session") }).prefix(2) {
            guard let number = session["value"].flatMap({ Int($0) }), (1...65_535).contains(number) else { continue }
            // What the Council prints there is its year.
            let kind: SessionKind? = isOfCouncil ? .year : nil
            masthead.sessions.append(Session(number: number, kind: kind, text: Self.collapsed(session.text)))
        }
        masthead.agendaItems = agendaItems(all)
        return masthead
    }

    private func isPublisher(_ element: AKNElement, in cover: AKNElement) -> Bool {
        if element.reference == "publisher" { return true }
        if element.reference == "issuingBody" { return false }
        return cover.descendants("role").contains {
            $0.reference == "publisher" && $0.descendants("docAuthority").contains { $0.offset == element.offset }
        }
    }

    /// The organ, by what the author's row says: that of the work, not of its name.
    private var organCode: String? {
        guard let author = document.at("meta", "identification", "FRBRWork", "FRBRauthor")?["href"] else { return nil }
        let id = String(author.drop { $0 == "#" })
        let end = rows[id]?["href"].flatMap { $0.pieces(between: "/").last.map(String.init) } ?? id
        return Acting.organs.first { organ in
            let words = organ.name.pieces(between: " ").joined().lowercased()
            return [organ.id, organ.actor].contains(id) || organ.actor == end || words == end.lowercased()
                || Acting.otherNames[id] == organ.actor
        }?.code
    }

    /// Whether the document is the Security Council's alone, which numbers its years and has no sessions.
    private var isOfCouncil: Bool {
        let numbers = document.at("meta", "identification", "FRBRWork")?.all("FRBRnumber").compactMap { $0["showAs"] } ?? []
        let symbols = numbers.isEmpty ? document.descendants("docNumber").map(\.text) : numbers
        if symbols.contains(where: { !$0.isEmpty }) {
            return symbols.allSatisfy { Self.collapsed($0).hasPrefix("S/") }
        }
        return organCode == "S"
    }

    private func distribution(_ cover: AKNElement) -> Distribution? {
        let inline = cover.descendants("inline").first { Self.name($0) == "distribution" }
        guard let element = cover.descendants("docStatus").first ?? inline else { return nil }
        let reference = (element.reference ?? "").lowercased()
        let code = DistributionCode.allCases.first { reference.contains($0.rawValue) }
        let line = cover.elements.first { $0.descendants(element.name).contains { $0.offset == element.offset } }
        return Distribution(code: code ?? .general, text: Self.collapsed((line ?? element).text))
    }

    private func agendaItems(_ parts: [AKNElement]) -> [AgendaItem] {
        var items: [AgendaItem] = []
        for inline in parts.flatMap({ $0.descendants("inline") }) {
            switch Self.name(inline) {
            case "agendaItem":
                let number = Self.collapsed(inline["title"] ?? "")
                let text = Self.collapsed(inline.text)
                items.append(AgendaItem(number: number.isEmpty ? text : number, line: [.text(text)]))
            case "agendaItemTitle":
                let title = Self.collapsed(inline.text)
                guard !items.isEmpty, !title.isEmpty else { continue }
                items[items.count - 1].title = [.text(title)]
            default: continue
            }
        }
        return items.filter { !$0.number.isEmpty }
    }

    /// The names of inlines, which are written with and without the profile's prefix, and with spaces.
    static func name(_ inline: AKNElement) -> String {
        let name = inline["name"] ?? ""
        let plain = name.begins(with: "akn4un:") ? String(name.after(bytes: 7)) : name
        return ["agenda item": "agendaItem", "agenda item name": "agendaItemTitle"][plain] ?? plain
    }

    /// The title of the text; where there is none, the line on the cover page.
    mutating func title(_ cover: AKNElement?, _ preface: AKNElement?) -> [Inline]? {
        let own = preface?.descendants("docTitle") ?? []
        let element = own.first { $0.reference == "resolutionTitle" } ?? own.first { !Self.collapsed($0.text).isEmpty }
            ?? cover?.descendants("docTitle").first { !Self.collapsed($0.text).isEmpty }
        guard let element else {
            note("akn.title.missing", Message("akn.title.missing"), hint: Message("akn.title.missing/hint"), at: document)
            return nil
        }
        return inlines(element) + notesBeside(preface)
    }

    /// Notes on the title that stand beside it, or beside the letter of the resolution below.
    mutating func notesBeside(_ preface: AKNElement?) -> [Inline] {
        let notes = preface?.descendants("p").flatMap { $0.all("authorialNote") } ?? []
        return notes.flatMap { inlines(AKNElement("docTitle", [:], [$0])) }
    }

    mutating func documentType(_ cover: AKNElement?) -> DocumentType? {
        let kinds: [(name: String, kind: DocumentKind)] = [
            ("draftResolution", .draft), ("draftDecision", .draft), ("resolution", .resolution),
            ("decision", .decision), ("presidentialStatement", .presidentialStatement), ("letter", .letter),
            ("progressReport", .report), ("report", .report), ("note", .note), ("agenda", .agenda),
            ("summaryRecord", .record), ("verbatimRecord", .record),
        ]
        let name = document["name"] ?? ""
        let kind = kinds.first { $0.name == name }?.kind
        let titles = cover?.descendants("docTitle") ?? []
        guard kind != nil || !titles.isEmpty else { return nil }
        let line = titles.first { $0.reference != "resolutionNumber" } ?? titles.first
        var content: [Inline] = []
        if let line { content = inlines(line) }
        return DocumentType(kind: kind ?? .other, content: content)
    }

    func date(_ element: AKNElement) -> PartialDate? {
        guard let text = element["date"], let date = PartialDate(String(text.prefix(10))), date != .unknown else {
            return nil
        }
        return date
    }
}
