import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLSchema

/// Patterns: the first line is one, the rest a text. A pattern, the pattern in a group, and the pattern or itself match the
/// same texts, whatever was matched before; a text made up for it matches.
final class PatternTarget: FuzzTarget {
    static let name = "pattern"

    init() {}

    func run(_ bytes: [UInt8]) throws {
        let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let source = String(decoding: bytes[..<end], as: UTF8.self)
        let text = String(decoding: bytes[end...].dropFirst(), as: UTF8.self)
        guard let pattern = try? Pattern(source) else { return }
        let matcher = PatternTextMatcher(pattern)
        let verdict = matcher.matches(text)
        try expectEqual(matcher.matches(text), verdict, "matched again")
        _ = matcher.matches(source)
        try expectEqual(matcher.matches(text), verdict, "matched after another text")
        if let sample = PatternSample.text(matching: pattern), let isMatch = matcher.matches(sample) {
            try expect(isMatch, "the sample \(sample) does not match \(source)")
        }
        // A group is one level deeper, and twice a pattern has twice the states: both may be too much.
        guard let verdict, let group = try? Pattern("(\(source))") else { return }
        if let other = group.matches(text) { try expectEqual(other, verdict, "in a group: \(source)") }
        if let twice = try? Pattern("\(source)|(\(source))"), let other = twice.matches(text) {
            try expectEqual(other, verdict, "or itself: \(source)")
        }
    }
}
