import RapporteurDiagnostics
import Foundation
import FoundationXML
import TestSupport
import Testing

/// JUnit and HTML.
@Suite struct PageTests {
    private func junit(_ documents: [DocumentResult], findings: [Finding] = []) -> String {
        rendered(documents, findings: findings) { JUnitRenderer($0, version: "1.2.3") }
    }

    private func html(_ documents: [DocumentResult], findings: [Finding] = []) -> String {
        rendered(documents, findings: findings) {
            HTMLRenderer($0, version: "1.2.3") { code in
                code == "xsd.attribute.missing"
                    ? CodeHelp(summary: "An attribute is missing.", mending: "Add it <here>.") : nil
            }
        }
    }

    @Test func writesJUnit() {
        expectGolden(junit(Examples.all, findings: [Examples.ofTheRun]), "Diagnostics/findings.junit.xml")
    }

    @Test func writesAPage() {
        expectGolden(html(Examples.all, findings: [Examples.ofTheRun]), "Diagnostics/findings.html")
    }

    @Test func aPageOfOneDocumentIsNamedAfterIt() {
        expectGolden(html([Examples.accepted]), "Diagnostics/accepted.html")
    }

    /// Whatever documents hold, what is written is well-formed, and its counts are those of its test cases.
    @Test func isXMLWhateverDocumentsHold() throws {
        let document = try XMLDocument(data: Data(junit(Examples.all, findings: [Examples.ofTheRun]).utf8))
        let suite = try #require(document.nodes(forXPath: "/testsuites/testsuite").first as? XMLElement)
        for (attribute, path) in [("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error")] {
            #expect(suite.attribute(forName: attribute)?.stringValue == String(try suite.nodes(forXPath: path).count))
        }
        #expect(try suite.nodes(forXPath: "testcase").count == Examples.all.count)
        let name = try suite.nodes(forXPath: "testcase[4]/@classname").first?.stringValue
        #expect(name == "<script>alert('1')</script>")
    }

    @Test func nothingOfADocumentIsMarkup() {
        let page = html(Examples.all, findings: [Examples.ofTheRun])
        for tag in ["<script", "<img", "<a href=\"j", "onerror=y>", "</title><p>"] { #expect(!page.contains(tag)) }
        #expect(page.contains("&lt;script&gt;alert(&#39;1&#39;)"))
        let lineFeed: Unicode.Scalar = "\n"
        for scalar in page.unicodeScalars where scalar != lineFeed {
            #expect(scalar.properties.generalCategory != .control)
            #expect(scalar.properties.generalCategory != .format)
        }
    }

    @Test func loadsNothingAndRunsNothing() {
        let page = html(Examples.all)
        #expect(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'\""))
        for word in ["src=", "url(", "@import", "http:", "https:", "<link", "<form", "<iframe"] {
            #expect(!page.replacing("&lt;img src=x", with: "").contains(word), "\(word)")
        }
    }

    /// A page that a screen reader can read: one language, one main heading, headings in steps, tables with heads.
    @Test func isAccessible() throws {
        let page = html(Examples.all, findings: [Examples.ofTheRun])
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">"))
        #expect(page.ranges(of: "<h1>").count == 1)
        #expect(page.ranges(of: "<details>").count == page.ranges(of: "<summary>").count)
        for tag in ["section", "article", "details", "summary", "ul", "p", "main", "footer", "bdi", "code", "h2", "h3"] {
            let opened = page.ranges(of: "<\(tag)>").count + page.ranges(of: "<\(tag) ").count
            #expect(opened == page.ranges(of: "</\(tag)>").count, "\(tag)")
        }
        var last = 1
        for match in page.matches(of: #/<h([1-6])/#) {
            let level = try #require(Int(match.1))
            #expect(level <= last + 1)
            last = level
        }
    }

    @Test func groupsByCause() {
        let page = html([Examples.accepted])
        #expect(page.ranges(of: "<article class=\"error\">").count == 1)
        #expect(page.contains("4 times"))
        #expect(page.contains("1 accepted finding") && page.contains("Asked the author (until 2027-01-31)"))
    }

    /// The verdict comes first, the worst document next, and valid ones have a line each.
    @Test func beginsWithWhatThereIsToMend() throws {
        #expect(html([Examples.repeated]).contains("<h1>8 errors to mend</h1>"))
        #expect(html([Examples.hostile]).contains("<h1>Not checked</h1>"))
        #expect(html([DocumentResult(file: "a", outcome: .valid)]).contains("<h1>Nothing to mend</h1>"))
        var warned = Examples.repeated
        warned.findings[0].severity = .warning
        #expect(html([warned]).contains("<h1>8 warnings to mend</h1>"))
        let page = html([Examples.hostile, DocumentResult(file: "ok.xml", outcome: .valid), Examples.accepted, Examples.repeated])
        #expect(page.contains("<h1>2 documents to mend, 1 document not checked</h1>"))
        let sections = page.matches(of: #/<h2 id="(\w+)"/#).map { String($0.1) }
        #expect(sections == ["index", "d4", "d3", "d1", "valid"])
        #expect(page.contains("<h2 id=\"valid\">1 valid document</h2>\n<ul>\n<li><bdi class=\"file\">ok.xml</bdi></li>\n</ul>"))
    }

    /// The line of a finding with its number, and what is wrong marked to its end.
    @Test func marksWhatIsWrong() {
        #expect(html([Examples.repeated]).contains(
            "<span class=\"number\" aria-hidden=\"true\">2</span><code dir=\"auto\">&lt;s <mark>code=&quot;by&quot;</mark>/&gt;</code>"))
    }

    /// A hint is not said twice, and what a code means stands once on a page.
    @Test func explainsACodeOnce() {
        let first = Examples.accepted
        var second = first
        second.file = "e.xml"
        let page = html([first, second])
        #expect(page.ranges(of: "An attribute is missing.").count == 1)
        #expect(page.ranges(of: "How to mend it:</strong> Add it &lt;here&gt;.").count == 2)
    }

    /// More than memory is to hold waits in a file.
    @Test func aLongPageIsWhole() throws {
        let documents = (0..<3000).map { number in
            var document = Examples.repeated
            document.file = "\(number).xml"
            return document
        }
        let page = html(documents)
        #expect(page.ranges(of: "<article ").count == 3000 && page.hasSuffix("</html>\n"))
        _ = try XMLDocument(data: Data(page.replacing("<!DOCTYPE html>", with: "").utf8))
    }

    /// Documents with pages of their own are linked to, and said nothing more of.
    /// A page that no browser opens helps nobody: the gravest are shown, and the others counted.
    @Test func hasRoomForSomeFindings() {
        let many = (1...5000).map { number in
            Finding(
                code: "a.b", severity: number == 5000 ? .error : .warning, message: .verbatim("Nr. \(number)"),
                location: Location(line: number, column: 1))
        }
        let page = html([DocumentResult(file: "a.xml", outcome: .invalid, findings: many)])
        #expect(page.contains("Nr. 5000") && page.contains("Nr. 1999") && !page.contains("Nr. 2000<"))
        #expect(page.contains("3000 further findings have no room on this page"))
        let documents = (1...8).map { DocumentResult(file: "\($0).xml", outcome: .invalid, findings: many) }
        let whole = html(documents)
        #expect(whole.ranges(of: "<article").count == 10_000)
        #expect(whole.contains("5000 further findings have no room on this page"))
        let places = (1...5000).map { Finding(code: "a.b", message: .verbatim("One"), location: Location(line: $0, column: 1)) }
        let one = html([DocumentResult(file: "a.xml", outcome: .invalid, findings: places)])
        #expect(one.ranges(of: "<article").count == 1 && one.ranges(of: "<li>").count < 1010)
    }

    @Test func leadsToPagesOfDocuments() {
        let page = rendered([Examples.repeated, Examples.hostile, DocumentResult(file: "ok", outcome: .valid)]) {
            HTMLRenderer($0, version: "1.2.3", page: { $0.outcome == .notChecked ? nil : "./\($0.file).html" })
        }
        #expect(page.contains("<a href=\"./r.xml.html\">") && page.contains("<a href=\"./ok.html\">"))
        #expect(page.ranges(of: "<article ").count == 1)
    }

    @Test func hasFrenchWords() {
        let page = rendered([Examples.accepted]) { HTMLRenderer($0, version: "1.2.3", language: .french) }
        #expect(page.contains("<html lang=\"fr\" dir=\"ltr\">"))
        #expect(page.contains("4 erreurs"))
    }

    @Test func aRunWithoutDocumentsIsCompleteToo() throws {
        _ = try XMLDocument(data: Data(junit([]).utf8))
        #expect(html([]).hasSuffix("</html>\n"))
    }
}
