internal import RapporteurDiagnostics
import RapporteurRules

/// The sponsors in the words of a step: States by name, `Belgium, Fiji (on behalf of the Group of 77) and the Marshall
/// Islands`, and bodies, `submitted by the Chair of the Committee`. Published files have these words in English.
///
/// Nothing that is printed is left out: a name of no State is a sponsor without a code.
struct SponsorNames {
    struct Sponsor {
        var name: String
        var iso3: String?
        var onBehalfOf: String?
        /// The name is not one of the list's.
        var isUncertain = false
    }

    let states: StateCodes
    let date: DayRange?

    func sponsors(in words: String) -> [Sponsor] {
        var words = CollapsedText(words).string[...]
        while words.ends(with: ".") || words.ends(with: ",") || words.ends(with: " ") { words = words.dropLast() }
        if words.isEmpty { return [] }
        if let body = body(words) { return [body] }
        return parts(of: words).flatMap(sponsors(inPart:))
    }

    // MARK: Bodies

    private static let leads = ["submitted by ", "introduced in the Committee by ", "introduced by "]
    private static let ends = [
        " following informal consultations", " and on the basis of ", " on the basis of ", " on the recommendation of ",
    ]

    /// Somebody who submitted a draft and is no State; of a representative the State.
    private func body(_ words: Substring) -> Sponsor? {
        var name = words
        let lead = Self.leads.first { name.begins(with: $0) }
        if let lead { name = name.after(bytes: lead.utf8.count) }
        if let state = representative(name) { return state }
        guard lead != nil || words.range(of: " submitted by ") != nil || words.range(of: ", submitted by ") != nil else { return nil }
        for end in Self.ends { if let range = name.range(of: end) { name = name[..<range.lowerBound] } }
        return Sponsor(name: String(name))
    }

    /// `the representative of Mexico, on behalf of the Bureau`.
    private func representative(_ words: Substring) -> Sponsor? {
        let lead = "the representative of "
        guard words.begins(with: lead) else { return nil }
        var name = words.after(bytes: lead.utf8.count)
        var other: Substring?
        for mark in [", on behalf of ", " on behalf of "] where other == nil {
            guard let range = name.range(of: mark) else { continue }
            other = name[range.upperBound...]
            name = name[..<range.lowerBound]
        }
        return sponsor(named: String(name), onBehalfOf: other.map(String.init))
    }

    // MARK: Lists

    /// The pieces between commas that stand in no parenthesis.
    private func parts(of words: Substring) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = words.startIndex
        for index in words.utf8.indices {
            switch words.utf8[index] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case UInt8(ascii: ",") where depth == 0, UInt8(ascii: ";") where depth == 0:
                parts.append(words[start..<index])
                start = words.utf8.index(after: index)
            default: break
            }
        }
        // A parenthesis that never ends holds no list.
        if depth > 0 { return words.pieces(between: ",") }
        return parts + [words[start...]]
    }

    private func sponsors(inPart part: Substring) -> [Sponsor] {
        var words = part.pieces(between: " ").map(String.init)[...]
        var found: [Sponsor] = []
        while true {
            while words.first == "and" || words.first == "(and)" || words.first == "." { words.removeFirst() }
            guard !words.isEmpty else { return found }
            if let (count, sponsor) = longest(words) {
                found.append(sponsor)
                words.removeFirst(count)
            } else {
                // Up to where a name goes on that is one.
                var end = words.startIndex + 1
                while end < words.endIndex, !words[end].begins(with: "(on"), !words[end].begins(with: "(of"),
                    !(words[end] == "and" && longest(words[(end + 1)...]) != nil) { end += 1 }
                found.append(sponsor(named: words[..<end].joined(separator: " "), onBehalfOf: nil))
                words = words[end...]
            }
            guard let inside = parenthesis(&words) else { continue }
            if let other = Self.onBehalf(inside) {
                found[found.count - 1].onBehalfOf = other
            } else {
                // Bahamas (The)
                found[found.count - 1].name += " (\(inside))"
            }
        }
    }

    /// The longest name at the beginning that "and", a parenthesis or the end follows.
    private func longest(_ words: ArraySlice<String>) -> (Int, Sponsor)? {
        for end in stride(from: min(words.endIndex, words.startIndex + 12), to: words.startIndex, by: -1) {
            if end < words.endIndex, words[end] != "and", !words[end].begins(with: "("), words[end] != "." { continue }
            var name = words[words.startIndex..<end].joined(separator: " ")
            while name.ends(with: ".") { name.removeLast() }
            if let iso3 = states.iso3(named: name, language: "en", on: date) {
                return (end - words.startIndex, Sponsor(name: name, iso3: iso3))
            }
        }
        return nil
    }

    /// What stands in a parenthesis behind a name: for whom it acts.
    private func parenthesis(_ words: inout ArraySlice<String>) -> String? {
        guard let first = words.first, first.begins(with: "("), first != "(and)" else { return nil }
        var inside: [String] = []
        var depth = 0
        while let word = words.popFirst() {
            inside.append(word)
            depth += word.utf8.count { $0 == UInt8(ascii: "(") } - word.utf8.count { $0 == UInt8(ascii: ")") }
            if depth <= 0 { break }
        }
        var text = inside.joined(separator: " ")[...].dropFirst()
        while text.ends(with: ".") || text.ends(with: ")") { text = text.dropLast() }
        return text.isEmpty ? nil : String(text)
    }

    /// `on behalf of the Group of 77`; also with the misprint that files have.
    private static func onBehalf(_ text: String) -> String? {
        let lead = ["on behalf of ", "of behalf of "].first { text.begins(with: $0) }
        return lead.map { String(text.after(bytes: $0.utf8.count)) }
    }

    private func sponsor(named name: String, onBehalfOf other: String?) -> Sponsor {
        let found = states.near(name, language: "en", on: date)
        return Sponsor(name: name, iso3: found.iso3, onBehalfOf: other, isUncertain: found.isUncertain)
    }
}

extension Substring {
    /// Where an ASCII text stands in this one, by bytes.
    fileprivate func range(of text: String) -> Range<Index>? {
        let wanted = Array(text.utf8)
        var start = startIndex
        while let first = utf8[start...].firstIndex(of: wanted[0]) {
            if utf8[first...].starts(with: wanted) {
                return first..<utf8.index(first, offsetBy: wanted.count)
            }
            start = utf8.index(after: first)
        }
        return nil
    }
}
