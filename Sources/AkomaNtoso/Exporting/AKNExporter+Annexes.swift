import RapporteurReportModel

// Annexes: documents of their own within the document, named `/!annex_1` of the same work.
extension AKNExporter {
    func annex(_ value: Annex, at index: Int, of main: AKNIdentification) -> AKNElement {
        let id = "att_\(index + 1)"
        let before = prefix
        defer { prefix = before }
        var identification = main
        identification.component = "annex_\(index + 1)"
        identification.title = ""
        let designation = value.designation.map { [AKNElement("heading", [:], .words($0))] } ?? []
        prefix = "\(id)__"
        let preface = self.preface(of: value)
        let body = self.body(of: value)
        let meta = AKNElement("meta", [:], [identification.element])
        return AKNElement(
            "attachment", ["eId": eIDs.unique(id), "xml:lang": value.language, "rap:id": value.id],
            designation + [
                AKNElement(
                    "doc", ["name": "annex", "contains": "originalVersion"], [meta] + (preface.map { [$0] } ?? []) + [body])
            ])
    }

    private func preface(of value: Annex) -> AKNElement? {
        var lines: [AKNElement] = []
        if let heading = value.heading {
            lines.append(AKNElement("p", [:], [AKNElement("docTitle", [:], inlines(heading))]))
        }
        lines += value.sourceLines.map { AKNElement("p", ["class": "sourceLine"], inlines($0)) }
        return lines.isEmpty ? nil : AKNElement("preface", ["eId": unique("preface")], lines)
    }

    private func body(of value: Annex) -> AKNElement {
        let id = unique("body")
        let children = hierarchy(value.blocks, value.sections)
        let notes = value.notes.map { [self.notes($0, under: id)] } ?? []
        return AKNElement(
            "mainBody",
            [
                "eId": id, "rap:number": value.number, "rap:originalLanguage": value.originalLanguage,
                "rap:notesFirst": children.notesFirst,
            ], Self.filled(children.elements + notes))
    }
}
