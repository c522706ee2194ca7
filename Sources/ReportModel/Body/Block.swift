/// A piece of a document's body.
///
/// The first six stand wherever there are blocks. A reply stands in a report, document, section or annex; the status
/// of a treaty there and in a reply.
public enum Block: Sendable, Hashable {
    /// A paragraph, numbered or not.
    case paragraph(Paragraph)
    /// A list that stands by itself. A list that belongs to a sentence stands in the paragraph.
    case list(Body.List)
    /// A table.
    case table(Body.Table)
    /// Quoted text that stands by itself.
    case quotation(Quotation)
    /// An image with its caption.
    case figure(Figure)
    /// A note, where it is printed: between two paragraphs if that is where the page ended.
    case note(Note)
    /// The paragraphs that give one communication of one respondent.
    case reply(Reply)
    /// The paragraphs on who is party to an instrument.
    case treatyStatus(TreatyStatus)
}
