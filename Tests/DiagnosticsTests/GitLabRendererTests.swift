import Foundation
import RapporteurDiagnostics
import TestSupport
import Testing

@Suite struct GitLabRendererTests {
    private func render(_ documents: [DocumentResult], findings: [Finding] = []) -> String {
        rendered(documents, findings: findings) { GitLabRenderer($0) }
    }

    private func issues(_ text: String) throws -> [[String: Any]] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    }

    @Test func writesTheReport() {
        expectGolden(render(Examples.all, findings: [Examples.ofTheRun]), "Diagnostics/findings.gitlab.json")
    }

    @Test func aRunWithoutDocumentsIsAReportToo() throws {
        #expect(try issues(render([])).isEmpty)
    }

    /// What GitLab requires of each issue; it leaves out the second of two with one fingerprint.
    @Test func hasTheRequiredProperties() throws {
        let issues = try issues(render(Examples.all + Examples.all, findings: [Examples.ofTheRun]))
        #expect(!issues.isEmpty)
        for issue in issues {
            #expect(issue["description"] is String && issue["check_name"] is String)
            #expect(["info", "minor", "major", "critical", "blocker"].contains(issue["severity"] as? String))
            let location = try #require(issue["location"] as? [String: Any])
            #expect((location["path"] as? String)?.hasPrefix("./") == false)
            let begin = try #require((location["lines"] as? [String: Any])?["begin"] as? Int)
            #expect(begin >= 1)
        }
        #expect(Set(issues.compactMap { $0["fingerprint"] as? String }).count == issues.count)
    }

    @Test func everyPlaceIsAnIssueAndWhatIsAcceptedIsNone() throws {
        var finding = Finding(code: "a.b", message: Message("text.meant", ["name": .text("x")]), location: Location(line: 3))
        finding.add(at: Location(line: 7))
        var accepted = finding
        accepted.acceptance = Acceptance(reason: "known", expires: "2027-01-31")
        let issues = try issues(render([DocumentResult(file: "./a/b.xml", outcome: .invalid, findings: [finding, accepted])]))
        #expect(issues.count == 2)
        let places = issues.compactMap { $0["location"] as? [String: Any] }
        #expect(places.compactMap { ($0["lines"] as? [String: Any])?["begin"] as? Int } == [3, 7])
        #expect(places.allSatisfy { $0["path"] as? String == "a/b.xml" })
    }
}
