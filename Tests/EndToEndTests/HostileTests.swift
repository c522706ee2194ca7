import Foundation
import TestSupport
import Testing

/// Input made to break things: each ends in findings and the right exit code, never in a crash or a partial file.
@Suite struct HostileTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    private func xml(_ body: String) -> Data { Data("<list xmlns=\"urn:t\">\(body)</list>".utf8) }

    private func expect(
        _ status: Int32, _ name: String, _ data: Data, _ arguments: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try tool.folder.write(data, to: name)
        let before = try tool.names()
        for command in ["validate \(name)", "convert \(name) -o out", "convert - < \(name)"] {
            let all = (arguments + [command]).joined(separator: " ")
            let line = command.replacing(" ", with: " \(arguments.joined(separator: " ")) ", maxReplacements: 1)
            let outcome = try tool.shell("\"$tool\" \(line)")
            #expect(
                outcome.status == status, "\(all): \(outcome.text.prefix(500)) \(outcome.errors.prefix(500))",
                sourceLocation: sourceLocation)
            if status != 0 {
                #expect((outcome.text + outcome.errors).contains("error:"), sourceLocation: sourceLocation)
                #expect(command.hasPrefix("validate") || outcome.output.isEmpty, sourceLocation: sourceLocation)
                #expect(try tool.names() == before, sourceLocation: sourceLocation)
            }
        }
        try? FileManager.default.removeItem(atPath: tool.folder.path("out"))
    }

    @Test func truncatedXML() throws {
        let sample = try Data(contentsOf: SharedData.projectRoot.appendingPathComponent("Samples/communication.xml"))
        let lengths = [0, 1, 5, 20, 37] + stride(from: 100, to: sample.count - 2, by: sample.count / 20)
        for length in lengths {
            try tool.folder.write(sample.prefix(length), to: "cut.xml")
            let outcome = try tool.run("convert", "cut.xml", "-o", "out.json")
            #expect(outcome.status == 1 && !outcome.crashed, "\(length): \(outcome.errors)")
            #expect(try tool.names() == ["cut.xml", "packs"])
        }
    }

    @Test func truncatedJSON() throws {
        let sample = Data(Small.json.utf8)
        for length in 1..<sample.count - 1 {
            try tool.folder.write(sample.prefix(length), to: "cut.json")
            let outcome = try tool.run("convert", "cut.json", "-o", "out.xml")
            #expect(outcome.status == 1 || outcome.status == 2, "\(length): \(outcome.errors)")
            #expect(!outcome.crashed && !outcome.errors.isEmpty)
            #expect(try tool.names() == ["cut.json", "packs"])
        }
    }

    @Test func entityBombs() throws {
        var bomb = "<!DOCTYPE list [<!ENTITY a0 \"aaaaaaaaaa\">"
        for level in 1...9 {
            bomb += "<!ENTITY a\(level) \"" + String(repeating: "&a\(level - 1);", count: 10) + "\">"
        }
        bomb += "]><list xmlns=\"urn:t\"><title>&a9;</title></list>"
        try expect(2, "bomb.xml", Data(bomb.utf8))
        try expect(2, "bomb.xml", Data(bomb.utf8), ["--allow-doctype"])
        let quadratic =
            "<!DOCTYPE list [<!ENTITY a \"\(String(repeating: "a", count: 100_000))\">]><list xmlns=\"urn:t\"><title>"
            + String(repeating: "&a;", count: 1000) + "</title></list>"
        try expect(2, "bomb.xml", Data(quadratic.utf8), ["--allow-doctype"])
    }

    @Test(arguments: [
        "<!DOCTYPE list SYSTEM \"file:///etc/passwd\"><list xmlns=\"urn:t\"/>",
        "<!DOCTYPE list [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><list xmlns=\"urn:t\"><title>&x;</title></list>",
        "<!DOCTYPE list [<!ENTITY % x SYSTEM \"file:///etc/passwd\">%x;]><list xmlns=\"urn:t\"/>",
    ])
    func nothingOutsideIsRead(_ document: String) throws {
        try tool.folder.write(document, to: "dtd.xml")
        #expect(try tool.run("validate", "dtd.xml").status == 2)
        let allowed = try tool.run("convert", "--allow-doctype", "dtd.xml")
        // What is declared outside is not used but by the one that has a reference to it.
        #expect(allowed.status == (document.contains("&x;") ? 2 : 0), "\(allowed.errors)")
        #expect(!allowed.text.contains("root:"))
    }

    @Test func deepXML() throws {
        let depth = 100_000
        let body = String(repeating: "<list>", count: depth) + String(repeating: "</list>", count: depth)
        try expect(2, "deep.xml", xml(body))
    }

    @Test func deepJSON() throws {
        let depth = 100_000
        let open = String(repeating: "{\"list\":", count: depth)
        let text =
            "{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": \(open)1"
            + String(repeating: "}", count: depth + 1)
        try expect(2, "deep.json", Data(text.utf8))
        try expect(1, "deep.json", Data(String(repeating: "[", count: depth).utf8))
    }

    @Test func bytesThatAreNoText() throws {
        try expect(1, "nul.xml", xml("<title>a\u{0}b</title>"))
        try expect(1, "nul.xml", Data([0x3C, 0x00]))
        try expect(
            1, "utf8.xml", Data("<list xmlns=\"urn:t\"><title>".utf8) + [0xC3, 0x28] + Data("</title></list>".utf8))
        try expect(
            1, "utf8.xml",
            Data("<list xmlns=\"urn:t\"><title>".utf8) + [0xED, 0xA0, 0x80] + Data("</title></list>".utf8))
        try expect(1, "utf16.xml", Data("<?xml version=\"1.0\" encoding=\"UTF-16\"?><list xmlns=\"urn:t\"/>".utf8))
        try expect(2, "unknown.xml", Data("<?xml version=\"1.0\" encoding=\"x-nothing\"?><list xmlns=\"urn:t\"/>".utf8))
        try expect(1, "half.xml", Data([0xFF, 0xFE, 0x3C, 0x00, 0x6C]))
        try expect(
            1, "nul.json",
            Data("{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"title\": \"a\u{0}b\"}}".utf8))
        try expect(
            1, "escaped.json",
            Data("{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"title\": \"a\\u0000b\"}}".utf8))
        try expect(
            1, "surrogate.json",
            Data("{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"title\": \"\\ud800\"}}".utf8))
        try expect(
            1, "utf8.json",
            Data("{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"title\": \"".utf8) + [0xFF]
                + Data("\"}}".utf8))
    }

    @Test func numbersOfTenThousandDigits() throws {
        let digits = String(repeating: "9", count: 10_000)
        for number in [digits, "0.\(digits)", "1e\(digits)", "-\(digits)", "1e999999999"] {
            try expect(
                1, "n.json", Data("{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"n\": [\(number)]}}".utf8)
            )
        }
    }

    @Test func membersThatStandTwice() throws {
        try expect(
            1, "twice.json",
            Data("{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"title\": \"a\", \"title\": \"b\"}}".utf8))
        try expect(
            1, "twice.json",
            Data(
                "{\"$schema\": \"urn:rapporteur:pack:small:1\", \"list\": {\"title\": \"a\", \"t\\u0069tle\": \"b\"}}"
                    .utf8))
    }

    @Test func aLongAttributeAndManyAttributes() throws {
        let long = String(repeating: "a", count: 20_000_000)
        try expect(2, "long.xml", Data("<list xmlns=\"urn:t\" id=\"\(long)\"/>".utf8))
        let many = (0..<20_000).map { " a\($0)=\"\"" }.joined()
        try expect(2, "many.xml", Data("<list xmlns=\"urn:t\"\(many)/>".utf8))
    }

    @Test func pathsCannotDriveTheTerminal() throws {
        let name = "a\u{1B}[31m\u{202E}\n.xml"
        try tool.folder.write(Small.invalid, to: name)
        let outcome = try tool.run("validate", name)
        #expect(outcome.status == 1)
        #expect(!outcome.text.contains("\u{1B}") && !outcome.text.contains("\u{202E}"))
        #expect(outcome.text.hasPrefix("a\\u{001B}[31m\\u{202E}\\u{000A}.xml:2:3: "))
    }

    @Test func filesAndFoldersThatCannotBeRead() throws {
        // Permissions do not stop root, so what stops everybody is here too: loops and links that lead nowhere.
        let outcome = try tool.shell(
            """
            mkdir -p f/closed; ln -s loop.xml f/loop.xml; ln -s gone f/gone.xml; mkdir f/folder.xml; chmod 000 f/closed
            "$tool" validate f; status=$?; chmod 700 f/closed; exit $status
            """)
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("f/loop.xml") && outcome.text.contains("f/gone.xml"))
        #expect(outcome.errors.hasPrefix("0 valid, "))
    }
}
