import Foundation
import FoundationXML
import TestSupport
import Testing

/// `convert --to html`, `text` and `markdown`: documents as people read them.
@Suite struct ReadingTests {
    private let tool: Tool

    init() throws { tool = try Small.tool() }

    private func bring(_ sample: String, as name: String) throws {
        try tool.folder.write(Data(contentsOf: SharedData.projectRoot.appendingPathComponent("Samples/\(sample)")), to: name)
    }

    @Test(arguments: [("html", "html"), ("text", "txt"), ("markdown", "md"), ("docx", "docx")])
    func theTargetIsNamedOrFollowsFromTheEnding(_ target: String, _ ending: String) throws {
        try bring("protection-of-migrants.xml", as: "r.xml")
        #expect(try tool.run("convert", "r.xml", "-o", "a.\(ending)").status == 0)
        #expect(try tool.run("convert", "r.xml", "--to", target, "--output-dir", "out").status == 0)
        let shown = try tool.run("convert", "r.xml", "--to", target)
        #expect(shown.status == 0)
        for path in ["a.\(ending)", "out/r.\(ending)"] {
            #expect(try Data(contentsOf: URL(fileURLWithPath: tool.folder.path(path))) == shown.output)
        }
    }

    /// XML, JSON and Akoma Ntoso of one document read the same.
    @Test func theSameFromEveryForm() throws {
        for name in ["protection-of-migrants.xml", "protection-of-migrants.json", "protection-of-migrants.akn.xml"] {
            try bring(name, as: name)
        }
        let pages = try ["protection-of-migrants.xml", "protection-of-migrants.json", "protection-of-migrants.akn.xml"].map {
            try tool.run("convert", $0, "--to", "html").text
        }
        #expect(pages[0].contains("id=\"p56\""))
        #expect(pages[1] == pages[0])
        #expect(pages[2] == pages[0])
    }

    @Test(arguments: [
        ["--verify"], ["--strict"], ["--losses", "l.json"], ["--stream"], ["--profile", "analysis"], ["--schema", "report"],
    ])
    func whatDoesNotGoWithAPage(_ options: [String]) throws {
        try bring("communication.xml", as: "c.xml")
        let outcome = try tool.run(["convert", "c.xml", "--to", "html"] + options)
        #expect(outcome.status == 64, "\(outcome.errors)")
    }

    @Test func whatIsInvalidHasNoPage() throws {
        try bring("communication.xml", as: "c.xml")
        try tool.folder.write(try tool.content("c.xml").replacingOccurrences(of: "kind=\"communication\"", with: "kind=\"x\""), to: "c.xml")
        #expect(try tool.run("convert", "c.xml", "-o", "c.html").status == 1)
        #expect(!FileManager.default.fileExists(atPath: tool.folder.path("c.html")))
        try tool.folder.write(Small.valid, to: "other.xml")
        #expect(try tool.run("convert", "other.xml", "-o", "o.html").status == 1)
    }

    /// Those of up to 64 KB, which a build for debugging imports in seconds; `make soak` reads all.
    static let texts: [String] = ["texts", "word"].flatMap { folder in
        ((try? FileManager.default.contentsOfDirectory(atPath: SharedData.url(folder).path)) ?? []).sorted().map { "\(folder)/\($0)" }
    }.filter { name in
        guard name.hasSuffix(".txt") || name.hasSuffix(".docx") else { return false }
        let size = (try? FileManager.default.attributesOfItem(atPath: SharedData.url(name).path)[.size] as? Int) ?? 0
        return size < 64 << 10 || ProcessInfo.processInfo.environment["ALL_DOCUMENTS"] != nil
    }

    /// All texts and Word files: every word of the imported document stands on its page, in the same order.
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason), arguments: texts) func noWordIsLost(_ name: String) throws {
        #expect(try tool.run("import", SharedData.url(name).path, "-o", "t.xml").status == 0)
        try checkWord(try XMLDocument(data: Data(try tool.content("t.xml").utf8)))
        let page = try tool.run("convert", "t.xml", "--to", "html")
        #expect(page.status == 0, "\(page.errors)")
        let source = try XMLDocument(data: Data(try tool.content("t.xml").utf8))
        let shown = try XMLDocument(data: Data(page.text.utf8))
        // What stands elsewhere than in print: the numbers of a document at its head and foot.
        for name in ["jobNumber", "symbol"] { for node in try source.nodes(forXPath: "//*[local-name()='\(name)']") { node.detach() } }
        let main = try #require(try shown.nodes(forXPath: "//*[local-name()='main']").first)
        var rest = Self.words(main)[...]
        for word in Self.words(try #require(source.rootElement())) {
            guard let place = rest.firstIndex(of: word) else {
                Issue.record("\(word) before \(rest.prefix(8))")
                return
            }
            rest = rest[(place + 1)...]
        }
    }

    /// The same of Word files: text and notes stand in parts of their own.
    private func checkWord(_ source: XMLDocument) throws {
        #expect(try tool.run("convert", "t.xml", "-o", "t.docx").status == 0)
        let unpacked = try tool.shell("python3 -c \"import zipfile; zipfile.ZipFile('t.docx').extractall('parts')\"")
        #expect(unpacked.status == 0, "\(unpacked.errors)")
        func part(_ name: String) throws -> XMLDocument { try XMLDocument(data: Data(try tool.content("parts/word/\(name).xml").utf8)) }
        let notes = try source.nodes(forXPath: "//*[local-name()='note']")
        let text = Self.words(try #require(try part("document").rootElement())), feet = String(Self.words(try #require(try part("footnotes").rootElement())))
        for note in notes where !feet.contains(String(Self.words(note))) {
            #expect(String(text).contains(String(Self.words(note))), "\(note.stringValue ?? "")")
        }
        for name in ["jobNumber", "symbol", "note"] { for node in try source.nodes(forXPath: "//*[local-name()='\(name)']") { node.detach() } }
        var rest = text[...]
        for word in Self.words(try #require(source.rootElement())) {
            guard let place = rest.firstIndex(of: word) else {
                Issue.record("\(word) before \(rest.prefix(8))")
                return
            }
            rest = rest[(place + 1)...]
        }
    }

    /// The letters of running text; whether elements divide words differs between the two.
    private static func words(_ node: XMLNode) -> [Character] { (node.stringValue ?? "").filter { !$0.isWhitespace } }
}
