/// The words beside a number that tell a marker of a note from a number of the text.
struct NoteWords: Sendable {
    /// Words that join clauses, so that a number before one counts nothing: "the Goals 6 and their targets".
    var joining: Set<String>
    /// Words, in small letters, that a number belongs to: "paragraph 6".
    var numbered: Set<String>
    /// The same, where they are cut short: "para. 6".
    var abbreviated: Set<String>

    static func named(_ code: String) -> NoteWords {
        switch code {
        case "fr": french
        case "es": spanish
        default: english
        }
    }

    private static let english = NoteWords(
        joining: [
            "and", "or", "including", "which", "as", "with", "in", "on", "by", "while", "but", "of", "to", "the", "for", "that",
            "representing", "from", "is", "are", "was", "were", "has", "have", "had",
        ],
        numbered: [
            "paragraph", "paragraphs", "article", "articles", "chapter", "chapters", "section", "sections", "annex", "annexes", "table",
            "tables", "figure", "figures", "rule", "rules", "item", "items", "page", "pages", "part", "parts", "phase", "level", "category",
            "step", "goal", "goals", "target", "targets", "number", "numbers", "resolution", "resolutions", "decision", "decisions", "than",
            "about", "some", "nearly", "over", "from", "under", "between", "only", "approximately", "least", "most", "additional", "total",
            "another", "around", "almost", "volume", "appendix", "session", "round", "regulation", "principle", "recommendation", "other",
            "further", "these", "those", "with", "were", "have", "following", "last", "first", "past", "next",
        ],
        abbreviated: ["para", "paras", "art", "arts", "sect", "sects", "chap", "chaps", "vol", "vols", "no", "nos", "pp", "add", "corr", "rev", "fig", "reg"])

    private static let french = NoteWords(
        joining: ["et", "ou", "qui", "que", "de", "des", "du", "dans", "par", "pour", "avec", "sur", "en", "à", "au", "aux", "dont", "où", "est", "sont", "le", "la", "les"],
        numbered: [
            "paragraphe", "paragraphes", "article", "articles", "chapitre", "section", "annexe", "tableau", "figure", "règle", "point", "points",
            "page", "pages", "partie", "phase", "objectif", "objectifs", "cible", "résolution", "résolutions", "décision", "environ", "près",
            "plus", "moins", "quelque", "entre", "alinéa", "numéro", "principe", "autres", "dans", "pour",
        ],
        abbreviated: ["par", "art", "sect", "chap", "vol", "no", "nos", "pp", "fig", "al"])

    private static let spanish = NoteWords(
        joining: ["y", "o", "e", "que", "de", "del", "en", "por", "para", "con", "sobre", "a", "al", "es", "son", "el", "la", "los", "las", "se"],
        numbered: [
            "párrafo", "párrafos", "artículo", "artículos", "capítulo", "sección", "anexo", "cuadro", "gráfico", "regla", "tema", "temas",
            "página", "páginas", "parte", "fase", "objetivo", "objetivos", "meta", "resolución", "resoluciones", "decisión", "unos", "unas",
            "casi", "más", "menos", "entre", "unas", "principio", "otros", "otras",
        ],
        abbreviated: ["párr", "párrs", "art", "arts", "secc", "cap", "vol", "núm", "núms", "pág", "págs", "fig"])
}
