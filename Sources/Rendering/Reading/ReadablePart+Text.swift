import RapporteurReportModel

extension ReadablePart {
    /// The same without what links lead to.
    var withoutAnchors: ReadablePart {
        switch self {
        case .heading(var value):
            value.anchor = nil
            return .heading(value)
        case .paragraph(var value):
            value.anchor = nil
            return .paragraph(value)
        case .table(let value, _): return .table(value, anchor: nil)
        case .figure(let value, _): return .figure(value, anchor: nil)
        case .group(var value):
            value.anchor = nil
            value.parts = value.parts.map(\.withoutAnchors)
            return .group(value)
        case .masthead, .list, .note, .contents: return self
        }
    }

    /// All running text of the part and of those inside it, behind its number or label; but for that of notes.
    var runningText: [[Inline]] {
        switch self {
        case .masthead(let value, _): value.agendaItems.flatMap { [$0.line, $0.title] }.compactMap { $0 }
        case .heading(let value): [value.content]
        case .paragraph(let value): [Self.text(value.number, value.content)]
        case .list(let value): value.items.map { Self.text($0.label, $0.content) }
        case .table(let value, _): [value.caption, value.unitLine].compactMap { $0 } + value.rows.flatMap { $0.cells.map(\.content) }
        case .figure(let value, _): value.caption.map { [$0] } ?? []
        case .note: []
        case .contents(let value): (value.contents.heading.map { [$0] } ?? []) + value.contents.columnHeadings + value.contents.entries.map(\.heading)
        case .group(let value): value.parts.flatMap(\.runningText)
        }
    }

    private static func text(_ number: String?, _ content: [Inline]) -> [Inline] {
        (number.map { [.text($0 + " ")] } ?? []) + content
    }
}
