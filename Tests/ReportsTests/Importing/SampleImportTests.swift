import RapporteurDiagnostics
import Foundation
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing
import TestSupport

/// The sample report, imported from its published text, beside the one marked by hand.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct SampleImportTests {
    /// Imported once.
    static let imported = Result {
        try Importer.importDocument(.file(SharedData.url("protection-of-migrants.txt").path))
    }

    private func report() throws -> Report {
        guard case .report(let report) = try Self.imported.get().document else {
            Issue.record("not a report")
            return Report(title: [])
        }
        return report
    }

    @Test func frontIsThatOfTheSample() throws {
        let report = try report()
        let sample = try sampleReport()
        #expect(report.language == "en")
        #expect(report.symbols.isEmpty)
        #expect(report.masthead?.organs == sample.masthead?.organs)
        #expect(report.masthead?.distribution == sample.masthead?.distribution)
        #expect(report.masthead?.issued == sample.masthead?.issued)
        #expect(report.masthead?.originalLanguage == sample.masthead?.originalLanguage)
        #expect(report.masthead?.sessions == sample.masthead?.sessions)
        #expect(report.masthead?.agendaItems.map(\.number) == ["111 (b)"])
        #expect(report.masthead?.agendaItems.map(\.list) == ["A/57/50/Rev.1"])
        #expect(report.masthead?.agendaItems.map(\.title) == sample.masthead?.agendaItems.map(\.title))
        #expect(report.title == sample.title)
        #expect(report.documentType == sample.documentType)
        #expect(report.mandates == sample.mandates)
        #expect(report.summary?.heading?.plainText == "Summary")
        #expect(
            report.summary?.blocks.paragraphs.map(\.content.plainText)
                == sample.summary?.blocks.paragraphs.map(\.content.plainText))
        #expect(report.contents?.heading == sample.contents?.heading)
        #expect(report.contents?.columnHeadings == sample.contents?.columnHeadings)
        #expect(report.contents?.entries.map(\.number) == sample.contents?.entries.map(\.number))
        #expect(report.contents?.entries.map(\.heading.plainText) == sample.contents?.entries.map(\.heading.plainText))
        #expect(report.contents?.entries.map(\.paragraphs) == sample.contents?.entries.map(\.paragraphs))
        #expect(report.contents?.entries.map(\.page) == sample.contents?.entries.map(\.page))
    }

    @Test func sectionsAndParagraphsAreThoseOfTheSample() throws {
        let report = try report()
        let sample = try sampleReport()
        #expect(report.sections.map(\.number) == sample.sections.map(\.number))
        #expect(report.sections.map(\.heading.plainText) == sample.sections.map(\.heading.plainText))
        #expect(report.sections.allSatisfy { $0.sections.isEmpty })
        #expect(report.paragraphs.map(\.label) == sample.paragraphs.map(\.label))
        for (found, expected) in zip(report.paragraphs, sample.paragraphs) {
            #expect(found.content.plainText == expected.content.plainText, "paragraph \(expected.label ?? "")")
        }
    }

    @Test func repliesAreThoseOfTheSample() throws {
        let found = try report().replies
        let expected = try sampleReport().replies
        #expect(found.count == 15)
        for (one, other) in zip(found, expected) {
            #expect(one.facts == other.facts)
            #expect(one.paragraphs.map(\.label) == other.paragraphs.map(\.label), "\(other.facts.respondent)")
        }
    }

    @Test func partiesAreThoseOfTheSample() throws {
        let statuses = { (report: Report) in
            report.bodyBlocks.compactMap { if case .treatyStatus(let status) = $0 { status } else { nil } }
        }
        let imported = try report()
        let sample = try sampleReport()
        let found = try #require(statuses(imported).first)
        let expected = try #require(statuses(sample).first)
        #expect(found.instrument == expected.instrument)
        #expect(found.asAt == expected.asAt)
        #expect(found.declaredParties == 19)
        #expect(parties(found) == parties(expected))
        #expect(parties(found).count == 19)
    }

    private func parties(_ status: TreatyStatus) -> [String] {
        status.blocks.paragraphs.flatMap(\.content.flattened).compactMap {
            if case .state(let state) = $0, state.role == .party { state.code } else { nil }
        }
    }

    /// The note of the masthead is printed in the summary, where the page ends.
    @Test func noteStandsWhereItIsPrinted() throws {
        let blocks = try #require(try report().summary).blocks
        guard case .note(let note) = try #require(blocks.dropFirst(3).first) else {
            Issue.record("no note after the third paragraph")
            return
        }
        #expect(note.marker == "*")
        #expect(note.content.plainText == "A/57/50/Rev.1.")
        #expect(try report().masthead?.agendaItems.first?.line?.contains(.noteRef(NoteRef(note: note.id, text: "*"))) == true)
    }

    @Test func recommendationsAreThoseOfTheSample() throws {
        let found = recommendations(try report())
        let expected = recommendations(try sampleReport())
        for one in expected { #expect(found.contains(one), "\(one)") }
        for one in found { #expect(expected.contains(one), "\(one)") }
    }

    private func recommendations(_ report: Report) -> [String] {
        report.paragraphs.flatMap { paragraph in
            paragraph.content.flattened.compactMap {
                guard case .recommendation(let one) = $0 else { return nil }
                return "\(paragraph.label ?? "") \(one.issuer) \(one.verb) \(one.modality.rawValue): \(one.content.plainText)"
            }
        }
    }

    /// After a change of the import: rapporteur import TEXT -o Samples/protection-of-migrants.imported.xml, and look at
    /// the difference.
    @Test func importedSampleIsWhatImportWrites() throws {
        let kept = try sample("protection-of-migrants.imported.xml")
        let written = try Self.imported.get().xml
        let difference = zip(kept, written).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        #expect(difference == nil && kept.count == written.count)
    }

    @Test func summaryCountsWhatIsThere() throws {
        let summary = try Self.imported.get().summary
        #expect(summary.paragraphs == 56)
        #expect(summary.sections == 5)
        #expect(summary.replies == 15)
        #expect(summary.inferredReplies == 12)
        #expect(summary.parties == 19)
        #expect(summary.text.hasPrefix("56 paragraphs, 5 sections, 15 replies (15 of States), 12 with an inferred basis, 19 parties"))
    }
}
