internal import RapporteurDiagnostics
internal import RapporteurXMLSchema

extension CodeList {
    /// The codes that a value which is none was probably meant to be: one where it says so itself, by another code or by
    /// a name; else the one whose name stands in the text beside it; else those that differ by a letter, at most three.
    ///
    /// Takes time in the length of the list: for findings only.
    public func meant(by value: String, beside text: String = "") -> [CodeEntry] {
        guard !value.isEmpty, value.utf8.count <= 200 else { return [] }
        if let entry = self[value] { return entry.code == value ? [] : [entry] }
        for spelling in [value.uppercased(), value.lowercased()] {
            if let entry = self[spelling] { return [entry] }
            var others = fields.flatMap { entries(where: $0, is: spelling) }
            let present = others.filter(\.isInUse)
            if !present.isEmpty { others = present }
            if let first = others.first, others.allSatisfy({ $0.code == first.code }) { return [first] }
        }
        if let entry = named(value) { return [entry] }
        if let entry = printed(in: text) { return [entry] }
        return Nearest.matches(value, among: entries.filter(\.isInUse).map(\.code)).prefix(3).compactMap { self[$0] }
    }

    /// The entry that has this name in any language, also one with a letter or two wrong.
    private func named(_ value: String) -> CodeEntry? {
        guard value.utf8.count > 3 else { return nil }
        for language in languages {
            if let match = match(value, language: language, ignoringAccents: true).first { return match.entry }
        }
        guard value.utf8.count > 5 else { return nil }
        let first = value.first?.lowercased()
        for entry in entries {
            let names = entry.names.lazy.map(\.text).filter { $0.first?.lowercased() == first }
            if Nearest.match(value, among: names) != nil { return entry }
        }
        return nil
    }

    /// The entry whose name stands in a text; of several the one with the longest name.
    private func printed(in text: String) -> CodeEntry? {
        let words = text.prefix(1_000).split { !$0.isLetter && !$0.isNumber && !"-'’".contains($0) }
        for length in stride(from: min(words.count, 8), to: 0, by: -1) {
            for start in 0...(words.count - length) {
                let name = words[start..<(start + length)].joined(separator: " ")
                guard name.utf8.count > 3 else { continue }
                for language in languages {
                    if let match = match(name, language: language, ignoringAccents: true).first { return match.entry }
                }
            }
        }
        return nil
    }

    /// The languages that the first code with names has names in.
    private var languages: [String] {
        var found: [String] = []
        for name in entries.first(where: { !$0.names.isEmpty })?.names.map(\.language) ?? [] where !found.contains(name) {
            found.append(name)
        }
        return found
    }
}

extension CodeEntry {
    /// Whether the code is valid without an end.
    fileprivate var isInUse: Bool { periods.last?.validity.last == Int32.max }
}

extension CodeListLibrary {
    /// The value that one of a list was probably meant to be, with its name; nil where that is not certain.
    public func meant(by value: String, in lists: [String]) -> (code: String, name: String?)? {
        let found = lists.compactMap { self[$0] }.flatMap { $0.meant(by: value) }
        guard found.count == 1 else { return nil }
        return (found[0].code, found[0].name(in: "en"))
    }
}
