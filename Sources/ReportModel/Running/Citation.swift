/// A reference to a resolution, decision, document, treaty or law, as printed.
public struct Citation: Sendable, Hashable {
    /// What is referred to.
    public var kind: CitationKind
    /// What is referred to, written always in the same way: A/RES/56/170, A/56/310, for a treaty its depositary
    /// number IV-13 (ILO conventions C182), for a law its number. Left out where it has none or it is not known.
    public var symbol: String?
    /// The place in it, for example art. 22 or para. 2 (e).
    public var pinpoint: String?
    /// The State whose law it is.
    public var state: String?
    /// Inferred, where only what was said before tells what is meant (that resolution, the Convention). Left out
    /// where the words say it.
    public var basis: Basis?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(
        kind: CitationKind, symbol: String? = nil, pinpoint: String? = nil, state: String? = nil,
        basis: Basis? = nil, id: String? = nil, language: String? = nil, content: [Inline] = []
    ) {
        self.kind = kind
        self.symbol = symbol
        self.pinpoint = pinpoint
        self.state = state
        self.basis = basis
        self.id = id
        self.language = language
        self.content = content
    }
}

/// What is referred to.
public enum CitationKind: String, Sendable, Hashable, CaseIterable {
    /// A resolution.
    case resolution
    /// A decision.
    case decision
    /// Any other document: a report, a list, a note verbale.
    case document
    /// A treaty: convention, covenant, protocol, charter.
    case treaty
    /// A law of a State: act, code, constitution, decree.
    case law
    /// An article or section by itself, its law or treaty known from what was said before.
    case article
}

/// How something is known.
public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// The text says so.
    case explicit
    /// It follows from other facts, such as dates, but the text does not say so.
    case inferred
    /// It is not known.
    case unknown
}
