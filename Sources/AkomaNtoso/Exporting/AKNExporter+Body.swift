internal import RapporteurDiagnostics
import RapporteurReportModel

// The body: sections and what stands in them.
//
// | in a report | in Akoma Ntoso | eId |
// |---|---|---|
// | section of the first level | `section` | sec_I |
// | below it: A. / 1. / other or unnumbered | `title` / `chapter` / `division` | sec_I__title_A, …__chp_1, …__dvs_1 |
// | reply | `hcontainer name="communication"` around its paragraphs | sec_II__communication_1 |
// | treaty status | `hcontainer name="treatyStatus"` | sec_III__treatyStatus_1 |
// | list, table, quotation, figure | `hcontainer` of that name | |
// | note without marker | `hcontainer name="note"` | |
extension AKNExporter {
    /// Children of something that holds paragraphs and sections.
    struct Hierarchy {
        var elements: [AKNElement] = []
        /// Notes printed before anything else.
        var notesFirst: String?
    }

    func hierarchy(_ blocks: [Block], _ sections: [Section] = [], under id: String? = nil, level: Int = 1) -> Hierarchy {
        var result = Hierarchy()
        for block in blocks {
            if case .note(let note) = block, writtenNotes[note.id] != nil {
                place(note, in: &result)
            } else {
                result.elements.append(element(block, under: id))
            }
        }
        for (index, section) in sections.enumerated() {
            result.elements.append(self.section(section, at: index, under: id, level: level))
        }
        return result
    }

    private func place(_ note: Note, in result: inout Hierarchy) {
        if result.elements.isEmpty {
            result.notesFirst = result.notesFirst.map { "\($0) \(note.id)" } ?? note.id
        } else {
            let last = result.elements.count - 1
            let before = result.elements[last]["rap:notesAfter"]
            result.elements[last]["rap:notesAfter"] = before.map { "\($0) \(note.id)" } ?? note.id
        }
    }

    private func element(_ block: Block, under id: String?) -> AKNElement {
        switch block {
        case .paragraph(let paragraph): return self.paragraph(paragraph)
        case .reply(let value): return reply(value, under: id)
        case .treatyStatus(let value): return treatyStatus(value, under: id)
        case .list(let value): return container("list", [blockList(value)])
        case .table(let value): return container("table", [table(value)])
        case .quotation(let value): return container("quotation", [AKNElement("p", [:], [embedded(value)])])
        case .figure(let value): return container("figure", [figure(value)])
        case .note(let value): return container("note", [AKNElement("p", [:], [note(value)])])
        }
    }

    private func container(_ name: String, _ blocks: [AKNElement]) -> AKNElement {
        let id = next(name)
        return AKNElement(
            "hcontainer", ["name": name, "eId": id],
            [AKNElement("content", ["eId": eIDs.unique("\(id)__content")], blocks)])
    }

    func section(_ value: Section, at index: Int, under parent: String?, level: Int) -> AKNElement {
        let number = PrintedNumber.element(value.number, value.printed, .stop)
        let kind = SectionKind(value.number, level: level)
        let part = Self.part(value.number ?? value.printed, at: index, kind.counting)
        let own = "\(kind.abbreviation)_\(part)"
        let id = eIDs.unique(level == 1 ? prefix + own : "\(parent ?? prefix + "body")__\(own)")
        // The heading is printed first, so markers in it come first.
        let heading = AKNElement("heading", [:], inlines(value.heading))
        let children = hierarchy(value.blocks, value.sections, under: id, level: level + 1)
        return AKNElement(
            kind.element,
            [
                "eId": id, "xml:lang": value.language, "rap:label": number.label, "rap:printed": number.printed,
                "rap:id": value.id, "rap:notesFirst": children.notesFirst,
            ], number.num + [heading] + children.elements)
    }

    private func reply(_ value: Reply, under parent: String?) -> AKNElement {
        let id = eIDs.next("\(parent ?? prefix + "body")__communication")
        let heading = value.heading.map { AKNElement("heading", [:], inlines($0)) }
        let lines = value.sourceLines.map { AKNElement("subheading", [:], inlines($0)) }
        let children = hierarchy(value.blocks, value.sections, under: id, level: 2)
        var element = AKNElement(
            "hcontainer",
            ["name": "communication", "eId": id, "refersTo": event(value.facts), "xml:lang": value.language],
            (heading.map { [$0] } ?? []) + lines + children.elements)
        element.attributes += Self.facts(value.facts)
        element["rap:source"] = value.source
        element["rap:sha256"] = value.sha256
        element["rap:id"] = value.id
        element["rap:notesFirst"] = children.notesFirst
        return element
    }

    /// The communication as an event: rows of references cannot hold a date, so it is part of the name.
    private func event(_ facts: CommunicationFacts) -> String {
        let date = facts.dated?.description
        let words = "Communication of \(facts.respondent)\(date.map { ", \($0)" } ?? "")"
        return "#" + references.id(
            "TLCEvent", "communication\(facts.respondent)",
            path: "communication/\(SymbolEscaping.segment(facts.respondent))\(date.map { "/\($0)" } ?? "")",
            showAs: words)
    }

    static func facts(_ facts: CommunicationFacts) -> [(name: String, value: String)] {
        [
            ("rap:respondent", facts.respondent), ("rap:respondentType", facts.respondentType.rawValue),
            ("rap:kind", facts.kind.rawValue), ("rap:dated", facts.dated?.description),
            ("rap:originalLanguage", facts.originalLanguage), ("rap:inReplyTo", facts.inReplyTo),
            ("rap:basis", facts.basis?.rawValue),
        ].compactMap { name, value in value.map { (name, $0) } }
    }

    private func treatyStatus(_ value: TreatyStatus, under parent: String?) -> AKNElement {
        let id = eIDs.next("\(parent ?? prefix + "body")__treatyStatus")
        let event = references.id(
            "TLCEvent", "treatyStatus_\(EIDs.part(value.instrument))",
            path: "treatyStatus/\(SymbolEscaping.segment(value.instrument))",
            showAs: "Status of \(value.instrument)")
        let children = hierarchy(value.blocks, under: id)
        return AKNElement(
            "hcontainer",
            [
                "name": "treatyStatus", "eId": id, "refersTo": "#\(event)", "xml:lang": value.language,
                "rap:instrument": value.instrument, "rap:asAt": value.asAt?.description,
                "rap:declaredParties": value.declaredParties.map(String.init), "rap:id": value.id,
                "rap:notesFirst": children.notesFirst,
            ], children.elements)
    }
}
