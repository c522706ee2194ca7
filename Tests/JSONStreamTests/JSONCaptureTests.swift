import RapporteurDiagnostics
@testable import RapporteurJSONStream
import Testing

/// Values set aside and read again.
@Suite struct JSONCaptureTests {
    /// Reads a source, setting aside every value that `choose` picks, and reads it in its place.
    private func read(
        _ source: some JSONEventSource, into transcript: inout Transcript, choose: (JSONEvent) -> Bool
    ) throws {
        while true {
            let event = try source.next()
            if event.kind == .end { return }
            let isName = event.kind == .name
            let isEnd = event.kind == .endObject || event.kind == .endArray
            if isName { append(event, of: source, to: &transcript) }
            if !isEnd, choose(event) {
                let before = source.pointer()
                let fragment = try source.captureValue()
                #expect(fragment.pointer == before)
                #expect(source.pointer() == before)
                try read(fragment.events(), into: &transcript, choose: { _ in false })
            } else if !isName {
                append(event, of: source, to: &transcript)
            }
        }
    }

    private func append(_ event: JSONEvent, of source: some JSONEventSource, to transcript: inout Transcript) {
        let position = source.position(at: event.offset)
        transcript.lines.append("\(Transcript.line(event)) \(position.line):\(position.column) \(source.pointer())")
    }

    private static let long = "[\(String(repeating: #"{"n":[1,"é\n"],"m":null},"# + "\n", count: 9000))0]"

    @Test(arguments: [JSONSplitTests.sample, "[1,\"a\",[2,[3,{}]],{\"b\":{\"c\":[]}}]", " 7 ", #"{"a":{"b":{"c":{"d":[[[["x"]]]]}}}}"#, long])
    func readAgainIsReadTheSame(_ text: String) throws {
        let bytes = Array(text.utf8)
        let direct = Transcript.of(bytes, places: true)
        for nth in [1, 2, 3, 5, 8, 1000] {
            for pieces in [[Int.max], [5]] where pieces == [Int.max] || bytes.count < 1000 {
                var transcript = Transcript()
                var count = 0
                let log = FindingLog()
                let reader = Transcript.makeReader(bytes, log: log, pieces: pieces)
                try read(reader, into: &transcript) { _ in
                    count += 1
                    return count % nth == 0
                }
                #expect(transcript.lines == Array(direct.lines.dropLast()))
                #expect(log.findings == direct.findings)
                #expect(reader.account.bytes == 0)
            }
        }
    }

    @Test func fragmentsOfFragments() throws {
        let text = "{\n \"x\": {\"a\": [1, {\"b\": [true, \"\\u00e9\"]}], \"c\": null},\n \"y\": 2}"
        let reader = Transcript.makeReader(Array(text.utf8), log: FindingLog())
        _ = try reader.next()
        _ = try reader.next()
        var fragment = try reader.captureValue()
        #expect(fragment.kind == .beginObject && fragment.pointer == "/x")
        #expect(fragment.location.line == 2 && fragment.location.column == 7)
        #expect(fragment.location.excerpt == Excerpt(text: "…\"x\": {\"a\": [1, {\"b\": [true, \"\\u00e9\"]}], \"c\": null}…", caret: 6))

        var source = fragment.events()
        _ = source.next()
        #expect(source.next().text == "a")
        fragment = source.captureValue()
        #expect(fragment.pointer == "/x/a" && source.pointer() == "/x/a")
        #expect(source.next().text == "c")
        #expect(source.pointer() == "/x/c")

        source = fragment.events()
        #expect(source.next().kind == .beginArray)
        #expect(source.next().text == "1")
        #expect(source.pointer() == "/x/a/0")
        #expect(source.captureValue().pointer == "/x/a/0")
        #expect(source.next().kind == .beginObject)
        fragment = source.captureValue()
        #expect(fragment.pointer == "/x/a/1")
        #expect(source.next().kind == .endArray)
        #expect(source.next().kind == .end)

        source = fragment.events()
        _ = source.next()
        _ = source.next()
        fragment = source.captureValue()
        #expect(fragment.pointer == "/x/a/1/b")
        source = fragment.events()
        var transcript = Transcript()
        try transcript.read(source, places: true)
        #expect(transcript.lines == [
            "[@24 2:23 /x/a/1/b", "true@25 2:24 /x/a/1/b/0", "string é@31 2:30 /x/a/1/b/1", "]@39 2:38 /x/a/1/b", "end@24 2:23 /x/a/1/b",
        ])
        #expect(try reader.next().text == "y")
    }

    @Test func valuesCanBeSkipped() throws {
        let text = #"{"a":[1,[2]],"b":{"c":1},"d":3,"e":[[4],5]}"#
        let reader = Transcript.makeReader(Array(text.utf8), log: FindingLog())
        var names: [String] = []
        _ = try reader.next()
        while case let event = try reader.next(), event.kind == .name {
            names.append(event.text)
            try reader.skipValue()
        }
        #expect(names == ["a", "b", "d", "e"])
        #expect(try reader.next().kind == .end)

        let again = Transcript.makeReader(Array("[[1,[2]],3,[4]]".utf8), log: FindingLog())
        let source = try { _ = try again.next(); return try again.captureValue().events() }()
        #expect(source.next().kind == .beginArray)
        #expect(source.next().kind == .beginArray)
        source.skipValue()
        #expect(source.next().text == "3")
        #expect(source.pointer() == "/1")
        source.skipValue()
        #expect(source.next().kind == .beginArray)
        #expect(source.pointer() == "/2")
    }

    @Test func theBoundCountsWhatIsHeld() throws {
        var limits = JSONLimits()
        limits.capturedBytes = 2000
        let value = "\"\(String(repeating: "x", count: 500))\""
        let text = "[\(Array(repeating: value, count: 10).joined(separator: ","))]"
        // One after the other they fit; all at once they do not.
        let log = FindingLog()
        let reader = Transcript.makeReader(Array(text.utf8), log: log, limits: limits)
        _ = try reader.next()
        for _ in 0..<10 {
            _ = try reader.next()
            _ = try reader.captureValue()
        }
        #expect(log.findings.isEmpty)

        let greedy = Transcript.makeReader(Array(text.utf8), log: log, limits: limits)
        var kept: [JSONFragment] = []
        _ = try greedy.next()
        #expect(throws: JSONStop.limit) {
            for _ in 0..<10 {
                _ = try greedy.next()
                kept.append(try greedy.captureValue())
            }
        }
        #expect(kept.count == 3)
        #expect(log.findings.map(\.code) == ["json.limit.captured"])
        #expect(log.outcome == .notChecked)

        let whole = Transcript.makeReader(Array(text.utf8), log: FindingLog(), limits: limits)
        _ = try whole.next()
        #expect(throws: JSONStop.limit) { try whole.captureValue() }
    }

    @Test func faultsWithinAreFoundAtOnce() throws {
        let log = FindingLog()
        let reader = Transcript.makeReader(Array(#"{"a":[1,{"b":1,"b":2},tru"#.utf8), log: log)
        _ = try reader.next()
        _ = try reader.next()
        #expect(throws: JSONStop.malformed) { try reader.captureValue() }
        #expect(log.findings.map(\.code) == ["json.member.duplicate", "json.malformed.truncated"])
        #expect(log.findings.map(\.location.pointer) == ["/a/1/b", "/a/2"])
        #expect(reader.account.bytes == 0)
    }

    @Test func deepValues() throws {
        let depth = 50_000
        var limits = JSONLimits()
        limits.depth = depth
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let reader = Transcript.makeReader(Array(text.utf8), log: FindingLog(), limits: limits)
        _ = try reader.next()
        // Set aside anew at each level: each costs nothing.
        var fragment = try reader.captureValue()
        var levels = 1
        while true {
            let source = fragment.events()
            _ = source.next()
            guard source.next().kind == .beginArray else { break }
            fragment = source.captureValue()
            levels += 1
        }
        #expect(levels == depth)
        #expect(try reader.next().kind == .end)
    }

    @Test func afterAnEndThereIsNothingToSetAside() throws {
        let reader = Transcript.makeReader(Array("[]".utf8), log: FindingLog())
        _ = try reader.next()
        _ = try reader.next()
        let fragment = try reader.captureValue()
        #expect(fragment.kind == .end)
        #expect(fragment.events().next().kind == .end)
    }
}
