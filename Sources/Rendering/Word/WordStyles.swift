/// The styles of a Word file, by their ids; Word shows their names in its list.
enum WordStyle: String, CaseIterable {
    case masthead = "Masthead", title = "Title", documentType = "Subtitle", heading1 = "Heading1", heading2 = "Heading2",
        heading3 = "Heading3", heading4 = "Heading4", heading5 = "Heading5", heading6 = "Heading6", paragraph = "NumberedParagraph",
        item = "ListItem", quotation = "Quote", source = "SourceLine", designation = "AnnexTitle", party = "Party", contents = "TOC1",
        contentsHeading = "TOCHeading", footnote = "FootnoteText", caption = "Caption", cell = "TableText", header = "Header",
        footer = "Footer"

    /// As Word names its own; other names are ours.
    private var name: String {
        switch self {
        case .masthead: "UN Masthead"
        case .title: "Title"
        case .documentType: "Subtitle"
        case .heading1, .heading2, .heading3, .heading4, .heading5, .heading6: "heading \(rawValue.utf8.last! - 48)"
        case .paragraph: "UN Numbered Paragraph"
        case .item: "UN List Item"
        case .quotation: "Quote"
        case .source: "UN Source Line"
        case .designation: "UN Annex Title"
        case .party: "UN Party"
        case .contents: "toc 1"
        case .contentsHeading: "TOC Heading"
        case .footnote: "footnote text"
        case .caption: "caption"
        case .cell: "UN Table Text"
        case .header: "header"
        case .footer: "footer"
        }
    }

    /// Of paragraphs: space before and after in twentieths of a point, indents, keeping together, outline.
    private var paragraph: String {
        switch self {
        case .masthead, .source, .party: "<w:spacing w:before=\"0\" w:after=\"40\"/>"
        case .title: "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"9\"/>"
        case .documentType: "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"240\"/>"
        case .heading1: Self.heading(0, before: 360)
        case .heading2: Self.heading(1, before: 300)
        case .heading3: Self.heading(2, before: 240)
        case .heading4: Self.heading(3, before: 200)
        case .heading5: Self.heading(4, before: 160)
        case .heading6: Self.heading(5, before: 160)
        case .paragraph: "<w:tabs><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs><w:spacing w:after=\"160\" w:line=\"264\" w:lineRule=\"auto\"/>"
        case .item: "<w:spacing w:after=\"100\"/><w:ind w:left=\"1134\" w:hanging=\"567\"/>"
        case .quotation: "<w:spacing w:after=\"160\"/><w:ind w:left=\"850\" w:right=\"567\"/>"
        case .designation: "<w:keepNext/><w:spacing w:before=\"480\" w:after=\"60\"/>"
        case .contents: "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"8220\"/><w:tab w:val=\"right\" w:pos=\"9070\"/></w:tabs><w:spacing w:after=\"40\"/><w:ind w:right=\"1418\"/>"
        case .contentsHeading: "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/>"
        case .footnote: "<w:spacing w:after=\"40\"/>"
        case .caption: "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/>"
        case .cell: "<w:spacing w:before=\"30\" w:after=\"30\"/>"
        case .header, .footer: "<w:tabs><w:tab w:val=\"right\" w:pos=\"9070\"/></w:tabs><w:spacing w:after=\"0\"/>"
        }
    }

    private static func heading(_ level: Int, before: Int) -> String {
        "<w:keepNext/><w:spacing w:before=\"\(before)\" w:after=\"120\"/><w:outlineLvl w:val=\"\(level)\"/>"
    }

    /// Of characters; sizes in half points, for both scripts.
    private var run: String {
        switch self {
        case .title: Self.bold(32)
        case .documentType, .designation, .contentsHeading, .caption: Self.bold(22)
        case .heading1: Self.bold(28)
        case .heading2: Self.bold(24)
        case .heading3, .heading4, .heading5, .heading6: Self.bold(22)
        case .footnote, .header, .footer: "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"
        case .cell: "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>"
        default: ""
        }
    }

    private static func bold(_ size: Int) -> String { "<w:b/><w:bCs/><w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>" }

    /// The part with all styles.
    ///
    /// - Parameter language: of text that says no other (BCP 47).
    static func part(language: String) -> [UInt8] {
        let tag = WordXML.escaped(language)
        var xml = WordXML()
        xml.markup(WordXML.head + "<w:styles xmlns:w=\"\(WordXML.main)\"><w:docDefaults><w:rPrDefault><w:rPr>")
        xml.markup("<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"SimSun\" w:cs=\"Times New Roman\"/>")
        xml.markup("<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"\(tag)\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/>")
        xml.markup("</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>")
        xml.markup("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>")
        xml.markup("<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>")
        xml.markup("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>")
        for style in allCases {
            xml.markup("<w:style w:type=\"paragraph\" w:styleId=\"\(style.rawValue)\"><w:name w:val=\"\(style.name)\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>")
            xml.markup("<w:pPr>\(style.paragraph)</w:pPr>\(style.run.isEmpty ? "" : "<w:rPr>\(style.run)</w:rPr>")</w:style>")
        }
        xml.markup("</w:styles>")
        return xml.bytes
    }
}
