import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing

@testable import RapporteurRules

/// The rules of AKN4UN on what the United Nations published, and on the report of the reference data.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason)) struct PublishedDocumentsTests {
    /// How often each rule speaks on the valid documents: a golden, so that a change of a rule shows what it does.
    @Test func speakOfWhatDeservesIt() throws {
        let runner = try PackRules.runner(PackRules.akn4un)
        let corpus = try SharedData.unpacked("un-corpus.tar.xz")
        let root = FileManager.default.fileExists(atPath: corpus.appendingPathComponent("cases.tsv").path)
            ? corpus : corpus.appendingPathComponent("un-corpus")
        let cases = try String(contentsOf: root.appendingPathComponent("cases.tsv"), encoding: .utf8)
        var documents: [String: Int] = [:]
        var findings: [String: Int] = [:]
        var count = 0
        for line in cases.split(separator: "\n") where line.hasSuffix("\tvalid") {
            count += 1
            let path = line.dropLast("\tvalid".count)
            let log = try PackRules.findings(runner, on: Data(contentsOf: root.appendingPathComponent(String(path))))
            for finding in log.findings { findings["\(finding.severity) \(finding.code)", default: 0] += 1 }
            for code in Set(log.findings.map { "\($0.severity) \($0.code)" }) { documents[code, default: 0] += 1 }
            for finding in log.findings where finding.severity == .error {
                documents["  \(path): \(finding.message)", default: 0] += 1
            }
        }
        #expect(count == 300)
        let lines = documents.keys.sorted().map { "\(documents[$0] ?? 0) documents, \(findings[$0] ?? 1) times: \($0)" }
        expectGolden(lines.joined(separator: "\n") + "\n", "Rules/published-documents.txt")
    }

    @Test(arguments: ["report.akn.xml", "report.publication.akn.xml", "report.ara.skeleton.akn.xml", "extras.akn.xml"])
    func findNoErrorInTheReport(_ name: String) throws {
        let log = try PackRules.findings(
            PackRules.runner(PackRules.akn4un), on: Data(contentsOf: SharedData.url("akn/\(name)")))
        expectGolden(
            log.findings.map { "\($0.severity) \($0.code) \($0.message)\n" }.joined(), "Rules/\(name).txt")
        #expect(log.findings.filter { $0.severity == .error }.map { "\($0.code) \($0.message)" } == [])
    }
}
