import RapporteurInterchange
package import RapporteurReportModel

/// The rows that documents of the report pack give.
package enum ReportTables {
    package static func rows(of document: AnyReportDocument, states: StateCodes) -> DocumentRows {
        switch document {
        case .report(let value): rows(of: value, states)
        case .communication(let value): rows(of: value, states)
        case .noteVerbale(let value): rows(of: value, states)
        case .document(let value): rows(of: value, states)
        }
    }

    private static func rows(of report: Report, _ states: StateCodes) -> DocumentRows {
        let date = report.masthead?.issued?.date
        var collector = RowCollector(symbols: report.symbols, language: report.language, date: date, states: states)
        collector.front(report.title, report.documentType, report.masthead, nil)
        collector.summary(report.summary)
        collector.front(nil, nil, nil, report.contents)
        collector.blocks(report.blocks)
        collector.sections(report.sections)
        collector.annexes(report.annexes)
        collector.notes(report.notes)
        var identity = DocumentIdentity(root: Report.rootElement)
        identity.symbols = report.symbols
        identity.jobNumber = report.jobNumber
        identity.title = report.title.plainText
        identity.type = report.documentType?.kind.rawValue
        identity.author = report.documentType?.author
        identity.date = date
        identity.relations = report.relations
        identity.mandates = report.mandates
        collector.document(identity, report.masthead)
        return collector.rows
    }

    private static func rows(of document: Document, _ states: StateCodes) -> DocumentRows {
        let date = document.masthead?.issued?.date
        var collector = RowCollector(
            symbols: document.symbols, language: document.language, date: date, states: states)
        if document.documentType?.kind == .resolution || document.documentType?.kind == .decision { collector.context.part = "operative" }
        collector.front(document.title, document.documentType, document.masthead, nil)
        collector.summary(document.summary)
        collector.front(nil, nil, nil, document.contents)
        if let preamble = document.preamble {
            collector.section(kind: "preamble", number: nil, heading: nil) { $0.blocks(preamble.blocks) }
        }
        collector.corrections(document.corrections)
        collector.blocks(document.blocks)
        collector.sections(document.sections)
        collector.annexes(document.annexes)
        collector.notes(document.notes)
        for keyword in document.keywords {
            collector.rows.add(
                .keywords, "k", [.text(keyword.scheme), .text(keyword.code), .string(keyword.text), .none, .none, .none])
        }
        for step in document.steps {
            let values: [TableValue] = [
                .string(step.kind.rawValue), .date(step.date), .precision(step.date), .text(step.body),
                .text(step.document), .none, .text(step.meeting),
            ]
            collector.rows.add(.workflowSteps, "f", values)
        }
        collector.sponsors(document.sponsors)
        collector.votes(document.votes)
        var identity = DocumentIdentity(root: Document.rootElement)
        identity.symbols = document.symbols
        identity.jobNumber = document.jobNumber
        identity.title = document.title?.plainText
        identity.type = document.documentType?.kind.rawValue
        identity.author = document.documentType?.author ?? document.sender?.text
        identity.date = date
        identity.adopted = document.steps.last { $0.kind == .adopted }?.date
        identity.relations = document.relations
        identity.mandates = document.mandates
        collector.document(identity, document.masthead)
        return collector.rows
    }

    private static func rows(of communication: Communication, _ states: StateCodes) -> DocumentRows {
        let facts = communication.facts
        var collector = RowCollector(
            symbols: communication.symbols, language: communication.language, date: facts.dated, states: states)
        let reply = collector.add(facts, name: communication.sender?.text)
        collector.within({ $0.reply = reply }) { collector in
            collector.front(communication.title, nil, nil, nil)
            collector.blocks(communication.blocks)
            collector.sections(communication.sections)
            collector.annexes(communication.annexes)
            collector.notes(communication.notes)
        }
        collector.setLabels(since: 0, ofReply: 0)
        var identity = DocumentIdentity(root: Communication.rootElement)
        identity.symbols = communication.symbols
        identity.title = communication.title?.plainText
        identity.type = facts.kind.rawValue
        identity.author = facts.respondent
        identity.date = facts.dated
        identity.originalLanguages = facts.originalLanguage.map { [$0] } ?? []
        collector.document(identity)
        return collector.rows
    }

    private static func rows(of note: NoteVerbale, _ states: StateCodes) -> DocumentRows {
        var collector = RowCollector(symbols: note.symbols, language: note.language, date: note.dated, states: states)
        collector.front(note.title, nil, nil, nil)
        collector.blocks(note.blocks)
        collector.annexes(note.annexes)
        collector.notes(note.notes)
        var identity = DocumentIdentity(root: NoteVerbale.rootElement)
        identity.symbols = note.symbols
        identity.title = note.title?.plainText
        identity.type = NoteVerbale.rootElement
        identity.author = note.sender.text
        identity.date = note.dated
        identity.mandates = note.mandates
        collector.document(identity)
        return collector.rows
    }
}
