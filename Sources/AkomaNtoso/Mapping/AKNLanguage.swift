internal import RapporteurDiagnostics

/// Languages in the three forms that documents need.
struct AKNLanguage {
    /// ISO 639-2, as in names and `FRBRlanguage`: eng.
    var code: String
    /// As in `xml:lang` and in the path of docs.un.org: en.
    var tag: String
    var name: String
    /// AKN has no attribute for the direction of text: it follows from the language.
    var isRightToLeft: Bool

    /// The official languages of the United Nations.
    static let official: [AKNLanguage] = [
        AKNLanguage(code: "ara", tag: "ar", name: "Arabic", isRightToLeft: true),
        AKNLanguage(code: "zho", tag: "zh", name: "Chinese", isRightToLeft: false),
        AKNLanguage(code: "eng", tag: "en", name: "English", isRightToLeft: false),
        AKNLanguage(code: "fra", tag: "fr", name: "French", isRightToLeft: false),
        AKNLanguage(code: "rus", tag: "ru", name: "Russian", isRightToLeft: false),
        AKNLanguage(code: "spa", tag: "es", name: "Spanish", isRightToLeft: false),
    ]

    static func tagged(_ tag: String) -> AKNLanguage? { official.first { $0.tag == tag } }

    static func coded(_ code: String) -> AKNLanguage? { official.first { $0.code == code } }

    /// The code for a tag: und where it is not one of the official languages.
    static func code(forTag tag: String?) -> String { tag.flatMap(tagged)?.code ?? "und" }
}
