import RapporteurReportModel

// What the preface holds beside title and masthead.
extension PublishedReader {
    /// The summary: a block of its own, told by what it refers to.
    mutating func summary(_ preface: AKNElement?) -> Summary? {
        guard let element = preface?.descendants("blockContainer").first(where: { $0.reference == "summary" }) else { return nil }
        let heading = element.first("heading").map { inlines($0) }
        var blocks: [Block] = []
        for inner in element.elements where inner.name != "heading" { add(inner, to: &blocks) }
        guard heading != nil || !blocks.isEmpty else { return nil }
        return Summary(language: language(of: element), heading: heading, blocks: blocks)
    }

    /// The printed table of contents; columns are told by class, where they are told.
    mutating func contents(_ preface: AKNElement?) -> Contents? {
        guard let toc = preface?.descendants("toc").first else { return nil }
        let around = preface?.descendants("tblock").first { !$0.all("toc").isEmpty }
        var contents = Contents(entries: [])
        for line in around?.elements ?? [] {
            switch line.name {
            case "heading" where contents.heading == nil: contents.heading = inlines(line)
            case "p":
                let spans = line.elements.isEmpty || line.hasOwnText ? [line] : line.elements
                contents.columnHeadings += spans.map { inlines($0) }.filter { !$0.isEmpty }
            default: continue
            }
        }
        for item in toc.all("tocItem") { contents.entries.append(entry(item)) }
        return contents.entries.isEmpty ? nil : contents
    }

    private mutating func entry(_ item: AKNElement) -> ContentsEntry {
        var entry = ContentsEntry(heading: [])
        if let level = item["level"].flatMap({ Int($0) }), (2...9).contains(level) { entry.level = level }
        var heading = AKNElement("p")
        for child in item.children {
            guard case .element(let part) = child else {
                heading.children.append(child)
                continue
            }
            let text = Self.collapsed(part.text)
            if part.hasClass("tocNum") {
                (entry.number, entry.printed) = PrintedNumber.parse(text, .stop)
            } else if part.hasClass("tocPage") {
                entry.page = text
            } else if let range = range(part) {
                entry.paragraphs = ParagraphRange(from: range.from, to: range.to, text: text)
            } else {
                heading.children.append(child)
            }
        }
        entry.heading = inlines(heading)
        return entry
    }

    /// Paragraphs by the numbers printed, never by identifiers.
    private func range(_ element: AKNElement) -> (from: String, to: String)? {
        guard element.name == "rref" || element.name == "ref" else { return nil }
        let numbers = Self.collapsed(element.text).split { "–—- \u{A0}".contains($0) }.map(String.init)
        guard let first = numbers.first, numbers.count <= 2 else { return nil }
        return (first, numbers[numbers.count - 1])
    }
}
