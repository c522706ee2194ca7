@testable import RapporteurBatch
import RapporteurDiagnostics
import Foundation
import FoundationXML
import Testing

/// The page of `--summary-page`, of documents made up to be difficult.
@Suite struct RunReportTests {
    private func report(_ documents: [DocumentResult], work: Summary.Work = .checking, foreign: [String] = []) -> RunReport {
        var report = RunReport(
            .init(version: "1.2.3", command: "validate", work: work, inputs: ["in"], options: ["--fail-on warning"]))
        for document in documents { report.add(document) }
        for path in foreign { report.passedOver.add(path, .foreign) }
        return report
    }

    private func page(_ report: RunReport, findings: [Finding] = [], language: Language = .english) -> String {
        let sink = ByteSink()
        report.write(to: sink, findings: findings, language: language)
        return String(decoding: sink.takeBytes(), as: UTF8.self)
    }

    /// The page as a tree; only what is well-formed has one.
    private func tree(_ page: String) throws -> XMLDocument { try XMLDocument(data: Data(page.utf8)) }

    private func finding(
        _ code: String, _ severity: Severity = .error, _ message: String = "m", line: Int? = 1, count: Int = 1
    ) -> Finding {
        Finding(
            code: code, severity: severity, message: .verbatim(message), location: Location(line: line, column: 2),
            count: count)
    }

    private func texts(_ tree: XMLDocument, _ path: String) throws -> [String] {
        try tree.nodes(forXPath: path).map { $0.stringValue ?? "" }
    }

    // MARK: What it says

    @Test func countsByFolderAndCode() throws {
        var known = finding("b.known", .warning, count: 4)
        known.acceptance = Acceptance(reason: "r", expires: "2027-01-01")
        var large = DocumentResult(file: "x/1.xml", outcome: .valid)
        large.size = 1_234_567
        let report = report(
            [
                large,
                DocumentResult(
                    file: "x/2.xml", outcome: .invalid,
                    findings: [finding("a.one", count: 3), finding("a.one"), finding("b.two", .warning), known]),
                DocumentResult(file: "y/3.xml", outcome: .invalid, findings: [finding("a.one")], omitted: 7),
                DocumentResult(file: "4.xml", outcome: .notChecked, findings: [finding("input.missing", line: nil)]),
            ], foreign: ["x/package.json", "y/other.json"])
        let tree = try tree(page(report))
        let folders = "//section[@aria-labelledby='folders']//tr"
        #expect(try texts(tree, "\(folders)[th[@scope='row']]/th") == [".", "x", "y", "All"])
        #expect(try texts(tree, "\(folders)/td[position() < 5]").joined(separator: " ") == "0 0 1 1 1 1 0 2 0 1 0 1 1 2 1 4")
        let codes = "//section[@aria-labelledby='findings']//table//tr"
        #expect(try texts(tree, "\(codes)/th[@scope='row']") == ["a.one", "input.missing", "b.two", "b.known"])
        #expect(try texts(tree, "\(codes)/td[position() < 5]").joined(separator: " ")
            == "Error 5 2 0 Error 1 1 0 Warning 1 1 0 Warning 0 0 4")
        // Each code leads to an article of its own.
        for link in try texts(tree, "//a/@href") {
            #expect(try tree.nodes(forXPath: "//article[@id='\(link.dropFirst())']").count == 1, "\(link)")
        }
        #expect(try texts(tree, "//article[@id='c1']/ul[@class='places']/li/bdi[1]") == ["x/2.xml:1:2", "x/2.xml:1:2", "y/3.xml:1:2"])
        #expect(try texts(tree, "//article[@id='c1']/details/ul/li") == ["x/2.xml (4)", "y/3.xml (1)"])
        #expect(try texts(tree, "//section[@aria-labelledby='passed']//li") == ["x/package.json", "y/other.json"])
        #expect(try texts(tree, "//h1") == ["2 documents to mend, 1 document not checked"])
        #expect(try texts(tree, "//section[@aria-labelledby='worst']//th[@scope='row']") == ["x/2.xml", "y/3.xml", "4.xml"])
        let unchecked = try texts(tree, "//section[@aria-labelledby='unchecked']//li/*")
        #expect(unchecked == ["4.xml", "m"])
        let run = try texts(tree, "//section[@aria-labelledby='run']//td")
        #expect(run == ["validate", "in", "--fail-on warning", "4", "1,234,567 bytes", "4"])
        #expect(page(report).contains("7 further findings are not shown."))
    }

    @Test func aRunOfNothingHasAPageToo() throws {
        for language in Language.allCases {
            let tree = try tree(page(report([]), language: language))
            #expect(try texts(tree, "/html/@lang") == [language.rawValue])
            #expect(try tree.nodes(forXPath: "//h2").count == 4)
            #expect(try tree.nodes(forXPath: "//svg").isEmpty)
        }
    }

    @Test func aConversionHasItsOwnWords() throws {
        let documents = [
            DocumentResult(
                file: "a.xml", outcome: .valid,
                schema: CheckedWith(
                    pack: "p 1", rules: 1, parts: [
                        CheckedPart(.pack, name: "p", version: "1", sha256: "aa"),
                        CheckedPart(.rules, name: "p.sch", sha256: "bb"),
                    ])),
            DocumentResult(file: "b.xml", outcome: .notChecked, findings: [finding("convert.verify")]),
        ]
        let converted = try tree(page(report(documents, work: .converting)))
        let heads = try texts(converted, "//section[@aria-labelledby='folders']//thead//th")
        #expect(heads.map { $0.trimmingCharacters(in: .whitespaces) }
            == ["Folder", "Converted", "Invalid", "Not converted", "All", "Shares"])
        #expect(try texts(converted, "//footer//li").count == 3)
        #expect(try texts(tree(page(report(documents))), "//footer//li").count == 3)
        #expect(page(report(documents, work: .converting), language: .french).contains("Non converti"))
    }

    @Test func explainsCodesThatHaveAPage() throws {
        let tree = try tree(page(report([
            DocumentResult(
                file: "a.xml", outcome: .invalid, findings: [finding("xsd.element.missing"), finding("rule.of.a.pack")]),
        ]), language: .french))
        let explanations = try tree.nodes(forXPath: "//article/details")
        #expect(explanations.count == 1)
        let text = try #require(explanations.first?.stringValue)
        #expect(text.contains("Il manque un élément obligatoire.") && text.contains("</paragraph>"))
        for mark in ["**", "```", "##", "`"] { #expect(!text.contains(mark), "\(mark)") }
    }

    @Test func markdownBecomesMarkupAndNothingElseDoes() {
        let page = "a `<b>` **c** & [d](e.md) [f] `g\n\n```xml\n<x>\n\n  **y**\n```\nz**"
        let html = ExplanationMarkup.html(page.split(separator: "\n", omittingEmptySubsequences: false))
        #expect(
            html == "<p>a <code>&lt;b&gt;</code> <strong>c</strong> &amp; d [f] `g</p>\n"
                + "<pre dir=\"ltr\"><code>&lt;x&gt;\n\n  **y**</code></pre>\n<p>z**</p>\n")
        #expect(FindingPages.summaries().allSatisfy { code, _ in ExplanationMarkup.html(of: code, in: .russian) != nil })
    }

    // MARK: What documents cannot do to it

    private static let hostile = [
        "<script>alert('1')</script>", "\"' onload=x ", "</title></style><p>", "]]><!--", "&amp;&#60;",
        "\u{0}\u{1B}[31m\u{7F}\u{85}\u{202E}\u{2028}\u{FFFE}", "a\nb\tc", "{count}", "**b** `c`", "مرحبا 漢字",
    ]

    @Test func nothingOfADocumentIsMarkup() throws {
        let documents = Self.hostile.flatMap { text in
            [Outcome.invalid, .notChecked].map { outcome in
                var found = Finding(
                    code: "xsd.value", message: .verbatim(text), hint: .verbatim(text),
                    location: Location(
                        file: text, line: 3, column: 4, xpath: text, pointer: nil, place: text,
                        excerpt: Excerpt(text: text, caret: 1)))
                if outcome == .notChecked { found.code = "input.\(text)" }
                return DocumentResult(
                    file: "\(text)/\(text).xml", outcome: outcome,
                    schema: CheckedWith(
                        pack: text, parts: [CheckedPart(.pack, name: text, version: text, sha256: text)]),
                    findings: [found])
            }
        }
        var report = RunReport(
            .init(version: "1", command: "validate", work: .checking, inputs: Self.hostile, options: Self.hostile))
        for document in documents { report.add(document) }
        let page = page(report, findings: [finding("baseline.unused", .warning, Self.hostile.joined())])
        let tree = try tree(page)
        let names = Set(try tree.nodes(forXPath: "//*").compactMap(\.name))
        #expect(names.isDisjoint(with: ["script", "img", "iframe", "object", "link", "form", "base"]), "\(names)")
        #expect(try tree.nodes(forXPath: "//@onload | //@style | //comment()").isEmpty)
        #expect(try texts(tree, "//a/@href").allSatisfy { $0.hasPrefix("#c") })
        // What was written as text is there as text.
        let shown = try texts(tree, "//section[@aria-labelledby='worst']//th/bdi")
        #expect(shown.contains("<script>alert('1')</script>/<script>alert('1')</script>.xml"), "\(shown)")
        let lineFeed: Unicode.Scalar = "\n"
        for scalar in page.unicodeScalars where scalar != lineFeed {
            #expect(scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
        }
    }

    @Test func loadsNothingAndRunsNothing() {
        let page = page(report([DocumentResult(file: "a", outcome: .valid)]))
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        for word in ["src=", "url(", "@import", "http:", "https:", "<link", "<form", "<iframe", "<script"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test func isAccessible() throws {
        let documents = (0..<30).map { index in
            DocumentResult(
                file: "f\(index % 4)/\(index).xml", outcome: index % 2 == 0 ? .invalid : .notChecked,
                findings: [finding("xsd.value", .warning), finding("xml.malformed.\(index % 3)")])
        }
        let tree = try tree(page(report(documents)))
        #expect(try tree.nodes(forXPath: "//h1").count == 1)
        #expect(try tree.nodes(forXPath: "//table[not(caption)] | //th[not(@scope)] | //summary//a").isEmpty)
        #expect(try tree.nodes(forXPath: "//svg[not(@aria-hidden) and not(@role='img' and @aria-label and title)]").isEmpty)
        #expect(try tree.nodes(forXPath: "//section[not(@aria-labelledby = .//h2/@id)]").isEmpty)
        let ids = try texts(tree, "//@id")
        #expect(ids.count == Set(ids).count)
        var last = 1
        for name in try tree.nodes(forXPath: "//h1 | //h2 | //h3 | //h4").compactMap(\.name) {
            let level = try #require(Int(name.dropFirst()))
            #expect(level <= last + 1)
            last = level
        }
    }

    // MARK: Bounds

    /// What is kept does not grow with the documents: the page of 10,000 is hardly longer than that of 3,000.
    @Test func keepsNoMoreOfManyDocuments() throws {
        func page(_ count: Int) -> String {
            var report = report([])
            for index in 0..<count {
                let codes = (0..<3).map { finding("code.\((index + $0) % 40)", line: index) }
                report.add(
                    DocumentResult(
                        file: "in/\(index / 3)/\(index).xml", outcome: index % 3 == 0 ? .notChecked : .invalid,
                        findings: codes, omitted: index % 5))
            }
            return self.page(report)
        }
        let small = page(3000)
        let large = page(10_000)
        #expect(large.utf8.count < small.utf8.count * 11 / 10)
        let tree = try tree(large)
        #expect(try texts(tree, "//section[@aria-labelledby='folders']//tfoot//td").prefix(4) == ["0", "6666", "3334", "10000"])
        #expect(try tree.nodes(forXPath: "//section[@aria-labelledby='worst']//tbody/tr").count == WorstDocuments.limit)
    }

    @Test func moreCodesThanAnybodyReadsAreCounted() throws {
        let findings = (0..<1000).map { finding("code.\($0)", count: 2) }
        let page = page(report([DocumentResult(file: "a.xml", outcome: .invalid, findings: findings)]))
        #expect(try tree(page).nodes(forXPath: "//article").count == CodeTally.limit)
        #expect(page.contains("\((1000 - CodeTally.limit) * 2) findings have codes for which there is no room here."))
    }

    @Test func aLongMessageIsCut() {
        let found = finding("xsd.value", .error, String(repeating: "x", count: 1_000_000))
        #expect(page(report([DocumentResult(file: "a", outcome: .notChecked, findings: [found])])).utf8.count < 20_000)
    }
}

@Suite struct TallyTests {
    private func folders(_ files: [String]) -> FolderTally {
        var tally = FolderTally()
        for file in files { tally.add(.valid, of: file) }
        return tally
    }

    @Test func foldersAreThoseOfTheFiles() {
        let tally = folders(["a.xml", "/b.xml", "/c/d.xml", "e/f/g.xml", "e/h.xml", "-", "x.zip/i/j.xml", ""])
        #expect(tally.sorted.map(\.folder) == [".", "/", "/c", "e", "e/f", "x.zip/i"])
        #expect(tally.rows["."]?.counts.total == 3)
    }

    @Test func tooManyFoldersAreCountedWithThoseAbove() {
        let files = (0..<1000).map { "s\($0 % 7)/\($0)/x/\($0).xml" }
        let tally = folders(files + ["top/a.xml"])
        #expect(tally.sorted.map(\.folder) == ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "top"])
        #expect(tally.rows.values.reduce(0) { $0 + $1.counts.total } == 1001)
        #expect(tally.rows["s3"]?.includesDeeper == true && tally.rows["top"]?.includesDeeper == false)
        #expect(tally.others.total == 0)
    }

    @Test func foldersOfTheHighestLevelEndSomewhere() {
        let tally = folders((0..<1000).map { "\($0)/\($0).xml" })
        #expect(tally.rows.count == FolderTally.limit && tally.others.total == 1000 - FolderTally.limit)
    }

    @Test func pathsOfAnyDepthAreCounted() {
        let tally = folders([String(repeating: "d/", count: 5000) + "a.xml", "d/b.xml"])
        #expect(tally.sorted.map(\.row.includesDeeper) == [false, true])
    }

    @Test func theWorstComeFirstAndEqualsInTheirOrder() {
        var worst = WorstDocuments()
        for index in 0..<100 {
            let errors = [3, 1, 3, 2][index % 4]
            let finding = Finding(code: "c", message: .verbatim("m"), count: errors)
            worst.add(DocumentResult(file: "\(index)", outcome: .invalid, findings: [finding]))
        }
        worst.add(DocumentResult(file: "note", outcome: .valid, findings: [Finding(code: "n", severity: .note, message: .verbatim("m"))]))
        #expect(worst.entries.map(\.file) == (0..<40).filter { $0 % 2 == 0 }.map(String.init))
    }

    @Test(arguments: [
        ([300, 111, 0], [730, 270, 0]), ([1, 0, 0], [1000, 0, 0]), ([9999, 1, 0], [992, 8, 0]), ([0, 0, 5], [0, 0, 1000]),
        ([1, 1, 1], [333, 333, 333]), ([1, 100_000, 1], [8, 984, 8]),
    ])
    func barsAreAsWideAsTheirParts(_ counts: [Int], _ widths: [Int]) {
        #expect(ShareBar.widths(counts, of: counts.reduce(0, +)) == widths)
    }
}
