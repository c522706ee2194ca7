import RapporteurDiagnostics
@testable import RapporteurJSONStream
import Testing

/// Bounds: reached, they are findings and the document is not checked; below, nothing happens.
@Suite struct JSONLimitTests {
    private func limits(_ change: (inout JSONLimits) -> Void) -> JSONLimits {
        var limits = JSONLimits()
        change(&limits)
        return limits
    }

    private func expect(_ text: String, _ limits: JSONLimits, _ code: String?) {
        for pieces in [[Int.max], [3]] {
            let read = Transcript.of(text, limits: limits, pieces: pieces)
            #expect(read.codes == (code.map { [$0] } ?? []))
            #expect(read.stop == (code == nil ? nil : .limit))
            #expect(read.outcome == (code == nil ? .valid : .notChecked))
        }
    }

    @Test func eachBoundFromBothSides() {
        expect("[[[]]]", limits { $0.depth = 3 }, nil)
        expect("[[[[]]]]", limits { $0.depth = 3 }, "json.limit.depth")
        expect(#"{"abcd":1}"#, limits { $0.nameLength = 4 }, nil)
        expect(#"{"abcde":1}"#, limits { $0.nameLength = 4 }, "json.limit.name")
        expect(#"["é\n\u00e9"]"#, limits { $0.stringLength = 5 }, nil)
        expect(#"["éa\n\u00e9"]"#, limits { $0.stringLength = 5 }, "json.limit.string")
        expect(#"["abcdefghijklmnopqrst"]"#, limits { $0.stringLength = 20 }, nil)
        expect(#"["abcdefghijklmnopqrstu"]"#, limits { $0.stringLength = 20 }, "json.limit.string")
        expect("[-1.5e7]", limits { $0.numberLength = 6 }, nil)
        expect("[-1.5e70]", limits { $0.numberLength = 6 }, "json.limit.number")
        expect(#"{"a":1,"b":2}"#, limits { $0.membersPerObject = 2 }, nil)
        expect(#"{"a":1,"b":{"c":1,"d":1}}"#, limits { $0.membersPerObject = 2 }, nil)
        expect(#"{"a":1,"b":2,"c":3}"#, limits { $0.membersPerObject = 2 }, "json.limit.members")
        expect(#"[{"abc":{"def":1}},{"ghi":1}]"#, limits { $0.openNames = 6 }, nil)
        expect(#"[{"abc":{"def":{"g":1}}}]"#, limits { $0.openNames = 6 }, "json.limit.names")
    }

    /// A bound on short strings holds too.
    @Test func shortStringsAreBounded() {
        expect(#"["abcd"]"#, limits { $0.stringLength = 3 }, "json.limit.string")
        expect(#"["abc"]"#, limits { $0.stringLength = 3 }, nil)
    }

    @Test func aHundredThousandDeep() {
        let depth = 100_000
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        expect(text, JSONLimits(), "json.limit.depth")
        expect(text, limits { $0.depth = depth }, nil)
        let objects = String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)
        expect(objects, limits { $0.depth = depth }, nil)
        let open = String(repeating: #"[{"a":"#, count: depth)
        let read = Transcript.of(open, limits: limits { $0.depth = 3 * depth })
        #expect(read.codes == ["json.malformed.truncated"])
        #expect((read.findings.first?.location.pointer?.utf8.count ?? .max) < 5000)
    }

    @Test func numbersOfTenThousandDigits() {
        let digits = String(repeating: "1234567890", count: 1000)
        for number in [digits, "-\(digits)", "0.\(digits)", "\(digits).\(digits)e-\(digits)", "1e\(digits)"] {
            #expect(Transcript.of("[\(number)]").lines[1] == "number \(number)@1")
        }
        expect("[" + String(repeating: "9", count: 1_000_000) + "]", JSONLimits(), "json.limit.number")
    }
}
