import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
    /// The commands that README and the command line's page show exist.
    @Test func optionsInTheDocumentationExist() throws {
        let tool = try Tool()
        let help = try ["validate", "convert", "import", "compile", "extract", "schema list", "schema show", "schema check", "schema add", "explain"]
            .map { try tool.shell("\"$tool\" \($0) --help").text }.joined()
        for page in ["README.md", "Documentation/command-line.md", "Documentation/batch.md", "Documentation/packs.md"] {
            let text = try String(
                contentsOf: SharedData.projectRoot.appendingPathComponent(page), encoding: .utf8)
            for match in text.matches(of: #/rapporteur [^`\n]*?(--[a-z][a-z-]+)|`(--[a-z][a-z-]+)/#) {
                let option = String(match.1 ?? match.2 ?? "")
                #expect(help.contains(option), "\(option) of \(page)")
            }
        }
    }
}

@Suite struct MemoryTests {
    /// The long form is `make soak`: a gigabyte.
    @Test func memoryDoesNotGrowWithTheDocument() throws {
        let tool = try Tool()
        let script = SharedData.projectRoot.appendingPathComponent("Scripts/soak").path
        let outcome = try tool.shell("'\(script)' \"$tool\" 24 64")
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
    }
}
