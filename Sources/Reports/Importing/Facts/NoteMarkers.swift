/// The notes to which markers lead, where the source says so itself and not by the marker's form.
struct NoteMarkers: Sendable {
    private let notes: [Int32: Int]
    /// Whether numbers that are markers are raised, so that others need not be looked at.
    let areRaised: Bool

    init(_ source: SourceDocument) {
        notes = source.noteLinks
        areRaised = source.hasWholeParagraphs
    }

    /// The number of the note to which the marker leads that begins at an offset.
    func note(at offset: Int32) -> Int? { notes[offset] }
}
