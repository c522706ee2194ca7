/// A note: the text that a marker refers to.
public struct Note: Sendable, Hashable {
    /// The name by which the markers refer to it.
    public var id: String
    /// The marker as printed before the note: *, 1, a.
    public var marker: String
    /// The language of the note, where it differs from the document.
    public var language: String?
    /// The words, with what is marked among them.
    public var content: [Inline]

    /// The parts in the order of print; what is left out is not there.
    public init(id: String, marker: String, language: String? = nil, content: [Inline] = []) {
        self.id = id
        self.marker = marker
        self.language = language
        self.content = content
    }
}

/// Notes printed together.
public struct Notes: Sendable, Hashable {
    /// The heading as printed, for example Notes.
    public var heading: [Inline]?
    /// A note.
    public var notes: [Note]

    /// The parts in the order of print; what is left out is not there.
    public init(heading: [Inline]? = nil, notes: [Note]) {
        self.heading = heading
        self.notes = notes
    }
}
