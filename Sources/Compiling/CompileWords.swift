import RapporteurImporting
import RapporteurReportModel

/// The words that a compiled report gets beside those of the draft and the communications, in one language.
struct CompileWords: Sendable {
    let code: String
    /// The heading of the section of replies, where one is made.
    let repliesHeading: String
    let annex: String
    /// What stands before the language in `[Original: Spanish]`.
    let original: String
    let colon: String
    /// Between the names of a list, and before the last one.
    let comma: String
    let and: String
    /// What stands before and after the list of States that replied, in a summary that is made.
    let summarySentence: (before: String, after: String)
    /// Articles that can stand before the name of a State in running text.
    var articles: [String] = []
    /// States whose name has an article in a list.
    var statesWithArticle: Set<String> = []
    /// Numbers below ten, which running text has in words.
    var numbers: [String] = []

    static let all: [CompileWords] = [.english, .french, .spanish, .russian, .arabic, .chinese]

    static func named(_ code: String) -> CompileWords? { all.first { $0.code == code } }

    func number(_ number: Int) -> String {
        numbers.indices.contains(number - 1) ? numbers[number - 1] : String(number)
    }

    /// The word before the last name of a list, with its spaces.
    func and(before name: String) -> String {
        // Spanish y is e before the same sound.
        let first = SortingKey.of(name, language: code)
        return code == "es" && (first.hasPrefix("i") || first.hasPrefix("hi")) ? " e " : and
    }

    func article(of state: String, name: String) -> String? {
        let hasArticle = statesWithArticle.contains(state) && !articles.contains { name.hasPrefix($0) }
        return hasArticle ? articles.first : nil
    }

    /// A date as text prints it.
    func text(of date: PartialDate) -> String {
        let year = String(date.year)
        guard let month = date.month, let words = LanguageWords.named(code),
            let name = words.months[month - 1].split(separator: "|").first.map(String.init)
        else { return code == "zh" ? "\(year)年" : year }
        let day = date.day.map { code == "fr" && $0 == 1 ? "1er" : String($0) }
        switch code {
        case "zh": return "\(year)年\(name)月" + (day.map { "\($0)日" } ?? "")
        case "es": return (day.map { "\($0) de " } ?? "") + "\(name) de \(year)"
        default: return (day.map { "\($0) " } ?? "") + "\(name) \(year)"
        }
    }
}

extension CompileWords {
    static let english: CompileWords = {
        var words = CompileWords(
            code: "en", repliesHeading: "Replies received from Governments", annex: "Annex", original: "Original: ",
            colon: ": ", comma: ", ", and: " and ",
            summarySentence: ("The report contains the communications received from the following States: ", "."))
        words.articles = ["the "]
        words.statesWithArticle = [
            "ARE", "BHS", "CAF", "COD", "COG", "COM", "CSK", "CZE", "DOM", "GBR", "GMB", "KOR", "LAO", "MDA", "MHL", "NER",
            "NLD", "PHL", "PRK", "RUS", "SDN", "SUN", "SYR", "TZA", "USA", "VAT",
        ]
        words.numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        return words
    }()

    static let french: CompileWords = {
        var words = CompileWords(
            code: "fr", repliesHeading: "Réponses reçues des gouvernements", annex: "Annexe", original: "Original\u{A0}: ",
            colon: "\u{A0}: ", comma: ", ", and: " et ",
            summarySentence: ("Le rapport contient les communications reçues des États suivants\u{A0}: ", "."))
        words.articles = ["les ", "le ", "la ", "l’", "l'"]
        words.numbers = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
        return words
    }()

    static let spanish: CompileWords = {
        var words = CompileWords(
            code: "es", repliesHeading: "Respuestas recibidas de los gobiernos", annex: "Anexo", original: "Original: ",
            colon: ": ", comma: ", ", and: " y ",
            summarySentence: ("El informe contiene las comunicaciones recibidas de los Estados siguientes: ", "."))
        words.articles = ["los ", "las ", "el ", "la "]
        words.numbers = ["un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
        return words
    }()

    static let russian = CompileWords(
        code: "ru", repliesHeading: "Ответы, полученные от правительств", annex: "Приложение", original: "Оригинал: ",
        colon: ": ", comma: ", ", and: " и ",
        summarySentence: ("В докладе содержатся сообщения, полученные от следующих государств: ", "."))

    static let arabic = CompileWords(
        code: "ar", repliesHeading: "الردود الواردة من الحكومات", annex: "المرفق", original: "الأصل: ", colon: ": ",
        comma: "، ", and: " و",
        summarySentence: ("يتضمن هذا التقرير الرسائل الواردة من الدول التالية: ", "."))

    static let chinese = CompileWords(
        code: "zh", repliesHeading: "收到的各国政府答复", annex: "附件", original: "原文：", colon: "：", comma: "、", and: "和",
        summarySentence: ("本报告载有从下列国家收到的来文：", "。"))
}
