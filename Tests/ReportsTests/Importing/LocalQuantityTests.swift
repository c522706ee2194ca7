@testable import RapporteurImporting
import RapporteurReportModel
import Testing

/// How many and how much, in French and Spanish.
@Suite struct LocalQuantityTests {
    private func quantities(_ text: String, _ language: String) throws -> [String] {
        let words = try #require(LanguageWords.named(language))
        let scalars = text.unicodeScalars.map { $0 == "\u{A0}" || $0 == "\u{202F}" ? " " : $0 }
        return QuantityFinder(words).marks(in: scalars, besides: []).sorted { $0.range.lowerBound < $1.range.lowerBound }.compactMap { mark in
            guard case .quantity(let value) = mark.fact else { return nil }
            return [value.value.text, value.qualifier?.rawValue, value.currency, value.unit].compactMap { $0 }.joined(separator: " ")
        }
    }

    @Test(arguments: [
        ("74 % des ménages", ["74 percent"]), ("12,5 pour cent", ["12.5 percent"]), ("environ 3,2 % du total", ["3.2 about percent"]),
        ("un montant de 135 millions de dollars", ["135000000 USD"]), ("quelque 2,5 milliards d’euros", ["2500000000 about EUR"]),
        ("1 250 personnes déplacées", ["1250 personnes déplacées"]), ("plus de 40 000 enfants", ["40000 moreThan enfants"]),
        ("au moins 15 nouveaux cas signalés", ["15 atLeast nouveaux cas signalés"]), ("3 millions d’habitants", ["3000000 habitants"]),
        ("trois ans", ["3 ans"]), ("près de 12 000 dollars des États-Unis", ["12000 about USD"]), ("les 15 États Membres", ["15 États"]),
        ("la 67e session", []), ("article 12", []), ("l’article 12 et les articles suivants", []), ("en 2005 les ministres", []), ("l’objectif 5", []),
        ("le COVID-19 dans", []), ("le paragraphe 3 des observations", []), ("A/57/134", []), ("le 3 mai", []), ("12 dans la région", []),
        ("les deux dernières", []), ("Vol. II, p. 12", []),
    ] as [(String, [String])])
    func inFrench(text: String, expected: [String]) throws {
        #expect(try quantities(text, "fr") == expected)
    }

    @Test(arguments: [
        ("el 74 % de los hogares", ["74 percent"]), ("un 12,5 por ciento", ["12.5 percent"]), ("más de 1.250 personas desplazadas", ["1250 moreThan personas desplazadas"]),
        ("135 millones de dólares", ["135000000 USD"]), ("unos 40 000 niños", ["40000 about niños"]), ("2,5 mil millones de euros", ["2500000000 EUR"]),
        ("15 mil hogares", ["15000 hogares"]), ("al menos tres años", ["3 atLeast años"]), ("aproximadamente 200 casos", ["200 about casos"]),
        ("67º período de sesiones", []), ("artículo 12", []), ("los artículos 12 y 13 de la ley", []), ("en 2005 los ministros", []),
        ("la COVID‑19 cumplan plenamente las obligaciones", []), ("el párrafo 3 de las observaciones", []), ("la Agenda 2030 para los países", []),
        ("12 los demás", []), ("24.1. Medidas", []),
    ] as [(String, [String])])
    func inSpanish(text: String, expected: [String]) throws {
        #expect(try quantities(text, "es") == expected)
    }

    @Test(arguments: [("ru", "74 процента домохозяйств", ["74 percent"]), ("zh", "占74%", ["74 percent"]), ("ar", "74 في المائة", ["74 percent"]), ("ru", "12 государств", [])] as [(String, String, [String])])
    func percentagesElsewhere(language: String, text: String, expected: [String]) throws {
        #expect(try quantities(text, language) == expected)
    }
}
