import Diagnostics
import Interchange
@testable import Reports
import Testing

/// Documents made at random, of all that the schema describes, survive XML and JSON.
@Suite struct RoundTripTests {
    @Test(arguments: RandomDocuments.parts)
    func valuesComeBack(part: Range<UInt64>) throws {
        for seed in part { try check(RandomDocuments.document(seed), "seed \(seed)") }
    }

    private func check<Value: ReportDocument>(_ value: Value, _ seed: Comment) throws {
        let xml = try value.xml()
        let fromXML = try Value(contentsOf: .bytes(xml))
        try #require(fromXML == value, seed)
        try #require(try fromXML.xml() == xml, seed)
        let fromJSON = try Value(contentsOf: .bytes(value.json(layout: .compact)))
        try #require(fromJSON == value, seed)
    }
}
