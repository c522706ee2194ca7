import RapporteurDiagnostics
import Testing

@Suite struct MessageRenderingTests {
    @Test func quotesAndJoinsAsTheLanguageDoes() {
        let message = Message("text.list/or", ["before": .quoted("a"), "last": .quoted("b")])
        #expect(message.text(in: .english) == "“a” or “b”")
        #expect(message.text(in: .french) == "«\u{A0}a\u{A0}» ou «\u{A0}b\u{A0}»")
        #expect(message.description == message.text(in: .english))
    }

    @Test(arguments: [
        (0, "0 more findings left out", "0 autre constatation omise"),
        (1, "1 more finding left out", "1 autre constatation omise"),
        (2, "2 more findings left out", "2 autres constatations omises"),
    ])
    func numbersChooseTheirForm(_ number: Int, _ english: String, _ french: String) {
        let message = Message("text.omitted", ["count": .number(number)])
        #expect(message.text(in: .english).hasPrefix(english))
        #expect(message.text(in: .french).hasPrefix(french))
    }

    /// Samples of CLDR for each form.
    @Test(arguments: [
        (Language.russian, PluralCategory.one, [1, 21, 31, 101, 1001]), (.russian, .few, [2, 3, 4, 22, 34, 104]),
        (.russian, .many, [0, 5, 11, 12, 14, 19, 20, 100, 111, 112]),
        (.arabic, .zero, [0]), (.arabic, .one, [1]), (.arabic, .two, [2]), (.arabic, .few, [3, 10, 103, 110, 1003]),
        (.arabic, .many, [11, 26, 99, 111, 1011]), (.arabic, .other, [100, 101, 102, 200, 202, 1000]),
        (.chinese, .other, [0, 1, 2, 11]), (.spanish, .one, [1]), (.spanish, .other, [0, 2, 11]),
        (.french, .one, [0, 1]), (.french, .other, [2, 17, 100]), (.english, .one, [1]), (.english, .other, [0, 2, 11]),
    ])
    func formsAreThoseOfCLDR(_ language: Language, _ category: PluralCategory, _ numbers: [Int]) {
        for number in numbers { #expect(language.pluralCategory(of: number) == category, "\(number)") }
    }

    @Test func numbersAreGroupedAsTheLanguageDoes() {
        #expect(Language.english.grouped(1_234_567) == "1,234,567" && Language.spanish.grouped(1234) == "1234")
        #expect(Language.spanish.grouped(12_345) == "12\u{A0}345" && Language.russian.grouped(1234) == "1\u{A0}234")
        #expect(Language.french.grouped(-1000) == "-1\u{202F}000")
    }

    /// What an input says stands between isolates in Arabic, and cannot end them.
    @Test func inputIsIsolatedFromRightToLeft() {
        let message = Message("text.quoted", ["text": .text("a<b>")])
        #expect(message.text(in: .arabic) == "«\u{2068}a<b>\u{2069}»")
        let hostile = Message("text.quoted", ["text": .text("a\u{2069}\u{202E}b")])
        #expect(hostile.text(in: .arabic) == "«\u{2068}a\u{202E}b\u{2069}»")
        #expect(TerminalText.escaped(hostile, in: .arabic) == "«\u{2068}a\\u{202E}b\u{2069}»")
        #expect(TerminalText.escaped(hostile, in: .english) == "“a\\u{2069}\\u{202E}b”")
    }

    @Test func textFromOutsideStaysAsItIs() {
        #expect(Message.verbatim("{name} '{'").text(in: .french) == "{name} '{'")
        let rule = Message.verbatim([.french: "Une règle."], otherwise: "A rule.")
        #expect(rule.text(in: .french) == "Une règle.")
        #expect(rule.text(in: .english) == "A rule.")
        // What stands in an argument is no template.
        let nested = Message("text.quoted", ["text": .text("{text} #")])
        #expect(nested.text(in: .english) == "“{text} #”")
    }

    @Test(arguments: [
        (["RAPPORTEUR_MESSAGES": "fr", "LANG": "en_GB.UTF-8"], Language.french),
        (["RAPPORTEUR_MESSAGES": "en", "LANG": "fr_FR.UTF-8"], .english),
        (["LANG": "fr_CH.UTF-8"], .french), (["LANG": "zh_CN.UTF-8"], .chinese), (["LC_ALL": "ar"], .arabic),
        (["RAPPORTEUR_MESSAGES": "ru"], .russian), (["LC_MESSAGES": "es_419"], .spanish), (["LANG": "fr"], .french), (["LANG": "fy_NL"], .english),
        (["LC_ALL": "C", "LANG": "fr_FR"], .english), (["LC_ALL": "", "LC_MESSAGES": "fr", "LANG": "C"], .french),
        (["RAPPORTEUR_MESSAGES": "xx", "LANG": "fr_FR"], .french), ([:], .english),
    ])
    func theEnvironmentChooses(_ environment: [String: String], _ language: Language) {
        #expect(Language(environment: { environment[$0] }) == language)
    }
}
