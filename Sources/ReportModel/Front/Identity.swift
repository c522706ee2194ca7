/// What this document is to another one.
public struct Relation: Sendable, Hashable {
    /// Addendum, corrigendum, revision or reissue.
    public var kind: RelationKind
    /// The symbol of the other document; left out where it is not known.
    public var to: String?
    /// The number of the addendum, corrigendum or revision, for example 1.
    public var number: String?

    /// The parts in the order of print; what is left out is not there.
    public init(kind: RelationKind, to: String? = nil, number: String? = nil) {
        self.kind = kind
        self.to = to
        self.number = number
    }
}

/// The line that says what the document is and whose.
public struct DocumentType: Sendable, Hashable {
    /// What the document is, from a short list.
    public var kind: DocumentKind
    /// Whose document it is, for example Secretary-General.
    public var author: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(kind: DocumentKind, author: String? = nil, content: [Inline] = []) {
        self.kind = kind
        self.author = author
        self.content = content
    }
}

/// A resolution or decision that a document answers or follows from.
public struct Mandate: Sendable, Hashable {
    /// Its symbol in full, for example A/RES/56/170.
    public var symbol: String
    /// The date of its adoption.
    public var adopted: PartialDate?

    /// The parts in the order of print; what is left out is not there.
    public init(symbol: String, adopted: PartialDate? = nil) {
        self.symbol = symbol
        self.adopted = adopted
    }
}

/// What a document is to another one.
public enum RelationKind: String, Sendable, Hashable, CaseIterable {
    /// It adds to the other (Add.).
    case addendum
    /// It corrects the other (Corr.).
    case corrigendum
    /// It replaces the other (Rev.).
    case revision
    /// It is the other, issued again, with an asterisk after the symbol.
    case reissue
}

/// What a document is.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
    /// A report.
    case report
    /// A note by an office holder.
    case note
    /// A letter.
    case letter
    /// A resolution.
    case resolution
    /// A decision.
    case decision
    /// A statement by the President of an organ.
    case presidentialStatement
    /// A draft of a resolution or decision.
    case draft
    /// An agenda or list of items.
    case agenda
    /// A record of a meeting.
    case record
    /// A corrigendum.
    case corrigendum
    /// Anything else.
    case other
}
