import RapporteurReportModel

// What is said about the document as a whole.
//
// | in a report | in `meta` |
// |---|---|
// | symbols, dates, language | `identification`, `publication` |
// | keywords, agenda items | `classification/keyword` |
// | steps | `workflow/step` |
// | relations, mandates | `analysis/otherReferences/implicitReference` |
// | what semantic elements point to | `references` |
extension AKNExporter {
    func identification(_ parts: DocumentParts) -> AKNIdentification {
        let name = Acting.organs.first { $0.actor == parts.actor }?.name
            ?? (parts.actor == "un-sg" ? "Secretary-General of the United Nations" : parts.actor)
        let actor = references.id("TLCOrganization", parts.actor, path: parts.actor, showAs: name)
        let maker = references.id(
            "TLCProcess", options.manifestationAuthor, path: SymbolEscaping.segment(options.manifestationAuthor),
            showAs: options.manifestationAuthor)
        let original = parts.masthead?.originalLanguage?.languages.first.flatMap(AKNLanguage.tagged)?.code
        return AKNIdentification(
            work: parts.work, symbols: parts.symbols, title: parts.title?.plainText ?? "",
            language: AKNLanguage.code(forTag: parts.language), original: original, actor: "#\(actor)",
            authorRole: role("author", "Author"), editor: "#\(maker)", editorRole: role("editor", "Editor"),
            made: options.manifestationDate ?? parts.work.date)
    }

    func publication(_ parts: DocumentParts, _ identification: AKNIdentification) -> [AKNElement] {
        guard parts.date != nil else { return [] }
        let name = parts.documentType?.content.plainText ?? ""
        return [
            AKNElement(
                "publication",
                [
                    "name": name.isEmpty ? parts.documentClass.name : name, "date": identification.work.date.padded,
                    "showAs": parts.symbols.first ?? identification.title, "number": identification.work.number,
                ], [AKNNode]())
        ]
    }

    func keywords(_ parts: DocumentParts, source: String) -> [AKNElement] {
        var keywords = (parts.masthead?.agendaItems ?? []).map { item in
            AKNElement(
                "keyword",
                [
                    "eId": next("keyword"), "refersTo": concept("agendaItem_\(EIDs.part(item.number))", item.number),
                    "value": item.number, "showAs": item.title?.plainText ?? item.number,
                    "dictionary": SymbolEscaping.path(item.list ?? "agenda"), "rap:is": "agendaItem",
                ], [AKNNode]())
        }
        keywords += parts.keywords.map { keyword in
            AKNElement(
                "keyword",
                [
                    "eId": next("keyword"), "value": keyword.text, "showAs": keyword.text,
                    "dictionary": SymbolEscaping.path(keyword.scheme ?? "unknown"), "rap:scheme": keyword.scheme,
                    "rap:code": keyword.code,
                ], [AKNNode]())
        }
        return keywords.isEmpty ? [] : [AKNElement("classification", ["source": source], keywords)]
    }

    func workflow(_ parts: DocumentParts, source: String) -> [AKNElement] {
        guard !parts.steps.isEmpty else { return [] }
        let steps = parts.steps.map { step in
            AKNElement(
                "step",
                [
                    "date": (step.date ?? .unknown).padded, "by": body(of: step),
                    "outcome": concept("step_\(step.kind.rawValue)", step.kind.rawValue),
                    "rap:kind": step.kind.rawValue, "rap:date": step.date?.description, "rap:body": step.body, "rap:document": step.document,
                    "rap:meeting": step.meeting,
                ], [AKNNode]())
        }
        return [AKNElement("workflow", ["source": source], steps)]
    }

    private func body(of step: Step) -> String {
        guard let body = step.body else { return "#unknown" }
        return "#" + references.local("TLCOrganization", "body", words: body)
    }

    func analysis(_ parts: DocumentParts, source: String) -> [AKNElement] {
        let mandates = parts.mandates.map { mandate in
            AKNElement(
                "implicitReference",
                [
                    "href": workName(ofResolution: mandate.symbol)?.description ?? address(of: mandate.symbol),
                    "showAs": mandate.symbol, "rap:is": "mandate", "rap:adopted": mandate.adopted?.description,
                ], [AKNNode]())
        }
        let relations = parts.relations.map { relation in
            AKNElement(
                "implicitReference",
                [
                    "href": relation.to.map(address), "showAs": relation.to, "rap:is": "relation",
                    "rap:kind": relation.kind.rawValue, "rap:number": relation.number,
                ], [AKNNode]())
        }
        let addresses = alternatives.map { reference in
            AKNElement(
                "alternativeReference",
                ["for": "#\(reference.id)", "href": address(of: reference.symbol), "showAs": reference.symbol],
                [AKNNode]())
        }
        let references = addresses + mandates + relations
        guard !references.isEmpty else { return [] }
        return [
            AKNElement(
                "analysis", ["source": source], [AKNElement("otherReferences", ["source": source], references)])
        ]
    }

    func references(_ identification: AKNIdentification) -> AKNElement {
        let language = identification.original ?? identification.language
        let name = AKNLanguage.coded(language)?.name ?? language
        let symbol = identification.symbols.first ?? identification.title
        let original = AKNElement(
            "original",
            [
                "eId": unique("original"), "href": identification.work.expressed(in: language).description,
                "showAs": "\(symbol) (\(name), original)",
            ], [AKNNode]())
        return AKNElement("references", ["source": identification.editor], [original] + references.elements)
    }
}

extension PartialDate {
    /// What published documents write for a date that is not known: 0001-01-01.
    static let unknown: PartialDate = {
        guard let date = PartialDate(year: 1, month: 1, day: 1) else { preconditionFailure("a date of the calendar") }
        return date
    }()
}
