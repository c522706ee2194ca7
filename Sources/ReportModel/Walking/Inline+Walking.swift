extension [Inline] {
    /// The words alone, without marks: those of list items and quoted paragraphs set off by a line break, and the
    /// markers of notes left out.
    public var plainText: String {
        map(\.plainText).joined()
    }

    /// These pieces and all inside them, lists and quotations included, outer before inner.
    public var flattened: [Inline] {
        flatMap { [$0] + $0.parts.flattened }
    }
}

extension Inline {
    /// The words alone, as for running text.
    public var plainText: String {
        switch self {
        case .text(let words): words
        case .state(let state): state.text
        case .noteRef: ""
        case .lineBreak: "\n"
        case .list(let list): list.items.map { "\n" + $0.content.plainText }.joined()
        case .quotation(let quotation): quotation.blocks.paragraphs.map { "\n" + $0.content.plainText }.joined()
        case .organization, .date, .citation, .quantity, .recommendation, .activity, .strong, .emphasis, .quote:
            parts.plainText
        }
    }

    /// The running text directly inside.
    package var parts: [Inline] {
        switch self {
        case .text, .state, .noteRef, .lineBreak: []
        case .organization(let value): value.content
        case .date(let value): value.content
        case .citation(let value): value.content
        case .quantity(let value): value.content
        case .recommendation(let value): value.content
        case .activity(let value): value.content
        case .strong(let content), .emphasis(let content): content
        case .quote(let value): value.content
        case .list(let list): list.items.flatMap(\.content)
        case .quotation(let quotation): quotation.blocks.paragraphs.flatMap(\.content)
        }
    }
}
