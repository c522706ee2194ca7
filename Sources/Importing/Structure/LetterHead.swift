/// Who sends a letter or note verbale and to whom, as its title says: "Letter dated … from … addressed to …".
struct LetterHead {
    var sender: (text: String, code: String?)?
    var addressees: [(text: String, code: String?)] = []

    /// Reads the title of a letter; nil where it names neither.
    init?(_ title: String, _ words: LanguageWords, states: StateNames) {
        guard let letter = words.letter, let to = Self.first(letter.to, in: title) else { return nil }
        let rest = title[to.upperBound...]
        var names: Substring
        if let from = Self.first(letter.from, in: title[..<to.lowerBound]) {
            sender = Self.party(title[from.upperBound..<to.lowerBound], states)
            names = rest
        } else if let from = Self.last(letter.from, in: rest) {
            // French and Spanish name the addressee first.
            sender = Self.party(rest[from.upperBound...], states)
            names = rest[..<from.lowerBound]
        } else {
            names = rest
        }
        while !names.isEmpty, addressees.count < 8 {
            let joint = Self.first(letter.joints, in: names)
            addressees.append(Self.party(Self.withoutPreposition(names[..<(joint?.lowerBound ?? names.endIndex)]), states))
            guard let joint else { break }
            names = names[joint.upperBound...]
        }
    }

    private static func party(_ text: Substring, _ states: StateNames) -> (text: String, code: String?) {
        let text = String(text).trimmingSpaces
        return (text, states.all(in: Array(text.unicodeScalars)).first?.code)
    }

    /// Without the preposition of the dative, where an article of its own follows: "à la Présidente".
    private static func withoutPreposition(_ text: Substring) -> Substring {
        for preposition in ["à la ", "à l’", "à l'", "a la ", "a las ", "a los "] where text.hasPrefix(preposition) { return text.dropFirst(2) }
        return text
    }

    private static func first(_ words: [String], in text: Substring) -> Range<String.Index>? {
        words.compactMap { text.firstRange(of: $0) }.min { $0.lowerBound < $1.lowerBound }
    }

    private static func first(_ words: [String], in text: String) -> Range<String.Index>? { first(words, in: text[...]) }

    private static func last(_ words: [String], in text: Substring) -> Range<String.Index>? {
        words.compactMap { text.ranges(of: $0).last }.max { $0.lowerBound < $1.lowerBound }
    }
}
