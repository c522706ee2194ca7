import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream
@testable import RapporteurReportModel
import Testing
import TestSupport

@Suite struct SampleTests {
    @Test(arguments: sampleNames)
    func readingAndWritingChangesNothing(name: String) throws {
        let xml = try sample("\(name).xml")
        let value = try AnyReportDocument(contentsOf: .bytes(xml))
        #expect(try canonical(value.xml(), comments: false) == canonical(xml, comments: false))
        #expect(try AnyReportDocument(contentsOf: .bytes(value.xml())) == value)
        #expect(try AnyReportDocument(contentsOf: .bytes(value.json())) == value)
        #expect(try AnyReportDocument(contentsOf: .bytes(value.json(layout: .compact))) == value)
        #expect(try AnyReportDocument(contentsOf: .file(samplePath("\(name).json"))) == value)
    }

    /// Comments of the sample aside, the value writes what the conversion of the document does; attributes may
    /// stand in another order.
    @Test(arguments: sampleNames)
    func writesTheExchangeJSONOfTheDocument(name: String) throws {
        var options = ConversionOptions()
        options.carriesMarkup = false
        let converted = try convertedToJSON(sample("\(name).xml"), options)
        let written = try AnyReportDocument(contentsOf: .bytes(sample("\(name).xml"))).json()
        #expect(written.count == converted.count)
        #expect(try sorted(JSONDocument(.bytes(written)).value) == sorted(JSONDocument(.bytes(converted)).value))
    }

    private func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            .object(JSONObject(object.members.map { ($0.name, sorted($0.value)) }.sorted { $0.0 < $1.0 }))
        case .array(let items): .array(items.map(sorted))
        case .string, .number, .bool, .null: value
        }
    }

    @Test func samplesAreOfTheirKinds() throws {
        let report = try AnyReportDocument(contentsOf: .bytes(sample("protection-of-migrants.xml")))
        #expect(try report == .report(sampleReport()))
        guard case .communication(let communication) =
            try AnyReportDocument(contentsOf: .bytes(sample("communication.xml")))
        else {
            Issue.record("no communication")
            return
        }
        #expect(communication.facts.respondent == "BLR")
        #expect(communication.facts.dated == PartialDate(year: 2001, month: 7, day: 31))
        #expect(communication.paragraphs.map(\.label) == [nil, "1", "2", "3", "4"])
        let note = try NoteVerbale(contentsOf: .bytes(sample("note-verbale.xml")))
        #expect(note.deadline?.description == "2002-06-30")
        #expect(note.mandates.map(\.symbol) == ["A/RES/56/170"])
        #expect(note.title?.plainText == "Protection of migrants")
    }

    /// The example in the documentation of `Report`.
    @Test func exampleOfTheDocumentation() throws {
        var lines: [String] = []
        func print(_ items: Any...) { lines.append(items.map { "\($0)" }.joined(separator: " ")) }

        let report = try Report(contentsOf: .file(samplePath("protection-of-migrants.xml")))
        for reply in report.replies {
            print(reply.facts.respondent, reply.facts.dated?.description ?? "undated")
        }

        #expect(lines.first == "BLR 2001-07-31")
        #expect(lines.count == 15)
        #expect(lines.last == "IDN 2002-06-18")
    }

    @Test func countsOfTheReport() throws {
        let report = try sampleReport()
        let numbered = report.paragraphs.filter { $0.label != nil }
        #expect(numbered.map(\.label) == (1...56).map { "\($0)" })
        #expect(report.sections.map(\.number) == ["I", "II", "III", "IV", "V"])
        #expect(report.contents?.entries.map(\.heading.plainText) == report.sections.map(\.heading.plainText))
        #expect(report.contents?.entries.map(\.paragraphs?.text) == ["1–6", "7–44", "45", "46–48", "49–56"])

        let respondents = report.replies.map(\.facts.respondent)
        #expect(respondents.count == 15)
        #expect(Set(respondents).count == 15)
        #expect(report.replies.allSatisfy { $0.facts.respondentType == .state })
        #expect(report.replies.filter { $0.facts.basis == .explicit }.count == 3)
        #expect(Set(namedStates(report.summary?.blocks.paragraphs ?? [], role: .respondent)) == Set(respondents))
        #expect(report.replies.flatMap(\.paragraphs).compactMap(\.label) == (7...44).map { "\($0)" })

        let treaties = report.bodyBlocks.compactMap { if case .treatyStatus(let status) = $0 { status } else { nil } }
        #expect(treaties.map(\.instrument) == ["IV-13"])
        #expect(treaties.first?.declaredParties == 19)
        let parties = treaties.flatMap { namedStates($0.blocks.paragraphs, role: .party) }
        #expect(Set(parties).count == 19)

        let marks = report.paragraphs.flatMap(\.content.flattened)
        let recommendations = marks.compactMap { if case .recommendation(let one) = $0 { one } else { nil } }
        #expect(!recommendations.isEmpty)
        let activities = marks.compactMap { if case .activity(let one) = $0 { one } else { nil } }
        let visits = activities.filter { $0.kind == .visit }
        #expect(visits.first { $0.declared != nil }?.declared == 5)
        #expect(visits.filter { $0.declared == nil }.count == 5)
    }

    @Test func mastheadOfTheReport() throws {
        let report = try sampleReport()
        #expect(report.symbols.isEmpty, "the published text prints none")
        #expect(report.masthead?.issued?.date == PartialDate(year: 2002, month: 7, day: 2))
        #expect(report.masthead?.sessions == [Session(number: 57, text: "Fifty-seventh session")])
        #expect(report.masthead?.originalLanguage?.languages == ["en"])
        #expect(report.masthead?.agendaItems.map(\.number) == ["111 (b)"])
        #expect(report.documentType?.content.plainText == "Report of the Secretary-General")
        #expect(report.mandates == [Mandate(symbol: "A/RES/56/170", adopted: PartialDate("2001-12-19"))])
    }

    private func namedStates(_ paragraphs: [Paragraph], role: StateRole) -> [String] {
        paragraphs.flatMap(\.content.flattened).compactMap {
            if case .state(let state) = $0, state.role == role { state.code } else { nil }
        }
    }
}
