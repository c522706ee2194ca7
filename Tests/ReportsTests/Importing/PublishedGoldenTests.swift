import Foundation
import RapporteurDiagnostics
@testable import RapporteurImporting
import RapporteurReportModel
import Testing

/// Texts in the published form, made for the purpose, beside tables of what a reader finds in them; Scripts/import-report counts
/// the same over all of them.
@Suite struct PublishedGoldenTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Goldens/Importing/published")
    static let names = [
        "en-commission", "en-compilation", "en-council", "en-geneva", "en-letter", "en-plain", "en-raw", "es-compilation", "es-report",
        "fr-compilation", "fr-letter", "fr-report",
    ]

    private static func expected(_ name: String) throws -> [String: [String]] {
        let table = try String(contentsOf: folder.appendingPathComponent(name + ".tsv"), encoding: .utf8)
        var rows: [String: [String]] = [:]
        for line in table.split(separator: "\n") {
            let parts = line.split(separator: "\t").map(String.init)
            rows[parts[0], default: []].append(parts[1])
        }
        return rows
    }

    private static func imported(_ name: String) throws -> AnyReportDocument {
        try Importer.importDocument(.file(folder.appendingPathComponent(name + ".txt").path)).document
    }

    /// All tables are tested: a text without one would count for nothing.
    @Test func namesAreThoseOfTheFolder() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted() == Self.names)
        #expect(files.filter { $0.hasSuffix(".tsv") }.map { String($0.dropLast(4)) }.sorted() == Self.names)
    }

    /// Identity, labels, replies and the markers of notes: each as often as it stands there, and no other.
    @Test(arguments: names) func structureIsWhatAReaderFinds(name: String) throws {
        let expected = try Self.expected(name)
        let document = try Self.imported(name)
        let symbols, titles, types, blocks: [String]
        let body: [Block]
        switch document {
        case .report(let report):
            symbols = report.symbols
            titles = [Self.plain(report.title)]
            types = report.documentType.map { [Self.plain($0.content)] } ?? []
            body = report.bodyBlocks
        case .document(let other):
            symbols = other.symbols
            titles = other.title.map { [Self.plain($0)] } ?? []
            types = other.documentType.map { [Self.plain($0.content)] } ?? []
            body = other.bodyBlocks
        default:
            Issue.record("neither report nor document")
            return
        }
        blocks = body.paragraphs.compactMap(\.label)
        #expect(symbols == expected["symbol", default: []])
        #expect(titles == expected["title", default: []])
        #expect(types == expected["type", default: []])
        #expect(blocks == expected["label", default: []])
        let notes = body.compactMap { if case .note(let note) = $0 { note.marker } else { nil } }
        #expect(notes.sorted() == expected["note", default: []].sorted())
        let replies = body.compactMap { block -> String? in
            guard case .reply(let reply) = block else { return nil }
            return [reply.facts.respondent, reply.facts.originalLanguage, reply.facts.dated.map { "\($0)" }].compactMap { $0 }.joined(separator: " ")
        }
        #expect(replies == expected["reply", default: []])
    }

    private static func plain(_ content: [Inline]) -> String {
        content.filter { if case .noteRef = $0 { false } else { true } }.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
