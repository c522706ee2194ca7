import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing
import RapporteurXMLStream

@testable import RapporteurRules

/// The rules of our packs, as they stand in Schemas, with the code lists of the report.
enum PackRules {
    /// Path below Schemas.
    static let report = "report/report.sch"
    static let akn4un = "akoma-ntoso/akn4un.sch"

    static func load(_ path: String) throws -> RuleSet {
        try RuleSet.load(SharedData.projectRoot.appendingPathComponent("Schemas/\(path)").path)
    }

    static func runner(_ path: String) throws -> RuleRunner {
        RuleRunner([try load(path)], codes: CodeListLibrary(try PackLists.names.map(PackLists.read)), today: "2026-12-01")
    }

    /// What rules say of a document, in its order.
    static func findings(_ runner: RuleRunner, on document: Data) throws -> FindingLog {
        let log = FindingLog()
        let tree = try DocumentTree(reading: ByteReader(.bytes([UInt8](document))), findings: log)
        runner.run(on: try #require(tree, "\(log.findings)"), findings: log)
        return log
    }
}
