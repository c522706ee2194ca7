internal import RapporteurDiagnostics
import RapporteurReportModel

// The parts before the body: title and type, parties, summary, contents, preamble.
extension AKNExporter {
    /// The title and the line under it: `docTitle`, `docType`, `docProponent`.
    func title(_ title: [Inline]?, _ type: DocumentType?, under id: String) -> AKNElement? {
        var lines: [AKNElement] = []
        if let title { lines.append(AKNElement("p", [:], [AKNElement("docTitle", [:], inlines(title))])) }
        if let type { lines.append(documentType(type)) }
        guard !lines.isEmpty else { return nil }
        return AKNElement("container", ["name": "title", "eId": eIDs.next("\(id)__container")], lines)
    }

    private func documentType(_ value: DocumentType) -> AKNElement {
        var nodes = value.content.flatMap { piece -> [AKNNode] in
            guard case .organization(let body) = piece, body.kind == .officeHolder else { return inlines([piece]) }
            var element = organization(body, as: "docProponent")
            element["as"] = role("author", "Author")
            return .one(element)
        }
        if case .text(let text)? = nodes.first, let word = text.pieces(between: " ").first, text.begins(with: word) {
            let target = concept("documentType_\(value.kind.rawValue)", value.content.plainText)
            Marking.mark(String(word), in: &nodes) {
                AKNElement("docType", ["refersTo": target, "rap:is": "mark"], $0)
            }
        }
        return AKNElement(
            "p", ["class": "documentType", "rap:kind": value.kind.rawValue, "rap:author": value.author], nodes)
    }

    /// Sender, addressees and sponsors.
    func parties(sender: Party?, addressees: [Party], sponsors: [Party], under id: String) -> AKNElement? {
        let lines = (sender.map { [party($0, "sender")] } ?? []) + addressees.map { party($0, "addressee") }
            + sponsors.map { party($0, "sponsor") }
        guard !lines.isEmpty else { return nil }
        return AKNElement("container", ["name": "parties", "eId": eIDs.next("\(id)__container")], lines)
    }

    private func party(_ value: Party, _ role: String) -> AKNElement {
        AKNElement(
            "p", ["class": role],
            [AKNElement("docProponent", ["as": self.role(role, role), "rap:code": value.code], .words(value.text))])
    }

    func summary(_ value: RapporteurReportModel.Summary, under parent: String) -> AKNElement {
        let id = eIDs.next("\(parent)__blockContainer")
        let heading = value.heading.map { [AKNElement("heading", [:], inlines($0))] } ?? []
        let blocks = self.blocks(value.blocks, under: id)
        return AKNElement(
            "blockContainer",
            [
                "eId": id, "refersTo": concept("summary", "Summary"), "xml:lang": value.language, "rap:id": value.id,
                "rap:notesFirst": blocks.notesFirst,
            ], heading + blocks.elements)
    }

    func preamble(_ value: Preamble) -> AKNElement {
        let id = unique("preamble")
        let blocks = self.blocks(value.blocks, under: id)
        return AKNElement(
            "preamble",
            ["eId": id, "xml:lang": value.language, "rap:id": value.id, "rap:notesFirst": blocks.notesFirst],
            blocks.elements)
    }

    /// The printed table of contents: a `tocItem` has no columns, so they are told by class.
    ///
    /// - Parameter known: the eIds of sections and paragraphs by their printed numbers.
    func contents(_ value: Contents, known: PrintedPlaces, under parent: String) -> AKNElement {
        var children = value.heading.map { [AKNElement("heading", [:], inlines($0))] } ?? []
        if !value.columnHeadings.isEmpty {
            var nodes: [AKNNode] = []
            for heading in value.columnHeadings {
                if !nodes.isEmpty { nodes.append(.text(" ")) }
                nodes.append(.element(AKNElement("span", ["class": "tocColumn"], inlines(heading))))
            }
            children.append(AKNElement("p", ["class": "tocColumns"], nodes))
        }
        if !value.entries.isEmpty {
            children.append(AKNElement("toc", ["eId": unique("toc")], value.entries.map { entry($0, known) }))
        }
        return AKNElement(
            "tblock",
            ["eId": eIDs.next("\(parent)__tblock"), "refersTo": concept("contents", "Contents")],
            children.contains { $0.name == "toc" || $0.name == "p" } ? children : children + Self.filled([]))
    }

    private func entry(_ value: ContentsEntry, _ known: PrintedPlaces) -> AKNElement {
        let number = PrintedNumber.element(value.number, value.printed, .stop)
        var parts: [AKNElement] = []
        if let num = number.num.first { parts.append(AKNElement("span", ["class": "tocNum"], num.children)) }
        parts.append(AKNElement("span", ["class": "tocHeading"], inlines(value.heading)))
        if let range = value.paragraphs { parts.append(self.range(range, known)) }
        if let page = value.page { parts.append(AKNElement("span", ["class": "tocPage"], .words(page))) }
        var nodes: [AKNNode] = []
        for part in parts {
            if !nodes.isEmpty { nodes.append(.text(" ")) }
            nodes.append(.element(part))
        }
        let target = value.number.flatMap { known.sections[$0] } ?? prefix + "body"
        return AKNElement(
            "tocItem",
            [
                "href": "#\(target)", "level": String(value.level ?? 1), "rap:level": value.level.map(String.init),
                "rap:label": number.label, "rap:printed": number.printed,
            ], nodes)
    }

    private func range(_ value: ParagraphRange, _ known: PrintedPlaces) -> AKNElement {
        var element: AKNElement
        if let from = known.paragraphs[value.from], let to = known.paragraphs[value.to] {
            element =
                from == to
                ? AKNElement("ref", ["eId": next("ref"), "href": "#\(from)"], [AKNNode]())
                : AKNElement("rref", ["eId": next("rref"), "from": "#\(from)", "upTo": "#\(to)"], [AKNNode]())
        } else {
            element = AKNElement("span", ["class": "tocParagraphs"], [AKNNode]())
        }
        element["rap:from"] = value.from
        element["rap:to"] = value.to
        element.children = .words(value.text)
        return element
    }
}

/// Where printed numbers lead to: the first section or paragraph of each.
struct PrintedPlaces {
    var sections: ExactMap<String> = [:]
    var paragraphs: ExactMap<String> = [:]

    init() {}

    /// Looks at elements of the body.
    init(_ body: AKNElement) {
        for element in body.elements where element.name == "section" {
            guard let number = PrintedNumber.read(element, .stop).label, let id = element["eId"] else { continue }
            if sections[number] == nil { sections[number] = id }
        }
        for element in body.descendants("paragraph") {
            guard let label = PrintedNumber.read(element, .stop).label, let id = element["eId"] else { continue }
            if paragraphs[label] == nil { paragraphs[label] = id }
        }
    }
}
