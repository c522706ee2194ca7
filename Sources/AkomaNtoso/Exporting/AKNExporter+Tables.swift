import RapporteurReportModel

// Tables, figures and quotations.
//
// | in a report | in Akoma Ntoso | beside it |
// |---|---|---|
// | table | `table`: `caption`, with the unit line as a `span` at its end, rows | number, notes |
// | row | `tr`, its kind as the class (header, section, subtotal, total) | |
// | cell | `td`, or `th` where it heads; spans as `colspan`, `rowspan` | value |
// | figure | `tblock class="figure"`: `num`, `heading` for the caption, `p/img` | |
// | quotation | `embeddedStructure` with the address of its source | source, pinpoint |
extension AKNExporter {
    func table(_ value: Table) -> AKNElement {
        let id = next("table")
        var children = caption(value)
        children += value.rows.map(row)
        let notes = together(value.notes)
        if !notes.left.isEmpty {
            let cell = AKNElement("td", [:], notes.left.map { AKNElement("p", [:], [$0]) })
            children.append(AKNElement("tr", ["class": "notes"], [cell]))
        }
        return AKNElement(
            "table",
            [
                "eId": id, "xml:lang": value.language, "rap:number": value.number, "rap:notes": notes.ids,
                "rap:id": value.id,
            ], children)
    }

    private func caption(_ value: Table) -> [AKNElement] {
        if value.caption == nil, value.unitLine == nil { return [] }
        var nodes = inlines(value.caption ?? [])
        if let unitLine = value.unitLine {
            nodes.append(.element(AKNElement("span", ["class": "unitLine"], inlines(unitLine))))
        }
        return [AKNElement("caption", ["rap:is": value.caption == nil ? "unitLine" : nil], nodes)]
    }

    private func row(_ value: Row) -> AKNElement {
        AKNElement(
            "tr", ["class": value.kind.map { $0 == .head ? "header" : $0.rawValue }],
            value.cells.map { cell($0, isHead: value.kind == .head) })
    }

    /// Cells of a row that heads columns are `th` unless they say otherwise.
    private func cell(_ value: Cell, isHead: Bool) -> AKNElement {
        let isHeading = value.heading ?? isHead
        return AKNElement(
            isHeading ? "th" : "td",
            [
                "colspan": value.columns.map(String.init), "rowspan": value.rows.map(String.init),
                "rap:heading": isHead || value.heading == false ? value.heading.map(String.init) : nil,
                "rap:value": value.value?.text,
            ], [words(value.content)])
    }

    func figure(_ value: Figure) -> AKNElement {
        let id = next("tblock")
        var children: [AKNElement] = []
        if let number = value.number { children.append(AKNElement("num", [:], .words(number))) }
        if let caption = value.caption { children.append(AKNElement("heading", [:], inlines(caption))) }
        let image = AKNElement("img", ["src": value.image, "alt": value.alternative], [AKNNode]())
        children.append(AKNElement("p", [:], [image]))
        return AKNElement(
            "tblock",
            [
                "eId": id, "class": "figure", "refersTo": concept("figure", "Figure"), "xml:lang": value.language,
                "rap:id": value.id,
            ], children)
    }

    func embedded(_ value: Quotation) -> AKNElement {
        let children = hierarchy(value.blocks)
        return AKNElement(
            "embeddedStructure",
            [
                "href": value.source.map(address), "xml:lang": value.language, "rap:source": value.source,
                "rap:pinpoint": value.pinpoint, "rap:id": value.id, "rap:notesFirst": children.notesFirst,
            ], Self.filled(children.elements))
    }

    /// Where an element must not be empty: a paragraph that says it is none.
    static func filled(_ elements: [AKNElement]) -> [AKNElement] {
        elements.isEmpty ? [AKNElement("p", ["rap:is": "nothing"], [AKNNode]())] : elements
    }
}
