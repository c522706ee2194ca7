import Foundation
import TestSupport
import Testing

@Suite struct DocumentationTests {
    /// Every code that the sources spell out stands in the list of codes.
    @Test func theListOfFindingsIsComplete() throws {
        let root = SharedData.projectRoot
        let list = try String(
            contentsOf: root.appendingPathComponent("Documentation/findings.md"), encoding: .utf8)
        let pattern =
            #/"((?:xml|xsd|json|schema|convert|input|output|pack|usage|findings|report|rule)\.[A-Za-z][A-Za-z.-]*)"/#
        let sources = root.appendingPathComponent("Sources")
        let files = try #require(FileManager.default.subpaths(atPath: sources.path)).filter { $0.hasSuffix(".swift") }
        #expect(files.count > 50)
        for file in files {
            let text = try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
            for match in text.matches(of: pattern) where match.1 != "pack.json" {
                #expect(list.contains("`\(match.1)`"), "\(match.1) of \(file) is not in Documentation/findings.md")
            }
        }
    }

    /// The commands that README and the command line's page show exist.
    @Test func optionsInTheDocumentationExist() throws {
        let tool = try Tool()
        let help = try ["validate", "convert", "schema list", "schema show", "schema check", "schema add"]
            .map { try tool.shell("\"$tool\" \($0) --help").text }.joined()
        for page in ["README.md", "Documentation/command-line.md", "Documentation/packs.md"] {
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
