internal import RapporteurDiagnostics

/// Characters: which of them are text, and why others are none.
extension StoryReader {
    func startText(_ name: String) {
        switch name {
        case "w:t", "m:t": textKind = .text
        case "w:delText": textKind = changes == .accepted ? .deleted : .text
        case "w:instrText", "w:delInstrText": textKind = .instruction
        case "a:t": textKind = .drawn
        default: break
        }
    }

    func endText(_ name: String) -> Bool {
        switch name {
        case "w:t", "m:t", "w:delText", "w:instrText", "w:delInstrText", "a:t":
            textKind = nil
            return true
        default: return false
        }
    }

    func text(_ text: String) {
        guard skipped == 0, let textKind else { return }
        if textKind == .instruction, alternates == 0, let last = fields.indices.last, !fields[last].isInResult {
            // A field without an end may not gather without bound.
            if fields[last].instruction.utf8.count < 4096 { fields[last].instruction += text }
        }
        append(text.unicodeScalars, fate: fate(textKind))
    }

    /// Why text is none; nil where it is.
    func fate(_ kind: TextKind) -> DroppedText.Reason? {
        if alternates > 0 { return .alternateForm }
        if kind == .deleted || deletions > 0 { return changes == .accepted ? .deletedText : .insertedText }
        if kind == .instruction || instructions > 0 { return .fieldInstruction }
        if note?.isSeparator == true { return .rule }
        if fields.last.map({ Self.countsPages($0.instruction) }) ?? false { return .pageNumber }
        return format.hidden == true ? .hiddenText : nil
    }

    private static func countsPages(_ instruction: String) -> Bool {
        let word = instruction.pieces(between: " ").first.map { $0.uppercased() } ?? ""
        return ["PAGE", "NUMPAGES", "SECTIONPAGES"].contains(word)
    }

    /// How the run at work is set.
    var format: RunFormat {
        guard let paragraph = open.last else { return RunFormat() }
        return paragraph.format.overridden(by: runFormat ?? RunFormat())
    }

    /// Adds characters to the open paragraph; where none is, one is begun, so that nothing is lost.
    func append(_ text: some Sequence<Unicode.Scalar>, fate: DroppedText.Reason?, style: TextStyle? = nil) {
        if open.isEmpty { beginParagraph() }
        guard let current = open.last else { return }
        prepareParagraph()
        let style = style ?? self.style
        for scalar in text {
            story.paragraphs[current.index].scalars.append(scalar)
            story.paragraphs[current.index].styles.append(fate == nil ? style : [])
            story.paragraphs[current.index].fates.append(scalar.isAllowedInXML ? fate : .notAllowed)
        }
    }

    var style: TextStyle {
        let format = format
        var style: TextStyle = []
        if format.bold == true { style.insert(.bold) }
        if format.italic == true { style.insert(.italic) }
        if format.superscript == true { style.insert(.superscript) }
        return style
    }

    func startRunProperty(_ name: String, _ attributes: WordAttributes) {
        // The properties of the mark at a paragraph's end say nothing of its text.
        guard runFormat != nil, !isInParagraphProperties, let paragraph = open.last else { return }
        if name == "w:rStyle", let id = attributes["val"] {
            let own = runFormat ?? RunFormat()
            let styled = paragraph.format.toggled(by: styles.characterFormat(id))
            runFormat = styled.overridden(by: own)
        } else {
            runFormat?.take(name, attributes)
        }
    }
}
