internal import RapporteurDiagnostics
import RapporteurRules

/// The States in a printed list of sponsors: `Belgium, Bosnia and Herzegovina, Fiji and the Marshall Islands`.
struct SponsorNames {
    let states: StateCodes
    let date: DayRange?

    /// What is no name of a State is left out.
    func sponsors(in list: String) -> [(name: String, iso3: String)] {
        var found: [(name: String, iso3: String)] = []
        for part in list.pieces(between: ",") { found += sponsors(inPart: String(part)) }
        return found
    }

    private func sponsors(inPart part: String) -> [(name: String, iso3: String)] {
        var words = part.pieces(between: " ").map(String.init)[...]
        if words.first == "and" { words.removeFirst() }
        var found: [(name: String, iso3: String)] = []
        // Behind a parenthesis that belongs to no name stands on whose behalf it acts.
        while !words.isEmpty {
            guard let (count, sponsor) = longest(words) else { break }
            found.append(sponsor)
            words.removeFirst(count)
            guard words.first == "and" else { break }
            words.removeFirst()
        }
        return found
    }

    /// The longest name at the beginning that "and", a parenthesis or the end follows.
    private func longest(_ words: ArraySlice<String>) -> (Int, (name: String, iso3: String))? {
        for end in stride(from: min(words.endIndex, words.startIndex + 12), to: words.startIndex, by: -1) {
            if end < words.endIndex, words[end] != "and", !words[end].begins(with: "(") { continue }
            let name = words[words.startIndex..<end].joined(separator: " ")
            if let iso3 = states.iso3(named: name, language: "en", on: date) {
                return (end - words.startIndex, (name, iso3))
            }
        }
        return nil
    }
}
