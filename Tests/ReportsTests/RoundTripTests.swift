import Diagnostics
import Interchange
@testable import Reports
import Testing

/// Documents made at random, of all that the schema describes, survive XML and JSON.
@Suite struct RoundTripTests {
    /// Documents of each kind.
    private static let count: UInt64 = 100

    @Test(arguments: 0..<8)
    func reports(part: UInt64) throws { try check(part) { $0.report() } }

    @Test(arguments: 0..<2)
    func documents(part: UInt64) throws { try check(part) { $0.document() } }

    @Test func communications() throws { try check(0) { $0.communication() } }

    @Test func notesVerbales() throws { try check(0) { $0.noteVerbale() } }

    private func check<Value: ReportDocument>(_ part: UInt64, _ make: (Generator) -> Value) throws {
        for seed in part * Self.count..<(part + 1) * Self.count {
            let value = make(Generator(seed: seed))
            let xml = try value.xml()
            let fromXML = try Value(contentsOf: .bytes(xml))
            try #require(fromXML == value, "seed \(seed)")
            try #require(try fromXML.xml() == xml, "seed \(seed)")
            let fromJSON = try Value(contentsOf: .bytes(value.json(layout: .compact)))
            try #require(fromJSON == value, "seed \(seed)")
        }
    }
}
