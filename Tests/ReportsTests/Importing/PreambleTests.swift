import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing

/// The paragraphs of a resolution before its first operative one.
@Suite struct PreambleTests {
    private func document(_ text: String, language: String? = nil) throws -> Document {
        let result = try Importer.importDocument(.bytes(Array(text.utf8)), name: "resolution.txt", options: Importer.Options(language: language))
        guard case .document(let document) = result.document else { throw NotADocument() }
        return document
    }

    private struct NotADocument: Error {}

    private func preamble(_ document: Document) -> [String] {
        (document.preamble?.blocks ?? []).paragraphs.map(\.content.plainText)
    }

    @Test(arguments: [
        ("en", "Resolution adopted by the General Assembly", "The General Assembly,", ["Recalling its resolution 71/5,", "Noting the reports of\nthe office,"],
            ["1. Decides to go on;", "2. Requests a report."]),
        ("fr", "Résolution adoptée par l’Assemblée générale", "L’Assemblée générale,", ["Rappelant sa résolution 71/5,", "Prenant note des rapports\nde l’office,"],
            ["1. Décide de poursuivre ;", "2. Demande un rapport."]),
        ("es", "Resolución aprobada por la Asamblea General", "La Asamblea General,", ["Recordando su resolución 71/5,", "Tomando nota de los informes\nde la oficina,"],
            ["1. Decide continuar;", "2. Solicita un informe."]),
        ("ru", "Резолюция, принятая Генеральной Ассамблеей", "Генеральная Ассамблея,", ["ссылаясь на свою резолюцию 71/5,", "отмечая доклады\nуправления,"],
            ["1. постановляет продолжить;", "2. просит представить доклад."]),
        ("ar", "قرار اتخذته الجمعية العامة", "إن الجمعية العامـة،", ["إذ تشير إلى قرارها 71/5،", "وإذ تلاحظ تقارير\nالمكتب،"],
            ["1 - تقرر أن تواصل؛", "2 - تطلب تقديم تقرير."]),
        ("zh", "大会决议", "大会，", ["回顾其第71/5号决议，", "注意到办公室\n的报告，"], ["1. 决定继续；", "2. 请提出报告。"]),
    ] as [(String, String, String, [String], [String])])
    func inSixLanguages(language: String, type: String, speaker: String, recitals: [String], operative: [String]) throws {
        let text = (["A/RES/72/9", type, "72/9. Harbours", speaker] + recitals + operative).joined(separator: "\n\n") + "\n"
        let document = try document(text, language: language)
        let joined = recitals.map { $0.replacing("\n", with: language == "zh" ? "" : " ") }
        #expect(preamble(document) == [speaker] + joined)
        #expect(document.blocks.paragraphs.map(\.label) == ["1", "2"])
        #expect(document.sections.isEmpty)
    }

    @Test func aListAndANoteBelongToTheirParagraph() throws {
        let text = """
            A/RES/72/9

            Resolution adopted by the General Assembly

            72/9. Harbours

            The General Assembly,

            Recalling that harbours:

            (a) Are open;

            (b) Are lit,

            Noting the report,

            Decides to remain seized of the matter.

            """
        let document = try document(text)
        #expect(preamble(document) == ["The General Assembly,", "Recalling that harbours:\nAre open;\nAre lit,", "Noting the report,"])
        #expect(document.blocks.paragraphs.map(\.content.plainText) == ["Decides to remain seized of the matter."])
    }

    @Test func aSemicolonBeforeMoreRecitalsEndsNothing() throws {
        let text = """
            A/RES/72/9

            Resolution adopted by the General Assembly

            72/9. Harbours

            The General Assembly,

            Recalling the harbours;

            Noting the report,

            1. Decides to go on;

            """
        #expect(try preamble(document(text)).count == 3)
    }

    @Test func whatHasNoSpeakerHasNoPreamble() throws {
        let text = "A/72/9\n\nLetter dated 3 May 2018\n\nRecalling the harbours,\n\n1. I have the honour to write.\n"
        #expect(try document(text).preamble == nil)
    }

    @Test func aResolutionOnAReportIsNoReport() throws {
        let text = """
            A/RES/72/9

            Report of the Harbour Committee on the lighting of harbours and of roads

            Resolution adopted by the General Assembly on 3 May 2018

            72/9. Harbours

            The General Assembly,

            Recalling the harbours,

            1. Decides to go on;

            """
        let document = try document(text)
        #expect(document.documentType?.kind == .resolution)
        #expect(preamble(document).count == 2)
    }
}
