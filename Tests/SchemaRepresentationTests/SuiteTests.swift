import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing
@testable import RapporteurXMLSchema

/// The W3C XML Schema suite, as far as the documents alone decide.
@Suite(.enabled(if: SharedData.isAvailable, SharedData.reason))
struct SuiteTests {
    /// Schemas of XSD 1.1, which the suite expects to be valid as such.
    static let xsd11: Set<String> = ["s3_10_6ii01.xsd", "s3_10_1ii08.xsd"]

    @Test func noValidSchemaIsRefusedAndManyInvalidOnesAre() throws {
        let folder = try SharedData.unpacked("xsd-suite.tar.xz")
        let table = try #require(
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
                .compactMap { $0 as? URL }.first { $0.lastPathComponent == "cases.tsv" })
        let root = table.deletingLastPathComponent().path
        var valid = 0
        var refused = 0
        for line in try String(contentsOf: table, encoding: .utf8).split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count >= 4 else { continue }
            switch fields[3] {
            case "valid" where !Self.xsd11.contains(String(fields[2].split(separator: "/").last ?? "")):
                valid += 1
                let wrong = grammarFindings(root + "/" + fields[2])
                #expect(wrong.isEmpty, "\(fields[0]) \(fields[1]): \(wrong.map(\.message.description))")
            case "invalid" where !grammarFindings(root + "/" + fields[2]).isEmpty: refused += 1
            default: continue
            }
        }
        #expect(valid > 3_500)
        #expect(refused >= 550, "\(refused)")
    }

    private func grammarFindings(_ path: String) -> [Finding] {
        let issues = SchemaIssues()
        _ = try? SchemaLoader(issues: issues, files: .disk(folder: nil)).load([path])
        return issues.log.findings.filter { finding in
            let rule = finding.code.dropFirst("schema.".count)
            return rule.hasPrefix("s4s-") || Self.rules.contains(String(rule))
        }
    }

    private static let rules: Set<String> = [
        "src-element", "src-attribute", "src-notation", "src-restriction-base-or-simpleType",
        "src-list-itemType-or-simpleType", "src-union-memberTypes-or-simpleTypes",
    ]
}
