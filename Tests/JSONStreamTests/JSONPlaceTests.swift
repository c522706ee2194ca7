import RapporteurDiagnostics
@testable import RapporteurJSONStream
import Testing

/// Lines, columns, pointers and excerpts.
@Suite struct JSONPlaceTests {
    @Test func placesOfEveryEvent() {
        let text = "{\n  \"é€😀\": [ 1,\r\n\t\"x\" ],\n\n\"~/\":{\"\":[[],null]}}\n"
        let lines = Transcript.of(text, places: true).lines.map { $0.drop { $0 != "@" }.drop { $0 != " " } }
        #expect(lines == [
            " 1:1 ", " 2:3 /é€😀", " 2:10 /é€😀", " 2:12 /é€😀/0", " 3:2 /é€😀/1", " 3:6 /é€😀", " 5:1 /~0~1", " 5:6 /~0~1",
            " 5:7 /~0~1/", " 5:10 /~0~1/", " 5:11 /~0~1//0", " 5:12 /~0~1//0", " 5:14 /~0~1//1", " 5:18 /~0~1/", " 5:19 /~0~1",
            " 5:20 ", " 6:1 ",
        ])
    }

    static func item(_ number: Int) -> String { "{\"é\": \(number), \"long\": [\"\(String(repeating: "é", count: 40))\"]}" }

    /// A document of several buffers, on one line and on many; each place compared with counting from the start.
    @Test(arguments: ["\n", ""]) func placesInLongDocuments(_ lineEnd: String) throws {
        let text = "[" + (0..<4000).map(Self.item).joined(separator: ",\(lineEnd)") + "]"
        let bytes = Array(text.utf8)
        let reader = Transcript.makeReader(bytes, log: FindingLog())
        var event = try reader.next()
        var (offset, line, column) = (0, 1, 1)
        var asked = 0
        while event.kind != .end {
            while offset < event.offset {
                if bytes[offset] == 0x0A {
                    line += 1
                    column = 1
                } else if bytes[offset] & 0xC0 != 0x80 {
                    column += 1
                }
                offset += 1
            }
            // Not all, so that whole buffers pass between two questions.
            if event.kind == .number, let number = Int(event.text), number % 611 == 0 || number > 3900 {
                #expect(reader.position(at: event.offset) == Position(line: line, column: column))
                #expect(reader.pointer() == "/\(number)/é")
                asked += 1
            }
            event = try reader.next()
        }
        #expect(asked > 100)
    }

    /// Containers still open know where they began, however far the buffer has moved on; so does what was asked before.
    @Test(arguments: ["\n", ""]) func openContainersRememberTheirPlace(_ lineEnd: String) throws {
        let inner = (0..<3000).map(Self.item).joined(separator: ",\(lineEnd)")
        let text = "{\"a\": \(lineEnd) [ [\(inner)] , {\"b\" : [\(inner)] } ] }"
        let reader = Transcript.makeReader(Array(text.utf8), log: FindingLog())
        var open: [(offset: Int, place: Position)] = []
        let checker = Transcript.makeReader(Array(text.utf8), log: FindingLog())
        var first: (Int, Position)?
        while true {
            let event = try reader.next()
            let place = checker.position(at: try checker.next().offset)
            switch event.kind {
            case .beginObject, .beginArray: open.append((event.offset, place))
            case .endObject, .endArray:
                #expect(reader.position(at: open[open.count - 1].offset) == open[open.count - 1].place)
                open.removeLast()
            case .name where first == nil:
                first = (event.offset, reader.position(at: event.offset))
            case .end:
                #expect(open.isEmpty)
                if let first { #expect(reader.position(at: first.0) == first.1) }
                return
            default: break
            }
        }
    }

    @Test func aPlaceThatIsGoneIsGivenAsItsContainers() throws {
        let inner = (0..<8000).map(Self.item).joined(separator: ",\n")
        let reader = Transcript.makeReader(Array("{\"a\":\n[\(inner)]}".utf8), log: FindingLog())
        var gone = 0
        var event = try reader.next()
        while event.kind != .end {
            if gone == 0, event.kind == .number { gone = event.offset }
            if event.kind == .endArray, event.offset > 700_000 {
                #expect(reader.position(at: gone) == Position(line: 2, column: 1))
                #expect(reader.excerpt(at: gone) == nil)
                return
            }
            event = try reader.next()
        }
        Issue.record("the document was too short")
    }

    @Test(arguments: [
        ("[1,\n  2 3]", 2, 5, "", "  2 3]", 4), ("", 1, 1, "", "", 0), ("{\"é\" 1}", 1, 6, "/é", "{\"é\" 1}", 5),
        ("[\n1,\n\n]", 2, 2, "/1", "1,", 1), ("{\"a\":[tru]}", 1, 7, "/a/0", "{\"a\":[tru]}", 6), ("[\"a\r\n\"]", 1, 4, "/0", "[\"a", 3),
        ("[1\r\n 2]", 2, 2, "/0", " 2]", 1), ("{\n\"a\": {\"b\"", 2, 10, "/a/b", "\"a\": {\"b\"", 9),
    ])
    func placesOfFaults(_ text: String, _ line: Int, _ column: Int, _ pointer: String, _ excerpt: String, _ caret: Int) {
        let location = Transcript.of(text).findings.first?.location
        #expect(location?.line == line)
        #expect(location?.column == column)
        #expect(location?.excerpt == Excerpt(text: excerpt, caret: caret))
        if !pointer.isEmpty { #expect(location?.pointer == pointer) }
    }

    @Test func excerptsAreCutOnBothSides() {
        let side = String(repeating: "é", count: 100)
        let location = Transcript.of("[\"\(side)\",x,\"\(side)\"]").findings.first?.location
        let half = String(repeating: "é", count: 78)
        #expect(location?.excerpt?.text == "…\(half)\",x,\"\(half.dropLast())…")
        #expect(location?.excerpt?.caret == 81)
        #expect(location?.column == 105)
    }

    @Test func longPointersAreCut() {
        let name = String(repeating: "n", count: 3000)
        let text = "{\"\(name)\":{\"\(name)\":{\"\(name)\":["
        let pointer = Transcript.of(text).findings.first?.location.pointer ?? ""
        #expect(pointer.hasSuffix("…"))
        #expect(pointer.utf8.count < 6010)
    }

    @Test func namesInPointersAreUnescapedAndThenPointerEscaped() {
        let lines = Transcript.of(#"{"a\/\u007e\"b": 1}"#, places: true).lines
        #expect(lines[1].hasSuffix(#" /a~1~0"b"#))
    }
}
