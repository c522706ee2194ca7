import RapporteurReportModel

/// Who communicated, as a text names it.
struct Respondent: Sendable, Hashable {
    /// Three letters of a State, the code of an organization, or its name where it has none.
    var code: String
    var type: RespondentType
}

/// Respondents other than States: organizations of the table, and kinds of them that headings announce.
struct OtherRespondents: Sendable {
    private let rows: [Organizations.Row]
    private let finder: NameFinder
    /// The same names in small letters, for headings in capitals.
    private let small: NameFinder

    init(_ words: LanguageWords) {
        // Organs and their office holders are spoken of, they do not reply; abbreviations alone are no names of them.
        rows = Organizations.rows(words.code).filter { row in
            [.agency, .intergovernmental, .ngo, .office].contains(row.kind) && row.name.contains(" ")
        }
        finder = NameFinder(rows.map(\.name))
        small = NameFinder(rows.map { $0.name.lowercased() })
    }

    func all(in text: [Unicode.Scalar]) -> [(range: Range<Int>, respondent: Respondent)] {
        finder.all(in: text).map { ($0.range, Self.respondent(rows[$0.name])) }
    }

    /// The organization whose name a text is, an abbreviation in parentheses after it aside.
    func whole(_ text: [Unicode.Scalar]) -> Respondent? {
        let isInCapitals = !text.contains(where: \.isLowercase) && text.contains(where: \.isUppercase)
        let text = isInCapitals ? Array(String(text).lowercased().unicodeScalars) : text
        guard let only = (isInCapitals ? small : finder).all(in: text).first, only.range.lowerBound <= 4 else { return nil }
        let rest = String(text[only.range.upperBound...]).trimmingSpaces
        let article = String(text[..<only.range.lowerBound]).trimmingSpaces.lowercased()
        guard rest.isEmpty || rest.hasPrefix("(") && rest.hasSuffix(")"), ["", "the", "la", "le", "el", "l’", "l'"].contains(article) else {
            return nil
        }
        return Self.respondent(rows[only.name])
    }

    private static func respondent(_ row: Organizations.Row) -> Respondent {
        Respondent(code: row.code, type: row.kind == .ngo ? .ngo : .organization)
    }

    /// The kind of respondents that a heading announces; nil where it announces none.
    func type(inHeading heading: String) -> RespondentType? {
        let heading = heading.lowercased()
        for (words, type) in Self.kinds where words.contains(where: heading.contains) { return type }
        return nil
    }

    private static let kinds: [(words: [String], type: RespondentType)] = [
        (["non-governmental", "non gouvernementales", "no gubernamentales", "неправительственных", "غير الحكومية", "非政府组织"], .ngo),
        (
            [
                "human rights institution", "institutions nationales", "instituciones nacionales", "ombudsm",
                "национальных правозащитных", "المؤسسات الوطنية", "国家人权机构",
            ], .nhri
        ),
        (
            [
                "intergovernmental", "organizations", "specialized agencies", "united nations system", "organisations",
                "institutions spécialisées", "organizaciones", "organismos", "организаций", "المنظمات", "组织",
            ], .organization
        ),
    ]
}
