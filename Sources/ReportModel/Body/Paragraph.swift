/// A paragraph. Its words stand in it in the order of print, with the facts marked where they are said. A list or
/// quotation may interrupt the sentence, which goes on after it.
public struct Paragraph: Sendable, Hashable {
    /// The number of the paragraph without its punctuation, as a text: 7, 24.1, 31.I.1. Printed with a full stop
    /// after it. Left out for an unnumbered paragraph.
    public var label: String?
    /// The number as printed, where that is not the label and a full stop.
    public var printed: String?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(
        label: String? = nil, printed: String? = nil, id: String? = nil, language: String? = nil,
        content: [Inline] = []
    ) {
        self.label = label
        self.printed = printed
        self.id = id
        self.language = language
        self.content = content
    }
}

extension Body {
    /// A list.
    public struct List: Sendable, Hashable {
        /// A name for this element, unique in the document.
        public var id: String?
        /// The language of this part, where it differs from the document.
        public var language: String?
        /// One sub-paragraph or entry of the list.
        public var items: [Item]

        /// The parts in the order of print; what is left out is not there.
        public init(id: String? = nil, language: String? = nil, items: [Item]) {
            self.id = id
            self.language = language
            self.items = items
        }
    }

    /// A sub-paragraph. It may hold a list of its own.
    public struct Item: Sendable, Hashable {
        /// The letter or number without its punctuation: a for (a). Printed in parentheses. Left out for an entry without
        /// one.
        public var label: String?
        /// The label or bullet as printed, where that is not the label in parentheses.
        public var printed: String?
        /// A name for this element, unique in the document.
        public var id: String?
        /// The language of this part, where it differs from the document.
        public var language: String?
        /// The words, with what is marked among them.
        public var content: [Inline]

        /// The parts in the order of print; what is left out is not there.
        public init(
            label: String? = nil, printed: String? = nil, id: String? = nil, language: String? = nil,
            content: [Inline] = []
        ) {
            self.label = label
            self.printed = printed
            self.id = id
            self.language = language
            self.content = content
        }
    }
}
