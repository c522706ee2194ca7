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
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(page.ranges(of: "<h1>").count == 1)
        #expect(page.ranges(of: "<table>").count == page.ranges(of: "<caption>").count)
        #expect(page.ranges(of: "<table>").count == page.ranges(of: "<thead>").count)
        for tag in ["section", "article", "figure", "table", "ul", "p", "main", "footer", "bdi", "code", "h2", "h3"] {
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
        #expect(page.ranges(of: "<article>").count == 1)
        #expect(page.contains("4 times"))
        #expect(page.contains("<td>Asked the author</td>\n<td>2027-01-31</td>") || page.contains("<td>Asked the author</td><td>2027-01-31</td>"))
    }

    @Test func hasFrenchWords() {
        let page = rendered([Examples.accepted]) { HTMLRenderer($0, version: "1.2.3", language: .french) }
        #expect(page.contains("<html lang=\"fr\">"))
        #expect(page.contains("4 erreurs"))
    }

    @Test func aRunWithoutDocumentsIsCompleteToo() throws {
        _ = try XMLDocument(data: Data(junit([]).utf8))
        #expect(html([]).hasSuffix("</html>\n"))
    }
}
