@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// Each pattern finds its real examples whole.
@Suite struct CitationPatternTests {
    private static let examples: [(CitationPatterns.Kind, [String])] = [
        (
            .symbol,
            [
                "A/57/50/Rev.1", "A/56/310", "E/CN.4/2002/94", "A/HRC/WG.6/18/AFG/3", "CMW/C/BFA/Q/1/Add.1",
                "S/2017/95/Rev.1", "A/81/6 (Sect. 24)", "CERD/C/ARE/CO/18-21", "A/C.3/74/L.35/Rev.1",
                "E/CN.4/2002/94/Add.1", "A/RES/73/3",
            ]
        ),
        (.doubleSymbol, ["A/44/971-S/21541", "A/51/410-S/1996/853"]),
        (.assemblyResolution, ["resolution 56/170", "resolution 80/236 A", "resolution 55/92", "resolution 5/1", "resolution 16/21"]),
        (.romanResolution, ["resolution 689 (XXXV)", "resolution 1576 (L)"]),
        (.councilResolution, ["resolution 1576 (2004)"]),
        (.commissionResolution, ["decision 2001/321", "resolution 2002/62"]),
        (.decision, ["decisions 18/117", "decision 80/521"]),
        (.runOfResolutions, ["resolutions 822 (1993), 853 (1993), 874 (1993) and 884 (1993)"]),
        (
            .pinpointOf,
            [
                "paragraph 2 (e) of resolution 1373 (2001)", "paragraph 15 of the annex to resolution 5/1",
                "paragraph 3 of its resolution 64/25",
            ]
        ),
        (.seeSymbol, ["A/80/630, paras. 70–74", "S/23999, para. 3", "A/80/604/Add.5, paras. 38–41 and 46"]),
        (.articleOf, ["Article 17, paragraph 2, of the Charter", "article 69 of its constitution", "Article 2 of the law"]),
        (
            .treaty,
            [
                "International Convention on the Protection of All Migrant Workers and Members of Their Families",
                "United Nations Convention against Transnational Organized Crime",
                "Convention relating to the Status of Refugees",
                "International Convention on the Elimination of All Forms of Racial Discrimination of 1965",
            ]
        ),
        (.yearTreaty, ["1963 Vienna Convention", "1951 Convention", "1967 Protocol", "1951 Convention on the Status of Refugees"]),
        (.laborConvention, ["ILO Convention No. 182 of 1999", "International Labour Organization (ILO) Convention No. 111 of 1985"]),
        (.treatySeries, ["United Nations, Treaty Series, vol. 2271, No. 40446"]),
        (.numberedLaw, ["law on foreigners (No. 123/2001)", "decree 476/2001", "Law 87"]),
        (.namedLaw, ["Employment Act of 1955", "Refugees and Forced Migrants (Status) Act"]),
    ]

    @Test(arguments: examples.indices)
    func findsItsExamples(row: Int) throws {
        let (kind, examples) = Self.examples[row]
        let pattern = try #require(CitationPatterns.english.first { $0.kind == kind }).pattern
        for example in examples {
            let text = Array("see \(example), which".unicodeScalars)
            let match = pattern.firstMatch(in: text)
            #expect(match.map { String(text[$0.range]) } == example, "\(kind)")
        }
    }

    private static let misses: [(CitationPatterns.Kind, [String])] = [
        (.symbol, ["and/or", "24/7", "A / 57", "km/h"]),
        (.assemblyResolution, ["resolution of 1993", "resolutions on migrants"]),
        (.councilResolution, ["resolution 1576 (XV)", "resolution 1576"]),
        (.treaty, ["the Convention", "a convention on trade"]),
        (.numberedLaw, ["the law", "Law of the Sea"]),
    ]

    @Test(arguments: misses.indices)
    func findsNothingElse(row: Int) throws {
        let (kind, texts) = Self.misses[row]
        let pattern = try #require(CitationPatterns.english.first { $0.kind == kind }).pattern
        for text in texts { #expect(pattern.firstMatch(in: Array(text.unicodeScalars)) == nil, "\(kind): \(text)") }
    }

    @Test(arguments: [
        ("General Assembly resolution 56/170 of 19 December 2001", "A/RES/56/170", CitationKind.resolution),
        ("Human Rights Council resolution 5/1", "A/HRC/RES/5/1", .resolution),
        ("Security Council resolution 1576 (2004)", "S/RES/1576 (2004)", .resolution),
        ("resolution 1576 (L)", "E/RES/1576 (L)", .resolution),
        ("Human Rights Council decision 4/104", "A/HRC/DEC/4/104", .decision),
        ("the ILO Convention No. 29", "C029", .treaty),
        ("the 1951 Convention on the Status of Refugees", "V-2", .treaty),
        ("its 1967 Protocol", "V-5", .treaty),
        ("Article 17, paragraph 2, of the Charter of the United Nations", "I-1", .treaty),
        ("the Vienna Convention on Consular Relations", "III-6", .treaty),
    ])
    func writesEachInOneWay(text: String, symbol: String, kind: CitationKind) throws {
        let found = try citations(text).first
        #expect(found?.symbol == symbol)
        #expect(found?.kind == kind)
    }

    @Test func pinpointsAreKept() throws {
        #expect(try citations("paragraph 2 (e) of resolution 1373 (2001)").first?.pinpoint == "para. 2 (e)")
        #expect(try citations("(see A/80/630, paras. 70–74)").first?.pinpoint == "paras. 70–74")
        #expect(try citations("under article 69 of its constitution").first?.pinpoint == "art. 69")
    }

    /// What a number alone does not say is left out, not guessed.
    @Test func ambiguousNumbersStayUnresolved() throws {
        let found = try citations("decision 18/117 was recalled")
        #expect(found.map(\.kind) == [.decision])
        #expect(found.first?.symbol == nil)
    }

    private func citations(_ text: String) throws -> [(kind: CitationKind, symbol: String?, pinpoint: String?)] {
        try facts(in: text).compactMap {
            guard case .citation(let kind, let symbol, let pinpoint, _, _) = $0.fact else { return nil }
            return (kind, symbol, pinpoint)
        }
    }
}

/// The facts in one English text, outer before inner.
func facts(
    in text: String, _ context: FactContext = FactContext(), issued: PartialDate? = PartialDate(year: 2002, month: 7, day: 2)
) throws -> [FactMark] {
    var memory = FactMemory(issued: issued)
    let finder = FactFinder(
        .english, states: try StateNames(language: "en"), instruments: try InstrumentNames(language: "en"))
    return MarkNesting.nested(finder.marks(in: sourceText(text), context, &memory))
}

/// A text as if it had been read.
func sourceText(_ text: String) -> SourceText {
    var result = SourceText()
    for (offset, scalar) in text.unicodeScalars.enumerated() { result.append(scalar, origin: Int32(offset)) }
    return result
}
