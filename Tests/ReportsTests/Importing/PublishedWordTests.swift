import RapporteurDiagnostics
import Foundation
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing
import TestSupport

/// Word files as they were issued: none loses a word, and headings and labels are those read in them by eye.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct PublishedWordTests {
    static let names = ["A_80_604_Add.1", "A_80_604_Add.8", "A_81_6 (SECT. 24)", "A_81_6 (SECT. 31)"]

    private static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: SharedData.url("word/\(name).docx")))
    }

    private static func imported(_ name: String) throws -> Importer.Result {
        try Importer.importDocument(.bytes(bytes(name)), name: name)
    }

    /// The text of the body is counted without the reader of Word files, character by character: each is in the XML at
    /// least as often.
    @Test(arguments: names) func noWordIsLost(name: String) throws {
        let bytes = try Self.bytes(name)
        let body = String(decoding: try WordPackage(bytes, name: name).document.bytes, as: UTF8.self)
            .replacing(#/(?s)<mc:Fallback>.*?</mc:Fallback>/#, with: "")
        var counts: [Unicode.Scalar: Int] = [:]
        for match in body.matches(of: #/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/#) {
            let text = match.1.replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            for scalar in text.unicodeScalars where !scalar.properties.isWhitespace { counts[scalar, default: 0] += 1 }
        }
        #expect(counts.values.reduce(0, +) > 10_000)
        let result = try Self.imported(name)
        for scalar in try PrintedCharacters.read(result.xml, name: name) { counts[scalar, default: 0] -= 1 }
        #expect(counts.filter { $0.value > 0 } == [:])
    }

    @Test(arguments: names) func headingsAndLabelsAreThosePrinted(name: String) throws {
        let file = SharedData.projectRoot.appendingPathComponent("Tests/Goldens/Importing/\(name).outline.txt")
        let outline = Outline.lines(try Self.imported(name).document)
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
            try (outline.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(outline == golden)
    }

    /// Symbol, date, job number and session come from the headers and footers.
    @Test func mastheadsAreRead() throws {
        guard case .report(let report) = try Self.imported("A_80_604_Add.1").document else {
            Issue.record("no report")
            return
        }
        #expect(report.symbols == ["A/80/604/Add.1"] && report.jobNumber == "26-04887 (E) 150426")
        #expect(report.masthead?.issued?.date == PartialDate("2026-04-07") && report.masthead?.sessions.map(\.number) == [80])
        #expect(report.masthead?.agendaItems.map(\.number) == ["156 (a)"])
        guard case .document(let document) = try Self.imported("A_81_6 (SECT. 31)").document else {
            Issue.record("no document")
            return
        }
        #expect(document.masthead?.agendaItems.map(\.number) == ["138", "139"])
        #expect(document.masthead?.agendaItems.map(\.title) == [[.text("Proposed programme budget for 2027")], [.text("Programme planning")]])
        #expect(document.contents?.entries.count == 12)
        // The asterisk after the symbol leads to a note, and does not say that the document was issued again.
        #expect(document.relations.isEmpty)
    }

    /// Beginnings of real files end in a finding.
    @Test(arguments: ["A_80_604_Add.1"]) func truncatedFilesAreRefused(name: String) throws {
        let bytes = try Self.bytes(name)
        for part in 0..<64 {
            let length = bytes.count * part / 64
            #expect(workError { try Importer.importDocument(.bytes(Array(bytes[..<length])), name: name) }?.findings.isEmpty == false, "\(length)")
        }
    }

    /// Nothing of staff or of comments leaves the file.
    @Test(arguments: names) func namesOfStaffStayInside(name: String) throws {
        let core = try #require(WordPackage(Self.bytes(name), name: name).relationships("").first { $0.type == "core-properties" }?.path)
        let part = String(decoding: try WordPackage(Self.bytes(name), name: name).part(core).bytes, as: UTF8.self)
        let result = try Self.imported(name)
        let output = String(decoding: result.xml + result.sourceMap, as: UTF8.self)
        for match in part.matches(of: #/<(?:dc:creator|cp:lastModifiedBy)>([^<]+)</#) { #expect(!output.contains(match.1)) }
        #expect(!String(decoding: result.sourceMap, as: UTF8.self).contains("comments"))
    }
}

/// The headings and the labels of paragraphs and items of a document, in order, one a line.
enum Outline {
    static func lines(_ document: AnyReportDocument) -> [String] {
        switch document {
        case .report(let report): blocks(report.blocks, 0) + report.sections.flatMap { lines($0, 0) } + report.annexes.flatMap(lines)
        case .document(let other): blocks(other.blocks, 0) + other.sections.flatMap { lines($0, 0) } + other.annexes.flatMap(lines)
        case .communication, .noteVerbale: []
        }
    }

    private static func lines(_ section: Section, _ depth: Int) -> [String] {
        let number = section.number.map { $0 + " " } ?? ""
        let heading = String(repeating: "#", count: depth + 1) + " " + number + text(section.heading)
        return [heading] + blocks(section.blocks, depth) + section.sections.flatMap { lines($0, depth + 1) }
    }

    private static func lines(_ annex: Annex) -> [String] {
        ["# " + (annex.designation ?? "") + " " + text(annex.heading ?? [])] + blocks(annex.blocks, 0) + annex.sections.flatMap { lines($0, 1) }
    }

    private static func blocks(_ blocks: [Block], _ depth: Int) -> [String] {
        blocks.compactMap { block in
            switch block {
            case .paragraph(let paragraph): ([paragraph.label ?? "-"] + items(paragraph.content)).joined(separator: " ")
            case .table(let table): "table " + text(table.caption ?? [])
            case .figure(let figure): "figure " + text(figure.caption ?? [])
            case .note(let note): "note " + note.marker
            case .list, .quotation, .reply, .treatyStatus: nil
            }
        }
    }

    /// The labels of lists, inner ones in parentheses.
    private static func items(_ content: [Inline]) -> [String] {
        content.flatMap { inline -> [String] in
            guard case .list(let list) = inline else { return [] }
            return list.items.flatMap { item -> [String] in
                let inner = items(item.content)
                return [item.label ?? "•"] + (inner.isEmpty ? [] : ["(" + inner.joined(separator: " ") + ")"])
            }
        }
    }

    private static func text(_ content: [Inline]) -> String {
        content.map { inline -> String in
            switch inline {
            case .text(let text): text
            case .state(let state): state.text
            case .noteRef: ""
            case .lineBreak: " "
            case .organization(let inner): text(inner.content)
            case .date(let inner): text(inner.content)
            case .citation(let inner): text(inner.content)
            case .quantity(let inner): text(inner.content)
            case .recommendation(let inner): text(inner.content)
            case .activity(let inner): text(inner.content)
            case .quote(let inner): text(inner.content)
            case .strong(let inner), .emphasis(let inner): text(inner)
            case .list, .quotation: ""
            }
        }.joined()
    }
}
