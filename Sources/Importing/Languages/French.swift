import RapporteurReportModel

extension LanguageWords {
    static let french: LanguageWords = {
        var words = LanguageWords(
            code: "fr",
            distribution: #"Distr\. ?:?"#,
            original: #"O(?:riginal|RIGINAL) ?:"#,
            dayDate: #"(\d{1,2})(?:er)? ({M}) ((?:1[89]|20)\d{2})"#,
            monthDate: #"({M}) ((?:1[89]|20)\d{2})"#,
            session: #"((?:[A-ZÀ-Ý][\w-]+(?: [a-zà-ÿ-]+){0,6}|\d{1,3}(?:e|re|ère|ème))) session"#,
            agenda: #"(?:Points? (\d+(?: ?[a-z]\))?(?:(?:, | et )(?:\d+(?: ?[a-z]\))?|[a-z]\)))*)(?: (?:de l[’']ordre du jour(?: provisoire)?|du projet d[’']ordre du jour|de la liste préliminaire))?)"#,
            annex: #"(?:Annexe|ANNEXE|Appendice|APPENDICE)(?: ([IVXL]+|\d+))?"#,
            originalLine: #"Original ?: ?(.+)"#,
            replyHeadings: #"[Rr]éponses? (?:reçues?|des)|[Rr]enseignements (?:reçus|communiqués)|RÉPONSES"#,
            page: "Page",
            resolution: #"[Rr]ésolutions? "#,
            decision: #"[Dd]écisions? "#)
        words.languageNames = [
            "arabe": "ar", "chinois": "zh", "anglais": "en", "français": "fr", "russe": "ru", "espagnol": "es",
        ]
        words.sourceDated = #"(?:[Dd]atée? du|[Dd]ate) ?:? ?|[Ll]e "#
        words.sourceReceived = #"[Rr]eçue?s?(?: le)? ?:? ?"#
        words.respondentLead =
            #"(?:(?:Réponses?|Communication|Contribution|Observations|Renseignements)(?: [a-zé]+)? )?(?:du |de la |de l[’']|des |de |d[’'])?(?:(?:Gouvernement|Mission permanente) (?:du |de la |de l[’']|des |de |d[’']))?(?:[LlA-Z][ae]s? |[Ll][’'])?"#
        words.respondentTail = #"(?: ?\(.+\))?(?:,? au nom .+)?"#
        words.yearSession =
            #"(?:[Ss]ession(?: [a-zé]+)? de|[Ss]ession annuelle,|[Pp]remière session ordinaire de|[Dd]euxième session ordinaire de|[Ss]ession ordinaire de|[Ss]ession annuelle de) ((?:19|20)\d{2})"#
        words.meeting =
            #"(?:[A-ZÀ-Ý][\w’'. –-]*(?:, [A-ZÀ-Ý][\w’'. –-]*)*(?: \([^)]+\))?, )?(?:du )?\d{1,2}(?:er)?(?: {M})?(?: \d{4})?(?:(?: ?[–-] ?| au | et |, )\d{1,2}(?:er)?(?: {M})?(?: \d{4})?)*(?: \d{4})(?:, [A-ZÀ-Ý][\w’'. –-]*)?"#
        words.and = "et"
        words.records = [#"Documents officiels"#, #"Supplément n[°o] ?\d+\w?"#]
        words.letter = LetterWords(
            from: [" par ", " émanant "], to: [", adressées respectivement ", " adressées respectivement ", ", adressée ", " adressée ", " adressées "], joints: [" et à la ", " et au ", " et à "])
        words.annexOf = #" (?:à la lettre|aux lettres identiques|à la note verbale)"#
        words.signed = "(Signé)"
        words.publishers = ["Nations Unies", "NATIONS UNIES"]
        words.organs = [
            ("Conseil des droits de l’homme", "A/HRC"), ("Conseil des droits de l'homme", "A/HRC"),
            ("Assemblée générale", "A"), ("Conseil de sécurité", "S"), ("Conseil économique et social", "E"),
            ("Commission des droits de l’homme", "E/CN.4"),
        ]
        words.distributionKinds = [
            "générale": .general, "general": .general, "limitée": .limited, "restreinte": .restricted,
        ]
        words.months = [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
            "novembre", "décembre",
        ]
        words.year = #"([A-ZÀ-Ý][\w-]+(?: [a-zà-ÿ-]+)?) année"#
        words.ordinals = [
            "premier": 1, "première": 1, "deuxième": 2, "troisième": 3, "quatrième": 4, "cinquième": 5,
            "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "onzième": 11,
            "douzième": 12, "treizième": 13, "quatorzième": 14, "quinzième": 15, "seizième": 16,
            "vingtième": 20, "trentième": 30, "quarantième": 40, "cinquantième": 50, "soixantième": 60, "vingt": 20, "quatre": 4,
            "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "unième": 1, "dix": 10,
        ]
        words.summary = ["Résumé", "RÉSUMÉ"]
        words.contents = ["Table des matières", "TABLE DES MATIÈRES"]
        words.contentsColumns = ["Paragraphes", "Page"]
        words.unnumberedHeadings = ["Introduction", "INTRODUCTION"]
        words.notesHeadings = ["Notes"]
        words.documentTypes = [
            (#"Rapport (?:du|de la|de l[’']|d[’'])"#, .report), (#"Note (?:du|de la|de l[’']|établie par)"#, .note), (#"Notes? verbales? datées?"#, .note),
            (#"Lettres? (?:identiques )?datées?"#, .letter), (#"Résolution adoptée|Adoptée par le Conseil de sécurité"#, .resolution),
        ]
        words.relationWords = ["additif": .addendum, "rectificatif": .corrigendum, "révision": .revision]
        return words
    }()
}
