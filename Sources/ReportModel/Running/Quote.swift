/// Quoted words with their marks.
public struct Quote: Sendable, Hashable {
    /// The symbol of the document that is quoted.
    public var source: String?
    /// A name for this element, unique in the document.
    public var id: String?
    /// The language of this part, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(source: String? = nil, id: String? = nil, language: String? = nil, content: [Inline] = []) {
        self.source = source
        self.id = id
        self.language = language
        self.content = content
    }
}

/// The marker of a note as printed.
public struct NoteRef: Sendable, Hashable {
    /// The id of the note.
    public var note: String
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(note: String, text: String) {
        self.note = note
        self.text = text
    }
}
