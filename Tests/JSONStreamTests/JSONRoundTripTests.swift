import RapporteurDiagnostics
import RapporteurJSONStream
import Testing

/// What the writer writes the reader reads as it was.
@Suite struct JSONRoundTripTests {
    /// A sequence that is the same in every run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }

    private func text(_ dice: inout Dice) -> String {
        let pieces = ["a", "\"", "\\", "\n", "\t", "\0", "\u{1F}", "é", "€", "😀", "/", "plain text ", "\u{7F}", "\u{2028}", "'", "\u{FFFD}", " "]
        return (0..<Int.random(in: 0...30, using: &dice)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &dice)] }.joined()
    }

    private func value(_ dice: inout Dice, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 5), using: &dice) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &dice))
        case 2:
            let numbers = ["0", "-0", "1.50", "-12e+10", "1E-7", String(repeating: "9", count: 40), "0.000"]
            return .number(numbers[Int.random(in: 0..<numbers.count, using: &dice)])
        case 3, 4: return .string(text(&dice))
        case 5: return .array((0..<Int.random(in: 0...6, using: &dice)).map { _ in value(&dice, depth: depth - 1) })
        default:
            var object = JSONObject()
            for number in 0..<Int.random(in: 0...6, using: &dice) {
                object.append("\(number)\(text(&dice))", value(&dice, depth: depth - 1))
            }
            return .object(object)
        }
    }

    @Test(arguments: [JSONWriter.Layout.indented, .compact]) func randomValues(_ layout: JSONWriter.Layout) throws {
        for seed in 0..<400 as Range<UInt64> {
            var dice = Dice(state: seed)
            let value = value(&dice, depth: 6)
            let writer = JSONWriter(ByteSink(), layout: layout)
            writer.value(value)
            let bytes = writer.sink.takeBytes()
            let read = try JSONDocument(.bytes(bytes))
            #expect(read.value == value, "seed \(seed)")
        }
    }

    @Test func layoutsSayTheSame() throws {
        var dice = Dice(state: 7)
        let value = value(&dice, depth: 6)
        let indented = JSONWriter(ByteSink(), layout: .indented)
        let compact = JSONWriter(ByteSink(), layout: .compact)
        indented.value(value)
        compact.value(try JSONDocument(.bytes(indented.sink.takeBytes())).value)
        let again = JSONWriter(ByteSink(), layout: .compact)
        again.value(value)
        #expect(again.sink.takeBytes() == compact.sink.takeBytes())
    }
}
