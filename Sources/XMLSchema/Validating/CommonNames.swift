internal import RapporteurDiagnostics

/// Elements that people know from HTML and word processors, and what schemas of documents call them.
enum CommonNames {
    private static let others: ExactMap<[String]> = [
        "b": ["strong", "bold"], "bold": ["strong", "b"], "i": ["emphasis", "em", "italic"],
        "em": ["emphasis", "italic", "i"], "italic": ["emphasis", "em", "i"], "u": ["underline"],
        "p": ["paragraph", "para"], "para": ["paragraph", "p"], "li": ["item", "listItem"], "ul": ["list"], "ol": ["list"],
        "h1": ["heading", "title"], "h2": ["heading", "title"], "h3": ["heading", "title"], "h4": ["heading", "title"],
        "h": ["heading", "title"], "tr": ["row"], "td": ["cell", "entry"], "th": ["cell", "entry"],
        "img": ["figure", "graphic", "image"], "blockquote": ["quotation", "quote"], "q": ["quote"],
        "sup": ["superscript"], "footnote": ["note"], "a": ["link", "ref"], "div": ["section"],
    ]

    static func match(_ name: String, among expected: [String]) -> String? {
        others[name.lowercased()]?.first(where: expected.contains)
    }
}
