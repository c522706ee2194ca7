import Foundation
import RapporteurReportModel
import Testing
import TestSupport

/// The sample holds the published text word for word, in order, by the rule of Samples/README.md.
@Suite struct PublishedTextTests {
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason))
    func sampleHasTheWordsOfThePublishedText() throws {
        var published = try String(contentsOf: SharedData.url("protection-of-migrants.txt"), encoding: .utf8)
        for mark in ["**", "<i>", "</i>"] { published = published.replacingOccurrences(of: mark, with: "") }
        let expected = words(published)
        try #require(expected.count == 5507)

        let text = PrintedText(try sampleReport()).text
        let found = words(text)
        let difference = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }
        #expect(difference == nil, "word \(difference?.offset ?? 0): \(String(describing: difference?.element))")
        #expect(found.count == expected.count)
    }

    private func words(_ text: String) -> [String] { text.split { $0.isWhitespace }.map(String.init) }
}

/// What a report prints.
private struct PrintedText {
    private(set) var text = ""

    init(_ report: Report) {
        report.masthead.map { add($0) }
        line(report.title)
        line(report.documentType?.content)
        if let summary = report.summary {
            line(summary.heading)
            add(summary.blocks)
        }
        if let contents = report.contents { add(contents) }
        add(report.blocks)
        for section in report.sections { add(section) }
        for annex in report.annexes { add(annex) }
        if let notes = report.notes { add(notes) }
    }

    // MARK: Parts

    private mutating func add(_ masthead: Masthead) {
        line(masthead.publisher)
        for organ in masthead.organs { line(organ.text) }
        line(masthead.distribution?.text)
        line(masthead.issued?.text)
        line(masthead.languageLine)
        line(masthead.originalLanguage?.text)
        for session in masthead.sessions { line(session.text) }
        for item in masthead.agendaItems {
            line(item.line)
            line(item.title)
        }
    }

    private mutating func add(_ contents: Contents) {
        line(contents.heading)
        for heading in contents.columnHeadings { line(heading) }
        for entry in contents.entries {
            line(entry.printed ?? entry.number.map { "\($0)." })
            line(entry.heading)
            line(entry.paragraphs?.text)
            line(entry.page)
        }
    }

    private mutating func add(_ section: Section) {
        line(section.printed ?? section.number.map { "\($0)." })
        line(section.heading)
        add(section.blocks)
        for inner in section.sections { add(inner) }
    }

    private mutating func add(_ annex: Annex) {
        line(annex.designation)
        line(annex.heading)
        for source in annex.sourceLines { line(source) }
        add(annex.blocks)
        for section in annex.sections { add(section) }
        if let notes = annex.notes { add(notes) }
    }

    private mutating func add(_ notes: Notes) {
        line(notes.heading)
        for note in notes.notes { add([.note(note)]) }
    }

    // MARK: Blocks

    private mutating func add(_ blocks: [Block]) {
        for block in blocks {
            switch block {
            case .paragraph(let paragraph):
                line(paragraph.printed ?? paragraph.label.map { "\($0)." })
                line(paragraph.content)
            case .list(let list): add(list)
            case .table(let table):
                line(table.caption)
                line(table.unitLine)
                for cell in table.rows.flatMap(\.cells) { line(cell.content) }
                add(table.notes.map { .note($0) })
            case .quotation(let quotation): add(quotation.blocks)
            case .figure(let figure): line(figure.caption)
            case .note(let note):
                line(note.marker)
                line(note.content)
            case .reply(let reply):
                line(reply.heading)
                for source in reply.sourceLines { line(source) }
                add(reply.blocks)
                for section in reply.sections { add(section) }
            case .treatyStatus(let status): add(status.blocks)
            }
        }
    }

    private mutating func add(_ list: List) {
        for item in list.items {
            line(item.printed ?? item.label.map { "(\($0))" })
            line(item.content)
        }
    }

    // MARK: Words

    private mutating func line(_ words: String?) {
        if let words { text += " \(words) " }
    }

    private mutating func line(_ content: [Inline]?) {
        guard let content else { return }
        text += " "
        add(content)
        text += " "
    }

    private mutating func add(_ content: [Inline]) {
        for inline in content {
            switch inline {
            case .text(let words): text += words
            case .state(let state): text += state.text
            case .organization(let value): add(value.content)
            case .date(let value): add(value.content)
            case .citation(let value): add(value.content)
            case .quantity(let value): add(value.content)
            case .recommendation(let value): add(value.content)
            case .activity(let value): add(value.content)
            case .strong(let inner), .emphasis(let inner): add(inner)
            case .quote(let value): add(value.content)
            case .noteRef(let value): text += value.text
            case .lineBreak: text += " "
            case .list(let list): add(list)
            case .quotation(let quotation): add(quotation.blocks)
            }
        }
    }
}
