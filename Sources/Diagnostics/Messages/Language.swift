/// A language that messages are written in: the six official languages of the United Nations.
public enum Language: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case french = "fr"
    case spanish = "es"
    case russian = "ru"
    case chinese = "zh"
    case arabic = "ar"
}

extension Language {
    /// The language that the environment asks for: that of RAPPORTEUR_MESSAGES, else that of the locale, else English.
    ///
    /// As in POSIX the first of LC_ALL, LC_MESSAGES and LANG that is set speaks for the locale, `fr_CH.UTF-8`.
    public init(environment: (String) -> String?) {
        let named = environment("RAPPORTEUR_MESSAGES").flatMap(Language.init(locale:))
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
        self = named ?? locale.flatMap(Language.init(locale:)) ?? .english
    }

    /// The language of a locale's name, where it is one of ours.
    init?(locale: String) {
        let end = locale.firstIndex { "_.@-".contains($0) } ?? locale.endIndex
        self.init(rawValue: locale[..<end].lowercased())
    }
}
