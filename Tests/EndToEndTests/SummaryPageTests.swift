import Foundation
import FoundationXML
import TestSupport
import Testing

/// The page that `--summary-page` writes, by the built binary.
@Suite struct SummaryPageTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        for index in 0..<40 {
            try tool.folder.write(index % 3 == 0 ? Small.invalid : Small.valid, to: "in/\(index % 4)/\(index).xml")
        }
        try tool.folder.write(Small.malformed, to: "in/malformed.xml")
        try tool.folder.write(Small.unknown, to: "in/unknown.xml")
        try tool.folder.write(Small.foreignJSON, to: "in/foreign.json")
    }

    private func page(_ name: String = "page.html") throws -> XMLDocument {
        try XMLDocument(data: Data(contentsOf: URL(fileURLWithPath: tool.folder.path(name))))
    }

    @Test func isTheSameAtAnyNumberOfThreadsAndInEachRun() throws {
        for command in ["validate in", "convert in --to json --output-dir out", "convert in --to jsonl -o out.jsonl"] {
            let alone = try tool.shell("\"$tool\" \(command) missing.xml --jobs 1 --summary-page 1.html")
            #expect(alone.status == 2)
            for jobs in ["2", "8", "8"] {
                let several = try tool.shell("\"$tool\" \(command) missing.xml --jobs \(jobs) --summary-page \(jobs).html")
                #expect(several.errors == alone.errors)
                #expect(try tool.content("\(jobs).html") == tool.content("1.html"))
            }
        }
    }

    @Test func saysWhatWasDone() throws {
        #expect(try tool.run("validate", "in", "--max-findings", "5", "--jobs", "2", "--summary-page", "page.html").status == 2)
        let text = try page().rootElement()?.stringValue ?? ""
        for part in ["rapporteur 0.1.0", "--max-findings 5", "in/foreign.json", "pack.none", "small 1, SHA-256 "] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("--jobs") && !text.contains("--summary-page"))
        let size = try tool.shell("cat $(find in -name '*.xml') | wc -c").text.trimmingCharacters(in: .newlines)
        #expect(text.replacing(",", with: "").contains("\(size) bytes"))
        #expect(try tool.run("validate", "in", "--messages", "fr", "--summary-page", "page.html").status == 2)
        #expect(try page().rootElement()?.attribute(forName: "lang")?.stringValue == "fr")
    }

    @Test func standardInputAndArchivesHaveASize() throws {
        let outcome = try tool.shell(
            "tar -czf in.tgz in/0; cat in/0/0.xml | \"$tool\" validate - in.tgz --summary-page page.html; cat in/0/0.xml in/0/*.xml | wc -c")
        let size = outcome.text.split(separator: "\n").last.map(String.init) ?? ""
        let text = try #require(try page().rootElement()?.stringValue)
        #expect(text.replacing(",", with: "").contains("\(size) bytes"), "\(size)")
    }

    @Test func aRunThatGoesOnSaysWhatItLeftAlone() throws {
        #expect(try tool.shell("\"$tool\" convert in/1 --to json --output-dir out").status == 1)
        #expect(try tool.shell("\"$tool\" convert in/1 --to json --output-dir out --resume --summary-page page.html").status == 1)
        let text = try #require(try page().rootElement()?.stringValue)
        let valid = try tool.shell("ls out/*.json | wc -l").text.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(text.contains("Done before\(valid)"), "\(text)")
        #expect(text.contains("Documents10") && text.contains("xsd.value"))
    }

    @Test func isWrittenWhenThereIsNothingToSay() throws {
        let outcome = try tool.run("validate", "in/1/1.xml", "--summary-page", "page.html")
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        #expect(try page().rootElement()?.stringValue?.contains("Nothing was found.") == true)
    }

    /// Names of files that are markup.
    @Test func namesOfFilesAreText() throws {
        let outcome = try tool.shell(
            #"""
            mkdir h; cp in/0/0.xml $'h/<script>alert("1")\'&.xml'; cp in/0/0.xml $'h/\e[31m\u202e.xml'; cp in/0/0.xml $'h/\xff.xml'
            "$tool" validate h --summary-page page.html
            """#)
        #expect(outcome.status == 1)
        let tree = try page()
        #expect(try tree.nodes(forXPath: "//script").isEmpty)
        let names = try tree.nodes(forXPath: "//section[@aria-labelledby='worst']//th/bdi").map { $0.stringValue ?? "" }
        #expect(names.contains("h/<script>alert(\"1\")'&.xml"), "\(names)")
        #expect(names.contains("h/\\u{001B}[31m\\u{202E}.xml"), "\(names)")
    }

    @Test func aPageThatCannotBeWrittenIsKnownBeforeTheWork() throws {
        try tool.folder.write("old", to: "old.html")
        for arguments in ["--summary-page in/1/1.xml", "--summary-page in", "--summary-page -", "--summary-page x.html -o x.html", "--summary-page=''"] {
            let outcome = try tool.shell("\"$tool\" validate in \(arguments)")
            #expect(outcome.status == 64 && outcome.output.isEmpty, "\(arguments): \(outcome.errors)")
        }
        #expect(try tool.run("validate", "in", "--summary-page", "nowhere/page.html").status == 2)
        _ = try tool.shell("mkdir -p out/1")
        let places = [
            "json --output-dir out --summary-page out/./1/1.json", "json --output-dir out --summary-page l.json --losses l.json",
            "jsonl -o l.json --summary-page l.json",
        ]
        for arguments in places {
            let outcome = try tool.shell("\"$tool\" convert in --to \(arguments)")
            #expect(outcome.status == 64, "\(arguments): \(outcome.errors)")
        }
        #expect(try tool.names() == ["in", "old.html", "out", "packs"] && tool.names(in: "out/1").isEmpty)
        #expect(try tool.content("in/1/1.xml") == Small.valid)
    }

    @Test func anOldPageStaysUntilTheNewOneIsWhole() throws {
        try tool.folder.write("old", to: "page.html")
        #expect(try tool.run("validate", "in", "--schema", "none", "--summary-page", "page.html").status == 2)
        #expect(try tool.content("page.html") == "old")
        #expect(try tool.run("validate", "in", "--summary-page", "page.html").status == 2)
        #expect(try page().rootElement()?.name == "html")
        #expect(try tool.names() == ["in", "packs", "page.html"])
    }
}

/// The page of the invalid documents among the published ones, read by Python's parser of HTML.
@Suite(
    .enabled(if: SharedData.isAvailable, SharedData.reason),
    .enabled(if: Python.isThere, Python.reason)
) struct SummaryPageCorpusTests {
    struct Found: Decodable {
        struct Document: Decodable {
            struct Finding: Decodable {
                var code: String
                var severity: String
                var count: Int
            }
            var file: String
            var outcome: String
            var findings: [Finding]
        }
        struct Summary: Decodable, Equatable {
            var valid: Int
            var invalid: Int
            var notChecked: Int
        }
        var documents: [Document]
        var summary: Summary
    }

    /// Rows of the tables of a page as lists of texts, by the section that they stand in; it fails where elements do
    /// not close.
    static let reader = """
        import html.parser, json, sys
        class Page(html.parser.HTMLParser):
            def __init__(self):
                super().__init__(convert_charrefs=True)
                self.open, self.section, self.tables, self.cell, self.hidden = [], None, {}, None, 0
            def handle_startendtag(self, tag, attrs): pass
            def handle_starttag(self, tag, attrs):
                self.open.append(tag)
                if tag == "section": self.section = dict(attrs)["aria-labelledby"]
                if tag == "table": self.tables.setdefault(self.section, []).append([])
                if tag == "tr": self.tables[self.section][-1].append([])
                if tag in ("td", "th"): self.cell = ""
                if tag == "svg": self.hidden += 1
            def handle_endtag(self, tag):
                assert self.open.pop() == tag, (tag, self.getpos())
                if tag in ("td", "th"):
                    self.tables[self.section][-1][-1].append(self.cell.strip())
                    self.cell = None
                if tag == "svg": self.hidden -= 1
            def handle_data(self, data):
                if self.cell is not None and not self.hidden: self.cell += data
        page = Page()
        page.feed(open(sys.argv[1], encoding="utf-8").read())
        page.close()
        assert not page.open, page.open
        print(json.dumps(page.tables))
        """

    @Test func itsNumbersAreThoseOfTheFindings() throws {
        let tool = try Tool()
        let corpus = try SharedData.unpacked("un-corpus.tar.xz")
        let top = corpus.appendingPathComponent("cases.tsv").path
        let folder = FileManager.default.fileExists(atPath: top) ? corpus : corpus.appendingPathComponent("un-corpus")
        let list = try String(contentsOf: folder.appendingPathComponent("cases.tsv"), encoding: .utf8)
        let paths = list.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
            .filter { $0[1] != "valid" }.map { $0[0] }.sorted()
        try #require(paths.count > 100)
        try tool.folder.write(paths.map { $0 + "\n" }.joined() + "missing.xml\n", to: "list")
        let xsd = SharedData.url("akn/akomantoso30.xsd").path
        let outcome = try tool.shell(
            """
            top=$PWD; cd '\(folder.path)'
            "$tool" validate --format json --schema '\(xsd)' --files-from "$top/list" --summary-page "$top/page.html"
            """)
        let found = try JSONDecoder().decode(Found.self, from: outcome.output)
        let data = try Python.output(of: Self.reader, tool.folder.path("page.html"))
        let tables = try JSONDecoder().decode([String: [[[String]]]].self, from: data)

        var counts: [String: Int] = [:]
        var documents: [String: Set<String>] = [:]
        for document in found.documents {
            for finding in document.findings {
                let key = "\(finding.code) \(finding.severity)"
                counts[key, default: 0] += finding.count
                documents[key, default: []].insert(document.file)
            }
        }
        let codes = try #require(tables["findings"]?.first?.dropFirst())
        #expect(codes.count == counts.count && codes.count > 5)
        for row in codes {
            let key = "\(row[0]) \(row[1].lowercased())"
            #expect(Int(row[2]) == counts[key], "\(row)")
            #expect(Int(row[3]) == documents[key]?.count, "\(row)")
        }

        let folders = try #require(tables["folders"]?.first?.dropFirst())
        var outcomes: [String: [String: Int]] = [:]
        for document in found.documents {
            let folder = document.file.contains("/") ? NSString(string: document.file).deletingLastPathComponent : "."
            outcomes[folder, default: [:]][document.outcome, default: 0] += 1
        }
        #expect(folders.count == outcomes.count + 1)
        for row in folders.dropLast() {
            let wanted = ["valid", "invalid", "not checked"].map { outcomes[row[0]]?[$0] ?? 0 }
            #expect(row[1...3].map { Int($0) ?? -1 } == wanted, "\(row)")
        }
        let all = try #require(folders.last)
        let summary = Found.Summary(valid: Int(all[1]) ?? -1, invalid: Int(all[2]) ?? -1, notChecked: Int(all[3]) ?? -1)
        #expect(summary == found.summary)
        #expect(summary.notChecked == 1)
    }
}

/// The pages that `validate --output-dir` writes, by the built binary.
@Suite struct DocumentPageTests {
    private let tool: Tool

    init() throws {
        tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "in/a/valid.xml")
        try tool.folder.write(Small.invalid, to: "in/a/inv alid#1.xml")
        try tool.folder.write(Small.invalid, to: "in/index.xml")
    }

    @Test func eachDocumentHasAPageThatTheIndexLeadsTo() throws {
        let outcome = try tool.shell("\"$tool\" validate in missing.xml --output-dir out --summary-page run.html")
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.errors)")
        #expect(try tool.names(in: "out") == ["a", "index.html", "index.xml.html", "missing.xml.html"])
        #expect(try tool.names(in: "out/a") == ["inv alid#1.xml.html", "valid.xml.html"])
        let index = try tool.content("out/index.html")
        for link in ["index.xml.html", "a/inv%20alid%231.xml.html", "a/valid.xml.html", "missing.xml.html"] {
            #expect(index.contains("<a href=\"\(link)\""), "\(link)")
        }
        #expect(try tool.content("out/a/valid.xml.html").contains("<h1>Nothing to mend</h1>"))
        #expect(try tool.content("out/index.xml.html").contains("to mend</h1>"))
        #expect(try tool.content("run.html").contains("<bdi class=\"file\">out/index.html</bdi>"))
    }

    @Test(arguments: ["--format json", "--format text", "-o x.html", "--summary-page out/index.html"])
    func doesNotGoWith(_ arguments: String) throws {
        let outcome = try tool.shell("\"$tool\" validate in --output-dir out \(arguments)")
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(try tool.names() == ["in", "packs"])
    }

    @Test func noInputIsWrittenOver() throws {
        try tool.folder.write(Small.invalid, to: "mine/a.xml.html")
        #expect(try tool.shell("cp in/index.xml mine/a.xml; \"$tool\" validate mine/a.xml mine/a.xml.html --output-dir mine").status == 64)
        #expect(try tool.content("mine/a.xml.html") == Small.invalid)
    }
}
