import Foundation
import TestSupport
import Testing

/// The pages about findings, Documentation/findings, against the sources and the tool.
@Suite struct FindingPagesTests {
    /// One section of a page: a code and what follows its heading.
    struct Section {
        var code: String
        var page: String
        /// The page's own schema, which its examples are checked with unless they bring one.
        var schema: String?
        var blocks: [(language: String, text: String)]

        func block(_ language: String) -> String? { blocks.first { $0.language == language }?.text }
    }

    static let root = SharedData.projectRoot

    static func pages() throws -> [(name: String, text: String)] {
        let folder = root.appendingPathComponent("Documentation/findings")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }.sorted()
            .map { ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }
    }

    static func sections() throws -> [Section] {
        try pages().flatMap { name, text in
            let parts = text.components(separatedBy: "\n## ")
            let schema = blocks(of: parts[0]).first { $0.language == "xsd" }?.text
            return parts.dropFirst().map { part in
                Section(
                    code: String(part.prefix { $0 != "\n" }), page: name, schema: schema, blocks: blocks(of: part))
            }
        }
    }

    private static func blocks(of text: String) -> [(language: String, text: String)] {
        text.matches(of: #/(?s)```([a-z]+)\n(.*?)```/#).map { (String($0.1), String($0.2)) }
    }

    /// The sources, by path.
    static func sources() throws -> [(path: String, text: String)] {
        let folder = root.appendingPathComponent("Sources")
        return try #require(FileManager.default.subpaths(atPath: folder.path)).filter { $0.hasSuffix(".swift") }
            .map { ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }
    }

    @Test func eachCodeOfTheSourcesHasItsPage() throws {
        let pages = Set(try Self.sections().map(\.code))
        let literal =
            #/"((?:akn|xml|xsd|json|schema|convert|archive|input|output|pack|usage|findings|report|rule|cross-check|codelist|schematron|baseline|import|compile)\.[A-Za-z0-9_.-]*[A-Za-z0-9])"/#
        var count = 0
        for (path, whole) in try Self.sources() {
            // Beginnings of codes, and keys of sentences that are parts of others, are no codes.
            let text = whole.replacing(#/hasPrefix\("[^"]*"\)|hasPrefix\("[^"]*"/#, with: "")
                .replacing(#/Message\(\s*"[^"]*"/#, with: "")
            var codes = text.matches(of: literal).map { String($0.1) }
            if path.hasPrefix("XMLSchema/") {
                codes += text.matches(of: #/(?:issues\.add\(\s*|rule: )"([A-Za-z0-9_-]+)"/#).map { "schema.\($0.1)" }
            }
            if path.hasPrefix("Rules/") {
                codes += text.matches(of: #/(?:issues\.add\(\s*|kind: )"([a-z]+)"/#).map { "schematron.\($0.1)" }
            }
            count += codes.count
            for code in codes where code != "pack.json" {
                // What codes begin with stands in the sources too.
                let isKnown = pages.contains(code) || pages.contains { $0.hasPrefix(code + ".") }
                #expect(isKnown, "\(code) of \(path) has no section in Documentation/findings")
            }
        }
        #expect(count > 200)
    }

    @Test(arguments: ["report/report.sch", "akoma-ntoso/akn4un.sch"])
    func eachRuleHasItsPage(_ file: String) throws {
        let pages = Set(try Self.sections().map(\.code))
        let rules = try String(contentsOf: Self.root.appendingPathComponent("Schemas/\(file)"), encoding: .utf8)
        let codes = rules.matches(of: #/<(?:sch:)?(?:assert|report)\b[^>]*? id="([A-Za-z0-9_.-]+)"/#).map { "rule.\($0.1)" }
        #expect(codes.count > 20)
        for code in codes { #expect(pages.contains(code), "\(code) of \(file) has no section") }
    }

    @Test func eachPageIsOfACodeThatTheSourcesUse() throws {
        var used: Set<String> = []
        for (path, text) in try Self.sources() {
            for match in text.matches(of: #/"([A-Za-z0-9_.-]+)"/#) {
                used.insert(String(match.1))
                if path.hasPrefix("XMLSchema/") { used.insert("schema.\(match.1)") }
                if path.hasPrefix("Rules/") { used.formUnion(["schematron.\(match.1)", "rule.\(match.1)"]) }
            }
            // What is wrong with a value has the name of the rule that it breaks.
            if path.hasSuffix("LiteralFailure.swift") {
                for match in text.matches(of: #/\bcase ([A-Za-z, ]+)/#) {
                    for name in match.1.split(separator: ",") {
                        used.insert("xsd.value." + name.trimmingCharacters(in: .whitespaces))
                    }
                }
            }
        }
        // The rules of packs are sources too.
        for file in ["report/report.sch", "akoma-ntoso/akn4un.sch"] {
            let rules = try String(contentsOf: Self.root.appendingPathComponent("Schemas/\(file)"), encoding: .utf8)
            for match in rules.matches(of: #/ id="([A-Za-z0-9_.-]+)"/#) { used.insert("rule.\(match.1)") }
        }
        for section in try Self.sections() {
            #expect(used.contains(section.code), "\(section.code) of \(section.page) is no code of the sources")
        }
    }

    @Test func noCodeHasTwoPages() throws {
        let codes = try Self.sections().map(\.code)
        #expect(codes.count == Set(codes).count)
    }

    /// Each example gives the finding that its page shows. With RECORD_GOLDENS=1 what the tool says is put into the
    /// pages, and the test fails once.
    @Test func examplesGiveTheirFinding() throws {
        let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1"
        var count = 0
        for section in try Self.sections() {
            guard let shown = section.block("text") else { continue }
            count += 1
            let found = try Self.output(of: section)
            #expect(found.contains("[\(section.code)]\n"), "\(section.code): \(found)")
            if isRecording {
                try Self.record(found, in: section)
            } else {
                #expect(found == shown, "the example of \(section.code) in \(section.page)")
            }
        }
        #expect(count > 100)
        if isRecording { Issue.record("the pages were recorded; look at them and run again") }
    }

    private static func output(of section: Section) throws -> String {
        let tool = try Tool()
        let anything = #"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="letter"/></xs:schema>"#
        try tool.folder.write(section.block("xsd") ?? section.schema ?? anything, to: "schema.xsd")
        if let document = section.block("xml") ?? section.block("json") {
            let name = section.block("xml") == nil ? "letter.json" : "letter.xml"
            try tool.folder.write(document, to: name)
            return findings(of: section.code, in: try tool.run("validate", "--schema", "schema.xsd", name).text)
        }
        return findings(of: section.code, in: try tool.run("schema", "check", "schema.xsd").text)
    }

    /// The findings of a code; what else is wrong with an example is no matter of its page.
    private static func findings(of code: String, in text: String) -> String {
        var isWanted = false
        return text.split(separator: "\n").filter { line in
            if !line.hasPrefix(" ") { isWanted = line.hasSuffix("[\(code)]") }
            return isWanted
        }.map { $0 + "\n" }.joined()
    }

    private static func record(_ found: String, in section: Section) throws {
        let file = root.appendingPathComponent("Documentation/findings/\(section.page)")
        var text = try String(contentsOf: file, encoding: .utf8)
        guard let heading = text.range(of: "\n## \(section.code)\n"),
            let start = text.range(of: "```text\n", range: heading.upperBound..<text.endIndex),
            let end = text.range(of: "```", range: start.upperBound..<text.endIndex)
        else { return }
        text.replaceSubrange(start.upperBound..<end.lowerBound, with: found)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
}

@Suite struct ExplainTests {
    @Test func printsThePageOfACode() throws {
        let outcome = try Tool().run("explain", "xml.malformed.tag.mismatch", "--format", "markdown")
        #expect(outcome.status == 0)
        #expect(outcome.text.hasPrefix("## xml.malformed.tag.mismatch\n\nAn element is closed with another name"))
        #expect(outcome.text.contains("</titel>") && outcome.text.contains("**To mend it:**"))
        #expect(!outcome.text.contains("## xml.malformed.tag.unfinished"))
        #expect(outcome.errors == "")
    }

    @Test func listsAllCodes() throws {
        let outcome = try Tool().run("explain")
        let lines = outcome.text.split(separator: "\n")
        #expect(outcome.status == 0)
        #expect(lines.count == (try FindingPagesTests.sections().count))
        #expect(lines.contains { $0.hasPrefix("xsd.element.missing ") && $0.hasSuffix("  An element that must be there is missing.") })
    }

    @Test func anUnknownCodeIsWrongUsage() throws {
        let outcome = try Tool().run("explain", "xsd.element.mising")
        #expect(outcome.status == 64)
        #expect(outcome.text == "")
        #expect(outcome.errors.contains("Did you mean “xsd.element.missing”?"))
        #expect(try Tool().run("explain", "nonsense").errors.contains("rapporteur explain"))
    }
}
