import RapporteurDiagnostics
import Testing
@testable import RapporteurXMLStream

/// Damaged documents at which the parser gets no further. It compares its own count of bytes with 32 bits of it, to
/// find that out: the count must stay small, where reading begins again and in documents of gigabytes.
@Suite(.timeLimit(.minutes(10))) struct NoProgressTests {
    /// What stands where reading begins again behind the start tags of open elements.
    static let endings: [[UInt8]] = [
        [0xE5], [0xE5, 0x80], [0xF0], [0xF0, 0x9F], [0xF0, 0x9F, 0x98], [0xC3], [0xFF], [0x80], [0xED, 0xA0, 0x80], [0],
        Array("<".utf8), Array("&".utf8), Array("&#".utf8), Array("<!".utf8), Array("<?".utf8), Array("]]>".utf8),
        Array("</".utf8), [0x3C, 0xE5], [0x26, 0xE5], [0x3C, 0x2F, 0xE5], [0x3C, 0x61, 0x20, 0xE5],
    ]
    static let beginnings = ["<s\"\">", "<a><b \"\">x</c>", "<a x><b></a>", "<a></b></b><c/>", "<a><b></a></b></a><d>", "<a"]

    @Test(arguments: beginnings) func endsWhateverFollows(_ beginning: String) throws {
        for ending in Self.endings {
            for tuning in [ReaderTuning(), .fed] {
                for padding in ["", "<d/>", String(repeating: "x", count: 300)] {
                    let reading = try read(Array((beginning + padding).utf8) + ending, tuning: tuning)
                    #expect(reading.result == .malformed, "\(beginning) \(ending)")
                    #expect(!reading.codes.isEmpty)
                }
            }
        }
    }

    /// With a bound of some kilobytes, what happens at gigabytes happens at once.
    @Test(arguments: [64, 1 << 10, 5_000, 1 << 20]) func theCountStaysSmallAndPlacesStayRight(_ bound: Int) throws {
        var tuning = ReaderTuning.fed
        tuning.mostCounted = bound
        let rows = (0..<4_000).map { "<row n=\"\($0)\">text \($0)</row>\n" }.joined()
        let document = "<list>\n\(rows)</list>"
        let bounded = try read(document, tuning: tuning), whole = try read(document)
        #expect(bounded.result == .complete)
        #expect(bounded.lines == whole.lines)
        for ending in Self.endings {
            let bytes = Array("<list>\n\(rows)".utf8) + ending
            let bounded = try read(bytes, tuning: tuning), other = try read(bytes, tuning: .fed)
            #expect(bounded.result == .malformed)
            #expect(bounded.findings.findings.map(\.location) == other.findings.findings.map(\.location))
            #expect(bounded.codes == other.codes)
        }
    }
}
