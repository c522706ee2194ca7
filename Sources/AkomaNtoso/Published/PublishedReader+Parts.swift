import RapporteurDiagnostics
import RapporteurReportModel

// A document may have several parts, each with its preamble and body: a resolution in parts I and II. The first is the
// document's own text; each further one is a section, so that all of them stay in the order of print.
extension PublishedReader {
    /// What stands between the preface and the attachments.
    ///
    /// - Parameter skipsPreamble: whether the first preamble is read elsewhere.
    mutating func body(skipsPreamble: Bool) -> (blocks: [Block], sections: [Section]) {
        if !parts.isEmpty {
            var sections: [Section] = []
            for part in parts { sections.append(component(part)) }
            return ([], sections)
        }
        if !document.elements.contains(where: { Self.bodyNames.contains($0.name) }) {
            note("akn.body.missing", Message("akn.body.missing"), at: document, severity: .warning)
        }
        return text(of: document, skipsPreamble: skipsPreamble)
    }

    /// A part of a collection as a section: title, preamble, body and attachments.
    private mutating func component(_ part: AKNElement) -> Section {
        let title = part.first("preface")?.descendants("docTitle").first
            ?? part.first("coverPage")?.descendants("docTitle").first
        var heading: [Inline] = []
        if let title { heading = inlines(title) + notesBeside(part.first("preface")) }
        let own = text(of: part, skipsPreamble: false)
        var section = Section(heading: heading, blocks: own.blocks, sections: own.sections)
        for annex in annexes(part) { section.sections.append(Section(annex)) }
        return section
    }

    /// - Parameter skipsPreamble: whether the first preamble is read elsewhere.
    private mutating func text(of document: AKNElement, skipsPreamble: Bool) -> (blocks: [Block], sections: [Section]) {
        var own = Section(heading: [])
        var parts: [Section] = []
        var hasBody = false
        // A preamble opens a part once there was a body; so does a body that none came before.
        var isOpen = true
        var skips = skipsPreamble
        var seenPreface = false
        for element in document.elements {
            switch element.name {
            case "meta", "coverPage", "attachments", "components": continue
            case "preface" where !seenPreface:
                seenPreface = true
            case "preface", "preamble":
                if hasBody {
                    parts.append(Section(heading: []))
                    (hasBody, isOpen) = (false, true)
                }
                if element.name == "preamble", skips {
                    skips = false
                    continue
                }
                add(elements: element.elements, to: &parts, or: &own)
            case let name where Self.bodyNames.contains(name):
                if !isOpen { parts.append(Section(heading: [])) }
                (hasBody, isOpen) = (true, false)
                let inner = hierarchy(element.elements)
                if parts.isEmpty {
                    own.blocks += inner.blocks
                    own.sections += inner.sections
                } else {
                    parts[parts.count - 1].blocks += inner.blocks
                    parts[parts.count - 1].sections += inner.sections
                }
            default:
                // Conclusions, the line on the meeting: the last words, which have no place of their own.
                add(elements: element.hasOwnText ? [element] : element.elements, to: &parts, or: &own)
            }
        }
        return (own.blocks, own.sections + parts)
    }

    private mutating func add(elements: [AKNElement], to parts: inout [Section], or own: inout Section) {
        var blocks: [Block] = []
        for element in elements { add(element, to: &blocks) }
        if parts.isEmpty { own.appendLast(blocks) } else { parts[parts.count - 1].appendLast(blocks) }
    }

    /// What is attached, and what is attached to that after it.
    mutating func annexes(_ document: AKNElement) -> [Annex] {
        var annexes: [Annex] = []
        let attached = document.all("attachments").flatMap(\.elements) + document.all("components").flatMap(\.elements)
        for attachment in attached {
            var designation = ""
            var lines: [[Inline]] = []
            var body = Section(heading: [])
            var inner: [Annex] = []
            for element in attachment.elements {
                switch element.name {
                case "heading" where designation.isEmpty && element.descendants("authorialNote").isEmpty:
                    designation = Self.collapsed(element.text)
                case "heading", "subheading": lines.append(inlines(element))
                case let name where AKNElement.documentNames.contains(name):
                    let preface = element.first("preface")?.elements ?? []
                    lines += preface.flatMap { $0.descendants("docTitle") }.map { inlines($0) }
                    for line in preface where line.descendants("docTitle").isEmpty { add(line, to: &body.blocks) }
                    let text = text(of: element, skipsPreamble: false)
                    // What stands after a section belongs to it, also when another document holds it.
                    if body.sections.isEmpty { body.blocks += text.blocks } else { body.appendLast(text.blocks) }
                    body.sections += text.sections
                    inner += self.annexes(element)
                default:
                    var blocks: [Block] = []
                    add(element, to: &blocks)
                    body.appendLast(blocks)
                }
            }
            let heading = Array(lines.filter { !$0.isEmpty }.joined(separator: [.lineBreak]))
            let annex = Annex(
                designation: designation.isEmpty ? nil : designation, heading: heading.isEmpty ? nil : heading,
                blocks: body.blocks, sections: body.sections)
            annexes.append(annex)
            annexes += inner
        }
        return annexes
    }
}

extension Section {
    /// An annex of a part of a collection: annexes are only those of the whole.
    fileprivate init(_ annex: Annex) {
        var heading: [Inline] = annex.designation.map { [.text($0)] } ?? []
        if let words = annex.heading {
            if !heading.isEmpty { heading.append(.lineBreak) }
            heading += words
        }
        self.init(heading: heading, blocks: annex.blocks, sections: annex.sections)
    }
}
