import Foundation
import FoundationXML
import RapporteurDiagnostics
import RapporteurReportModel
import Testing
import TestSupport
@testable import RapporteurRendering

/// A document as people read it: every word once, in order, and nothing that is run.
@Suite struct ReadingFormTests {
    static func report(_ body: String, language: String = "en") throws -> AnyReportDocument {
        let xml = #"<report xmlns="urn:rapporteur:report:1.0" xml:lang="\#(language)">\#(body)</report>"#
        return try AnyReportDocument(contentsOf: .bytes(Array(xml.utf8)))
    }

    static func rendered(_ body: String, as form: ReadingForm, language: String = "en") throws -> String {
        String(decoding: try form.render(try report(body, language: language)), as: UTF8.self)
    }

    static let body = """
        <masthead><organ code="A">General Assembly</organ></masthead><title>A title</title>
        <section number="I"><heading>First</heading>
        <paragraph label="1">See <citation kind="resolution" symbol="A/RES/56/170">resolution 56/170</citation><noteRef note="n">1</noteRef> of \
        <state code="BLR" role="respondent">Belarus</state> &amp; others.</paragraph>
        <paragraph label="2">Lead: <list><item label="a">alpha</item><item label="b">beta</item></list> and so on.</paragraph>
        <note id="n" marker="1">The <emphasis>note</emphasis>.</note>
        <table number="1"><caption>Numbers</caption><row kind="head"><cell>Name</cell><cell>Count</cell></row>\
        <row><cell columns="2">Both</cell></row></table>
        </section>
        """

    static let words = [
        "General Assembly", "A title", "I.", "First", "1.", "See", "resolution 56/170", "of", "Belarus", "others.", "2.", "Lead:",
        "(a)", "alpha", "(b)", "beta", "and so on.", "The", "note", "Numbers", "Name", "Count", "Both",
    ]

    @Test(arguments: [ReadingForm.html, .text, .markdown]) func everyWordOnceAndInOrder(_ form: ReadingForm) throws {
        var text = try Self.rendered(Self.body, as: form)
        if form == .html { text = Self.readAloud(text) }
        if form == .markdown { text = text.replacingOccurrences(of: "\\", with: "") }
        var rest = text[...]
        for word in Self.words {
            let place = try #require(rest.range(of: word), "\(word) in \(form.rawValue)")
            rest = rest[place.upperBound...]
        }
        #expect(text.components(separatedBy: "resolution 56/170").count == 2)
    }

    /// Whatever is quoted inside a paragraph, an item, a cell or a note is kept, tables and lists too, and names nothing twice.
    @Test(arguments: ReadingForm.allCases) func quotationsKeepAllTheirBlocks(_ form: ReadingForm) throws {
        let quoted = """
            <quotation><paragraph label="1">word1</paragraph><list><item label="a">word2</item></list><table number="1"><caption>word3</caption>\
            <row><cell>word4</cell></row></table><quotation><paragraph label="1">word5</paragraph></quotation></quotation>
            """
        let body = """
            <title>x</title><paragraph label="1">before \(quoted) after<list><item label="a">item \(quoted)</item></list></paragraph>
            """
        let bytes = try form.render(try Self.report(body))
        // A Word file is deflated: its parts are read by the tests of the command line.
        if form == .docx { return }
        let text = String(decoding: bytes, as: UTF8.self)
        // The label of a table for those who listen repeats its caption, and is no text of the page.
        let aloud = form == .html ? Self.readAloud(text) : text
        for word in ["word1", "word2", "word3", "word4", "word5"] { #expect(aloud.components(separatedBy: word).count == 3, "\(word)") }
        for id in ["p1", "t-1"] { #expect(text.components(separatedBy: " id=\"\(id)\"").count == (form == .html && id == "p1" ? 2 : 1)) }
    }

    /// The text of a page in order, as a reader of screens has it: without markup, styles and the head.
    static func readAloud(_ page: String) -> String {
        let main = page.range(of: "<main").map { String(page[$0.lowerBound...]) } ?? page
        return main.replacing(#/<[^>]*>/#, with: "").replacingOccurrences(of: "&amp;", with: "&").replacingOccurrences(of: "&quot;", with: "\"")
    }

    @Test func anchorsLeadToParagraphsSectionsAndNotes() throws {
        let page = try Self.rendered(Self.body, as: .html)
        for id in ["p1", "p2", "s-I", "n-n", "r-n", "t-1"] { #expect(page.components(separatedBy: " id=\"\(id)\"").count == 2, "\(id)") }
        #expect(page.contains("href=\"#n-n\"") && page.contains("href=\"#r-n\""))
        #expect(page.contains("https://documents.un.org/symbol-explorer?s=A/RES/56/170"))
    }

    @Test(arguments: [
        #"<script>alert(1)</script>"#, #""><img src=x onerror=alert(1)>"#, #"javascript:alert(1)"#, "]]>", "\u{202E}evil", "--><b>",
    ])
    func hostileWordsAreShown(_ words: String) throws {
        let escaped = words.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;")
            .replacingOccurrences(of: ">", with: "&gt;")
        let quoted = escaped.replacingOccurrences(of: "\"", with: "&quot;")
        let body = """
            <title>\(escaped)</title><paragraph label="1" id="x">\(escaped)<citation kind="document" symbol="\(quoted)">\(escaped)</citation></paragraph>
            <figure image="\(quoted)" alternative="\(quoted)"/>
            """
        let page = try Self.rendered(body, as: .html)
        for mark in ["<script", "<img", "<b>", "\u{202E}", "href=\"javascript"] { #expect(!page.contains(mark), "\(mark)") }
        _ = try XMLDocumentCheck.parse(page)
        #expect(!(try Self.rendered(body, as: .text)).contains("\u{202E}"))
        let markdown = try Self.rendered(body, as: .markdown)
        #expect(!markdown.contains("\u{202E}") && !markdown.replacingOccurrences(of: "\\<", with: "").contains("<"))
    }

    @Test(arguments: [("ar", "rtl"), ("he", "rtl"), ("fr", "ltr"), ("zh-Hant", "ltr")])
    func directionFollowsTheLanguage(_ language: String, _ direction: String) throws {
        let page = try Self.rendered("<title>x</title>", as: .html, language: language)
        #expect(page.contains("<main class=\"document\" lang=\"\(language)\" dir=\"\(direction)\">"))
    }

    @Test func paragraphsOfAnnexesHaveAnchorsOfTheirOwn() throws {
        let page = try Self.rendered(
            """
            <title>x</title><paragraph label="1">a</paragraph><annex number="I"><paragraph label="1">b</paragraph></annex>
            <annex number="II"><paragraph label="1">c</paragraph><paragraph label="1">d</paragraph></annex>
            """, as: .html)
        for id in ["p1", "annex-I-p1", "annex-II-p1", "annex-II-p1-2"] { #expect(page.contains(" id=\"\(id)\""), "\(id)") }
    }

    @Test(arguments: [
        ("1. No list", "1\\. No list"), ("- no item", "\\- no item"), ("a*b_c`d", "a\\*b\\_c\\`d"), ("# no heading", "\\# no heading"),
        ("a | b", "a \\| b"), ("[x](y)", "\\[x\\](y)"), ("&amp;copy;", "\\&copy;"),
    ])
    func markdownIsEscaped(_ words: String, _ expected: String) throws {
        let text = try Self.rendered("<title>x</title><paragraph>\(words)</paragraph>", as: .markdown)
        #expect(text.contains("\n\n\(expected)\n"), "\(text)")
    }

    @Test func aNoteThatNothingRefersToIsKept() throws {
        let text = try Self.rendered(
            #"<title>x</title><paragraph>a<noteRef note="b">2</noteRef></paragraph><note id="a" marker="1">Lost?</note><note id="b" marker="2">Kept</note>"#,
            as: .markdown)
        #expect(text.contains("1 Lost?") && text.contains("]: Kept") && !text.contains("]: Lost"))
    }

    @Test func linesOfTextAreShort() throws {
        let words = String(repeating: "word ", count: 200), wide = String(repeating: "字", count: 200)
        let text = try Self.rendered("<title>x</title><paragraph label=\"1\">\(words)</paragraph><paragraph>\(wide)</paragraph>", as: .text)
        for line in text.split(separator: "\n") { #expect(line.unicodeScalars.reduce(0) { $0 + TerminalText.width($1) } <= 72) }
        #expect(text.filter { $0 == "字" }.count == 200)
    }
}

/// Whether a page is well-formed XML, as this project's pages are.
enum XMLDocumentCheck {
    static func parse(_ page: String) throws -> Bool {
        let parser = XMLParser(data: Data(page.utf8))
        #expect(parser.parse(), "line \(parser.lineNumber)")
        return true
    }
}
