import RapporteurDiagnostics
import Foundation
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing
import TestSupport

/// Real texts of the family: none loses a word (the import checks that itself), and what is known of them by eye is
/// found.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct PublishedTextsTests {
    private static func file(_ number: String) throws -> URL {
        let folder = SharedData.url("texts")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let name = try #require(files.first { $0.hasPrefix(number + "_") && $0.hasSuffix(".txt") })
        return folder.appendingPathComponent(name)
    }

    private static func imported(_ number: String) throws -> Importer.Result {
        try Importer.importDocument(.file(file(number).path))
    }

    private static let numbers = [
        "01", "04", "06", "07", "09", "10", "13", "16", "18", "30", "31", "33", "35", "37", "39", "41", "45", "48",
    ]

    /// Every word of the source is written or dropped with a reason; what was written is read again and compared.
    @Test(arguments: numbers) func noWordIsLost(number: String) throws {
        let result = try Self.imported(number)
        let source = try String(contentsOf: Self.file(number), encoding: .utf8)
        for line in String(decoding: result.sourceMap, as: UTF8.self).split(separator: "\n") {
            #expect(line.hasPrefix("{\"lines\":["))
        }
        // Letters and digits: the dots that lead to page numbers are most of a table of contents.
        let isWord = { (scalar: Unicode.Scalar) in scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
        let scalars = source.unicodeScalars.count(where: isWord)
        let written = try PrintedCharacters.read(result.xml, name: number).count(where: isWord)
        #expect(written <= scalars)
        // Furniture is little of any of them.
        #expect(Double(written) > 0.9 * Double(scalars))
    }

    private static func numberedLabels(_ document: AnyReportDocument) -> [String] { paragraphs(document).compactMap(\.label) }

    private static func paragraphs(_ document: AnyReportDocument) -> [Paragraph] {
        switch document {
        case .report(let report): report.paragraphs
        case .document(let other): other.paragraphs
        case .communication, .noteVerbale: []
        }
    }

    @Test(arguments: ["07", "09", "16"]) func labelsAreThosePrinted(number: String) throws {
        let golden = try lines("\(number).labels.txt")
        #expect(try Self.numberedLabels(Self.imported(number).document) == golden)
    }

    /// Dates in numbered paragraphs, in order, read in the texts by eye.
    @Test(arguments: ["07", "09", "16"]) func datesAreThosePrinted(number: String) throws {
        let golden = try lines("\(number).dates.txt")
        let found = Self.paragraphs(try Self.imported(number).document).filter { $0.label != nil }
            .flatMap(\.content.flattened).compactMap { inline -> String? in
                guard case .date(let date) = inline, date.precision != .year, date.precision != .approximate else { return nil }
                return "\(date.value)"
            }
        // The longest common subsequence: what is found in its place, with its value.
        let common = Self.common(golden, found)
        for change in golden.difference(from: found) {
            if case .insert(let offset, let date, _) = change { print("missed in \(number), date \(offset + 1): \(date)") }
            if case .remove(let offset, let date, _) = change { print("not there in \(number), found \(offset + 1): \(date)") }
        }
        #expect(common * 10 >= golden.count * 9)
        #expect(common * 100 >= found.count * 97)
    }

    private static func common(_ golden: [String], _ found: [String]) -> Int {
        golden.count - golden.difference(from: found).insertions.count
    }

    private func lines(_ name: String) throws -> [String] {
        let file = SharedData.projectRoot.appendingPathComponent("Tests/Goldens/Importing/\(name)")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [("10", 71), ("13", 53), ("06", 5)])
    func paragraphsRunFromOne(number: String, last: Int) throws {
        #expect(try Self.numberedLabels(Self.imported(number).document) == (1...last).map { "\($0)" })
    }

    @Test func labelsWithPointsAreStrings() throws {
        let labels = Self.numberedLabels(try Self.imported("18").document)
        #expect(labels.first == "24.1")
        #expect(labels == (1...labels.count).map { "24.\($0)" })
    }

    @Test func twoOrgansAndSymbols() throws {
        guard case .document(let note) = try Self.imported("01").document else {
            Issue.record("not a document")
            return
        }
        #expect(note.symbols == ["A/47/1012/Add.1", "S/26416/Add.1"])
        #expect(note.relations == [Relation(kind: .addendum, to: "A/47/1012", number: "1")])
        #expect(note.masthead?.publisher == "UNITED NATIONS")
        #expect(note.masthead?.organs.map(\.code) == ["A", "S"])
        #expect(note.masthead?.distribution?.text == "Distr. GENERAL")
        #expect(note.masthead?.originalLanguage?.languages == ["es"])
        #expect(note.masthead?.sessions.map(\.number) == [47, 48])
        #expect(note.masthead?.agendaItems.map(\.number) == ["36"])
        #expect(note.documentType?.kind == .note)
    }

    @Test func corrigendumIsOperations() throws {
        guard case .document(let corrigendum) = try Self.imported("04").document else {
            Issue.record("not a document")
            return
        }
        #expect(corrigendum.relations == [Relation(kind: .corrigendum, to: "S/2001/983", number: "1")])
        #expect(corrigendum.corrections.map(\.paragraph) == ["73", "87"])
        #expect(corrigendum.corrections.map { $0.instruction?.plainText } == ["The third sentence should read", "The first sentence should read"])
        #expect(corrigendum.corrections.first?.reading?.blocks.paragraphs.first?.content.plainText.hasPrefix("The functions of the Serious Crimes Unit") == true)
    }

    @Test func recommendationsOfTheReviewAreAList() throws {
        guard case .report(let report) = try Self.imported("10").document else {
            Issue.record("not a report")
            return
        }
        let parent = try #require(report.paragraphs.first { $0.label == "69" })
        var items: [Item] = []
        for case .list(let list) in parent.content { items += list.items }
        #expect(items.map(\.printed) == (1...17).map { "\($0)." })
        #expect(report.contents?.entries.map(\.paragraphs?.text).compactMap { $0 } == ["1- 4", "5 - 68", "5 - 18", "19 - 68", "69 - 71"])
    }

    @Test func tablesKeepTheirColumns() throws {
        guard case .report(let report) = try Self.imported("07").document else {
            Issue.record("not a report")
            return
        }
        let table = try #require(report.annexes.first?.blocks.lazy.compactMap { if case .table(let table) = $0 { table } else { nil } }.first)
        let brazil = try #require(table.rows.first { $0.cells.first?.content.plainText == "Brazil*" || $0.cells.first?.content.plainText == "Brazil" })
        #expect(brazil.cells.map { $0.value?.text } == [nil, "12", "1200", "1212"])
        let total = try #require(table.rows.last)
        #expect(total.kind == .total)
        // The source's own arithmetic is wrong and is kept.
        #expect(total.cells.map { $0.value?.text } == [nil, "72", "6138", "6211"])
        #expect(table.notes.map(\.content.plainText) == ["Including the Force Commander."])
    }

    @Test(arguments: [("33", "CUB", "2010-05-27", "es"), ("35", "DEU", "2011-06-06", "en")])
    func reproducedRepliesHaveTheirLines(number: String, code: String, date: String, language: String) throws {
        let replies: [Reply] =
            switch try Self.imported(number).document {
            case .report(let report): report.replies
            case .document(let other): other.bodyBlocks.compactMap { if case .reply(let reply) = $0 { reply } else { nil } }
            case .communication, .noteVerbale: []
            }
        let reply = try #require(replies.first)
        #expect(reply.facts.respondent == code)
        #expect(reply.facts.dated?.description == date)
        #expect(reply.facts.originalLanguage == language)
        #expect(reply.sourceLines.count == 2)
    }

    @Test(arguments: [
        ("39", "ar", "CMW/C/1", ["١", "٢", "٣"]), ("41", "ru", "CERD/C/ARE/CO/18-21", ["1", "2"]), ("45", "es", "A/57/551", ["1", "2", "3"]),
        ("48", "zh", nil, ["1", "2", "3", "4"]), ("35", "fr", "A/66/152", ["1", "2"]),
    ])
    func sixLanguages(number: String, language: String, symbol: String?, labels: [String]) throws {
        let document = try Self.imported(number).document
        let (found, symbols) =
            switch document {
            case .report(let report): (report.language, report.symbols)
            case .document(let other): (other.language, other.symbols)
            case .communication, .noteVerbale: (nil, [])
            }
        #expect(found == language)
        #expect(symbols.first == symbol)
        #expect(Self.numberedLabels(document) == labels)
    }
}
