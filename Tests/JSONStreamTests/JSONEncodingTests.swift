import RapporteurDiagnostics
@testable import RapporteurJSONStream
import Testing

/// UTF-8 in strings (RFC 3629), and what `\u` escapes may not say.
@Suite struct JSONEncodingTests {
    static let invalid: [[UInt8]] = [
        // Continuation bytes alone, and bytes that never occur.
        [0x80], [0xBF], [0xFE], [0xFF], [0xC0], [0xC1], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
        // Overlong forms.
        [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0xAF],
        [0xF0, 0x8F, 0xBF, 0xBF],
        // Surrogates.
        [0xED, 0xA0, 0x80], [0xED, 0xAF, 0xBF], [0xED, 0xB0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0x81, 0xED, 0xB0, 0x80],
        // Beyond U+10FFFF.
        [0xF4, 0x90, 0x80, 0x80], [0xF4, 0xBF, 0xBF, 0xBF], [0xF7, 0xBF, 0xBF, 0xBF],
        // Cut short by something else.
        [0xC3], [0xE2, 0x82], [0xE2], [0xF0, 0x9F, 0x98], [0xF0, 0x9F], [0xF0], [0xC3, 0xC3, 0xA9], [0xE2, 0x28, 0xA1],
        [0xF0, 0x28, 0x8C, 0xBC], [0xF0, 0x9F, 0x28, 0x80],
    ]

    @Test(arguments: invalid) func refuses(_ bytes: [UInt8]) {
        for padding in 0..<17 {
            let before = [UInt8](repeating: 0x61, count: padding)
            let read = Transcript.of([0x22] + before + bytes + [0x61, 0x22])
            #expect(read.codes == ["json.malformed.encoding"])
            #expect(read.findings.first?.location.column.map { $0 >= 2 + padding } == true)
            let escaped = Transcript.of([0x22, 0x5C, 0x6E] + before + bytes + [0x61, 0x22])
            #expect(escaped.codes == ["json.malformed.encoding"])
            let name = Transcript.of([0x7B, 0x22] + before + bytes + Array("\":1}".utf8))
            #expect(name.codes == ["json.malformed.encoding"])
        }
    }

    @Test func boundariesOfEveryLengthAreKept() {
        for scalar in [0x80, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF] {
            guard let value = UnicodeScalar(scalar) else { continue }
            for padding in 0..<9 {
                let text = String(repeating: "a", count: padding) + String(value)
                #expect(Transcript.of("\"\(text)\"").lines == ["string \(text)@0", "end@\(text.utf8.count + 2)"])
            }
        }
    }

    @Test func everyScalarAsAnEscape() {
        for unit in stride(from: 0, through: 0xFFFF, by: 7) where !(0xD800...0xDFFF).contains(unit) {
            guard let scalar = UnicodeScalar(unit) else { continue }
            let digits = String(unit, radix: 16)
            let escape = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            #expect(Transcript.of("\"\(escape)\"").lines.first == "string \(scalar)@0")
        }
    }

    @Test(arguments: [
        (#""\ud800""#, "\u{FFFD}", 1), (#""\udfff""#, "\u{FFFD}", 1), (#""\ud800x""#, "\u{FFFD}x", 1),
        (#""\ud800\n""#, "\u{FFFD}\n", 1), (#""\ud800\u0041""#, "\u{FFFD}A", 1), (#""\ud800\ud800""#, "\u{FFFD}\u{FFFD}", 2),
        (#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}", 2), (#""\ud800\ud83d\ude00""#, "\u{FFFD}😀", 1), (#""a\uDC00b""#, "a\u{FFFD}b", 1),
    ])
    func halfSurrogatePairsAreFindings(_ text: String, _ value: String, _ count: Int) {
        let read = Transcript.of(text)
        #expect(read.lines.first == "string \(value)@0")
        #expect(read.codes == Array(repeating: "json.string.surrogate", count: count))
        #expect(read.outcome == .invalid)
        #expect(read.stop == nil)
    }

    @Test func surrogateFindingPointsAtTheEscape() {
        let read = Transcript.of("{\"é\":\n  [0, \"é\\ud800\"]}")
        let location = read.findings.first?.location
        #expect(location?.line == 2 && location?.column == 9)
        #expect(location?.pointer == "/é/1")
    }
}
