/// A name as it is compared: without what print varies and without a leading article.
///
/// Comparing strings in Swift already takes composed and decomposed accents for the same.
struct NameKey: Hashable {
    let text: String
    /// The same in small letters.
    var folded: String { text.lowercased() }
    /// The same in small letters of the Latin alphabet without accents; other scripts as they are.
    var plain: String { Self.withoutAccents(text.lowercased()) }

    init(_ name: String, language: String) {
        var scalars = String.UnicodeScalarView()
        var needsSpace = false
        for scalar in name.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r", "\u{A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{205F}", "\u{3000}":
                needsSpace = !scalars.isEmpty
                continue
            // Soft hyphen, zero-width space and joiners, marks of direction: not seen in print.
            case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": continue
            default: break
            }
            if needsSpace { scalars.append(" ") }
            needsSpace = false
            switch scalar {
            case "\u{2018}", "\u{2019}", "\u{2BC}", "\u{B4}", "`": scalars.append("'")
            case "\u{2010}", "\u{2011}", "\u{2013}": scalars.append("-")
            default: scalars.append(scalar)
            }
        }
        text = Self.withoutArticle(String(scalars), language)
    }

    /// Capital letters are printed without accents, or with wrong ones: COTE D'IVOIRE, TURKIYE.
    fileprivate static func withoutAccents(_ name: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in name.unicodeScalars {
            switch scalar {
            case "à", "á", "â", "ã", "ä", "å": scalars.append("a")
            case "ç": scalars.append("c")
            case "è", "é", "ê", "ë": scalars.append("e")
            case "ì", "í", "î", "ï", "ı": scalars.append("i")
            case "ñ": scalars.append("n")
            case "ò", "ó", "ô", "õ", "ö": scalars.append("o")
            case "ù", "ú", "û", "ü": scalars.append("u")
            case "ý", "ÿ": scalars.append("y")
            case "\u{300}"..."\u{36F}": continue
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }

    private static func withoutArticle(_ name: String, _ language: String) -> String {
        let articles: [String] =
            switch language {
            case "en": ["the "]
            case "fr": ["le ", "la ", "les ", "l'"]
            case "es": ["el ", "la ", "los ", "las "]
            default: []
            }
        // No article is longer than four scalars.
        let beginning = String(name.prefix(4)).lowercased()
        for article in articles where beginning.hasPrefix(article) && name.count > article.count {
            return String(name.dropFirst(article.count))
        }
        return name
    }
}

/// The names of a list by key.
struct NameIndex: Sendable {
    struct Row: Sendable {
        var code: Int32
        var name: Int32
    }

    private(set) var rows: [String: [Row]]
    /// By names without accents; made when one is asked for.
    private(set) lazy var plainRows: [String: [Row]] = {
        var plain: [String: [Row]] = [:]
        for (key, rows) in rows {
            let name = NameKey.withoutAccents(key)
            for row in rows where plain[name]?.contains(where: { $0.name == row.name }) != true { plain[name, default: []].append(row) }
        }
        return plain.mapValues { $0.sorted { $0.name < $1.name } }
    }()

    init(_ list: CodeList) {
        rows = Dictionary(minimumCapacity: list.rows.names.count)
        for (row, code) in list.rows.codes.enumerated() {
            for name in code.names {
                let record = list.rows.names[name]
                let key = NameKey(list.text[record.text], language: list.text[record.language])
                rows[key.folded, default: []].append(Row(code: Int32(row), name: Int32(name)))
            }
        }
    }
}
