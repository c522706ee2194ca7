import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLStream

@Suite struct PositionTests {
    /// Places of all events, asked for while they are handled; of a text, where it begins.
    private func places(
        _ document: String, tuning: ReaderTuning, allowDoctype: Bool = false
    ) throws -> [String] {
        var places: [String] = []
        var isInText = false
        _ = try read(
            pieces: [Array(document.utf8)], allowDoctype: allowDoctype, tuning: tuning,
            prepare: { recorder, reader in
                recorder.onEvent = { [unowned reader] event in
                    // One text may come in several events.
                    defer { isInText = event.kind == .text }
                    if isInText, event.kind == .text { return }
                    let position = reader.position(at: event.offset)
                    places.append("\(event.kind) \(position.line):\(position.column)")
                }
            })
        return places
    }

    static let tunings = [ReaderTuning(), .fed, .fed(batchEvents: 1)]

    @Test(arguments: [
        ("<a\n  b='1'\n  c='2'>\n  <d/></a>", ["startElement 1:1", "text 3:9", "startElement 4:3", "endElement 4:3", "endElement 4:7"]),
        ("<a>\t\u{1F600}é<b/></a>", ["startElement 1:1", "text 1:4", "startElement 1:7", "endElement 1:7", "endElement 1:11"]),
        ("<a>\r\n<b/>\r\r<c/>\n\r<d/></a>", [
            "startElement 1:1", "text 1:4", "startElement 2:1", "endElement 2:1", "text 2:5", "startElement 4:1",
            "endElement 4:1", "text 4:5", "startElement 6:1", "endElement 6:1", "endElement 6:5",
        ]),
        ("<!--\nx--><a>&amp;<b/>&#10;<c/></a\n>\n<?p?>", [
            "comment 1:1", "startElement 2:5", "text 2:8", "startElement 2:13", "endElement 2:13", "text 2:17",
            "startElement 2:22", "endElement 2:22", "endElement 2:26", "processingInstruction 4:1",
        ]),
        ("\u{FEFF}<a>x</a>", ["startElement 1:1", "text 1:4", "endElement 1:5"]),
    ]) func countsLikeAnEditor(_ document: String, _ expected: [String]) throws {
        for tuning in Self.tunings {
            let found = try places(document, tuning: tuning)
            #expect(found == expected)
        }
    }

    @Test func whatAnEntityHoldsStandsAtItsReference() throws {
        let document = "<!DOCTYPE a [\n<!ENTITY e '<b>x</b><c/>'>\n]>\n<a>1&e;\n<d/>&e;<f/></a>"
        let expected = [
            "startElement 4:1", "text 4:4", "startElement 4:5", "text 4:5", "endElement 4:5", "startElement 4:5",
            "endElement 4:5", "text 4:8", "startElement 5:1", "endElement 5:1", "startElement 5:5", "text 5:5",
            "endElement 5:5", "startElement 5:5", "endElement 5:5", "startElement 5:8", "endElement 5:8", "endElement 5:12",
        ]
        for tuning in Self.tunings {
            let found = try places(document, tuning: tuning, allowDoctype: true)
            #expect(found == expected)
        }
    }

    /// In a document of which only a part is held, elements still open keep their places.
    @Test func openElementsKeepTheirPlaces() throws {
        var document = "<root>\n <list>\n"
        for number in 0..<20_000 { document += "  <item>é \(number)</item>\r\n" }
        document += " </list>\n</root>"
        var tuning = ReaderTuning.fed
        tuning.chunk = 4096
        var starts: [Int] = []
        var wrong: [String] = []
        var seen = 0
        _ = try read(
            pieces: [Array(document.utf8)], tuning: tuning,
            prepare: { recorder, reader in
                recorder.onEvent = { [unowned reader] event in
                    switch event.kind {
                    case .startElement: starts.append(event.offset)
                    case .endElement:
                        let start = starts.removeLast()
                        let position = reader.position(at: start)
                        let expected =
                            starts.isEmpty
                            ? Position(line: 1, column: 1)
                            : starts.count == 1 ? Position(line: 2, column: 2) : Position(line: 3 + seen, column: 3)
                        if starts.count == 2 { seen += 1 }
                        if position != expected { wrong.append("\(position) for \(expected)") }
                    default: break
                    }
                }
            })
        #expect(seen == 20_000)
        #expect(wrong.isEmpty, "\(wrong.first ?? "")")
    }

    @Test func backAndForthIsTheSameAsForth() throws {
        var document = "<a>"
        for number in 0..<5000 { document += "<b>\(number)</b>" + (number % 3 == 0 ? "\n" : "") }
        document += "</a>"
        let reading = try read(document)
        let forward = reading.lines.map { reading.reader.position(at: $0.offset) }
        let backward = reading.lines.reversed().map { reading.reader.position(at: $0.offset) }
        #expect(forward == backward.reversed())
        #expect(forward.last == Position(line: 1668, column: 12))
    }

    @Test func excerptsShowTheLine() throws {
        let reading = try read("<a>\n\t<b>héllo</b> &bad;\n</a>")
        let excerpt = try #require(reading.findings.findings.first?.location.excerpt)
        #expect(excerpt.text == "\t<b>héllo</b> &bad;")
        #expect(excerpt.caret == 19)

        let long = String(repeating: "é", count: 500)
        let cut = try read("<a>\(long)<b/>\(long)</a>")
        let inside = try #require(cut.reader.excerpt(at: 3 + 1000))
        #expect(inside.text.hasPrefix("…é") && inside.text.hasSuffix("é…"))
        #expect(inside.caret == Excerpt.width + 1)
        #expect(inside.text.unicodeScalars.count == 2 * Excerpt.width + 2)
        #expect(Array(inside.text.unicodeScalars)[inside.caret] == "<")
    }

    @Test func offsetsOutsideTheDocumentDoNoHarm() throws {
        let reading = try read("<a>\n</a>")
        #expect(reading.reader.position(at: -5) == Position(line: 1, column: 1))
        #expect(reading.reader.position(at: 1_000_000) == Position(line: 2, column: 5))
        #expect(reading.reader.excerpt(at: 1_000_000) == nil)
    }
}
