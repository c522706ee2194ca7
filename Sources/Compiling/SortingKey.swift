/// What names are sorted by: their letters without case, accents, punctuation and a leading article.
///
/// A simple form of each language's rule, not a full collation: ñ comes after n in Spanish; hamza, the article and
/// the last letter's form do not count in Arabic; ё is е in Russian.
enum SortingKey {
    static func of(_ name: String, language: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in withoutArticle(name.lowercased(), language).unicodeScalars {
            switch scalar.value {
            case 0x0300...0x036F, 0x0640, 0x064B...0x0652: continue
            case 0xF1 where language == "es": key.append(contentsOf: "n\u{FFFF}".unicodeScalars)
            default:
                if let plain = folded[scalar] {
                    key.append(contentsOf: plain.unicodeScalars)
                } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    key.append(scalar)
                } else if scalar == " " || scalar == "-" || scalar == "\u{A0}" || scalar == "\u{2011}" {
                    if key.last != " " { key.append(" ") }
                }
            }
        }
        return String(key)
    }

    private static let articles: [String: [String]] = [
        "en": ["the "], "fr": ["les ", "le ", "la ", "l’", "l'"], "es": ["los ", "las ", "el ", "la "], "ar": ["ال"],
    ]

    private static func withoutArticle(_ name: String, _ language: String) -> Substring {
        for article in articles[language] ?? [] where name.hasPrefix(article) { return name.dropFirst(article.count) }
        return name[...]
    }

    private static let folded: [Unicode.Scalar: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņň"), ("o", "òóôõöøōŏő"), ("oe", "œ"),
            ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"),
            ("z", "źżž"), ("е", "ё"), ("ا", "أإآٱ"), ("ي", "ى"), ("ه", "ة"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (plain, letters) in groups {
            for scalar in letters.unicodeScalars { table[scalar] = plain }
        }
        return table
    }()
}
