import Foundation
import TestSupport
import Testing

/// The translations of the pages about findings, Documentation/findings/fr and its neighbours, against the English pages.
@Suite struct FindingPageTranslationTests {
    private static let languages = ["ar", "es", "fr", "ru", "zh"]

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: FindingPagesTests.root.appendingPathComponent("Documentation/findings/\(path)"), encoding: .utf8)
    }

    /// Sections by their codes, in order; what stands before the first has none.
    private static func sections(_ text: String) -> [(code: String, text: String)] {
        text.components(separatedBy: "\n## ").enumerated().map { index, part in
            index == 0 ? ("", part) : (String(part.prefix { $0 != "\n" }), String(part.drop { $0 != "\n" }))
        }
    }

    private static var block: Regex<(Substring, Substring)> { #/(?sm)^```([a-z]*)\n.*?^```$/# }

    private static func codeSpans(_ text: String) -> [String] {
        Set(text.matches(of: #/`[^`\n]+`/#).map { String($0.0) }).sorted()
    }

    private static func links(_ text: String) -> [String] {
        text.matches(of: #/\]\(([^)]+)\)/#).map { String($0.1) }.sorted()
    }

    @Test(arguments: languages)
    func haveWhatTheEnglishPagesHave(_ language: String) throws {
        for page in try FindingPagesTests.pages() {
            let name = "\(language)/\(page.name)"
            let translated = Self.sections(try Self.text(name))
            let english = Self.sections(page.text)
            #expect(translated.map(\.code) == english.map(\.code), "\(name)")
            for (english, own) in zip(english, translated) {
                let told = "\(name): \(english.code)"
                let blocks = english.text.matches(of: Self.block).map { String($0.1) }
                // What the tool says stands there in English, so it is left out; an example is not.
                let wanted = blocks.indices.filter { blocks[$0] != "text" }.map { $0 + 1 }
                let shown = own.text.matches(of: #/(?m)^\{(\d+)\}$/#).compactMap { Int($0.1) }
                #expect(shown == wanted, "\(told)")
                #expect(!own.text.contains("```"), "\(told)")
                let prose = english.text.replacing(Self.block, with: "")
                #expect(Self.codeSpans(own.text) == Self.codeSpans(prose), "\(told)")
                // They are a folder further down.
                #expect(Self.links(own.text).map { $0.replacing("../../", with: "../") } == Self.links(prose), "\(told)")
                #expect(prose.contains("\n**") == own.text.contains("\n**"), "\(told)")
            }
        }
    }

    /// A French page is not half in English: no sentence of it has the little words of English.
    @Test(arguments: languages)
    func areTranslated(_ language: String) throws {
        for page in try FindingPagesTests.pages() {
            let own = try Self.text("\(language)/\(page.name)").replacing(#/`[^`\n]+`/#, with: "")
            for line in own.split(separator: "\n") {
                #expect(!EnglishWords.areIn(String(line)), "\(language)/\(page.name): \(line)")
            }
        }
    }

    /// `explain` shows them, with the examples put in, also as a page.
    @Test(arguments: [("fr", "Pour corriger"), ("es", "Cómo corregirlo"), ("ru", "Как исправить"), ("zh", "如何改正"), ("ar", "كيفية التصحيح")])
    func explainShowsThem(_ language: String, _ words: String) throws {
        let tool = try Tool()
        let page = try tool.run("explain", "json.malformed.truncated", "--messages", language)
        #expect(page.status == 0 && page.text.contains(words) && page.text.contains(#"{"letter": {"title": "Summary""#))
        #expect(!page.text.contains("{1}") && !page.text.contains("To mend it"))
        let html = try tool.run("explain", "json.malformed.truncated", "--messages", language, "--format", "html")
        #expect(html.text.contains("<html lang=\"\(language)\"") && html.text.contains(words))
        let list = try tool.run("explain", "--messages", language).text.split(separator: "\n")
        #expect(list.count == (try FindingPagesTests.sections().count))
        #expect(list.allSatisfy { !EnglishWords.areIn(String($0)) })
    }
}
