import RapporteurReportModel

extension AKNImporter {
    func table(_ element: AKNElement) throws(AKNMismatch) -> Table {
        var rows: [Row] = []
        for row in element.all("tr") where row["class"] != "notes" { rows.append(try self.row(row)) }
        let caption = try self.caption(element.first("caption"))
        return Table(
            number: element["rap:number"], id: element.ownID, language: element.language, caption: caption.words,
            unitLine: caption.unitLine, rows: rows, notes: try notes(element.words("notes"), at: element))
    }

    private func caption(_ element: AKNElement?) throws(AKNMismatch) -> (words: [Inline]?, unitLine: [Inline]?) {
        guard var element else { return (nil, nil) }
        var unitLine: [Inline]?
        if case .element(let last)? = element.children.last, last.name == "span", last["class"] == "unitLine" {
            unitLine = try inlines(last)
            element.children.removeLast()
        }
        return (element["rap:is"] == "unitLine" ? nil : try inlines(element), unitLine)
    }

    private func row(_ element: AKNElement) throws(AKNMismatch) -> Row {
        let kind = element["class"].flatMap { $0 == "header" ? .head : RowKind(rawValue: $0) }
        var cells: [Cell] = []
        for cell in element.elements {
            let own = try cell.value("heading") { Bool($0) }
            cells.append(
                Cell(
                    columns: cell["colspan"].flatMap { Int($0) }, rows: cell["rowspan"].flatMap { Int($0) },
                    heading: own ?? (cell.name == "th" && kind != .head ? true : nil),
                    value: try cell.value("value") { Amount($0) }, content: try paragraph(in: cell)))
        }
        return Row(kind: kind, cells: cells)
    }

    func figure(_ element: AKNElement) throws(AKNMismatch) -> Figure {
        let image = element.at("p", "img")
        return Figure(
            image: image?["src"] ?? "", alternative: image?["alt"] ?? "", number: element.first("num")?.text,
            id: element.ownID, language: element.language, caption: try optional(element.first("heading")))
    }

    func quotation(_ element: AKNElement) throws(AKNMismatch) -> Quotation {
        Quotation(
            source: element["rap:source"], pinpoint: element["rap:pinpoint"], id: element.ownID,
            language: element.language, blocks: try hierarchy(element).blocks)
    }

    /// Blocks of the summary and the preamble.
    func blocks(_ parent: AKNElement) throws(AKNMismatch) -> [Block] {
        var blocks: [Block] = []
        for note in try notes(parent.words("notesFirst"), at: parent) { blocks.append(.note(note)) }
        for element in parent.elements where element["rap:is"] != "nothing" {
            if let block = try block(element) { blocks.append(block) }
            for note in try notes(element.words("notesAfter"), at: element) { blocks.append(.note(note)) }
        }
        return blocks
    }

    private func block(_ element: AKNElement) throws(AKNMismatch) -> Block? {
        switch element.name {
        case "p" where element.hasClass("quotation"):
            return try element.first("embeddedStructure").map { (inner) throws(AKNMismatch) in
                .quotation(try quotation(inner))
            }
        case "p" where element.hasClass("note"):
            return try element.first("authorialNote").map { (inner) throws(AKNMismatch) in
                .note(try note(inner.required("id"), at: inner))
            }
        case "p":
            return .paragraph(
                Paragraph(id: element.ownID, language: element.language, content: try words(element)))
        case "tblock" where element.hasClass("figure"): return .figure(try figure(element))
        case "tblock":
            let number = PrintedNumber.read(element, .stop)
            return .paragraph(
                Paragraph(
                    label: number.label, printed: number.printed, id: element.ownID, language: element.language,
                    content: try paragraph(in: element)))
        case "blockList": return .list(try blockList(element))
        case "table": return .table(try table(element))
        default: return nil
        }
    }
}
