import RapporteurReportModel

/// The words with which the reports of reviews introduce the recommendations of States, in one language.
struct ReviewWords: Sendable {
    /// What says that a paragraph is about recommendations.
    let recommendation: TextPattern
    /// What the State under review answers, the clearest first.
    let responses: [(pattern: TextPattern, response: RecommendationResponse)]
    /// Words that link one act to the next or stand before its verb.
    let links: Set<String>
    let articles: Set<String>
    /// The ending of adverbs, and words that have it and are verbs.
    let adverbEnding: String
    let adverbs: Set<String>
    let otherwise: Set<String>

    func isAdverb(_ word: String) -> Bool {
        adverbs.contains(word) || word.hasSuffix(adverbEnding) && !otherwise.contains(word)
    }

    static func named(_ language: String) -> ReviewWords? {
        switch language {
        case "en": english
        case "fr": french
        case "es": spanish
        default: nil
        }
    }

    static let english = ReviewWords(
        recommendation: TextPattern(#"\b[Rr]ecommendations?\b"#),
        responses: [
            (TextPattern(#"(?:not|n’t) (?:enjoy|have|receive|gain)[^.]{0,20} support|\bnot (?:be )?(?:support|accept|enjoy)|(?:cannot|could not) (?:be )?(?:support|accept)|\breject|unable to (?:support|accept)"#), .notSupported),
            (TextPattern(#"will be examined|will (?:be )?consider|will be (?:studied|reviewed)|will (?:examine|respond|provide (?:its )?respon)|in due (?:time|course)|(?:responses?|repl(?:y|ies)) (?:of [^.]{0,60} )?will be"#), .pending),
            (TextPattern(#"enjoys? (?:the|its) support|enjoyed (?:the|its) support|\bsupports?\b|\baccept(?:s|ed)?\b|support of"#), .supported),
            (TextPattern(#"\bnoted\b|takes? note"#), .noted),
        ],
        links: ["and", "or", "to", "as", "that", "should", "well"], articles: ["the", "The"], adverbEnding: "ly",
        adverbs: ["further", "also", "again", "still", "not", "soon", "possible", "moreover", "therefore"],
        otherwise: ["apply", "comply", "supply", "rely", "reply", "multiply", "ally"])

    static let french = ReviewWords(
        recommendation: TextPattern(#"\b[Rr]ecommandations?\b"#),
        responses: [
            (TextPattern(#"(?:n’ont|n’a|ne (?:recueillent|peu(?:t|vent)|reçoivent))[^.]{0,40}(?:adhésion|appui|accept|assentiment)|rejet"#), .notSupported),
            (TextPattern(#"seront examinées|examinera|répondra|en temps voulu"#), .pending),
            (TextPattern(#"recueill[^.]{0,20}(?:l’adhésion|l’appui|l’assentiment)|(?:appui|adhésion) d|accept"#), .supported),
            (TextPattern(#"pris note|prend note|notées"#), .noted),
        ],
        links: ["et", "ou", "de", "à"], articles: ["la", "le", "les", "La", "Le", "Les"], adverbEnding: "ment",
        adverbs: ["aussi", "encore", "ne", "pas", "davantage"], otherwise: [])

    static let spanish = ReviewWords(
        recommendation: TextPattern(#"\b[Rr]ecomendaci(?:ón|ones)\b"#),
        responses: [
            (TextPattern(#"no (?:gozan|cuentan|recibieron|han recibido|pueden?|podían?)[^.]{0,40}(?:apoyo|acept)|rechaz"#), .notSupported),
            (TextPattern(#"serán examinadas|examinará|responderá|a su debido tiempo"#), .pending),
            (TextPattern(#"(?:gozan|cuentan|apoyo) d|apoya|acept"#), .supported),
            (TextPattern(#"tomado nota|toma nota"#), .noted),
        ],
        links: ["y", "e", "o", "de", "a"], articles: ["la", "el", "los", "las", "La", "El", "Los", "Las"], adverbEnding: "mente",
        adverbs: ["también", "aún", "no", "más"], otherwise: [])
}
