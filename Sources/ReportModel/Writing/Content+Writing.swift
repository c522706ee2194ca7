extension Array where Element == Inline {
    func writeValue(to writer: ExchangeWriter) { writer.object { writer.inlines(self) } }
}

extension Inline {
    func writeValue(to writer: ExchangeWriter) {
        switch self {
        case .text(let words): writer.text(words)
        case .state(let value): writer.item("state", value)
        case .organization(let value): writer.item("organization", value)
        case .date(let value): writer.item("date", value)
        case .citation(let value): writer.item("citation", value)
        case .quantity(let value): writer.item("quantity", value)
        case .recommendation(let value): writer.item("recommendation", value)
        case .activity(let value): writer.item("activity", value)
        case .strong(let content): writer.item("strong", content)
        case .emphasis(let content): writer.item("emphasis", content)
        case .quote(let value): writer.item("quote", value)
        case .noteRef(let value): writer.item("noteRef", value)
        case .lineBreak: writer.item("lineBreak", [Inline]())
        case .list(let value): writer.item("list", value)
        case .quotation(let value): writer.item("quotation", value)
        }
    }
}

extension Block {
    func writeValue(to writer: ExchangeWriter) {
        switch self {
        case .paragraph(let value): writer.item("paragraph", value)
        case .list(let value): writer.item("list", value)
        case .table(let value): writer.item("table", value)
        case .quotation(let value): writer.item("quotation", value)
        case .figure(let value): writer.item("figure", value)
        case .note(let value): writer.item("note", value)
        case .reply(let value): writer.item("reply", value)
        case .treatyStatus(let value): writer.item("treatyStatus", value)
        }
    }
}
