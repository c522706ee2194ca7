/// A piece of running text: words, or something marked among them.
///
/// Text keeps its white space exactly. Pieces of text side by side are one when they are read again, and empty ones
/// are none.
public enum Inline: Sendable, Hashable {
    /// Words that are not marked.
    case text(String)
    /// A State named in the text.
    case state(StateReference)
    /// An organization, organ, office or office holder named in the text.
    case organization(OrganizationReference)
    /// A date.
    case date(DateValue)
    /// A reference to a resolution, decision, document, treaty or law.
    case citation(Citation)
    /// A number that says how many or how much.
    case quantity(Quantity)
    /// One act of one issuer with one verb: urges, invites, takes note.
    case recommendation(Recommendation)
    /// An activity of a mandate holder: a visit, a session, a report.
    case activity(Activity)
    /// Words printed in bold.
    case strong([Inline])
    /// Words printed in italics.
    case emphasis([Inline])
    /// Quoted words or a quoted title, with the quotation marks as printed.
    case quote(Quote)
    /// The marker of a note, where it stands in the text.
    case noteRef(NoteRef)
    /// A line break that belongs to the text.
    case lineBreak
    /// Lettered sub-paragraphs that go on with the sentence: in paragraphs, items, notes, recommendations and
    /// activities only.
    case list(Body.List)
    /// Quoted text that interrupts the sentence: where a list may stand.
    case quotation(Quotation)
}

extension Inline: ExpressibleByStringLiteral {
    /// The parts in the order of print; what is left out is not there.
    public init(stringLiteral value: String) { self = .text(value) }
}
