import RapporteurDiagnostics
import RapporteurReportModel

extension AKNImporter {
    /// What stands in something that holds paragraphs and sections.
    struct Hierarchy {
        var blocks: [Block] = []
        var sections: [Section] = []
    }

    /// - Parameter skipped: names of `hcontainer` that are parts of the document rather than blocks.
    func hierarchy(_ parent: AKNElement, skipping skipped: ExactSet = []) throws(AKNMismatch) -> Hierarchy {
        var result = Hierarchy()
        try add(parent.words("notesFirst"), at: parent, to: &result.blocks)
        for element in parent.elements {
            switch element.name {
            case "section", "title", "chapter", "division": result.sections.append(try section(element))
            case "paragraph": result.blocks.append(.paragraph(try paragraph(element)))
            case "hcontainer" where !skipped.contains(element["name"] ?? ""):
                result.blocks.append(try block(in: element))
            default: continue
            }
            try add(element.words("notesAfter"), at: element, to: &result.blocks)
        }
        return result
    }

    private func add(_ ids: [String], at element: AKNElement, to blocks: inout [Block]) throws(AKNMismatch) {
        for note in try notes(ids, at: element) { blocks.append(.note(note)) }
    }

    private func block(in element: AKNElement) throws(AKNMismatch) -> Block {
        let inner = element.first("content")?.elements.first
        switch (element["name"] ?? "", inner) {
        case ("communication", _): return .reply(try reply(element))
        case ("treatyStatus", _): return .treatyStatus(try treatyStatus(element))
        case ("list", let inner?): return .list(try blockList(inner))
        case ("table", let inner?): return .table(try table(inner))
        case ("figure", let inner?): return .figure(try figure(inner))
        case ("quotation", let inner?):
            if let embedded = inner.first("embeddedStructure") { return .quotation(try quotation(embedded)) }
        case ("note", let inner?):
            if let note = inner.first("authorialNote") {
                return .note(try self.note(note.required("id"), at: note))
            }
        default: break
        }
        throw AKNMismatch(
            Message("akn.exported/container", ["name": .text(element["name"] ?? "")]), at: element)
    }

    private func section(_ element: AKNElement) throws(AKNMismatch) -> Section {
        let number = PrintedNumber.read(element, .stop)
        let inner = try hierarchy(element)
        return Section(
            number: number.label, printed: number.printed, id: element.ownID, language: element.language,
            heading: try element.first("heading").map { (heading) throws(AKNMismatch) in try inlines(heading) } ?? [],
            blocks: inner.blocks, sections: inner.sections)
    }

    func paragraph(_ element: AKNElement) throws(AKNMismatch) -> Paragraph {
        let number = PrintedNumber.read(element, .stop)
        return Paragraph(
            label: number.label, printed: number.printed, id: element.ownID, language: element.language,
            content: try running(element))
    }

    /// The words of a paragraph or point, with the list among them.
    private func running(_ element: AKNElement) throws(AKNMismatch) -> [Inline] {
        guard let list = element.first("list") else {
            guard let content = element.first("content") else { return [] }
            return try paragraph(in: content)
        }
        var content: [Inline] = []
        if let intro = list.first("intro") { content = try paragraph(in: intro) }
        var items: [Item] = []
        for point in list.all("point") {
            let number = PrintedNumber.read(point, .parentheses)
            items.append(
                Item(
                    label: number.label, printed: number.printed, id: point.ownID, language: point.language,
                    content: try running(point)))
        }
        content.append(.list(List(id: list.ownID, language: list.language, items: items)))
        if let wrapUp = list.first("wrapUp") { content += try paragraph(in: wrapUp) }
        return content
    }

    func blockList(_ element: AKNElement) throws(AKNMismatch) -> List {
        var items: [Item] = []
        for item in element.all("item") {
            let number = PrintedNumber.read(item, .parentheses)
            items.append(
                Item(
                    label: number.label, printed: number.printed, id: item.ownID, language: item.language,
                    content: try paragraph(in: item)))
        }
        return List(id: element.ownID, language: element.language, items: items)
    }

    private func reply(_ element: AKNElement) throws(AKNMismatch) -> Reply {
        let inner = try hierarchy(element)
        return Reply(
            facts: try facts(element), source: element["rap:source"], sha256: element["rap:sha256"], id: element.ownID, language: element.language,
            heading: try optional(element.first("heading")), sourceLines: try lines(element.all("subheading")),
            blocks: inner.blocks, sections: inner.sections)
    }

    func facts(_ element: AKNElement) throws(AKNMismatch) -> CommunicationFacts {
        CommunicationFacts(
            respondent: try element.required("respondent"),
            respondentType: try element.requiredValue("respondentType") { RespondentType(rawValue: $0) },
            kind: try element.requiredValue("kind") { CommunicationKind(rawValue: $0) },
            dated: try element.date("dated"), originalLanguage: element["rap:originalLanguage"],
            inReplyTo: element["rap:inReplyTo"], basis: try basis(element))
    }

    private func treatyStatus(_ element: AKNElement) throws(AKNMismatch) -> TreatyStatus {
        TreatyStatus(
            instrument: try element.required("instrument"), asAt: try element.date("asAt"),
            declaredParties: try element.number("declaredParties"), id: element.ownID, language: element.language,
            blocks: try hierarchy(element).blocks)
    }

    func optional(_ element: AKNElement?) throws(AKNMismatch) -> [Inline]? {
        guard let element else { return nil }
        return try inlines(element)
    }

    func lines(_ elements: [AKNElement]) throws(AKNMismatch) -> [[Inline]] {
        var lines: [[Inline]] = []
        for element in elements { lines.append(try inlines(element)) }
        return lines
    }
}
