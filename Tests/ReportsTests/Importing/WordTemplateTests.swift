import RapporteurDiagnostics
@testable import RapporteurImporting
@testable import RapporteurReportModel
import Testing
import TestSupport

/// Files made with the templates of Geneva: the styles tell headings and paragraphs, and bring their numbers.
@Suite struct WordTemplateTests {
    private typealias Make = WordMaker

    /// Style ids and names of the template; each is linked to a level of a list, or to none.
    private struct Style {
        var id: String
        var name: String
        var list: (id: Int, level: Int?)?
    }

    private static func styles(_ styles: [Style]) -> String {
        #"<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>"#
            + styles.map { style in
                let level = style.list?.level.map { #"<w:ilvl w:val="\#($0)"/>"# } ?? ""
                let list = style.list.map { #"<w:numPr>\#(level)<w:numId w:val="\#($0.id)"/></w:numPr>"# } ?? ""
                return #"<w:style w:type="paragraph" w:customStyle="1" w:styleId="\#(style.id)"><w:name w:val="\#(style.name)"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr>\#(list)</w:pPr></w:style>"#
            }.joined()
    }

    private static func level(_ level: Int, _ format: String, _ text: String, _ style: String) -> String {
        #"<w:lvl w:ilvl="\#(level)"><w:start w:val="1"/><w:numFmt w:val="\#(format)"/><w:pStyle w:val="\#(style)"/><w:lvlText w:val="\#(text)"/></w:lvl>"#
    }

    /// Chapters I., A., 1.; paragraphs 1., (a).
    private static func numbering(_ chapter: String, _ first: String, _ second: String, _ text: String) -> String {
        #"<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>"#
            + level(0, "upperRoman", "%1.", chapter) + level(1, "upperLetter", "%2.", first) + level(2, "decimal", "%3.", second)
            + #"</w:abstractNum><w:abstractNum w:abstractNumId="1">"# + level(0, "decimal", "%1.", text)
            + #"</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>"#
    }

    private static func body(_ chapter: String, _ first: String, _ second: String, _ text: String) -> String {
        Make.paragraph("Introduction", style: chapter) + Make.paragraph("The first paragraph is here.", style: text)
            + Make.paragraph("The second paragraph is here.", style: text) + Make.paragraph("Work of the Office", style: chapter)
            + Make.paragraph("Fish", style: first) + Make.paragraph("The third paragraph is here.", style: text)
            + Make.paragraph("Boats", style: first) + Make.paragraph("Old boats", style: second)
            + Make.paragraph("The fourth paragraph is here.", style: text) + Make.paragraph("New boats", style: second)
            + Make.paragraph("The fifth paragraph is here.", style: text) + Make.paragraph("Conclusions", style: chapter)
            + Make.paragraph("Nets", style: first) + Make.paragraph("The sixth paragraph is here.", style: text)
    }

    private func outline(_ file: WordMaker) throws -> [String] {
        let result = try Importer.importDocument(.bytes(file.bytes), name: "x.docx")
        guard case .document(let document) = result.document else { return [] }
        var lines: [String] = []
        func add(_ section: Section, _ depth: Int) {
            let indent = String(repeating: " ", count: depth)
            let heading = section.heading.map { if case .text(let text) = $0 { text } else { "?" } }.joined()
            lines.append("\(indent)\(section.number ?? "-") \(heading)")
            for block in section.blocks {
                if case .paragraph(let paragraph) = block { lines.append("\(indent)\(paragraph.label ?? "-")") }
            }
            for inner in section.sections { add(inner, depth + 1) }
        }
        for section in document.sections { add(section, 0) }
        return lines
    }

    private static let expected = [
        "I Introduction", "1", "2", "II Work of the Office", " A Fish", " 3", " B Boats", "  1 Old boats", "  4", "  2 New boats", "  5",
        "III Conclusions", " A Nets", " 6",
    ]

    /// By the name of the style, whatever its id, and by the id where the name is another; the level of the list stands in
    /// the style, or in the list alone.
    @Test(arguments: [
        ["HChG", "_ H _Ch_G", "H1G", "_ H_1_G", "H23G", "_ H_2/3_G", "SingleTxtG", "_ Single Txt_G"],
        ["a", "_ H _Ch_G", "b", "_ H_1_G", "c", "_ H_2/3_G", "d", "_ Single Txt_G"],
        ["HChG", "First", "H1G", "Second", "H23G", "Third", "SingleTxtG", "Fourth"],
    ], [false, true])
    func stylesOfGenevaBringNumbers(names: [String], levelsInStyles: Bool) throws {
        var file = Make(Self.body(names[0], names[2], names[4], names[6]))
        file.add("numbering", "numbering", Self.numbering(names[0], names[2], names[4], names[6]))
        file.add(
            "styles", "styles",
            Self.styles([
                Style(id: names[0], name: names[1], list: (1, nil)), Style(id: names[2], name: names[3], list: (1, levelsInStyles ? 1 : nil)),
                Style(id: names[4], name: names[5], list: (1, levelsInStyles ? 2 : nil)), Style(id: names[6], name: names[7], list: (2, nil)),
            ]))
        #expect(try outline(file) == Self.expected)
    }

    /// Chapters have typed numbers between tabs in the older template.
    @Test func typedNumbersOfGeneva() throws {
        let lines = [
            ("HChG", "\tI.\tIntroduction"), ("SingleTxtG", "1.\tThe first paragraph is here."), ("HChG", "\tII.\tWork of the Office"),
            ("H1G", "\tA.\tFish"), ("SingleTxtG", "2.\tThe second paragraph is here."), ("H1G", "\tB.\tBoats"), ("H23G", "\t1.\tOld boats"),
            ("SingleTxtG", "3.\tThe third paragraph is here."),
        ]
        var file = Make(lines.map { Make.paragraph($0.1, style: $0.0) }.joined())
        file.add(
            "styles", "styles",
            Self.styles([
                Style(id: "HChG", name: "_ H _Ch_G"), Style(id: "H1G", name: "_ H_1_G"), Style(id: "H23G", name: "_ H_2/3_G"),
                Style(id: "SingleTxtG", name: "_ Single Txt_G"),
            ]))
        #expect(try outline(file) == ["I Introduction", "1", "II Work of the Office", " A Fish", " 2", " B Boats", "  1 Old boats", "  3"])
    }
}
