import RapporteurDiagnostics
@testable import RapporteurJSONStream
import Testing

/// However the input comes in pieces, the same is read; wherever it is cut off, that is found.
@Suite struct JSONSplitTests {
    static let sample = """
        {
          "$schema": "urn:x", "é€😀": [-12.50e+10, 0, true, false, null, {}, []],
          "esc\\u0061pes": "\\"\\\\\\/\\b\\f\\n\\r\\t \\u00e9 \\ud83d\\ude00 \\ud800 text of some length, without any",
        \t"nested": {"a": [[[{"b": "c"}]]], "long name of more than sixteen bytes": 1},\r
          "a": 1, "\\u0061": 2
        }\n
        """

    @Test func everySplitInTwo() {
        let bytes = Array(Self.sample.utf8)
        let whole = Transcript.of(bytes, places: true)
        #expect(whole.codes == ["json.string.surrogate", "json.member.duplicate"])
        for split in 1..<bytes.count {
            #expect(Transcript.of(bytes, pieces: [split, Int.max], places: true) == whole, "split at \(split)")
        }
    }

    @Test(arguments: 1...9) func piecesOfOneSize(_ size: Int) {
        #expect(Transcript.of(Self.sample, pieces: [size], places: true) == Transcript.of(Self.sample, places: true))
    }

    @Test func faultsAreTheSameInEverySplit() {
        for (text, _) in JSONGrammarTests.refused {
            #expect(Transcript.of(text, pieces: [1]) == Transcript.of(text), "\(text)")
        }
        for bytes in JSONEncodingTests.invalid {
            let quoted = [0x22, 0x61] + bytes + [0x61, 0x22]
            #expect(Transcript.of(quoted, pieces: [1]) == Transcript.of(quoted), "\(bytes)")
        }
    }

    @Test func cutOffAtEveryByte() {
        let bytes = Array(Self.sample.utf8)
        let end = Array(Self.sample.utf8).lastIndex(of: UInt8(ascii: "}")) ?? 0
        for count in 0...end {
            for pieces in [[Int.max], [1], [7]] {
                let read = Transcript.of(Array(bytes.prefix(count)), pieces: pieces)
                #expect(read.stop == .malformed, "cut at \(count)")
                #expect(read.codes.last == "json.malformed.truncated", "cut at \(count): \(read.codes)")
                #expect(read.outcome == .invalid)
            }
        }
    }

    /// Tokens that are longer than the buffer, at its end, and many buffers' worth of them.
    @Test func tokensAcrossBuffers() {
        let long = String(repeating: "0123456789abcdé", count: 30_000)
        let escaped = String(repeating: #"0123456789abcd\né"#, count: 30_000)
        let digits = String(repeating: "7", count: 90_000)
        let spaces = String(repeating: " \n        ", count: 40_000)
        let text = "[\"\(long)\",\(spaces)\"\(escaped)\",\(digits),\"\(long)\"\(spaces),true]"
        let read = Transcript.of(text)
        let unescaped = String(repeating: "0123456789abcd\né", count: 30_000)
        #expect(read.findings.isEmpty)
        #expect(read.lines.map { $0.prefix { $0 != "@" } } == [
            "[", "string \(long)", "string \(unescaped)", "number \(digits)", "string \(long)", "true", "]", "end",
        ])
        #expect(Transcript.of(text, pieces: [4093, 1, 65_537]) == read)
    }

    @Test func manySizesOfLeadAroundTheBuffersEnd() {
        // The buffer holds 128 KiB: token by token crosses its end.
        let token = #""é\u00e9x",-1.5e7,true,{"k":null},"#
        for lead in (131_072 - 60)...(131_072 + 20) {
            let text = "[" + String(repeating: " ", count: lead) + token + "0]"
            let read = Transcript.of(text, places: true)
            #expect(read.findings.isEmpty)
            #expect(read.lines.map { $0.prefix { $0 != "@" } } == [
                "[", "string ééx", "number -1.5e7", "true", "{", "name k", "null", "}", "number 0", "]", "end",
            ])
        }
    }

    @Test func unreadableInputIsThrownAgainAndAgain() {
        var calls = 0
        let reader = JSONReader(file: "x", log: FindingLog()) { buffer throws(WorkError) in
            calls += 1
            if calls > 1 { throw WorkError(.input, code: "input.unreadable", message: .verbatim("x")) }
            buffer.copyBytes(from: Array("[1,2".utf8))
            return 4
        }
        #expect(throws: WorkError.self) { while try reader.next().kind != .end {} }
        #expect(throws: WorkError.self) { try reader.next() }
    }

    @Test func aStoppedReaderStaysStopped() {
        let log = FindingLog()
        let reader = Transcript.makeReader(Array("[1,]".utf8), log: log)
        #expect(throws: JSONStop.malformed) { while try reader.next().kind != .end {} }
        #expect(throws: JSONStop.malformed) { try reader.next() }
        #expect(throws: JSONStop.malformed) { try reader.skipValue(); _ = try reader.next() }
        #expect(log.findings.count == 1)
    }
}
