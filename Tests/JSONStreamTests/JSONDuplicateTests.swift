import RapporteurDiagnostics
@testable import RapporteurJSONStream
import Testing

/// Members that stand twice in one object.
@Suite struct JSONDuplicateTests {
    @Test(arguments: [
        (#"{"a":1,"a":2}"#, 1), (#"{"a":1,"\u0061":2}"#, 1), (#"{"\u0061":1,"a":2}"#, 1), (#"{"a":1,"a":2,"a":3}"#, 2),
        (#"{"":1,"":2}"#, 1), (#"{"a":{"a":1},"b":{"a":1}}"#, 0), (#"[{"a":1},{"a":1}]"#, 0), (#"{"a":1,"b":{"c":{}},"a":2}"#, 1),
        (#"{"a":1,"A":2}"#, 0), (#"{"é":1,"\u00e9":2}"#, 1), ("{\"e\u{301}\":1,\"é\":2}", 0), (#"{"abcdefgh":1,"abcdefg":2}"#, 0),
        (#"{"abcdefghi":1,"abcdefghj":2,"abcdefghi":3}"#, 1), (#"{"a":[{"a":[{"a":1}]}]}"#, 0), (#"{"a\u0000":1,"a":2}"#, 0),
    ])
    func found(_ text: String, _ count: Int) {
        let read = Transcript.of(text)
        #expect(read.codes == Array(repeating: "json.member.duplicate", count: count))
        #expect(read.outcome == (count > 0 ? .invalid : .valid))
        #expect(read.lines.last?.hasPrefix("end") == true)
    }

    @Test func theSecondOneIsPointedAt() {
        let location = Transcript.of("{\"x\": [{\n  \"a\": 1,\n  \"a\": 2}]}").findings.first?.location
        #expect(location?.line == 3 && location?.column == 3)
        #expect(location?.pointer == "/x/0/a")
        #expect(location?.excerpt == Excerpt(text: "  \"a\": 2}]}", caret: 2))
    }

    /// Every size around those where lists become tables and tables grow, with a duplicate of each member.
    @Test func objectsOfManySizes() {
        for size in Array(0...70) + [127, 128, 129, 1000] {
            let members = (0..<size).map { "\"name \($0)\":{\"name \($0)\":\($0)}" }
            #expect(Transcript.of("{\(members.joined(separator: ","))}").findings.isEmpty)
            for twice in stride(from: 0, to: size, by: max(1, size / 7)) {
                let read = Transcript.of("[{\((members + [members[twice]]).joined(separator: ",")),\"last\":1}]", places: true)
                #expect(read.codes == ["json.member.duplicate"])
                #expect(read.findings.first?.message.description.contains("“name \(twice)”") == true)
            }
        }
    }

    @Test func largeObjectsWithinLargeObjects() {
        let inner = (0..<200).map { "\"k\($0)\":0" }.joined(separator: ",")
        let outer = (0..<200).map { "\"k\($0)\":{\(inner)}" }.joined(separator: ",")
        #expect(Transcript.of("{\(outer)}").findings.isEmpty)
        #expect(Transcript.of("{\(outer),\"k7\":1}").codes == ["json.member.duplicate"])
    }

    @Test func aFullLogStillCounts() {
        let log = FindingLog(limit: 3)
        let text = "{" + Array(repeating: #""a":1"#, count: 50).joined(separator: ",") + "}"
        let reader = Transcript.makeReader(Array(text.utf8), log: log)
        var transcript = Transcript()
        #expect(throws: Never.self) { try transcript.read(reader) }
        #expect(log.findings.count == 3 && log.count(of: .error) == 49)
    }
}
