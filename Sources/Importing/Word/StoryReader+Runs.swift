internal import RapporteurDiagnostics

/// What stands in a run beside its text: tabs, breaks, symbols, markers of notes, drawings; and links around runs.
extension StoryReader {
    // MARK: Runs

    func startInline(_ name: String, _ attributes: WordAttributes) {
        switch name {
        case "w:tab", "w:ptab": append("\t".unicodeScalars, fate: nil)
        case "w:br", "w:cr":
            append("\n".unicodeScalars, fate: nil)
            if attributes["type"] == "page" { page += 1 }
        case "w:lastRenderedPageBreak": page += 1
        case "w:noBreakHyphen": append("\u{2011}".unicodeScalars, fate: fate(.text))
        case "w:softHyphen": append("\u{AD}".unicodeScalars, fate: .optionalHyphen)
        case "w:sym":
            if let scalar = SymbolFonts.scalar(attributes["char"], font: attributes["font"]) {
                append([scalar], fate: fate(.text))
            }
        case "w:footnoteReference", "w:endnoteReference": addReference(name, attributes)
        case "w:footnoteRef", "w:endnoteRef":
            if let note { append(counter.marker(of: note.key).unicodeScalars, fate: nil, style: .superscript) }
        case "w:fldSimple": beginSimpleField(attributes)
        case "w:fldChar": changeField(attributes["fldCharType"])
        case "w:altChunk", "w:subDoc": story.foreignParts += 1
        case "w:hyperlink":
            beginLink(attributes["r:id"].flatMap { targets[$0] } ?? "")
        case "w:drawing", "w:pict", "w:object": drawing = WordDrawing(relationship: "", alternative: "")
        case "wp:docPr": drawing?.alternative = WordDrawing.words(attributes["descr"] ?? attributes["title"] ?? "")
        case "a:blip": drawing?.relationship = attributes["r:embed"] ?? attributes["r:link"] ?? ""
        case "c:chart", "v:imagedata": drawing?.relationship = attributes["r:id"] ?? ""
        case "dgm:relIds": drawing?.relationship = attributes["r:dm"] ?? ""
        case "v:textpath": if let words = attributes["string"] { append((words + "\n").unicodeScalars, fate: fate(.text)) }
        default: break
        }
    }

    func endInline(_ name: String) {
        switch name {
        case "w:fldSimple": endField()
        case "w:hyperlink": endLink()
        case "a:p": append("\n".unicodeScalars, fate: nil)
        case "w:drawing", "w:pict", "w:object":
            if let drawing, !drawing.relationship.isEmpty, let anchor = open.last?.index {
                story.paragraphs[anchor].drawings.append(drawing)
            }
            drawing = nil
        default: break
        }
    }

    private func addReference(_ name: String, _ attributes: WordAttributes) {
        guard let id = attributes["id"], deletions == 0 else { return }
        let key = WordNoteKey(kind: name == "w:footnoteReference" ? .footnote : .endnote, id: id)
        if open.isEmpty { beginParagraph() }
        prepareParagraph()
        guard let current = open.last else { return }
        let start = story.paragraphs[current.index].scalars.count
        // A marker of its own follows as text.
        let isCustom = attributes["customMarkFollows"].map { $0 == "1" || $0 == "true" || $0 == "on" } ?? false
        if !isCustom { append(counter.next(key, page: page).unicodeScalars, fate: nil, style: .superscript) }
        let end = story.paragraphs[current.index].scalars.count
        story.paragraphs[current.index].references.append(.init(range: start..<end, note: key))
    }

    // MARK: Links

    private func beginLink(_ target: String) {
        let paragraph = open.last?.index ?? -1
        let start = paragraph < 0 ? 0 : story.paragraphs[paragraph].scalars.count
        links.append((paragraph, start, target))
    }

    private func endLink() {
        guard let link = links.popLast() else { return }
        addLink(link.paragraph, from: link.start, link.target)
    }

    func addLink(_ paragraph: Int, from start: Int, _ target: String) {
        guard story.paragraphs.indices.contains(paragraph), !target.isEmpty else { return }
        let end = story.paragraphs[paragraph].scalars.count
        if start < end { story.paragraphs[paragraph].links.append(.init(range: start..<end, target: target)) }
    }
}
