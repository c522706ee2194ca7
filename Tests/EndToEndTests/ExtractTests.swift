import Foundation
import TestSupport
import Testing

@Suite struct ExtractTests {
    private static let sample = SharedData.projectRoot.appendingPathComponent("Samples/protection-of-migrants.xml").path
    private static let samples = ["protection-of-migrants", "communication", "note-verbale"].map {
        "Samples/\($0).xml"
    }.joined(separator: " ")
    static let hasXMLLint = FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")

    @Test(arguments: ["documents", "sections", "replies", "treaty_parties", "notes"])
    func tablesOfTheSamples(_ table: String) throws {
        let tool = try Tool()
        let outcome = try tool.shell("cd '\(SharedData.projectRoot.path)' && \"$tool\" extract \(Self.samples) --table \(table) --to csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        expectGolden(outcome.text, "tables/\(table).csv")
    }

    /// How many rows a table has is how many elements xmllint counts.
    @Test(
        .enabled(if: hasXMLLint, "xmllint (libxml2-utils) is not there"),
        arguments: [
            ("paragraphs", "count(//*[local-name()='paragraph'])"),
            ("sections", "count(//*[local-name()='section' or local-name()='summary' or local-name()='annex'])"),
            ("replies", "count(//*[local-name()='reply'])"),
            ("states", "count(//*[local-name()='state'])"),
            ("citations", "count(//*[local-name()='citation'])"),
            ("recommendations", "count(//*[local-name()='recommendation'])"),
            ("quantities", "count(//*[local-name()='quantity'])"),
            ("dates", "count(//*[local-name()='date'])"),
            ("activities", "count(//*[local-name()='activity'])"),
            ("notes", "count(//*[local-name()='note'])"),
            ("treaty_parties", "count(//*[local-name()='treatyStatus']//*[local-name()='state'][@role='party'])"),
        ])
    func rowsAreElements(_ table: String, _ count: String) throws {
        let tool = try Tool()
        let outcome = try tool.shell("""
            "$tool" extract '\(Self.sample)' --table \(table) --to jsonl 2> errors | wc -l
            xmllint --xpath "\(count)" '\(Self.sample)'
            """)
        let numbers = outcome.text.split(whereSeparator: \.isWhitespace)
        #expect(numbers.count == 2 && numbers[0] == numbers[1] && numbers[0] != "0", "\(numbers) \(outcome.errors)")
    }

    @Test func jsonGivesTheRowsOfXML() throws {
        let tool = try Tool()
        let outcome = try tool.shell("""
            "$tool" convert '\(Self.sample)' -o r.json && "$tool" extract r.json --table all --to jsonl -o json &&
            "$tool" extract '\(Self.sample)' --table all --to jsonl -o xml &&
            sed -i -E 's/"sha256:[0-9a-f]{16}"/""/; s/"file":"[^"]*","sha256":"[0-9a-f]*"//' xml/* json/* && rm xml/findings.jsonl json/findings.jsonl && diff -r xml json
            """)
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
        #expect(try tool.content("xml/paragraphs.jsonl").count > 10_000)
    }

    /// Python's csv reads what was meant; no text begins with what a spreadsheet would run.
    @Test func hostileCells() throws {
        let tool = try Tool()
        let texts = ["=1+1", "+1", "-5", "@SUM(A1)", "a\"b,c", "x\u{202E}y", "'=1", "NA", "012"]
        let paragraphs = texts.map { "<paragraph>\($0)</paragraph>" }.joined()
        try tool.folder.write(
            """
            <noteVerbale xmlns="urn:rapporteur:report:1.0" dated="2002-04-30"><sender>=cmd</sender><addressee>all</addressee>\(paragraphs)\
            <paragraph>a<lineBreak/>b <quantity value="-5" unit="x">-5</quantity></paragraph></noteVerbale>
            """, to: "n.xml")
        let outcome = try tool.shell("""
            "$tool" extract n.xml --table paragraphs --to csv -o p.csv && "$tool" extract n.xml --table quantities --to csv -o q.csv &&
            "$tool" extract n.xml --table documents --to csv -o d.csv &&
            python3 -c '
            import csv, json
            rows = lambda name: list(csv.DictReader(open(name, newline="", encoding="utf-8")))
            print(json.dumps([r["text"] for r in rows("p.csv")] + [rows("q.csv")[0]["value"], rows("q.csv")[0]["text"], rows("d.csv")[0]["author"]]))'
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let read = try JSONSerialization.jsonObject(with: outcome.output) as? [String]
        let meant = ["'=1+1", "'+1", "'-5", "'@SUM(A1)", "a\"b,c", "x\u{202E}y", "''=1"] + texts.dropFirst(7) + ["a\nb -5", "-5", "'-5", "'=cmd"]
        #expect(read == meant)
        #expect(try tool.content("p.csv").hasSuffix("\r\n"))
    }

    /// A bad input is reported and never stops the others; its findings are rows.
    @Test func invalidInputs() throws {
        let tool = try Tool()
        try tool.folder.write("<report xmlns=\"urn:rapporteur:report:1.0\"><titel/></report>", to: "in/a.xml")
        try tool.folder.write("<report", to: "in/b.xml")
        try tool.folder.write("{\"$schema\": \"urn:rapporteur:pack:report:1.0\", \"report\": {\"title\": \"a\\u0000b\"}}", to: "in/c.json")
        try tool.folder.write("<report xmlns=\"urn:rapporteur:report:1.0\"><title>T</title><paragraph>x</paragraph></report>", to: "in/d.xml")
        let outcome = try tool.run("extract", "in", "--table", "all", "--to", "jsonl", "-o", "out")
        #expect(outcome.status == 1, "\(outcome.errors)")
        let documents = try tool.content("out/documents.jsonl").split(separator: "\n")
        #expect(documents.count == 1 && documents[0].contains("\"title\":\"T\""))
        let findings = try tool.content("out/findings.jsonl")
        for file in ["in/a.xml", "in/b.xml", "in/c.json"] { #expect(findings.contains("\"file\":\"\(file)\""), "\(file)") }
        #expect(findings.contains("\"outcome\":\"invalid\""))
        #expect(outcome.errors.contains("1 extracted, 3 invalid"))
        #expect(outcome.output.isEmpty)
    }

    @Test func missingInput() throws {
        let tool = try Tool()
        let outcome = try tool.shell("\"$tool\" extract '\(Self.sample)' none.xml --table findings --to csv")
        #expect(outcome.status == 2)
        #expect(outcome.text.contains("file:none.xml") && outcome.text.contains("input.missing"), "\(outcome.text)")
    }

    /// Tables have their columns also when they are empty.
    @Test func emptyTables() throws {
        let tool = try Tool()
        try tool.folder.write("<report xmlns=\"urn:rapporteur:report:1.0\"><title>T</title></report>", to: "a.xml")
        let empty = try tool.run("extract", "a.xml", "--table", "votes", "--to", "csv")
        #expect(empty.status == 0 && empty.text == "document,language,id,position,ballot,name,iso3,m49,vote\r\n", "\(empty.errors)")
        #expect(try tool.run("extract", "a.xml", "--table", "votes", "--to", "jsonl").text == "")
    }

    @Test func anyNumberOfWorkersGivesTheSame() throws {
        let tool = try Tool()
        let outcome = try tool.shell("""
            mkdir in; for i in $(seq 40); do sed "s|<title>|<title>$i |" '\(Self.sample)' > in/$i.xml; done
            for jobs in 1 2 8; do "$tool" extract in --table all --to csv -o out$jobs --jobs $jobs || exit 9; done
            diff -r out1 out2 && diff -r out1 out8 && wc -l < out1/documents.csv
            """)
        #expect(outcome.status == 0 && outcome.text == "41\n", "\(outcome.text)\(outcome.errors)")
    }

    @Test func sameSymbolTwice() throws {
        let tool = try Tool()
        for name in ["a", "b"] {
            try tool.folder.write(
                "<report xmlns=\"urn:rapporteur:report:1.0\" xml:lang=\"en\"><symbol>A/57/134</symbol><title>\(name)</title></report>",
                to: "\(name).xml")
        }
        let outcome = try tool.run("extract", "a.xml", "b.xml", "a.xml", "--table", "documents", "--to", "jsonl")
        let lines = outcome.text.split(separator: "\n")
        #expect(outcome.status == 0 && lines.count == 2, "\(outcome.text)\(outcome.errors)")
        #expect(lines.first?.hasPrefix("{\"document\":\"A/57/134\",") == true)
        #expect(lines.last?.hasPrefix("{\"document\":\"sha256:") == true)
        #expect(outcome.errors.contains("extract.duplicate"))
    }

    @Test func otherPacksHaveNoTables() throws {
        let tool = try Small.tool()
        try tool.folder.write(Small.valid, to: "a.xml")
        let outcome = try tool.run("extract", "a.xml", "--table", "documents", "--to", "csv")
        #expect(outcome.status == 2 && outcome.errors.contains("extract.pack"), "\(outcome.errors)")
    }

    @Test func outputsThatFail() throws {
        let tool = try Tool()
        let missing = try tool.shell("\"$tool\" extract '\(Self.sample)' --table documents --to csv -o none/d.csv")
        #expect(missing.status == 2 && missing.errors.contains("output.write"))
        let full = try tool.shell("\"$tool\" extract '\(Self.sample)' --table paragraphs --to csv > /dev/full")
        #expect(full.status == 2 && full.errors.contains("output.write"))
        let blocked = try tool.shell("echo x > f; \"$tool\" extract '\(Self.sample)' --table all --to csv -o f; code=$?; cat f; exit $code")
        #expect(blocked.status == 2 && blocked.text == "x\n", "\(blocked.errors)")
        #expect(try tool.names() == ["f"])
    }

    @Test(arguments: [
        ["--table", "nothing", "--to", "csv"], ["--table", "all", "--to", "csv"], ["--table", "all", "--to", "jsonl", "-o", "-"],
        ["--table", "documents", "--to", "docx"], ["--to", "csv"], ["--table", "all", "--table", "votes", "--to", "csv", "-o", "d"],
        ["--table", "votes", "--table", "ballots", "--to", "csv"],
    ])
    func wrongUsage(_ options: [String]) throws {
        let tool = try Tool()
        let arguments = options.joined(separator: " ")
        #expect(try tool.shell("\"$tool\" extract '\(Self.sample)' \(arguments)").status == 64)
    }
}
