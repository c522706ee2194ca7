/// The notes to which markers lead, where the source says so itself and not by the marker's form.
struct NoteMarkers: Sendable {
    private let notes: [Int32: Int]
    /// Whether numbers that are markers are raised, so that others need not be looked at.
    let areRaised: Bool

    /// The offsets at which pages begin after the first, where form feeds tell.
    private let pageStarts: [Int32]

    init(_ source: SourceDocument) {
        notes = source.noteLinks
        areRaised = source.hasWholeParagraphs
        let scalars = source.index.scalars
        pageStarts = scalars.indices.filter { scalars[$0] == "\u{C}" }.map { Int32(truncatingIfNeeded: $0) }
    }

    /// Whether a place is on the page of a note, before it. O(log pages).
    func isOnPage(ofNoteAt note: Int32, _ place: Int32) -> Bool {
        guard place < note else { return false }
        var low = 0
        var high = pageStarts.count
        while low < high {
            let middle = (low + high) / 2
            if pageStarts[middle] <= note { low = middle + 1 } else { high = middle }
        }
        return low == 0 || place > pageStarts[low - 1]
    }

    /// The number of the note to which the marker leads that begins at an offset.
    func note(at offset: Int32) -> Int? { notes[offset] }
}
