import Foundation
import FoundationXML
import TestSupport
import Testing

/// What `validate` writes in each format, to standard output and to files.
@Suite struct FormatTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "valid.xml")
        try tool.folder.write(Small.invalid, to: "invalid.xml")
        try tool.folder.write(Small.malformed, to: "malformed.xml")
    }

    static let formats = ["json", "sarif", "junit", "html", "gitlab"]

    private func isComplete(_ data: Data, _ format: String) throws -> Bool {
        switch format {
        case "junit": return try XMLDocument(data: data).rootElement()?.name == "testsuites"
        case "html": return String(decoding: data, as: UTF8.self).hasSuffix("</html>\n")
        case "gitlab": return try JSONSerialization.jsonObject(with: data) is [[String: Any]]
        default: return try JSONSerialization.jsonObject(with: data) is [String: Any]
        }
    }

    @Test(arguments: formats)
    func aFileHasTheSameAsStandardOutput(_ format: String) throws {
        let files = ["valid.xml", "invalid.xml", "malformed.xml", "missing.xml"]
        let list = files.joined(separator: " ")
        let shown = try tool.shell("\"$tool\" validate --format \(format) \(list)")
        #expect(shown.status == 2)
        #expect(try isComplete(shown.output, format))
        let written = try tool.shell("\"$tool\" validate --format \(format) \(list) -o out")
        #expect(written.status == 2)
        #expect(written.output.isEmpty)
        #expect(try tool.content("out") == shown.text)
        #expect(written.errors == shown.errors)
    }

    @Test(arguments: formats)
    func aRunThatFindsNothingIsWrittenToo(_ format: String) throws {
        let outcome = try tool.run("validate", "--format", format, "--output", "out", "valid.xml")
        #expect(outcome.status == 0)
        let data = try Data(contentsOf: URL(fileURLWithPath: tool.folder.path("out")))
        #expect(try isComplete(data, format))
    }

    @Test func textGoesToAFileWithoutColour() throws {
        #expect(try tool.run("validate", "invalid.xml", "-o", "out").status == 1)
        #expect(try tool.content("out").hasPrefix("invalid.xml:2:3: error: "))
        #expect(try tool.run("validate", "valid.xml", "-o", "out").status == 0)
        #expect(try tool.content("out") == "")
    }

    @Test(arguments: formats.filter { $0 != "gitlab" })
    func saysWhatWasCheckedWithWhat(_ format: String) throws {
        let text = try tool.run("validate", "--format", format, "valid.xml").text
        #expect(text.contains("0.1.0"))
        // As `sha256sum pack.json t.xsd | sha256sum` gives it.
        let sum = try tool.shell("cd packs/small && sha256sum pack.json t.xsd | sha256sum | cut -c 1-64").text
        #expect(sum.count == 65)
        #expect(text.contains(sum.dropLast()), "\(text)")
    }

    @Test func anOutputThatIsAnInputOrAFolderIsRefused() throws {
        for output in ["invalid.xml", "./valid.xml", "packs", "x/"] {
            let outcome = try tool.run("validate", "invalid.xml", "valid.xml", "-o", output)
            #expect(outcome.status == 64, "\(output): \(outcome.errors)")
        }
        #expect(try tool.content("invalid.xml") == Small.invalid)
        #expect(try tool.run("validate", "valid.xml", "-o", "nowhere/out").status == 2)
    }

    /// Names that are markup, that hold control characters, spaces and colons, that are no UTF-8.
    @Test(arguments: formats + ["text"])
    func namesOfFilesAreNeverMarkup(_ format: String) throws {
        let outcome = try tool.shell(
            #"""
            mkdir f; printf '%s' "$(cat invalid.xml)" > $'f/<script>"\'&x: #%.xml'; cp invalid.xml $'f/\e[31m\u202e.xml'
            cp invalid.xml $'f/\xff.xml'; "$tool" validate --format \#(format) f
            """#)
        #expect(outcome.status == 1, "\(outcome.errors)")
        #expect(String(data: outcome.output, encoding: .utf8) != nil)
        #expect(format == "text" || format == "json" || format == "gitlab" || !outcome.text.contains("<script>"))
        #expect(!outcome.text.contains("\u{1B}") && !outcome.text.contains("\u{202E}"))
        if format != "text" { #expect(try isComplete(outcome.output, format)) }
        if format == "sarif" {
            #expect(outcome.text.contains(#""f/%3Cscript%3E%22%27%26x%3A%20%23%25.xml""#), "\(outcome.text)")
        }
    }

    @Test func theExitCodeStandsInTheLog() throws {
        for (file, status) in [("valid.xml", 0), ("invalid.xml", 1), ("missing.xml", 2)] {
            let outcome = try tool.run("validate", "--format", "sarif", file)
            #expect(outcome.status == Int32(status))
            #expect(outcome.text.contains("\"exitCode\": \(status)"))
        }
    }

    /// What the pages say of a code stands in the formats that go to people who do not have the tool.
    @Test func saysHowToMendWhatIsWrong() throws {
        let page = try tool.run("validate", "--format", "html", "invalid.xml").text
        #expect(page.contains(">Write it as the hint says.</p>"), "\(page)")
        let log = try tool.run("validate", "--format", "sarif", "invalid.xml").text
        #expect(log.contains("\"help\": {\"text\": \"Write it as the hint says."), "\(log)")
    }

    @Test func thePageIsInTheLanguageOfMessages() throws {
        let page = try tool.run("validate", "--format", "html", "--messages", "fr", "invalid.xml").text
        #expect(page.contains("<html lang=\"fr\" dir=\"ltr\">"))
        #expect(page.contains("à corriger</h1>"))
        #expect(!page.contains("Write it as"), "the pages about findings are in English")
    }
}
