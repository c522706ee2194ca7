/// How reports cite resolutions, decisions, documents, treaties and laws. Each pattern has examples in the tests.
struct CitationPatterns: Sendable {
    /// What a pattern finds.
    enum Kind: String, Sendable, CaseIterable {
        case doubleSymbol, symbol, seeSymbol, pinpointOf
        case assemblyResolution, romanResolution, councilResolution, commissionResolution
        case runOfResolutions, decision
        case laborConvention, yearTreaty, treaty, protocolsOn
        case treatySeries, articleOf, numberedLaw, namedLaw, code, constitution
    }

    let kind: Kind
    let pattern: TextPattern

    init(_ kind: Kind, _ pattern: String) {
        self.kind = kind
        self.pattern = TextPattern(pattern)
    }

    static let month =
        "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    static let date = #"\d{1,2} "# + month + #" \d{4}"#
    /// A resolution by its number alone: 56/170, 80/236 A, 1576 (2004).
    private static let resolutionNumber = #"(?:\d{2,3}/\d{1,3}(?: [A-Z](?![\w.]))?|\d{1,4} \(\d{4}\))"#

    /// A number of a paragraph, annex or table, as `70`, `II`, `A`, `5 (b)`.
    private static let pinpointNumber = #"(?:\d+|[IVXL]+|[A-Z])(?![\w/])(?: ?\([a-z]+\))*"#
    /// A place in a document: `paras. 38–41 and 46`, `annex II`, `para. 5 (b) and (c)`.
    private static let pinpoint =
        #"(?:paras?\.|annex(?:es)?|sects?\.|chaps?\.|appendix|tables?)(?: "# + pinpointNumber
        + "(?:(?:[-–—]| to | and |, and |, )(?:" + pinpointNumber + #"|\([a-z]+\)))*)?"#

    /// For running text in English; the numbers have their own meaning in every language.
    static let english: [CitationPatterns] = [
        CitationPatterns(.doubleSymbol, #"\bA/\d+/\d+(?:/(?:Add|Corr|Rev)\.\d+)?\s?[-–—]\s?S/(?:\d{4}/)?\d+(?:/(?:Add|Corr|Rev)\.\d+)?"#),
        CitationPatterns(.seeSymbol, SymbolGrammar.notation + ", " + pinpoint + "(?:,? (?:and )?" + pinpoint + ")*"),
        CitationPatterns(.symbol, SymbolGrammar.notation),
        CitationPatterns(.pinpointOf, #"\b[Pp]aragraphs? \d+(?: \([a-z]\))?(?: \([ivx]+\))?(?:(?:,| and| to|[–-]) ?\d+)* of (?:its |the annex to )?(?:(?:General Assembly|Security Council|Human Rights Council) )?resolution (?:[\d]+/\d+|\d+ \(\d{4}\)|\d+)"#),
        CitationPatterns(.runOfResolutions, #"\b[Rr]esolutions "# + resolutionNumber + "(?: of " + date + ")?(?:(?:,| and|, and) " + resolutionNumber + "(?: of " + date + ")?)+"),
        CitationPatterns(.romanResolution, #"\b[Rr]esolutions? (\d{1,4})(?: ([A-Z]))? \(([IVXL]+|S-[IVX]+|ES-[IVX]+)\)"#),
        CitationPatterns(.councilResolution, #"\b[Rr]esolutions? (\d{1,4}) \(((?:19|20)\d{2})\)(?: of "# + date + ")?"),
        CitationPatterns(.commissionResolution, #"\b(?:[Rr]esolution|[Dd]ecision)s? ((?:19|20)\d{2}/\d{1,3})(?: of "# + date + ")?"),
        CitationPatterns(.assemblyResolution, #"\b[Rr]esolutions? ((?:S-)?\d{1,2}/\d{1,3})(?: ([A-Z])(?![\w.]))?(?: of "# + date + ")?"),
        CitationPatterns(.decision, #"\b[Dd]ecisions? (\d{1,2}/\d{1,4})(?: of "# + date + ")?"),
        CitationPatterns(.laborConvention, #"\b(?:International Labour Organi[sz]ation \(ILO\)|ILO) Conventions? No\. ?(\d+)(?: of (\d{4}))?"#),
        CitationPatterns(.protocolsOn, #"\bProtocols on ([a-z]+) and ([a-z]+)"#),
        CitationPatterns(.yearTreaty, #"\b((?:19|20)\d{2}) (?:[A-Z]\w+ )?(Convention|Protocol|Covenant)\b(?: (?:on|for|against|relating to|concerning|to)(?: the)? [A-Z][\w’'-]+(?:,? (?:(?:and|of|the|on|for|in|to|against|with|or|their) )*[A-Z][\w’'-]+)*| thereto)?"#),
        CitationPatterns(.treaty, #"\b(?:International |United Nations |Optional |European |Inter-American )?(?:Convention|Covenant|Protocol)(?: (?:on|for|against|relating to|concerning|to))(?: the)? [A-Z][\w’'-]+(?:,? (?:(?:and|of|the|on|for|in|to|against|with|or|their) )*[A-Z][\w’'-]+)*(?: of \d{4})?"#),
        CitationPatterns(.treatySeries, #"\bUnited Nations, Treaty Series, vol\. (\d+), No\. (\d+)"#),
        CitationPatterns(.articleOf, #"\b[Aa]rticles? (\d+)(?:, paragraph \d+)?(?: \([a-z]\))?,? of (?:the |its )(?:same law|new law|law on [a-z]+|constitution of [A-Z]\w+(?: [A-Z]\w+)?|constitution|Constitution of [A-Z]\w+|Constitution|Charter of the United Nations|Charter|law)\b"#),
        CitationPatterns(.numberedLaw, #"\b(?:Law|Act|(?:[Gg]overnmental |[Pp]residential )?[Dd]ecree|law on [a-z]+)(?: on [a-z]+(?: [a-z]+){0,2})? ?(?:\(No\. ?(\d+(?:/\d{4})?)\)|No\. ?(\d+(?:[/-]\d{2,4})?)|(\d+(?:/\d{4})?)\b)"#),
        CitationPatterns(.namedLaw, #"\b(?:(?!Act\b)(?:[A-Z][\w’'-]+|\([A-Z][A-Za-z ]+\)),? (?:and |of |in |for |of the )*)+Act(?: of (\d{4}))?\b"#),
        CitationPatterns(.code, #"\b(?:(?:new )?(?:[Pp]enal|[Cc]riminal|[Cc]ivil|[Ll]abour|[Ff]amily|[Nn]ationality|[Ee]lectoral) [Cc]ode)(?: (?:for|of) the [A-Z]\w+(?: [A-Z]\w+)*)?\b"#),
        CitationPatterns(.constitution, #"\b(?:((?:19|20)\d{2}) )?[Cc]onstitution(?: of [A-Z]\w+(?: [A-Z]\w+)?)?\b"#),
    ]

    /// For the other languages: symbols; `NumberedActs` has the numbers.
    static func other(_ words: LanguageWords) -> [CitationPatterns] {
        [
            CitationPatterns(.doubleSymbol, #"\bA/\d+/\d+(?:/(?:Add|Corr|Rev)\.\d+)?\s?[-–—]\s?S/(?:\d{4}/)?\d+"#),
            CitationPatterns(.symbol, SymbolGrammar.notation),
        ] + (words.code == "fr" ? french : words.code == "es" ? spanish : [])
    }

    /// Treaties and laws in French: `loi no 2004-575`, `article 19 de la Constitution`.
    private static let french: [CitationPatterns] = [
        CitationPatterns(.laborConvention, #"\b[Cc]onvention \(?n[o°º] ?(\d+)\)? de l[’'](?:Organisation internationale du Travail(?: \(OIT\))?|OIT)"#),
        CitationPatterns(.treatySeries, #"\bNations Unies, Recueil des [Tt]raités, vol\. (\d+), n[o°º] ?(\d+)"#),
        CitationPatterns(.treaty, #"\b(?:Convention|Pacte|Protocole)(?: internationale?| facultatif| européenne)?(?: (?:relatif|relative) (?:à|aux|au)| sur| contre| pour| concernant)(?: la| le| les| l[’']| toutes les)? ?[\wà-ÿÀ-Ý’'-]+(?: (?:(?:de|des|du|et|la|le|les|à|aux|au|sur|pour|ou|leur|toutes|tous|dans|par) )*[\wà-ÿÀ-Ý’'-]+){0,14}"#),
        CitationPatterns(.articleOf, #"\b[Aa]rticles? (\d+)(?:, paragraphe \d+)?(?: [a-z]\))?,? de la (?:Constitution|Charte des Nations Unies)\b"#),
        CitationPatterns(.numberedLaw, #"\b(?:[Ll]oi|[Dd]écret(?:-loi)?|[Oo]rdonnance|[Aa]rrêté)(?: [a-zà-ÿ’]+){0,3}? (?:\(n[o°º] ?(\d+(?:[/-]\d+)*)\)|n[o°º] ?(\d+(?:[/-]\d+)*))"#),
        CitationPatterns(.code, #"\b(?:[Cc]ode (?:pénal|civil|du travail|de la famille|de la nationalité|électoral|de procédure pénale))\b"#),
        CitationPatterns(.constitution, #"\bConstitution\b"#),
    ]

    /// The same in Spanish: `Ley núm. 25.871`, `artículo 19 de la Constitución`.
    private static let spanish: [CitationPatterns] = [
        CitationPatterns(.laborConvention, #"\b[Cc]onvenio \(?(?:No\.|núm\.|Nº|N°) ?(\d+)\)? de la (?:OIT|Organización Internacional del Trabajo)"#),
        CitationPatterns(.treatySeries, #"\bNaciones Unidas, (?:Treaty Series|Recueil des Traités), vol\. (\d+), (?:No\.|núm\.|N[º°]) ?(\d+)"#),
        CitationPatterns(.treaty, #"\b(?:Convención|Convenio|Pacto|Protocolo)(?: Internacional| Facultativo| Europea| Interamericana)?(?: (?:sobre|contra|para|de|relativa|relativo))(?: la| el| los| las| a la| todos los| todas las)? ?[\wá-úÁ-Ú-]+(?: (?:(?:de|del|y|la|el|los|las|a|sobre|para|o|sus|contra|todos|todas|en) )*[\wá-úÁ-Ú-]+){0,14}"#),
        CitationPatterns(.articleOf, #"\b[Aa]rtículos? (\d+)(?:, párrafo \d+)?(?: [a-z]\))?,? de la (?:Constitución|Carta de las Naciones Unidas)"#),
        CitationPatterns(.numberedLaw, #"\b(?:Ley|Decreto(?:[ -]Ley)?|Acuerdo|ley|decreto)(?: [A-Za-zá-ú]+){0,3}? (?:\((?:No\.|núm\.|N[º°]) ?(\d+(?:[./-]\d+)*)\)|(?:No\.|núm\.|N[º°]) ?(\d+(?:[./-]\d+)*))"#),
        CitationPatterns(.code, #"\bCódigo (?:Penal|Civil|del? Trabajo|de Familia|Electoral|Procesal Penal)\b"#),
        CitationPatterns(.constitution, #"\bConstitución\b(?! de )"#),
    ]
}
