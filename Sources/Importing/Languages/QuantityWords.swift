import RapporteurReportModel

/// How a language other than English says how many.
struct QuantityWords: Sendable {
    /// Words before a number that limit it; longer ones first.
    var qualifiers: [(words: String, qualifier: Qualifier)]
    /// A number in digits.
    var numeral: String
    /// What separates thousands in it beside spaces.
    var grouping: Character?
    /// Words after a number that multiply it, as powers of ten; longer ones first.
    var scales: [(words: String, zeros: Int)]
    /// What joins such a word to what is counted.
    var joints: [String]
    var currencies: [(words: String, code: String)]
    var percent: String
    var numbers: [String: Int]
    /// Words before a number that make it a label.
    var labels: Set<String>
    /// Words with the ending of a plural that count nothing.
    var stops: Set<String>
    /// Adjectives that stand before what is counted.
    var adjectives: Set<String>
    /// How an adjective ends that stands behind what is counted.
    var endings: [String]

    static func named(_ code: String) -> QuantityWords? {
        switch code {
        case "fr": french
        case "es": spanish
        default: nil
        }
    }

    private static let french = QuantityWords(
        qualifiers: [
            ("à peu près", .about), ("au minimum", .atLeast), ("au maximum", .atMost), ("au moins", .atLeast), ("au plus", .atMost),
            ("pas moins de", .atLeast), ("plus de", .moreThan), ("plus d’", .moreThan), ("moins de", .lessThan), ("jusqu’à", .atMost), ("jusqu'à", .atMost),
            ("environ", .about), ("près de", .about), ("quelque", .about), ("presque", .about), ("approximativement", .about),
        ],
        numeral: #"(?:\d{1,3}(?: \d{3})+(?:,\d+)?|\d+(?:,\d+)?)"#, grouping: nil,
        scales: [("milliards", 9), ("milliard", 9), ("millions", 6), ("million", 6)], joints: ["de ", "d’", "d'"],
        currencies: [
            ("dollars des États-Unis", "USD"), ("dollars É.-U.", "USD"), ("dollars", "USD"), ("euros", "EUR"), ("francs suisses", "CHF"),
            ("livres sterling", "GBP"), ("yen", "JPY"),
        ],
        percent: #" ?(?:%|pour cent\b|points? de pourcentage)"#,
        numbers: [
            "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12,
            "quinze": 15, "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
        ],
        labels: [
            "article", "articles", "résolution", "résolutions", "décision", "décisions", "paragraphe", "paragraphes", "par.", "no", "nos", "n°",
            "point", "points", "annexe", "chapitre", "page", "pages", "section", "partie", "tableau", "règle", "loi", "décret", "convention",
            "alinéa", "groupe", "objectif", "objectifs", "cible", "agenda", "programme", "session", "phase",
        ],
        stops: [
            "dans", "mais", "après", "sans", "sous", "très", "plus", "moins", "ses", "les", "des", "leurs", "nos", "vos", "alors", "puis", "vers", "depuis",
            "hors", "fois", "lors", "autres", "pas", "jamais", "toujours", "elles", "ils", "dès", "vis", "selon",
        ],
        adjectives: [
            "autres", "nouveaux", "nouvelles", "nouvel", "premiers", "premières", "derniers", "dernières", "grands", "grandes", "petits", "petites",
            "jeunes", "principaux", "principales",
        ],
        endings: ["és", "ées", "aux", "ales", "iques", "ives", "ifs", "antes"])

    private static let spanish = QuantityWords(
        qualifiers: [
            ("por lo menos", .atLeast), ("como mínimo", .atLeast), ("al menos", .atLeast), ("no menos de", .atLeast), ("como máximo", .atMost),
            ("a lo sumo", .atMost), ("hasta", .atMost), ("más de", .moreThan), ("menos de", .lessThan), ("aproximadamente", .about),
            ("alrededor de", .about), ("cerca de", .about), ("en torno a", .about), ("unos", .about), ("unas", .about), ("casi", .about),
        ],
        numeral: #"(?:\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"#, grouping: ".",
        scales: [("mil millones", 9), ("billones", 12), ("millones", 6), ("millón", 6), ("mil", 3)], joints: ["de "],
        currencies: [
            ("dólares de los Estados Unidos", "USD"), ("dólares de los EE.UU.", "USD"), ("dólares", "USD"), ("euros", "EUR"), ("francos suizos", "CHF"),
            ("libras esterlinas", "GBP"), ("yenes", "JPY"),
        ],
        percent: #" ?(?:%|por ciento\b|puntos? porcentual(?:es)?)"#,
        numbers: [
            "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
            "quince": 15, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60,
        ],
        labels: [
            "artículo", "artículos", "resolución", "resoluciones", "decisión", "decisiones", "párrafo", "párrafos", "párr.", "párrs.", "núm.", "no.", "nº",
            "tema", "temas", "anexo", "capítulo", "página", "páginas", "sección", "parte", "cuadro", "regla", "ley", "decreto", "convenio", "grupo",
            "objetivo", "objetivos", "meta", "metas", "agenda", "programa", "fase", "punto",
        ],
        stops: [
            "los", "las", "sus", "nos", "tras", "unos", "unas", "ellos", "ellas", "menos", "más", "estos", "estas", "esos", "esas", "además", "entonces",
            "antes", "después", "otros", "otras", "veces", "dos", "tres", "seis", "aquellos", "cuales",
        ],
        adjectives: [
            "nuevos", "nuevas", "otros", "otras", "primeros", "primeras", "últimos", "últimas", "grandes", "pequeños", "pequeñas", "principales",
        ],
        endings: ["ados", "adas", "idos", "idas", "ales", "icos", "icas", "ivos", "ivas", "antes"])
}
