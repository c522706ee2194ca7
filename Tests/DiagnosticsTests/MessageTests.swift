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
        (["LANG": "fr_CH.UTF-8"], .french), (["LANG": "fr"], .french), (["LANG": "fy_NL"], .english),
        (["LC_ALL": "C", "LANG": "fr_FR"], .english), (["LC_ALL": "", "LC_MESSAGES": "fr", "LANG": "C"], .french),
        (["RAPPORTEUR_MESSAGES": "xx", "LANG": "fr_FR"], .french), ([:], .english),
    ])
    func theEnvironmentChooses(_ environment: [String: String], _ language: Language) {
        #expect(Language(environment: { environment[$0] }) == language)
    }
}
