import RapporteurReportModel

extension ReadablePart {
    /// All running text of the part and of those inside it, but for that of notes.
    var runningText: [[Inline]] {
        switch self {
        case .masthead(let value, _): value.agendaItems.flatMap { [$0.line, $0.title] }.compactMap { $0 }
        case .heading(let value): [value.content]
        case .paragraph(let value): [value.content]
        case .list(let value): value.items.map(\.content)
        case .table(let value, _): [value.caption, value.unitLine].compactMap { $0 } + value.rows.flatMap { $0.cells.map(\.content) }
        case .figure(let value, _): value.caption.map { [$0] } ?? []
        case .note: []
        case .contents(let value): (value.contents.heading.map { [$0] } ?? []) + value.contents.columnHeadings + value.contents.entries.map(\.heading)
        case .group(let value): value.parts.flatMap(\.runningText)
        }
    }
}
