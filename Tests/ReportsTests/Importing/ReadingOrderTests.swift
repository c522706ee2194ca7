import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// Texts without layout: numbers stand on lines of their own, and nothing but what follows tells a heading from a cell.
@Suite struct ReadingOrderTests {
    private func report(_ text: String) throws -> Report {
        guard case .report(let report) = try Importer.importDocument(.bytes(Array(text.utf8)), name: "report.txt").document else {
            throw NotAReport()
        }
        return report
    }

    private struct NotAReport: Error {}

    private static func labels(_ report: Report) -> [String] { report.paragraphs.compactMap(\.label) }

    private static func items(_ report: Report) -> [String] {
        report.paragraphs.flatMap(\.content).flatMap { inline -> [String] in
            if case .list(let list) = inline { list.items.compactMap(\.label) } else { [] }
        }
    }

    private static func headings(_ sections: [Section]) -> [String] {
        sections.flatMap { section in
            [[section.number, section.heading.plainText].compactMap { $0 }.joined(separator: " ")] + headings(section.sections)
        }
    }

    private static let head = """
        A/60/999

        United Nations

        General Assembly

        Distr.: General
        7 March 2006
        Original: English

        Sixtieth session
        Agenda item 71 (b)

        Safety of ferries on great lakes
        Report of the Secretary-General

        """

    private static let body = """
        Contents

        I.

        II.

        Paragraphs

        Page

        Introduction .............................................

        1–2

        2

        A.

        Crossings made in the period under review by all of the many ferries of
        the lake .............................................

        3–4

        2

        B.

        Accidents .............................................

        5

        3

        06-12345 (E)

        *0612345*

        \u{0C}A/60/999

        I. Introduction
        1.
        By its resolution 59/888, the General Assembly requested a report on the safety
        of ferries. The present report was written for that reason and for no other one.
        2.
        Three matters are treated:
        (a)
        The crossings of the lake that were made in the period, and all those that had
        been planned and were not made;
        (b)

        The accidents.
        A. Crossings
        Northern shore
        3.
        The ferries crossed the lake 1,200 times in the year. They carried people of all
        ages.
        It was cold. The lake was
        frozen in January, for the first time in twelve years, so that no ferry could cross.
        Southern shore
        4. Nothing was heard from there.

        Ferry

        Crossings

        Passengers

        Gull

        12.5

        700

        \u{0C}A/60/999

        B. Accidents

        5.

        There were none.
        """

    @Test func numbersAreJoinedToTheirParagraphs() throws {
        let report = try report(Self.head + Self.body)
        #expect(report.symbols == ["A/60/999"])
        #expect(Self.labels(report) == ["1", "2", "3", "4", "5"])
        #expect(Self.items(report) == ["a", "b"])
        #expect(Self.headings(report.sections) == ["I Introduction", "A Crossings", "Northern shore", "Southern shore", "B Accidents"])
        let third = try #require(report.paragraphs.first { $0.label == "3" }?.content.plainText)
        #expect(third.hasSuffix("of all ages. It was cold. The lake was frozen in January, for the first time in twelve years, so that no ferry could cross."))
        #expect(report.paragraphs.last?.content.plainText == "There were none.")
    }

    @Test func contentsHaveTheirNumbersAgain() throws {
        let contents = try #require(try report(Self.head + Self.body).contents)
        #expect(contents.entries.map { [$0.number, $0.paragraphs.map { "\($0.from)-\($0.to)" }, $0.page].map { $0 ?? "" } } == [
            ["", "1-2", "2"], ["A", "3-4", "2"], ["B", "5-5", "3"],
        ])
        #expect(contents.entries.map(\.heading.plainText).first == "Introduction")
    }

    /// Where nothing is blank between them, the line that says what the document is ends the title of the agenda item.
    @Test func headsWithoutBlankLines() throws {
        let text = """
            A/60/999/Add.1
            Naciones Unidas
            Asamblea General
            Distr. general
            7 de marzo de 2006
            Español
            Original: inglés
            Sexagésimo período de sesiones
            Temas 45 y 55 del programa
            Navegación segura en los grandes lagos
            y en sus afluentes
            Informe del Secretario General
            Adición
            Antecedentes
            1.
            En mi informe se trata de los transbordadores de los grandes lagos, de sus travesías
            y de sus accidentes.
            2.
            No hubo ninguno.
            """
        guard case .document(let document) = try Importer.importDocument(.bytes(Array(text.utf8)), name: "informe.txt").document else {
            Issue.record("not a document")
            return
        }
        #expect(document.masthead?.agendaItems.compactMap(\.title).map(\.plainText) == ["Navegación segura en los grandes lagos y en sus afluentes"])
        #expect(document.documentType?.content.plainText == "Informe del Secretario General\nAdición")
        #expect(Self.headings(document.sections) == ["Antecedentes"])
        #expect(document.bodyBlocks.paragraphs.compactMap(\.label) == ["1", "2"])
    }

    /// A decimal is no number of a paragraph, nor is what a layout puts alone into a line.
    @Test func figuresStayFigures() throws {
        #expect(!Self.labels(try report(Self.head + Self.body)).contains("12.5"))
        let indented = Self.head + """
            1.   The first paragraph of the report says what it is about, at some length.

                                 2.

            2.   The second says the same.
            """
        #expect(Self.labels(try report(indented)) == ["1", "2"])
    }

    /// A page that became one line: a numeral, a heading and a number after it begin the body, whatever stands before.
    @Test func oneLine() throws {
        let line = "Sixtieth session Item 71 of the provisional agenda* Safety of ferries Report of the Secretary-General Contents "
            + "Paragraphs Page Introduction 1–2 3 Accidents 3 4 I. Introduction 1. The General Assembly, in its resolution 59/888, "
            + "requested a report. 2. It is the present one. II. Accidents and what followed 3. There were none."
        guard case .document(let document) = try Importer.importDocument(.bytes(Array(line.utf8)), name: "page.txt").document else {
            Issue.record("not a document")
            return
        }
        #expect(document.bodyBlocks.paragraphs.compactMap(\.label) == ["1", "2", "3"])
        #expect(Self.headings(document.sections) == ["I Introduction", "II Accidents and what followed"])
    }

    /// A page of a website has no pages for its contents to lead to.
    @Test func contentsWithoutPages() throws {
        let report = try report(Self.head + """
            Contents

            I. Introduction

            II. Crossings, and what the ferries carried

            III. Accidents


            I. Introduction

            1. The General Assembly requested a report on the safety of ferries, and the present one is it.

            II. Crossings, and what the ferries carried

            2. The ferries crossed the lake 1,200 times, and they carried people of all ages over it.

            III. Accidents

            3. There were none.
            """)
        #expect(report.contents?.entries.map(\.number) == ["I", "II", "III"])
        #expect(Self.headings(report.sections) == ["I Introduction", "II Crossings, and what the ferries carried", "III Accidents"])
        #expect(Self.labels(report) == ["1", "2", "3"])
    }
}
