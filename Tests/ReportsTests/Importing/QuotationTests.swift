import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// Quoted paragraphs that stand by themselves, whose numbers are not the report's.
@Suite struct QuotationTests {
    private func report(_ body: String) throws -> Report {
        let text = "A/57/999\n\nHarbours\n\nReport of the Secretary-General\n\nI. Introduction\n\n" + body
        guard case .report(let report) = try Importer.importDocument(.bytes(Array(text.utf8)), name: "report.txt", options: Importer.Options(language: "en")).document else { throw NotAReport() }
        return report
    }

    private struct NotAReport: Error {}

    /// A line a block: the label of a paragraph, or of the paragraphs of a quotation in brackets.
    private func outline(_ report: Report) -> [String] {
        report.sections.flatMap(\.blocks).map { block in
            switch block {
            case .paragraph(let paragraph): paragraph.label ?? "–"
            case .quotation(let quotation): "[" + quotation.blocks.paragraphs.map { $0.label ?? "–" }.joined(separator: " ") + "]"
            default: "?"
            }
        }
    }

    @Test(arguments: [
        // Each paragraph has a mark, the last one is closed.
        ("1. The operative paragraphs read as follows:\n\n“1. Approves the report;\n\n“2. Decides to go on.”\n\n2. The harbour is open.\n", ["1", "[1 2]", "2"]),
        ("1. The operative paragraphs read:\n\n\"1. Approves the report;\n\n\"2. Decides to go on.\"\n\n2. The harbour is open.\n", ["1", "[1 2]", "2"]),
        // The marks stand around the whole.
        ("1. The agreement says:\n\n“The parties agree that:\n\n“the harbour is open.”\n\n2. It is.\n", ["1", "[– –]", "2"]),
        ("1. The agreement says:\n\n“5. The parties agree;\n\n6. The harbour is open.”\n\n2. It is.\n", ["1", "[5 6]", "2"]),
        // Each paragraph has both marks.
        ("1. It reads:\n\n“3. The harbour is open.”\n\n“4. It is lit.”\n\n2. It is.\n", ["1", "[3 4]", "2"]),
        ("1. He said:\n\n“The harbour is open.”\n\n2. It is.\n", ["1", "[–]", "2"]),
        ("1. Le texte se lit :\n\n«\u{A0}1. Approuve le rapport ;\n\n«\u{A0}2. Décide de poursuivre.\u{A0}»\n\n2. Le port est ouvert.\n", ["1", "[1 2]", "2"]),
    ] as [(String, [String])])
    func numbersAreThoseOfTheSource(body: String, expected: [String]) throws {
        #expect(outline(try report(body)) == expected)
    }

    @Test(arguments: [
        // Quoted words at the head of a sentence; a mark that nobody closed; the report's own numbers.
        ("1. The harbour is open.\n\n“Lights” are what ships need.\n\n2. It is.\n", ["1", "–", "2"]),
        ("1. The agreement says:\n\n“The parties agree.\n\n2. It is.\n\n3. It was.\n", ["1", "–", "2", "3"]),
    ] as [(String, [String])])
    func whatIsNoQuotationStays(body: String, expected: [String]) throws {
        #expect(outline(try report(body)) == expected)
    }

    @Test func nothingThatIsQuotedIsAnActOfTheReport() throws {
        let found = try report("1. The letter reads:\n\n“The Secretary-General urges all States to light harbours.”\n\n2. It is open.\n")
        guard case .quotation(let quotation) = found.sections[0].blocks[1] else {
            Issue.record("no quotation")
            return
        }
        let hasAct = quotation.blocks.paragraphs.flatMap(\.content.flattened).contains { if case .recommendation = $0 { true } else { false } }
        #expect(!hasAct)
        #expect(quotation.blocks.paragraphs.map(\.content.plainText) == ["“The Secretary-General urges all States to light harbours.”"])
    }
}
