/// Markers that stand apart after a name.
extension NoteMarkers {
    /// The place of a marker after a name in the plural, which has no number of its own where only one follows:
    /// `the Regional Goals 6 and associated plans`, but not `Goals 6 and 7`.
    func place(afterPlural marker: [Unicode.Scalar], in source: SourceText, from start: Int, note: Int32?) -> Range<Int>? {
        let text = source.scalars
        guard let note, note >= 0 else { return nil }
        var index = max(start, 2)
        while index + marker.count + 1 < text.count {
            defer { index += 1 }
            let end = index + marker.count
            guard text[index - 1] == " ", text[index - 2] == "s", text[index...].starts(with: marker), text[end] == " ",
                source.origins[index] >= 0, isOnPage(ofNoteAt: note, source.origins[index])
            else { continue }
            let name = text[..<(index - 1)].reversed().prefix { $0.isLetter }
            guard name.count > 3, name.last?.isUppercase == true else { continue }
            let word = text[(end + 1)...].prefix { $0.isLetter }
            let next = word.endIndex + 1
            guard Self.joining.contains(String(word)), next < text.count, text[next - 1] == " ", text[next].isLowercase else { continue }
            return index..<end
        }
        return nil
    }

    private static let joining: Set<String> = ["and", "which", "that", "as", "with", "by", "while", "but", "for"]
}
