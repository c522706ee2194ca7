import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing

@testable import RapporteurRules

/// On the samples only those rules speak that the source's own slips deserve; Documentation/rules-report.md lists them.
@Suite struct SampleRulesTests {
    @Test(arguments: ["protection-of-migrants", "note-verbale", "communication"])
    func saysWhatTheSourceDeserves(_ name: String) throws {
        let file = SharedData.projectRoot.appendingPathComponent("Samples/\(name).xml")
        let log = try PackRules.findings(PackRules.runner(PackRules.report), on: Data(contentsOf: file))
        let lines = log.findings.map { finding in
            "\(finding.location.line ?? 0):\(finding.location.column ?? 0) \(finding.severity) \(finding.code) \(finding.message)"
        }
        expectGolden(lines.joined(separator: "\n") + "\n", "Rules/\(name).txt")
        #expect(!log.findings.contains { $0.severity == .error })
    }

    /// What one document left behind in a runner does nothing to the next.
    @Test func oneRunnerChecksManyDocuments() throws {
        let runner = try PackRules.runner(PackRules.report)
        let names = ["note-verbale", "communication", "protection-of-migrants"]
        for name in names + names.reversed() {
            let file = SharedData.projectRoot.appendingPathComponent("Samples/\(name).xml")
            let document = try Data(contentsOf: file)
            let alone = try PackRules.findings(PackRules.runner(PackRules.report), on: document).findings
            #expect(try PackRules.findings(runner, on: document).findings == alone, "\(name)")
        }
    }
}
