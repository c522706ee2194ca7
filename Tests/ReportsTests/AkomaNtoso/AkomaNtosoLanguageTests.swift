import RapporteurDiagnostics
import Foundation
@testable import RapporteurAkomaNtoso
@testable import RapporteurReportModel
import Testing
import TestSupport

/// What does not depend on the language is the same in all six.
@Suite struct AkomaNtosoLanguageTests {
    private static let languages = ["ar", "en", "es", "fr", "ru", "zh"]

    /// What all language versions share: names of the work, eIds, rows of the references, dates, numbers.
    private struct Shared {
        var work: [String]
        var ids: [String]
        var rows: [String]
        var dates: [String]
        var numbers: [String]
        var references: [String]

        var values: [String] { work + ids + rows + dates + numbers + references }

        init(_ root: AKNElement) {
            (work, ids, rows, dates, numbers, references) = ([], [], [], [], [], [])
            for element in root.withDescendants {
                if let id = element["eId"] { ids.append(id) }
                if let target = element["refersTo"] { references.append(target) }
                switch element.name {
                case "FRBRWork":
                    for field in element.elements where field.name != "FRBRname" {
                        work.append(field["value"] ?? field["date"] ?? field["href"] ?? "")
                    }
                case "date", "docDate", "FRBRdate", "step": dates.append(element["date"] ?? "")
                case "quantity": numbers.append(element["normalized"] ?? "")
                default:
                    if element.name.hasPrefix("TLC") { rows.append("\(element["eId"] ?? "") \(element["href"] ?? "")") }
                }
            }
        }
    }

    @Test(arguments: languages) func theSampleSharesItsIdentifiers(language: String) throws {
        var english = try sampleReport()
        english.symbols = ["A/57/134"]
        let other = try Translation(language).translated(english)
        let isOther = other.sections.map(\.heading) != english.sections.map(\.heading)
        #expect(isOther == (language != "en"))
        let first = try AKNTrees.tree(AkomaNtoso.write(.report(english)))
        let second = try AKNTrees.tree(AkomaNtoso.write(.report(other)))
        let (wanted, found) = (Shared(first), Shared(second))
        #expect(found.work == wanted.work)
        #expect(found.ids == wanted.ids)
        #expect(found.rows == wanted.rows)
        #expect(found.dates == wanted.dates)
        #expect(found.numbers == wanted.numbers)
        #expect(found.references == wanted.references)
        let expressions = second.descendants("FRBRlanguage").map { $0["language"] ?? "" }
        #expect(expressions == [AKNLanguage.tagged(language)?.code ?? ""])
        // The value comes back in its own words.
        #expect(try AkomaNtoso.read(.bytes(AkomaNtoso.write(.report(other)))).document == .report(other))
    }

    @Test(arguments: languages) func generatedReportsShareTheirIdentifiers(language: String) throws {
        for seed in 0..<RandomDocuments.count / 4 {
            var report = Generator(seed: seed).report()
            // Without a symbol the work is named by the words of its title.
            if report.symbols.isEmpty { report.symbols = ["A/57/134"] }
            let other = try Translation(language).translated(report)
            let first = Shared(try AKNTrees.tree(AkomaNtoso.write(.report(report))))
            let second = Shared(try AKNTrees.tree(AkomaNtoso.write(.report(other))))
            let difference = second.values.difference(from: first.values)
            try #require(difference.isEmpty, "seed \(seed): \(difference)")
        }
    }

    /// The resolutions that the corpus has in several languages.
    @Test(.enabled(if: SharedData.isAvailable, SharedData.reason)) func publishedResolutionsShareTheirIdentifiers() throws {
        var versions: [String: [String: Version]] = [:]
        for (_, url) in try AKNTrees.published() {
            let bytes = [UInt8](try Data(contentsOf: url))
            let root = try AKNTrees.tree(bytes)
            let work = try #require(root.withDescendants.first { $0.name == "FRBRuri" }?["value"])
            let language = try #require(root.withDescendants.first { $0.name == "FRBRlanguage" }?["language"])
            let reading = try AkomaNtoso.read(.bytes(bytes))
            let made = Shared(try AKNTrees.tree(AkomaNtoso.write(reading.document)))
            versions[work, default: [:]][language] = Version(made: made, source: root)
        }
        let several = versions.filter { $0.value.count > 1 }
        #expect(Set(several.values.flatMap(\.keys)).isSuperset(of: ["ara", "eng", "fra", "rus", "spa", "zho"]))
        #expect(several.count >= 12)
        // Where a language version is published with other markup than another, it cannot read the same.
        var (otherNumbers, otherTitles): (Set<String>, Set<String>) = ([], [])
        for (work, languages) in several {
            let tags = languages.keys.sorted()
            let first = try #require(languages[tags[0]])
            for tag in tags.dropFirst() {
                let name: Comment = "\(work) \(tags[0]) \(tag)"
                let other = try #require(languages[tag])
                #expect(other.made.work == first.made.work, name)
                if other.numbers == first.numbers {
                    #expect(places(other.made.ids) == places(first.made.ids), name)
                } else {
                    otherNumbers.insert(work)
                }
                if other.emptyTitles == first.emptyTitles {
                    #expect(other.made.dates == first.made.dates, name)
                } else {
                    otherTitles.insert(work)
                    #expect(Set(other.made.dates) == Set(first.made.dates), name)
                }
            }
        }
        // Arabic ones with `1 -` in the text instead of a number; one whose title is empty in Russian.
        let assembly = "/akn/un/statement/deliberation/unga"
        #expect(otherNumbers == ["\(assembly)/2022-12-07/77-41/", "\(assembly)/2022-12-15/77-196/"])
        #expect(otherTitles == ["/akn/un/statement/deliberation/unsc/2026-01-14/2812-2026/"])
    }

    /// A language version of a resolution: what is made of it, and what its own markup says.
    private struct Version {
        let made: Shared
        /// How many paragraphs have their number marked.
        let numbers: Int
        let emptyTitles: Int

        init(made: Shared, source: AKNElement) {
            self.made = made
            numbers = source.descendants("paragraph").count { $0.first("num") != nil }
            emptyTitles = source.descendants("docTitle").count { PublishedReader.collapsed($0.text).isEmpty }
        }
    }

    /// The eIds of the text: sections, paragraphs and points.
    private func places(_ ids: [String]) -> [String] {
        ids.filter { $0.hasPrefix("sec_") || $0.hasPrefix("para_") || $0.hasPrefix("att_") }
    }

    /// `xml:lang` stands where the language differs from that around it, and nowhere else.
    @Test func languagesAreSaidWhereTheyDiffer() throws {
        var documents = try sampleNames.map { try AnyReportDocument(contentsOf: .file(samplePath("\($0).xml"))) }
        documents += (0..<RandomDocuments.count).map { AnyReportDocument(RandomDocuments.document($0)) }
        var count = 0
        for document in documents {
            let root = try AKNTrees.tree(AkomaNtoso.write(document))
            let body = try #require(root.withDescendants.first { $0["rap:document"] != nil })
            check(root, body["rap:language"], &count)
        }
        #expect(count > 100)
    }

    private func check(_ element: AKNElement, _ around: String?, _ count: inout Int) {
        let own = element["xml:lang"]
        if let own {
            count += 1
            #expect(own != around)
        }
        // AKN has no attribute for the direction; readers derive it.
        #expect(element["dir"] == nil)
        for inner in element.elements { check(inner, own ?? around, &count) }
    }

    @Test func directionFollowsFromTheLanguage() {
        #expect(AKNLanguage.official.filter(\.isRightToLeft).map(\.code) == ["ara"])
    }

    @Test(arguments: [
        ("111 (\u{628})", "111 (b)"), ("111 (b)", "111 (b)"), ("\u{667}", "7"), ("(\u{647}\u{640})", "(e)"), ("\u{FF11}\u{FF12}", "12"),
        ("\u{623}\u{648}\u{644}\u{627}", "\u{623}\u{648}\u{644}\u{627}"), ("", ""), ("IV", "IV"),
    ])
    func numbersInOtherScripts(printed: String, latin: String) { #expect(PrintedNumber.latin(printed) == latin) }

    @Test(arguments: [
        ("1.", "1", nil), ("1 -", "1", "1 -"), ("12-", "12", "12-"), ("1\u{A0}-", "1", "1\u{A0}-"), ("-", nil, "-"), ("a -", nil, "a -"),
        ("1 - 2", nil, "1 - 2"), ("1", "1", "1"), ("", nil, ""), (".", nil, "."),
    ] as [(String, String?, String?)])
    func numbersAsPrinted(text: String, label: String?, printed: String?) {
        let parsed = PrintedNumber.parse(text, .stop)
        #expect(parsed.label == label && parsed.printed == printed)
    }

    @Test(arguments: [
        ("I", 1, "section", "sec"), ("A", 2, "title", "title"), ("\u{623}\u{644}\u{641}", 2, "title", "title"), ("\u{410}", 2, "title", "title"),
        ("1", 3, "chapter", "chp"), ("\u{661}", 3, "chapter", "chp"), ("a", 3, "division", "dvs"), ("\u{623}", 3, "division", "dvs"),
        ("\u{430}", 3, "division", "dvs"), (nil, 2, "division", "dvs"), ("", 2, "division", "dvs"),
    ])
    func sectionsAreOfOneKind(number: String?, level: Int, element: String, abbreviation: String) {
        let kind = SectionKind(number, level: level)
        #expect(kind.element == element && kind.abbreviation == abbreviation)
    }
}

/// Stands in for a translation: letters of the text become letters of the other script, one by one, and numbers are
/// printed as that language prints them. What does not depend on the language stays.
private struct Translation {
    private let language: String
    private let letters: [Unicode.Scalar: Unicode.Scalar]

    init(_ language: String) {
        self.language = language
        let first: UInt32? =
            switch language {
            case "ru": 0x500
            case "ar": 0x621
            case "zh": 0x9E00
            default: nil
            }
        var letters: [Unicode.Scalar: Unicode.Scalar] = [:]
        // One by one, and to letters that the reports do not have, so that what is the same stays the same, and nothing else.
        for index in 0..<26 as Range<UInt32> {
            let shifted = first.map { $0 + index } ?? 97 + (index + 1) % 26
            guard let from = Unicode.Scalar(97 + index), let to = Unicode.Scalar(shifted) else { continue }
            letters[from] = to
        }
        self.letters = language == "en" ? [:] : letters
    }

    private static let sections: [String: [String: String]] = [
        "ar": ["I": "\u{623}\u{648}\u{644}\u{627}", "II": "\u{62B}\u{627}\u{646}\u{64A}\u{627}", "III": "\u{62B}\u{627}\u{644}\u{62B}\u{627}", "IV": "\u{631}\u{627}\u{628}\u{639}\u{627}", "V": "\u{62E}\u{627}\u{645}\u{633}\u{627}"],
        "zh": ["I": "一", "II": "二", "III": "三", "IV": "四", "V": "五"],
    ]

    func translated(_ report: Report) throws -> Report {
        let xml = translated(String(decoding: try report.xml(), as: UTF8.self))
        var other = try Report(contentsOf: .bytes(Array(xml.utf8)))
        other.language = language
        for index in other.sections.indices {
            guard let number = other.sections[index].number else { continue }
            other.sections[index].number = Self.sections[language]?[number] ?? number
        }
        other.contents = report.contents.map { contents in
            var contents = contents
            for index in contents.entries.indices {
                let number = contents.entries[index].number
                contents.entries[index].number = number.map { Self.sections[language]?[$0] ?? $0 }
            }
            return contents
        }
        if language == "ar", let items = other.masthead?.agendaItems {
            other.masthead?.agendaItems = items.map { item in
                var item = item
                if item.number == "111 (b)" { item.number = "111 (\u{628})" }
                return item
            }
        }
        return other
    }

    /// Replaces letters in text and in the attributes that hold words, entities and symbols aside.
    private func translated(_ xml: String) -> String {
        let words: Set = ["unit", "addressee", "verb"]
        var result = String.UnicodeScalarView()
        var (isTag, isQuoted, isEntity, isSymbol) = (false, false, false, false)
        // The name that was read last in a tag: of the element first, then of its attributes.
        var name = ""
        for scalar in xml.unicodeScalars {
            let isText = isQuoted ? words.contains(name) : !isTag && !isSymbol
            switch scalar {
            case "&": isEntity = true
            case ";" where isEntity: isEntity = false
            case "\"" where isTag: isQuoted.toggle()
            case "<" where !isTag: (isTag, name) = (true, "")
            case ">" where isTag && !isQuoted: (isTag, isSymbol) = (false, name == "symbol")
            case " " where isTag && !isQuoted: name = ""
            case "=": break
            default:
                if isTag, !isQuoted { name.unicodeScalars.append(scalar) }
                result.append(isText && !isEntity ? letters[scalar] ?? scalar : scalar)
                continue
            }
            result.append(scalar)
        }
        return String(result)
    }
}
