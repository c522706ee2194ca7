import RapporteurDiagnostics
import Foundation
import TestSupport
import Testing

/// The catalogue against itself and against the sources.
@Suite struct CatalogueTests {
    @Test func allLanguagesHaveAllKeysWithTheSamePlaceholders() {
        let languages = Language.allCases.map(\.rawValue)
        for (key, texts) in MessageCatalogue.entries {
            #expect(Set(texts.keys) == Set(languages), "\(key)")
            let wanted = MessageCatalogue.placeholders(of: texts["en"] ?? "")
            #expect(wanted != nil, "the braces of \(key)")
            for (language, text) in texts {
                #expect(MessageCatalogue.placeholders(of: text) == wanted, "\(key) in \(language)")
                #expect(!text.isEmpty, "\(key) in \(language)")
                guard let language = Language(rawValue: language) else { continue }
                for forms in MessageCatalogue.pluralForms(of: text) {
                    #expect(forms == language.pluralCategories, "\(key) in \(language.rawValue)")
                }
            }
        }
        let keys = MessageCatalogue.entries.map(\.key)
        #expect(keys.count == Set(keys).count)
        #expect(keys.count > 600)
    }

    @Test func theSourcesUseAllKeysAndNoOthers() throws {
        let sources = SharedData.projectRoot.appendingPathComponent("Sources")
        var used: Set<String> = []
        for path in try #require(FileManager.default.subpaths(atPath: sources.path)) where path.hasSuffix(".swift") {
            let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
            for match in text.matches(of: #/\bMessage\(\s*"([^"]+)"/#) { used.insert(String(match.1)) }
        }
        let known = Set(MessageCatalogue.entries.map(\.key))
        #expect(used.subtracting(known) == [], "keys without wording")
        #expect(known.subtracting(used) == [], "wording that nothing uses")
    }

    /// « x » and : ; ! ? have spaces that do not break; English quotation marks are “ ”.
    @Test func typographyIsThatOfTheLanguage() {
        for (key, texts) in MessageCatalogue.entries {
            let french = texts["fr"] ?? ""
            #expect(french.firstMatch(of: #/« |[^\u00A0]»| »| [;!?](?:\s|$)| :(?:\s|$)/#) == nil, "\(key): \(french)")
            #expect(!french.contains("“") && french.firstMatch(of: #/[a-z]'[a-z]/#) == nil, "\(key): \(french)")
            // The marks of the language; what has to be typed keeps its straight ones.
            for language in ["es", "ru", "ar"] { #expect(texts[language]?.contains("“") == false, "\(key): \(language)") }
            #expect(texts["zh"]?.contains("«") == false, "\(key): zh")
            // Isolates are closed where they are opened, and stand in the language that needs them alone.
            for (language, text) in texts {
                let scalars = text.unicodeScalars
                let opened = scalars.count { $0 == "\u{2068}" }
                #expect(opened == scalars.count { $0 == "\u{2069}" } && (opened == 0 || language == "ar"), "\(key): \(language)")
            }
            let english = texts["en"] ?? ""
            #expect(!english.contains("«") && english.firstMatch(of: #/[a-z]'[a-z]/#) == nil, "\(key): \(english)")
        }
    }
}
