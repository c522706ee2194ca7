import Foundation
import TestSupport
import Testing

/// The commands that README, the pages and the help show run as they stand there, on what is shipped.
@Suite struct DocumentedCommandTests {
    private static let root = SharedData.projectRoot

    /// A folder with what the commands name: the samples, and folders of them.
    private func tool() throws -> Tool {
        let tool = try Tool()
        let samples = Self.root.appendingPathComponent("Samples").path
        let outcome = try tool.shell(
            """
            set -e
            cp -r '\(samples)' Samples; cp -r '\(samples)'/* .
            cp protection-of-migrants.xml report.xml; cp protection-of-migrants.akn.xml A_RES_79_105.xml
            for name in ga reports un-corpus in; do mkdir $name; cp communication.xml note-verbale.xml replies/*.xml $name; done
            cp '\(Self.root.appendingPathComponent("Schemas/report").path)'/*.xsd .; mkdir -p mypack
            """)
        try #require(outcome.status == 0, "\(outcome.errors)")
        try tool.folder.write(
            """
            <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <xs:element name="catalog"><xs:complexType><xs:sequence>
                <xs:element ref="book" maxOccurs="unbounded"/>
              </xs:sequence></xs:complexType></xs:element>
              <xs:element name="book" type="xs:string"/>
            </xs:schema>
            """, to: "catalog.xsd")
        try tool.folder.write("<catalog><book>A</book></catalog>", to: "catalog.xml")
        let text = SharedData.url("protection-of-migrants.txt")
        if FileManager.default.fileExists(atPath: text.path) {
            try tool.folder.write(String(contentsOf: text, encoding: .utf8), to: "protection-of-migrants.txt")
        }
        return tool
    }

    @Test func commandsOfTheDocumentationRun() throws {
        let tool = try tool()
        var count = 0
        let folder = Self.root.appendingPathComponent("Documentation")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
            .map { folder.appendingPathComponent($0) }
        for page in [Self.root.appendingPathComponent("README.md")] + pages {
            let text = try String(contentsOf: page, encoding: .utf8)
            for line in text.split(separator: "\n") where line.hasPrefix("$ ") && line.contains("rapporteur ") {
                let command = String(line.dropFirst(2)).replacingOccurrences(of: "rapporteur ", with: "\"$tool\" ")
                let outcome = try tool.shell(command)
                let told = "\(page.lastPathComponent): \(line) \(outcome.errors)"
                #expect([0, 1, 2].contains(Int(outcome.status)), "\(told)")
                count += 1
            }
        }
        #expect(count > 10)
    }

    /// What README shows is what its commands write, one after the other in one folder.
    @Test func outputsOfTheReadmeAreAsPrinted() throws {
        let tool = try tool()
        let text = try String(contentsOf: Self.root.appendingPathComponent("README.md"), encoding: .utf8)
        var compared = 0
        for block in text.matches(of: #/(?sm)^```\n(\$ .*?)^```$/#) {
            // A command, and what follows up to the next one.
            let parts = ("\n" + String(block.1)).components(separatedBy: "\n$ ").dropFirst()
            for part in parts {
                let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
                let command = String(lines[0])
                let shown = lines.dropFirst().joined(separator: "\n").trimmingCharacters(in: .newlines)
                let typed = command.replacingOccurrences(of: "rapporteur ", with: "\"$tool\" ")
                let outcome = try tool.shell("COLUMNS=100 NO_COLOR=1 LC_ALL=C.UTF-8 \(typed) 2>&1")
                // That pack is brought by a command of its own, and text of published documents is no part of the project.
                if shown.isEmpty || shown.contains("akoma-ntoso") || !SharedData.isAvailable && command.contains("import") { continue }
                #expect(outcome.text.trimmingCharacters(in: .newlines) == shown, "\(command)")
                compared += 1
            }
        }
        #expect(compared > 5)
    }

    @Test(arguments: ["", "validate", "convert", "import", "compile", "extract", "schema", "explain"])
    func examplesOfTheHelpAreRightUsage(_ command: String) throws {
        let tool = try tool()
        let help = try tool.shell("\"$tool\" \(command) --help").text
        let examples = help.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { $0.hasPrefix("rapporteur ") && !$0.contains("<") }
        #expect(examples.count >= 1 || command == "schema", "\(command)")
        for example in examples {
            let outcome = try tool.shell(example.replacingOccurrences(of: "rapporteur ", with: "\"$tool\" "))
            #expect(outcome.status != 64 && outcome.status != 127, "\(example)\n\(outcome.errors)")
        }
    }

    /// The samples that are shipped for trying things are what they are said to be.
    @Test func theDraftTakesTheReplies() throws {
        let tool = try tool()
        #expect(try tool.shell("\"$tool\" validate draft.xml replies").status == 0)
        #expect(try tool.shell("\"$tool\" compile draft.xml replies -o compiled.xml && \"$tool\" validate compiled.xml").status == 0)
        let broken = try tool.shell("\"$tool\" validate broken/communication.xml --format json")
        #expect(broken.status == 1 && broken.text.ranges(of: "\"code\": ").count == 3)
    }
}
