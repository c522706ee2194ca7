package import RapporteurDiagnostics
import RapporteurPacks
package import RapporteurRules

/// The names of States and other areas in running text, from the code list of the report pack.
struct StateNames: Sendable {
    private let finder: NameFinder
    private let codes: [String]
    /// The names that are taken for States only in lists of them.
    private let listedFinder: NameFinder
    private let listedCodes: [String]
    /// Codes by names in capitals, as headings may print them.
    private let capitals: [String: String]

    /// Names that mean something else more often than the State.
    private static let ambiguous: Set<String> = ["America", "Jersey", "Holland", "Micronesia", "Palestine", "India Ocean"]

    /// - Throws: `WorkError` when the list cannot be read, which tests rule out.
    init(language: String) throws(WorkError) {
        let list = try InstrumentNames.builtIn("codelists/states.tsv")
        var names: [String] = []
        var codes: [String] = []
        var listed: [(name: String, code: String)] = []
        for entry in list.entries {
            let isFormer = entry.value("status") == "former"
            for name in entry.names where name.language == language {
                if Self.ambiguous.contains(name.text) {
                    listed.append((name.text, entry.code))
                    continue
                }
                // Codes that are no more go by names of their own: the Soviet Union.
                if isFormer, list.match(name.text, language: language).first?.code != entry.code { continue }
                for text in Self.forms(name.text, language) {
                    names.append(text)
                    codes.append(entry.code)
                }
            }
        }
        finder = NameFinder(names)
        self.codes = codes
        capitals = Dictionary(zip(names.map { NameFinder.plain($0).uppercased() }, codes), uniquingKeysWith: { first, _ in first })
        listedFinder = NameFinder(listed.map(\.name))
        listedCodes = listed.map(\.code)
    }

    /// A name without its article, which running text may have in small letters or as part of another word, and the
    /// order of running text for one in inverted form: `Iran (Islamic Republic of)` is `Islamic Republic of Iran`.
    private static func forms(_ name: String, _ language: String) -> [String] {
        var bare = name
        for article in ["the ", "The ", "la ", "le ", "les ", "el ", "los ", "las ", "l’", "l'", "La ", "Le "] where bare.hasPrefix(article) {
            bare = String(bare.dropFirst(article.count))
            break
        }
        return [bare]
    }

    /// The States named in a text.
    func all(in text: [Unicode.Scalar]) -> [(range: Range<Int>, code: String)] {
        finder.all(in: text).compactMap { found in
            isExplained(text, found.range) ? nil : (found.range, codes[found.name])
        }
    }

    /// Whether a name in brackets only explains the one before: the Federal Republic of Yugoslavia (Serbia and Montenegro).
    private func isExplained(_ text: [Unicode.Scalar], _ range: Range<Int>) -> Bool {
        guard range.lowerBound >= 13, text[range.lowerBound - 1] == "(" else { return false }
        let before = String(text[range.lowerBound - 13..<range.lowerBound])
        return before.hasSuffix("ugoslavia (") || before.hasSuffix("ugoslavie (")
    }

    /// The names in a list of States that mean something else in running text: Palestine.
    func ambiguous(in text: [Unicode.Scalar]) -> [(range: Range<Int>, code: String)] {
        listedFinder.all(in: text).map { ($0.range, listedCodes[$0.name]) }
    }

    /// The State whose name a text is, with or without an article.
    func code(of text: SourceText) -> String? {
        let scalars = text.trimmed.scalars
        if scalars.count <= 100, !scalars.contains(where: \.isLowercase) {
            let name = NameFinder.plain(String(scalars))
            return capitals[name] ?? (name.hasPrefix("THE ") ? capitals[String(name.dropFirst(4))] : nil)
        }
        let all = finder.all(in: scalars)
        guard let only = all.first, all.count == 1, only.range.upperBound == scalars.count else { return nil }
        let before = String(scalars[..<only.range.lowerBound]).lowercased()
        return ["", "the ", "la ", "le ", "el ", "los ", "les "].contains(before) ? codes[only.name] : nil
    }
}

/// The treaties in the code list of the report pack.
package struct InstrumentNames: Sendable {
    struct Instrument: Sendable {
        var code: String
        var name: String
        var year: String?
        /// The words of the name that carry its meaning.
        var words: Set<String>
    }

    let instruments: [Instrument]
    private let finder: NameFinder

    package static func builtIn(_ file: String) throws(WorkError) -> CodeList {
        let pack = try PackLibrary(folder: nil).pack(named: "report")
        return try CodeList.read(.bytes(pack.builtInFile(file) ?? []), name: file)
    }

    /// - Throws: `WorkError` when the list cannot be read, which tests rule out.
    init(language: String) throws(WorkError) {
        let list = try Self.builtIn("codelists/instruments.tsv")
        var all: [Instrument] = []
        for entry in list.entries {
            for name in entry.names where name.language == language {
                all.append(
                    Instrument(
                        code: entry.code, name: name.text, year: entry.value("year"), words: Self.words(name.text)))
            }
        }
        instruments = all
        finder = NameFinder(all.map(\.name))
    }

    func all(in text: [Unicode.Scalar]) -> [(range: Range<Int>, instrument: Instrument)] {
        finder.all(in: text).map { ($0.range, instruments[$0.name]) }
    }

    func code(named name: String) -> String? { instruments.first { $0.name == name }?.code }

    static func words(_ name: String) -> Set<String> {
        let small: Set<String> = [
            "the", "of", "on", "to", "for", "and", "in", "or", "all", "relating", "their", "against", "de", "la", "les",
            "des", "du", "sur", "et", "el", "los", "las", "y", "sobre", "del",
        ]
        return Set(name.lowercased().split { !$0.isLetter }.map(String.init).filter { !small.contains($0) })
    }

    /// The instrument of which a printed title is a variant: nearly all words are the same, and no other is as near.
    func nearest(_ title: String) -> Instrument? {
        let words = Self.words(title)
        guard words.count >= 3 else { return nil }
        var best: Instrument?
        var bestScore = 0.0
        for instrument in instruments {
            let common = Double(words.intersection(instrument.words).count)
            let score = common / Double(words.union(instrument.words).count)
            if score > bestScore { (best, bestScore) = (instrument, score) }
        }
        return bestScore >= 0.85 ? best : nil
    }

    /// The one convention or protocol of a year; nil where there are several.
    func only(_ word: String, year: String) -> Instrument? {
        let found = instruments.filter { $0.year == year && $0.name.contains(word) && !$0.code.hasPrefix("C") }
        return Set(found.map(\.code)).count == 1 ? found.first : nil
    }
}
