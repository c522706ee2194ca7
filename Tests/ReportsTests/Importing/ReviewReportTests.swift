import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// What is peculiar to the reports of country reviews: recommendations numbered under paragraphs, with the States that
/// make them at their end.
@Suite struct ReviewReportTests {
    /// A report as the text of its pages, with the lines of the last section given.
    private func report(_ lines: String, contents: String = "") throws -> Report {
        let head = """
                          United Nations                                                    A/HRC/99/7
                          General Assembly                                    Distr.: General
                                                                              5 July2013
                                                                              Original: English
            Human Rights Council
            Twenty–sixth session
            Agenda item 6
            Universal Periodic Review

                          Report of the Working Group on the Universal
                          Periodic Review*
                          Benin


                      * The annex to the present report is circulated as received.

            \(contents)

            """
        let result = try Importer.importDocument(.bytes(Array((head + lines).utf8)), name: "x")
        guard case .report(let report) = result.document else {
            Issue.record("not a report")
            return Report(language: "en", title: [])
        }
        return report
    }

    private func labels(_ report: Report) -> [String] { report.bodyBlocks.paragraphs.compactMap(\.label) }

    private func recommendations(_ report: Report) -> [Recommendation] {
        report.bodyBlocks.paragraphs.flatMap { Self.all($0.content) }
    }

    private static func all(_ content: [Inline]) -> [Recommendation] {
        content.flatMap { piece -> [Recommendation] in
            if case .recommendation(let one) = piece { return [one] }
            return all(piece.parts)
        }
    }

    private static let points = """
        II.   Conclusions and/or recommendations
                     1.    The following recommendations will be examined by Benin which will provide
                     responses in due time, but no later than the twenty-second session of the Human
                     Rights Council:
                           1.1     Ratify the amendments to the Statute of the Court (Liechtenstein).
                     2.    The recommendations listed below enjoy the support of Benin:
                           2.1     Consider an early ratification of the Optional Protocol on a procedure
                     for communications (Slovakia; Iran (Islamic Republic of)); further strengthen the
                     office of the Ombudsman (Algeria) (Palestine);
                           2.2 Take measures to define the crime in the forthcoming code of the whole
                     country and of its regions (France);3
                           3.3 Publish all treaties once they are ratified or acceded to by the country, so
                     that they are known (Uruguay); and
                           2.4. Extend an invitation to all (Spain).
                     3.    The recommendations below did not enjoy the support of Benin:
                           3.1. Make the office independent, in line with the principles that were agreed
                     upon by the States of the region (Côte d’Ivoire)
                           3.2 Adopt a law (Norway).
                     4,   All conclusions contained in the present report reflect the position of the States
                     that made them.
                     5    They should not be construed as endorsed by the Working Group as a whole, nor
                     by any of its members.
        """

    @Test func numbersWithPointsStandUnderParagraphs() throws {
        let report = try report(Self.points)
        #expect(labels(report) == ["1", "1.1", "2", "2.1", "2.2", "3.3", "2.4", "3", "3.1", "3.2", "4", "5"])
        #expect(report.bodyBlocks.paragraphs.compactMap(\.printed).contains("4,"))
    }

    @Test func recommendationsHaveTheirIssuersAndTheAnswer() throws {
        let found = try recommendations(report(Self.points)).map { one in
            let codes = one.content.compactMap { piece -> String? in
                if case .state(let state) = piece, state.role == .issuer { state.code } else { nil }
            }
            return "\(one.verb) | \(one.issuer) | \(codes.joined(separator: " ")) | \(one.addressee ?? "") \(one.response?.rawValue ?? "")"
        }
        #expect(found == [
            "Ratify | Liechtenstein | LIE | Benin pending",
            "Consider | Slovakia; Iran (Islamic Republic of) | SVK IRN | Benin supported",
            "strengthen | Algeria; Palestine | DZA PSE | Benin supported",
            "Take | France | FRA | Benin supported", "Publish | Uruguay | URY | Benin supported",
            "Extend | Spain | ESP | Benin supported", "Make | Côte d’Ivoire | CIV | Benin notSupported",
            "Adopt | Norway | NOR | Benin notSupported",
        ])
    }

    /// What only looks like one: another paragraph, another parenthesis.
    @Test func otherParenthesesAreNoIssuers() throws {
        let report = try report("""
            I.   Proceedings
                     1.    Uruguay spoke of its neighbours (Argentina).
                     2.    The recommendations enjoy the support of Benin:
                           2.1    Ratify the Convention against Torture (CAT) and its Protocol;
                           2.2    Work with others (Togo and all its ministries, offices and regions) on a law.
            """)
        #expect(recommendations(report).isEmpty)
    }

    /// Items of a list that runs past the number of the next paragraph, one without its point.
    @Test func itemsOfAListMayHaveTheNextNumber() throws {
        let items = (1...6).map { number in
            "               \(number)\(number == 5 ? " " : ".")    Continue the efforts of the country (Togo);"
        }
        let report = try report("""
            I.   Proceedings
                     1.    The review was held.
                     2.    In the discussion the following recommendations were made to Benin:
            \(items.joined(separator: "\n"))
                     3.    The response of Benin to these recommendations will be included in the outcome.
            """)
        #expect(labels(report) == ["1", "2", "3"])
        #expect(recommendations(report).count == 6)
    }

    /// Without a colon before them and without points behind them they are no headings.
    @Test func recommendationsMayBeListedWithoutAColon() throws {
        let report = try report("""
            I.   Proceedings
                     1.    The review was held.
                     2.    The recommendations listed below enjoy the support of Benin

                           1.    Continue to promote the rights of all workers in the country (Togo)

                           2.    Consider withdrawing its reservations to the treaties (France)

                     3.    The response of Benin will be included in the outcome.
            """)
        #expect(labels(report) == ["1", "2", "3"])
        #expect(recommendations(report).map(\.issuer) == ["Togo", "France"])
        #expect(report.sections.first?.sections.isEmpty == true)
    }

    @Test func mastheadNamesTheStateAsTitle() throws {
        let report = try report(Self.points)
        #expect(report.title.plainText == "Benin")
        #expect(report.documentType?.content.plainText.hasPrefix("Report of the Working Group") == true)
        #expect(report.masthead?.agendaItems.first?.title?.plainText == "Universal Periodic Review")
        #expect(report.masthead?.sessions.first?.number == 26)
        #expect(report.masthead?.issued?.date == PartialDate(year: 2013, month: 7, day: 5))
    }

    @Test func contentsMayLackPointsAndHaveWideRanges() throws {
        let report = try report(Self.points, contents: """
            Contents
                                                                                       Paragraphs   Page
                   Introduction.....................................................   1 -   4       3
               I   Summary of the proceedings .......................................   5–6         3
               II. Conclusions and/or recommendations ...............................   7–9        14
            Annex
                   Composition of the delegation .....................................              24

            """)
        let entries = report.contents?.entries ?? []
        #expect(entries.map { $0.number ?? "" } == ["", "I", "II", ""])
        #expect(entries.map(\.heading.plainText).last == "Annex Composition of the delegation")
        #expect(entries.first?.paragraphs?.from == "1")
    }

    @Test func linesInBracketsOfAnnexesAreNoHeadings() throws {
        let report = try report(Self.points + """


            Annex
                                                                            [English only]


                         Composition of the delegation
                         The delegation was headed by the Minister of Justice and composed of:
                             • Ms. Ana Silva, Adviser
            """)
        #expect(report.annexes.first?.heading?.plainText == "Composition of the delegation")
        #expect(report.annexes.first?.sourceLines.map(\.plainText) == ["[English only]"])
    }
}
