import RapporteurDiagnostics
import RapporteurInterchange
@testable import RapporteurReportModel
import Testing

/// Documents made at random, of all that the schema describes, survive XML and JSON.
@Suite struct RoundTripTests {
    @Test(arguments: RandomDocuments.parts)
    func valuesComeBack(part: Range<UInt64>) throws {
        for seed in part { try check(RandomDocuments.document(seed), "seed \(seed)") }
    }

    private func check<Value: ReportDocument>(_ value: Value, _ seed: Comment) throws {
        // Compared beforehand: a document that differs would be printed whole.
        let xml = try value.xml()
        let fromXML = try Value(contentsOf: .bytes(xml))
        let survivesXML = fromXML == value
        try #require(survivesXML, seed)
        let writesTheSame = try fromXML.xml() == xml
        try #require(writesTheSame, seed)
        let survivesJSON = try Value(contentsOf: .bytes(value.json(layout: .compact))) == value
        try #require(survivesJSON, seed)
    }
}
