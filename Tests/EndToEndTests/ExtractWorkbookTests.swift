import Foundation
import TestSupport
import Testing

@Suite struct ExtractWorkbookTests {
    private static let sample = SharedData.projectRoot.appendingPathComponent("Samples/protection-of-migrants.xml").path
    /// Prints the cells of a workbook, a row a line, with the kind of each; dates by the number that they are.
    private static let reader = """
        import re, sys, zipfile, xml.etree.ElementTree as E
        n = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
        z = zipfile.ZipFile(sys.argv[1])
        assert all(e.date_time == (1980, 1, 1, 0, 0, 0) for e in z.infolist()), "dates"
        sheets = [s.get("name") for s in E.fromstring(z.read("xl/workbook.xml")).iter(n + "sheet")]
        if len(sys.argv) < 3: print(*sheets, sep="|"); sys.exit()
        sheet = E.fromstring(z.read("xl/worksheets/sheet%d.xml" % (sheets.index(sys.argv[2]) + 1)))
        assert sheet.find(".//" + n + "pane").get("state") == "frozen" and sheet.find(".//" + n + "f") is None
        for row in sheet.iter(n + "row"):
            cells = []
            for c in row:
                text = "".join(t.text or "" for t in c.iter(n + "t")) if c.get("t") == "inlineStr" else c.find(n + "v").text
                style = {None: "", "1": "*", "2": "d"}[c.get("s")]
                cells.append(re.sub("[0-9]", "", c.get("r")) + (c.get("t") or "n")[0] + style + ":" + text)
            print("|".join(cells))
        """

    private static func tool() throws -> Tool {
        let tool = try Tool()
        try tool.folder.write(reader, to: "read.py")
        return tool
    }

    private func note(_ content: String) -> String {
        """
        <noteVerbale xmlns="urn:rapporteur:report:1.0" dated="2002-04-30"><symbol>A/57/134</symbol><sender>=cmd</sender>\
        <addressee>all</addressee>\(content)</noteVerbale>
        """
    }

    @Test func cells() throws {
        let tool = try Self.tool()
        let texts = ["=1+1", "+1", "-5", "@SUM(A1)", "012", "http://un.org", "a _x0041_x0042_ b", "x\u{10FFFD}"]
        let values = ["-5", "296461", "0.07", "123456789012345", "007.50"]
        let quantities = values.map { "<quantity value=\"\($0)\" unit=\"x\">\($0)</quantity>" }.joined(separator: " ")
        let dates = ["2002-07-02", "1900-03-01", "1900-02-28", "2001-05", "2001"].map { "<date value=\"\($0)\" precision=\"\($0.count == 4 ? "year" : $0.count == 7 ? "month" : "day")\">\($0)</date>" }
        try tool.folder.write(
            note(texts.map { "<paragraph>\($0)</paragraph>" }.joined() + "<paragraph>\(quantities) \(dates.joined(separator: " "))</paragraph>"),
            to: "n.xml")
        let outcome = try tool.shell("""
            "$tool" extract n.xml --table all --to xlsx -o t.xlsx || exit 9
            for s in paragraphs quantities dates votes; do python3 read.py t.xlsx $s | cut -d '|' -f 1-8; done
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.text.split(separator: "\n").map(String.init)
        // The library escapes what it must; a text that looks like an escape gets one for its underscores.
        let shown = ["=1+1", "+1", "-5", "@SUM(A1)", "012", "http://un.org", "a _x005F_x0041_x005F_x0042_ b", "x\u{10FFFD}"]
        for (index, text) in shown.enumerated() {
            #expect(lines.contains("Ai:A/57/134|Ci:p\(index + 1)|Dn:\(index + 1)|Ii:body|Ji:paragraph|Li:\(text)|Mn:\(text == shown[6] ? 3 : 1)|Nn:\(texts[index].unicodeScalars.count)"), "\(text)")
        }
        let numbers = [
            "Fn:-5", "Fn:296461", "Fn:0.07000000000000001", "Fn:123456789012345", "Fn:7.5",
        ]
        for (index, cell) in numbers.enumerated() {
            #expect(lines.contains { $0.hasPrefix("Ai:A/57/134|Ci:q\(index + 1)|Dn:\(index + 1)|Ei:\(values[index])|\(cell)|") }, "\(cell)")
        }
        for (index, cell) in ["Fnd:37439", "Fnd:61", "Fi:1900-02-28", "Fi:2001-05", "Fi:2001"].enumerated() {
            #expect(lines.contains { $0.contains("|Ci:e\(index + 1)|") && $0.contains("|\(cell)|") }, "\(cell)")
        }
        #expect(lines.contains { $0.hasPrefix("Ai*:document|Bi*:language|Ci*:id|Di*:position|Ei*:ballot") })
    }

    /// The same rows give the same bytes, whatever the number of workers; no temporary file is left.
    @Test func sameBytes() throws {
        let tool = try Self.tool()
        let outcome = try tool.shell("""
            mkdir in; for i in $(seq 20); do sed "s|<title>|<title>$i |" '\(Self.sample)' > in/$i.xml; done
            for jobs in 1 4; do "$tool" extract in --table all --to xlsx -o $jobs.xlsx --jobs $jobs 2> errors || exit 9; done
            cmp 1.xlsx 4.xlsx && python3 read.py 1.xlsx && python3 read.py 1.xlsx paragraphs | wc -l && rm -r in errors && ls -A
            """)
        #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.first?.hasPrefix("documents|sections|paragraphs|") == true && lines.first?.hasSuffix("|code_languages|code_currencies") == true)
        #expect(lines.dropFirst().first == "1221")
        #expect(lines.dropFirst(2).filter { $0 != "cache" } == ["1.xlsx", "4.xlsx", "read.py"])
    }

    /// A text that no cell can hold goes on on a sheet of its own, whole.
    @Test func longTexts() throws {
        let tool = try Self.tool()
        let long = String(repeating: "a\u{1F600}", count: 30_000)
        try tool.folder.write(note("<paragraph>\(long)</paragraph>"), to: "n.xml")
        let outcome = try tool.shell("""
            "$tool" extract n.xml --table paragraphs --to xlsx -o t.xlsx || exit 9
            python3 read.py t.xlsx; python3 read.py t.xlsx paragraphs | tail -1; python3 read.py t.xlsx '(continued)' | tail -2
            """)
        #expect(outcome.status == 0 && outcome.errors.contains("extract.split"), "\(outcome.errors)")
        let lines = outcome.text.split(separator: "\n").map(String.init)
        try #require(lines.first == "paragraphs|(continued)" && lines.count == 4)
        let first = try #require(lines[1].split(separator: "|").first { $0.hasPrefix("Li:") }).dropFirst(3)
        let rest = lines.dropFirst(2).compactMap { $0.split(separator: "|").last?.dropFirst(3) }
        #expect(lines[2].hasPrefix("Ai:A/57/134|Ci:p1|Di:paragraphs|Ei:text|Fn:2|Gi:"))
        #expect(first.utf16.count <= 32_767 && rest.allSatisfy { $0.utf16.count <= 32_767 })
        #expect(String(first) + rest.joined() == long)
    }

    @Test func outputsThatFail() throws {
        let tool = try Self.tool()
        let outcome = try tool.shell("""
            rm read.py
            echo text > f; (ulimit -f 16; trap '' XFSZ; "$tool" extract '\(Self.sample)' --table all --to xlsx -o f); [ $? = 2 ] || exit 9
            [ "$(cat f)" = text ] || exit 8
            "$tool" extract '\(Self.sample)' --table all --to xlsx -o none/t.xlsx; [ $? = 2 ] || exit 7
            "$tool" extract '\(Self.sample)' --table all --to xlsx -o /dev/null; [ $? = 0 ] || exit 6
            [ -c /dev/null ] || exit 3
            "$tool" extract '\(Self.sample)' --table all --to xlsx; [ $? = 64 ] || exit 5
            "$tool" extract '\(Self.sample)' --table all --to xlsx -o .; [ $? = 64 ] || exit 4
            """)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("output.write"))
        #expect(try tool.names() == ["f"])
    }
}
