internal import RapporteurDiagnostics

/// Paragraphs: their properties, automatic numbers, and the sections that they end.
extension StoryReader {
    // MARK: Paragraphs

    func beginParagraph() {
        // A paragraph stands in another only in a text box.
        if containers.count == 1, open.count == 1, tables.isEmpty { endParagraph() }
        var paragraph = WordParagraph()
        paragraph.page = page
        open.append(OpenParagraph(index: story.paragraphs.count))
        story.paragraphs.append(paragraph)
    }

    func endParagraph() {
        prepareParagraph()
        guard let paragraph = open.popLast() else { return }
        // An instruction that is left open would swallow all that follows.
        while let field = fields.last, !field.isInResult { endField() }
        append(.paragraph(paragraph.index))
        // The properties of a section stand in its last paragraph, before the text of that.
        if open.isEmpty, endsSection {
            endsSection = false
            counter.endSection()
        }
    }

    func startParagraphProperty(_ name: String, _ attributes: WordAttributes) -> Bool {
        guard let last = open.indices.last else { return false }
        switch name {
        case "w:pStyle": open[last].styleID = attributes["val"]
        case "w:numId": open[last].numbering.id = attributes.integer("val")
        case "w:ilvl": open[last].numbering.level = attributes.integer("val")
        case "w:ind": open[last].left = attributes.integer("left") ?? attributes.integer("start")
        case "w:framePr": story.paragraphs[open[last].index].isFramed = true
        case "w:pageBreakBefore":
            if attributes.isOn {
                page += 1
                story.paragraphs[open[last].index].page = page
                story.paragraphs[open[last].index].beginsPage = true
            }
        case "w:rPr", "w:sectPr": return false
        default: break
        }
        return true
    }

    /// Settles style, indent and automatic number, once the properties are known.
    func prepareParagraph() {
        guard let last = open.indices.last, !open[last].isReady, !isInParagraphProperties else { return }
        open[last].isReady = true
        let current = open[last]
        let role = styles.role(current.styleID)
        story.paragraphs[current.index].role = role
        var format = styles.paragraphFormat(current.styleID)
        // Bold and italics that a heading has of its style say only that it is one.
        if role.isHeading { (format.bold, format.italic) = (nil, nil) }
        open[last].format = format
        story.paragraphs[current.index].left = current.left ?? styles.leftIndent(current.styleID) ?? 0
        addLabel(current)
    }

    private func addLabel(_ current: OpenParagraph) {
        var reference = current.numbering
        var style: String?
        if reference.id == nil, let styled = styles.numbering(current.styleID) {
            reference.id = styled.reference.id
            reference.level = reference.level ?? styled.reference.level
            style = styled.style
        }
        guard let id = reference.id, id != 0 else { return }
        let level = reference.level ?? style.flatMap { numbering.level(ofStyle: $0, in: id) } ?? 0
        story.paragraphs[current.index].listLevel = level
        if current.left == nil, let left = numbering.leftIndent(id, level: level) { story.paragraphs[current.index].left = left }
        guard let label = numbering.label(id, level: level) else { return }
        append((label + "\t").unicodeScalars, fate: deletions > 0 ? .deletedText : nil, style: [])
        story.paragraphs[current.index].labelLength = story.paragraphs[current.index].scalars.count
    }

    // MARK: Sections

    func startSection(_ name: String, _ attributes: WordAttributes) -> Bool {
        switch name {
        case "w:headerReference": section?.headers[attributes["type"] ?? "default"] = attributes["r:id"]
        case "w:footerReference": section?.footers[attributes["type"] ?? "default"] = attributes["r:id"]
        case "w:titlePg": section?.hasTitlePage = attributes.isOn
        default: break
        }
        return true
    }

    func endSection() {
        if let section {
            story.sections.append(section)
            endsSection = true
        }
        section = nil
    }
}
