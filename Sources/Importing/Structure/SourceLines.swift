import RapporteurReportModel

/// The lines in brackets over a reproduced reply: its original language, its date, each on a line or both on one.
struct SourceLines: Sendable {
    private let language: TextPattern
    private let date: TextPattern
    private let receipt: TextPattern
    private let words: LanguageWords

    init(_ words: LanguageWords) {
        self.words = words
        language = TextPattern("(?:" + words.originalLine + ")$")
        let day = words.dayDate.replacing("{M}", with: words.anyMonth)
        let month = words.monthDate.replacing("{M}", with: words.anyMonth)
        date = TextPattern("(?:" + words.sourceDated + ")?(?:" + day + "|" + month + ")$")
        receipt = TextPattern("(?:" + words.sourceReceived + ")(?:" + day + "|" + month + ")$")
    }

    /// What the brackets of a text say; nil where it is something else than such a line.
    private func parts(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]]? {
        guard text.first == "[", text.last == "]", text.count <= 160 else { return nil }
        var parts: [[Unicode.Scalar]] = []
        var current: [Unicode.Scalar] = []
        var isInside = false
        for scalar in text {
            switch scalar {
            case "[" where !isInside: isInside = true
            case "]" where isInside, ";" where isInside:
                parts.append(current)
                current = []
                isInside = scalar == ";"
            case _ where isInside: if !current.isEmpty || !scalar.isBlank { current.append(scalar) }
            case _ where scalar.isBlank: break
            default: return nil
            }
        }
        return isInside || parts.isEmpty ? nil : parts
    }

    /// Whether a text is one or several of these lines and nothing more.
    func matches(_ text: [Unicode.Scalar]) -> Bool {
        guard let parts = parts(text) else { return false }
        return parts.allSatisfy { language.match($0) != nil || date.match($0) != nil || receipt.match($0) != nil }
    }

    private static let languageOnly = TextPattern(
        #"\[[A-Z][\w/, ]{2,60} (?:only|seulement|uniquement|solamente|únicamente)\]"#)

    /// Whether a text says in which languages alone a part is issued: "[English and French only]".
    func isLanguageOnly(_ text: [Unicode.Scalar]) -> Bool {
        Self.languageOnly.match(text)?.range.upperBound == text.count
    }

    /// The code of the original language, where it is one.
    func originalLanguage(_ text: [Unicode.Scalar]) -> String? {
        for part in parts(text) ?? [] {
            guard let group = language.match(part)?[1] else { continue }
            let named = String(part[group]).split { !$0.isLetter }.compactMap { words.languageNames[$0.lowercased()] }
            return Set(named).count == 1 ? named[0] : nil
        }
        return nil
    }

    /// The date of what is reproduced; nil where the date is that of receipt.
    func dated(_ text: [Unicode.Scalar], _ dates: DatePatterns) -> PartialDate? {
        for part in parts(text) ?? [] where date.match(part) != nil {
            for mark in dates.marks(in: part) { if case .date(let value, _, _) = mark.fact { return value } }
        }
        return nil
    }
}
