@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// Resolutions and decisions by number, in the six languages.
@Suite struct NumberedActsTests {
    private func acts(_ text: String, _ language: String, speaker: String? = nil, year: Int = 2024) throws -> [String] {
        let words = try #require(LanguageWords.named(language))
        var memory = FactMemory(issued: PartialDate(year: year))
        memory.speaker = speaker
        return NumberedActs(words).marks(in: Array(text.unicodeScalars), memory).sorted { $0.range.lowerBound < $1.range.lowerBound }.map { mark in
            guard case .citation(_, let symbol, let pinpoint, _, _) = mark.fact else { return "?" }
            return [symbol ?? "–", pinpoint].compactMap { $0 }.joined(separator: ", ")
        }
    }

    @Test(arguments: [
        ("en", "resolutions 48/75 J, 49/75 O of 15 December 1994 and 50/70 L", ["A/RES/48/75 J", "A/RES/49/75 O", "A/RES/50/70 L"]),
        ("en", "resolution 42/22 of the Human Rights Council", ["A/HRC/RES/42/22"]), ("en", "resolution 42/22 of 20 December 1987", ["A/RES/42/22"]),
        ("en", "resolution 42/22", ["–"]), ("en", "resolution 2019/15", ["E/RES/2019/15"]), ("en", "resolution 1999/15", ["–"]),
        ("en", "decision 74/571", ["A/DEC/74/571"]), ("en", "decision 14/4", ["–"]), ("en", "the Environment Assembly, in resolution 62/4", ["–"]),
        ("fr", "résolutions 338 (1973) et 1397 (2002) du Conseil de sécurité", ["S/RES/338 (1973)", "S/RES/1397 (2002)"]),
        ("fr", "au paragraphe 9 c) de la résolution 1373 (2001)", ["S/RES/1373 (2001), para. 9 c)"]),
        ("fr", "résolution 194 (III) du 11 décembre 1948", ["A/RES/194 (III)"]), ("fr", "résolution 2312 (LXII)", ["E/RES/2312 (LXII)"]),
        ("es", "resoluciones 63/33, de 26 de noviembre de 2008, 64/108, de 10 de diciembre de 2009, y S-21/1", ["A/RES/63/33", "A/RES/64/108", "A/RES/S-21/1"]),
        ("es", "el párrafo 9 c) de su resolución 2133 (2014)", ["S/RES/2133 (2014), para. 9 c)"]),
        ("ru", "резолюции Совета Безопасности 1754 (2007) от 30 апреля 2007 года, 1783 (2007) и 1813 (2008)", ["S/RES/1754 (2007)", "S/RES/1783 (2007)", "S/RES/1813 (2008)"]),
        ("ru", "пункту 9 резолюции 57/4 В от 20 декабря 2002 года", ["A/RES/57/4 B, para. 9"]), ("ru", "резолюцию 37/42 Совета по правам человека", ["A/HRC/RES/37/42"]),
        ("ar", "القرارات 53/208 ألف المؤرخ 18 كانون الأول/ ديسمبر 1998 و 54/248 المؤرخ 23 كانون الأول/ديسمبر 1999", ["A/RES/53/208 A", "A/RES/54/248"]),
        ("ar", "القرار 53/208 ألف إلى هاء المؤرخ 18 كانون الأول/ديسمبر 1998", ["A/RES/53/208"]), ("zh", "缔约方大会第14/4号决定", ["–"]),
        ("en", "General Assembly decision 14/4", ["–"]),
        ("ar", "قراري مجلس الأمن 1325 (2000) و 1820 (2008)", ["S/RES/1325 (2000)", "S/RES/1820 (2008)"]),
        ("zh", "1992年11月24日第47/19号、1993年11月3日第48/16号和2021年6月23日第75/289号决议", ["A/RES/47/19", "A/RES/48/16", "A/RES/75/289"]),
        ("zh", "第2133(2014)号决议", ["S/RES/2133 (2014)"]), ("zh", "人权理事会第37/42号决议及第76/563号决定", ["A/HRC/RES/37/42", "A/DEC/76/563"]),
        ("zh", "联合国环境大会第5/5号决议", ["–"]), ("zh", "第12号文件", []), ("fr", "la résolution finale", []),
    ] as [(String, String, [String])])
    func symbolsFollowFromForms(language: String, text: String, expected: [String]) throws {
        #expect(try acts(text, language) == expected)
    }

    @Test(arguments: [
        ("en", "Recalling its resolution 42/22"), ("fr", "Rappelant sa résolution 42/22"), ("es", "Recordando su resolución 42/22"),
        ("ru", "ссылаясь на свою резолюцию 42/22"), ("ar", "إذ تشير إلى قرارها 42/22"), ("zh", "回顾其第42/22号决议"),
    ]) func itsOwnAreThoseOfTheSpeaker(language: String, text: String) throws {
        #expect(try acts(text, language, speaker: "A") == ["A/RES/42/22"])
        #expect(try acts(text, language, speaker: "A/HRC") == ["A/HRC/RES/42/22"])
        #expect(try acts(text, language) == ["–"])
    }
}
