/// How a language cites resolutions and decisions by number.
struct ActNumberWords: Sendable {
    /// Organs as they are named beside a number; without a code those that number alike and whose symbols are not known.
    var organs: [(form: String, code: String?)]
    /// The date of one after its number, `{M}` for the month.
    var date: String
    /// What may stand between two numbers, after a date.
    var separator: String
    /// A letter after the number.
    var letters = #" [A-Z](?![\w.’'])"#
    /// Before an organ in its case, and before one that is the subject.
    var of = ""
    var article = ""
    /// What says that the one that speaks means its own.
    var possessive = TextPattern("^$")
    /// A paragraph before the word, its number in the first group.
    var pinpoint: String?
    /// Whether numbers stand before the word.
    var isNumberFirst = false
    /// The word after numbers.
    var word = TextPattern("^$")
    var decisionWord = ""
    /// Letters of other scripts with those of the symbol.
    var plainLetters: [(String, String)] = []

    /// A number with what stands around it, the number in the first group.
    func whole(_ number: String) -> String { "第 ?(" + number + #") ?(?:[至和及、] ?[A-Z] ?)*号"# }

    /// A number as symbols have it: `1373 (2001)`, `57/4 B`.
    func plain(_ printed: String) -> String {
        var text = printed.replacing("(", with: "(").replacing(")", with: ")")
        for (letter, plain) in plainLetters where text.hasSuffix(" " + letter) {
            text = text.dropLast(letter.count) + plain
        }
        // Several letters name several parts; the symbol is of the whole.
        if let other = text.unicodeScalars.firstIndex(where: { $0.value >= 0x80 }) { text = String(text[..<other]).trimmingSpaces }
        var result = ""
        for character in text {
            if character == "(", let last = result.last, last != " " { result += " " }
            result.append(character)
        }
        return result
    }

    static func named(_ code: String) -> ActNumberWords {
        switch code {
        case "fr": french
        case "es": spanish
        case "ru": russian
        case "ar": arabic
        case "zh": chinese
        default: english
        }
    }

    private static let english = ActNumberWords(
        organs: [
            ("General Assembly", "A"), ("Assembly", "A"), ("Environment Assembly", nil), ("Health Assembly", nil),
            ("Habitat Assembly", nil), ("Human Rights Council", "A/HRC"), ("Security Council", "S"),
            ("Economic and Social Council", "E"), ("Commission on Human Rights", "E/CN.4"),
        ],
        date: #",? of \d{1,2} {M} \d{4}"#, separator: #"(?:,(?: and)?|;(?: and)?| and| or| to) "#, of: "of the ", article: "the ",
        possessive: TextPattern(#"\b[Ii]ts (?:own )?(?:previous )?(?:resolution|decision)"#))

    private static let french = ActNumberWords(
        organs: [
            ("Assemblée générale", "A"), ("Assemblée des Nations Unies pour l’environnement", nil), ("Assemblée mondiale de la Santé", nil),
            ("Conseil des droits de l’homme", "A/HRC"), ("Conseil de sécurité", "S"), ("Conseil économique et social", "E"),
            ("Commission des droits de l’homme", "E/CN.4"),
        ],
        date: #" (?:du|en date du) \d{1,2}(?:er)? {M} \d{4}"#, separator: #"(?:,(?: et)?|;(?: et)?| et| ou| à) "#,
        of: "de l[’']|du |de la ", article: "l[’']|le |la ",
        possessive: TextPattern(#"\b[Ss](?:a|es) (?:propres? )?(?:résolution|décision)"#),
        pinpoint: #"\b[Pp]aragraphes? (\d+(?: [a-z]\))?(?:(?:,| et| à) \d+(?: [a-z]\))?)*) (?:de (?:la |sa |ses )|des )"#)

    private static let spanish = ActNumberWords(
        organs: [
            ("Asamblea General", "A"), ("Asamblea de las Naciones Unidas sobre el Medio Ambiente", nil), ("Asamblea Mundial de la Salud", nil),
            ("Consejo de Derechos Humanos", "A/HRC"), ("Consejo de Seguridad", "S"), ("Consejo Económico y Social", "E"),
            ("Comisión de Derechos Humanos", "E/CN.4"),
        ],
        date: #",? de(?: fecha)? \d{1,2}º? de {M} de \d{4}"#, separator: #"(?:,(?: y)?|;(?: y)?| y| e| o| a) "#,
        of: "de la |del ", article: "la |el ",
        possessive: TextPattern(#"\b[Ss]us? (?:propias? )?(?:resoluci|decisi)"#),
        pinpoint: #"\b[Pp]árrafos? (\d+(?: [a-z]\))?(?:(?:,| y| a) \d+(?: [a-z]\))?)*) de (?:la |su |sus |las )"#)

    private static let russian = ActNumberWords(
        organs: [
            ("Генеральной Ассамблеи", "A"), ("Генеральная Ассамблея", "A"), ("Ассамблеи Организации Объединенных Наций по окружающей среде", nil),
            ("Всемирной ассамблеи здравоохранения", nil), ("Совета по правам человека", "A/HRC"), ("Совет по правам человека", "A/HRC"),
            ("Совета Безопасности", "S"), ("Совет Безопасности", "S"), ("Экономического и Социального Совета", "E"),
            ("Экономический и Социальный Совет", "E"), ("Комиссии по правам человека", "E/CN.4"),
        ],
        date: #" от \d{1,2} {M} \d{4}(?: года?)?"#, separator: #"(?:,(?: и)?|;(?: и)?| и| или) "#, letters: #" [A-ZАВСЕКМНОРТХ](?![\w.])"#,
        possessive: TextPattern(#"\b(?:[Сс]во(?:ей|ю|и|их|им|ими|е|его|ем|ему)|[Ее]е) (?:предыдущ[а-я]+ )?(?:резолюци|решени)"#),
        pinpoint: #"\b[Пп]ункт[а-я]* (\d+(?: [a-zа-я]\))?(?:(?:,| и|–) ?\d+(?: [a-zа-я]\))?)*) (?:свое[йг]о? |своих |ее )?"#,
        plainLetters: [
            ("А", "A"), ("В", "B"), ("С", "C"), ("Е", "E"), ("К", "K"), ("М", "M"), ("Н", "H"), ("О", "O"), ("Р", "P"), ("Т", "T"), ("Х", "X"),
        ])

    private static let arabic = ActNumberWords(
        organs: [
            ("الجمعية العامة", "A"), ("جمعية الأمم المتحدة للبيئة", nil), ("جمعية الصحة العالمية", nil), ("مجلس حقوق الإنسان", "A/HRC"), ("مجلس الأمن", "S"),
            ("المجلس الاقتصادي والاجتماعي", "E"), ("لجنة حقوق الإنسان", "E/CN.4"),
        ],
        date: #" المؤرخ(?:ة|ين|تين|ان)? \d{1,2} {M} \d{4}"#, separator: #"(?:[,،؛] ?و? ?| و ?)"#,
        letters: " (?:ألف|باء|جيم|دال|هاء)(?: (?:إلى |و)(?:باء|جيم|دال|هاء|واو))?",
        possessive: TextPattern("قرار(?:ات|ي)?ها|مقرر(?:ات|ي)?ها|قرار(?:ات|ي)?ه |مقرر(?:ات|ي)?ه "),
        pinpoint: #"(?:الفقرة|للفقرة|الفقرتين|الفقرات) (\d+(?: \(\w\))?(?: (?:و|إلى) ?\d+)*) من "#,
        plainLetters: [("ألف", "A"), ("باء", "B"), ("جيم", "C"), ("دال", "D"), ("هاء", "E")])

    private static let chinese = ActNumberWords(
        organs: [
            ("大会", "A"), ("联合国大会", "A"), ("缔约方大会", nil), ("环境大会", nil), ("人居大会", nil), ("人居署大会", nil), ("世界卫生大会", nil), ("人权理事会", "A/HRC"),
            ("安全理事会", "S"), ("安理会", "S"), ("经济及社会理事会", "E"), ("经社理事会", "E"), ("人权委员会", "E/CN.4"),
        ],
        date: #"\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日?"#, separator: "(?:、|，|和|及|与|以及|或)?",
        letters: " ?[A-Z]", possessive: TextPattern("其"), isNumberFirst: true, word: TextPattern("[^，。；、第]{0,8}?(决议|决定)"), decisionWord: "决定")
}
