import Foundation
import TestSupport
import Testing

/// `--sandbox` takes nothing away that a run needs, and what it takes away is gone.
@Suite struct SandboxTests {
    private let tool: Tool
    private static let sample = SharedData.projectRoot.appendingPathComponent("Samples/communication.xml").path

    init() throws {
        tool = try Small.tool()
        for name in ["a", "b"] { try tool.folder.write(Small.valid, to: "\(name).xml") }
    }

    /// Exit code 64 where the system has no sandbox, which is then said.
    private func run(_ command: String) throws -> Tool.Outcome? {
        let outcome = try tool.shell(command)
        if outcome.status == 64, outcome.errors.contains("[usage.sandbox]") { return nil }
        return outcome
    }

    @Test(arguments: [
        ("validate a.xml b.xml", 0), ("validate a.xml --summary-page new.html", 0), ("validate a.xml --format json -o r.json", 0),
        ("validate a.xml --write-baseline base.json", 0), ("convert a.xml -o a.json --verify", 0), ("convert a.xml --to json", 0),
        ("convert a.xml b.xml --output-dir deep/er/out --to json --jobs 2", 0), ("convert a.xml --output-dir out --to json --resume", 0),
        ("convert a.xml --to json --losses l.json -o /dev/null", 0), ("extract '\(sample)' --table replies --to csv -o t.csv", 0),
        ("extract '\(sample)' --table all --to sqlite -o t.db", 0), ("extract '\(sample)' --table all --to xlsx -o t.xlsx", 0),
        ("extract '\(sample)' --table all --to csv -o tables", 0), ("validate a.xml --cross-check --cross-check-seconds 30", 0),
    ])
    func runsGoAsBefore(_ command: String, _ status: Int) throws {
        guard let outcome = try run("\"$tool\" \(command) --sandbox") else { return }
        #expect(Int(outcome.status) == status, "\(outcome.text) \(outcome.errors)")
    }

    @Test func compilationsGoAsBefore() throws {
        let samples = SharedData.projectRoot.appendingPathComponent("Samples").path
        for options in ["-o report.xml", "-o report.json", "> report.xml", "--order state -o report.xml"] {
            let command = "\"$tool\" compile '\(samples)/protection-of-migrants.xml' '\(samples)/communication.xml' \(options)"
            let plain = try #require(try run(command))
            _ = try tool.shell("mkdir plain; mv report.* plain")
            guard let outcome = try run(command + " --sandbox") else { return }
            #expect(outcome.status == plain.status && outcome.errors == plain.errors, "\(options): \(outcome.errors)")
            #expect(try tool.shell("for f in plain/*; do cmp $f ${f#plain/} || exit 9; done; rm -r plain report.*").status == 0)
        }
    }

    @Test func importsGoAsBefore() throws {
        try tool.folder.write("A/57/292\n\n1. The text of a paragraph.\n", to: "t.txt")
        guard let outcome = try run("\"$tool\" import t.txt -o t.xml --sandbox") else { return }
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
