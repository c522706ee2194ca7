import RapporteurDiagnostics
import RapporteurReportModel

extension PublishedReader {
    /// The preambular paragraphs, the opening words among them.
    mutating func preamble(_ element: AKNElement?) -> Preamble? {
        guard let element else { return nil }
        var blocks: [Block] = []
        for inner in element.elements { add(inner, to: &blocks) }
        return blocks.isEmpty ? nil : Preamble(blocks: blocks)
    }

    private static let sectionNames: ExactSet = [
        "section", "title", "chapter", "division", "part", "subsection", "subpart", "article", "level",
    ]

    mutating func hierarchy(_ elements: [AKNElement]) -> (blocks: [Block], sections: [Section]) {
        var blocks: [Block] = []
        var sections: [Section] = []
        for element in elements {
            if Self.sectionNames.contains(element.name) {
                sections.append(section(element))
            } else if let heading = bareHeading(element) {
                sections.append(Section(heading: heading))
            } else if sections.isEmpty {
                add(element, to: &blocks)
            } else {
                // Paragraphs after a section belong to it: published documents do not always nest them.
                var more: [Block] = []
                add(element, to: &more)
                sections[sections.count - 1].appendLast(more)
            }
        }
        return (blocks, sections)
    }

    /// A paragraph that is nothing but a heading, as local practice writes headings of the text.
    private mutating func bareHeading(_ element: AKNElement) -> [Inline]? {
        if element.name == "crossHeading" {
            let words = inlines(element)
            return words.isEmpty ? nil : words
        }
        guard element.name == "paragraph", let heading = element.first("heading") ?? element.first("subheading"),
            !element.elements.contains(where: { ["content", "list", "num"].contains($0.name) })
        else { return nil }
        let words = inlines(heading)
        return words.isEmpty ? nil : words
    }

    private mutating func section(_ element: AKNElement) -> Section {
        let number = element.first("num").map { Self.collapsed($0.text) }.flatMap { $0.isEmpty ? nil : $0 }
        let parsed = number.map { PrintedNumber.parse($0, .stop) }
        var heading: [Inline] = []
        for line in element.elements where line.name == "heading" || line.name == "subheading" {
            if !heading.isEmpty { heading.append(.lineBreak) }
            heading += inlines(line)
        }
        let rest = element.elements.filter { !["num", "heading", "subheading"].contains($0.name) }
        let inner = hierarchy(rest)
        return Section(
            number: parsed?.label, printed: parsed?.printed, language: language(of: element), heading: heading,
            blocks: inner.blocks, sections: inner.sections)
    }

    /// Adds what an element comes to.
    mutating func add(_ element: AKNElement, to blocks: inout [Block]) {
        switch element.name {
        case "paragraph", "alinea", "subparagraph", "clause", "indent", "point": addParagraph(element, to: &blocks)
        // A number that no paragraph or section has taken, as that of a figure.
        case "p", "block", "heading", "subheading", "crossHeading", "num":
            let content = inlines(element)
            if !content.isEmpty {
                blocks.append(.paragraph(Paragraph(language: language(of: element), content: content)))
            }
        case "list", "sublist", "blockList", "ul", "ol":
            var content: [Inline] = []
            var after: [Block] = []
            addList(element, to: &content, after: &after)
            blocks.append(.paragraph(Paragraph(content: content)))
            blocks += after
        case "table":
            if let table = table(element) { blocks.append(.table(table)) }
        case "hcontainer" where element["name"] == "communication":
            guard let reply = reply(element) else { return addContent(of: element, to: &blocks) }
            blocks.append(.reply(reply))
        case "eol", "br", "img": return
        default:
            guard element.hasOwnText else { return addContent(of: element, to: &blocks) }
            blocks.append(.paragraph(Paragraph(language: language(of: element), content: inlines(element))))
        }
    }

    private mutating func addContent(of element: AKNElement, to blocks: inout [Block]) {
        for inner in element.elements { add(inner, to: &blocks) }
    }

    /// A paragraph with its number as printed, never from the eId, which only counts.
    private mutating func addParagraph(_ element: AKNElement, to blocks: inout [Block]) {
        let number = element.first("num").map { Self.collapsed($0.text) }.flatMap { $0.isEmpty ? nil : $0 }
        let parsed = number.map { PrintedNumber.parse($0, .stop) }
        var content: [Inline] = []
        var after: [Block] = []
        addRunning(element.without("num").elements, to: &content, after: &after)
        if number != nil || !content.isEmpty {
            blocks.append(
                .paragraph(
                    Paragraph(
                        label: parsed?.label, printed: parsed?.printed, language: language(of: element),
                        content: content)))
        }
        blocks += after
    }

    private mutating func addRunning(
        _ elements: [AKNElement], to content: inout [Inline], after: inout [Block]
    ) {
        for element in elements {
            switch element.name {
            case "list", "sublist", "blockList", "ul", "ol": addList(element, to: &content, after: &after)
            case "table": if let table = table(element) { after.append(.table(table)) }
            case "num", "p", "heading", "subheading", "listIntroduction", "listWrapUp":
                let words = inlines(element)
                guard !words.isEmpty else { continue }
                if !content.isEmpty, !content.endsInList { content.append(.lineBreak) }
                content += words
            default:
                guard element.hasOwnText else {
                    addRunning(element.elements, to: &content, after: &after)
                    continue
                }
                if !content.isEmpty, !content.endsInList { content.append(.lineBreak) }
                content += inlines(element)
            }
        }
    }

    /// - Parameter after: tables inside, for which running text has no place.
    mutating func addList(_ element: AKNElement, to content: inout [Inline], after: inout [Block]) {
        var items: [Item] = []
        for inner in element.elements {
            switch inner.name {
            case "point", "item", "indent", "li":
                let number = inner.first("num").map { Self.collapsed($0.text) }.flatMap { $0.isEmpty ? nil : $0 }
                let parsed = number.map { PrintedNumber.parse($0, .parentheses) }
                var words: [Inline] = []
                if inner.hasOwnText {
                    words = inlines(inner.without("num"))
                } else {
                    addRunning(inner.without("num").elements, to: &words, after: &after)
                }
                items.append(
                    Item(
                        label: parsed?.label, printed: parsed?.printed, language: language(of: inner), content: words))
            default:
                if !items.isEmpty {
                    content.append(.list(List(items: items)))
                    items = []
                }
                addRunning([inner], to: &content, after: &after)
            }
        }
        if !items.isEmpty { content.append(.list(List(items: items))) }
    }

    private mutating func table(_ element: AKNElement) -> Table? {
        var rows: [Row] = []
        for row in element.all("tr") {
            var cells: [Cell] = []
            for cell in row.elements {
                var content: [Inline] = []
                for paragraph in cell.elements {
                    let words = inlines(paragraph)
                    if !content.isEmpty, !words.isEmpty { content.append(.lineBreak) }
                    content += words
                }
                cells.append(
                    Cell(
                        columns: Self.span(cell["colspan"]), rows: Self.span(cell["rowspan"]),
                        heading: cell.name == "th" ? true : nil, content: content))
            }
            if !cells.isEmpty { rows.append(Row(kind: row.hasClass("header") ? .head : nil, cells: cells)) }
        }
        guard !rows.isEmpty else { return nil }
        var caption: [Inline]?
        if let element = element.first("caption") { caption = inlines(element) }
        return Table(caption: caption, rows: rows)
    }

    private static func span(_ text: String?) -> Int? {
        guard let number = text.flatMap({ Int($0) }), (2...1000).contains(number) else { return nil }
        return number
    }
}

extension Section {
    /// Adds blocks behind the last ones: those of the last section within.
    mutating func appendLast(_ more: [Block]) {
        if sections.isEmpty { blocks += more } else { sections[sections.count - 1].appendLast(more) }
    }
}

extension AKNElement {
    fileprivate func without(_ name: String) -> AKNElement {
        var rest = self
        rest.children.removeAll { if case .element(let element) = $0 { element.name == name } else { false } }
        return rest
    }

    /// Whether words stand directly in it, as in a narrative or the name of a speaker.
    var hasOwnText: Bool {
        children.contains { if case .text(let text) = $0 { !PublishedReader.collapsed(text).isEmpty } else { false } }
    }
}

extension [Inline] {
    /// Whether a list is the last piece: what follows begins on a line of its own.
    fileprivate var endsInList: Bool { if case .list? = last { true } else { false } }
}
