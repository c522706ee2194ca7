internal import RapporteurDiagnostics
import RapporteurReportModel

extension AKNExporter {
    /// The whole document: `akomaNtoso` around `doc`, or around a publication that holds it.
    static func document(_ parts: DocumentParts, _ options: AkomaNtosoOptions) -> AKNElement {
        let exporter = AKNExporter(
            options, notes: parts.allNotes, mandates: parts.mandates, language: parts.language,
            work: parts.work.number ?? "")
        let places = parts.contents.map { _ in PrintedPlaces(exporter.draft(parts)) } ?? PrintedPlaces()
        var document = exporter.document(parts, places)
        document.keepOtherLanguages(than: parts.language)
        return document
    }

    /// The body as it will be, for the eIds in it: the contents are printed before it.
    private func draft(_ parts: DocumentParts) -> AKNElement {
        let exporter = AKNExporter(
            options, notes: Array(notes.values), mandates: parts.mandates, language: language,
            work: parts.work.number ?? "")
        return exporter.body(parts)
    }

    private func document(_ parts: DocumentParts, _ places: PrintedPlaces) -> AKNElement {
        let coverPage = self.coverPage(symbols: parts.symbols, jobNumber: parts.jobNumber, masthead: parts.masthead)
        let preface = self.preface(parts, places)
        let preamble = parts.preamble.map { self.preamble($0) }
        let body = self.body(parts)
        let identification = self.identification(parts)
        let attachments = parts.annexes.enumerated().map { annex($1, at: $0, of: identification) }
        let keywords = self.keywords(parts, source: identification.editor)
        let workflow = self.workflow(parts, source: identification.editor)
        let analysis = self.analysis(parts, source: identification.editor)
        let isWrapped = options.wrapper == .documentCollection
        let meta = AKNElement(
            "meta", [:],
            [identification.element] + publication(parts, identification) + keywords + workflow + analysis
                + [references(identification)])
        var children = [meta]
        if let coverPage, !isWrapped { children.append(coverPage) }
        if let preface { children.append(preface) }
        if let preamble { children.append(preamble) }
        children.append(body)
        if !attachments.isEmpty { children.append(AKNElement("attachments", [:], attachments)) }
        let doc = AKNElement("doc", ["name": parts.documentClass.name, "contains": "originalVersion"], children)
        let top = isWrapped ? Publication(parts, identification, coverPage).element(around: doc) : doc
        return AKNElement("akomaNtoso", [:], [top])
    }

    private func preface(_ parts: DocumentParts, _ places: PrintedPlaces) -> AKNElement? {
        let id = unique("preface")
        var children: [AKNElement] = []
        if let lines = sessionAndItems(parts.masthead, under: id) { children.append(lines) }
        if let title = title(parts.title, parts.documentType, under: id) { children.append(title) }
        if let parties = parties(
            sender: parts.sender, addressees: parts.addressees, sponsors: parts.sponsors, under: id)
        {
            children.append(parties)
        }
        if let summary = parts.summary { children.append(self.summary(summary, under: id)) }
        if let contents = parts.contents { children.append(self.contents(contents, known: places, under: id)) }
        return children.isEmpty ? nil : AKNElement("preface", ["eId": id], children)
    }

    private func body(_ parts: DocumentParts) -> AKNElement {
        let id = unique("body")
        let corrections = parts.corrections.map { correction($0, under: id) }
        let children = hierarchy(parts.blocks, parts.sections)
        let votes = parts.votes.map { vote($0, under: id) }
        let notes = parts.notes.map { [self.notes($0, under: id)] } ?? []
        var element = AKNElement(
            "mainBody",
            ["eId": id, "rap:document": parts.kind, "rap:language": parts.language, "rap:notesFirst": children.notesFirst],
            Self.filled(corrections + children.elements + votes + notes))
        element.attributes += parts.facts
        return element
    }

    private func correction(_ value: Correction, under parent: String) -> AKNElement {
        let id = eIDs.next("\(parent)__correction")
        var children = [AKNElement("heading", [:], inlines(value.target))]
        if let instruction = value.instruction {
            children.append(AKNElement("subheading", [:], inlines(instruction)))
        }
        if let reading = value.reading {
            let inner = hierarchy(reading.blocks, under: id)
            children.append(
                AKNElement(
                    "hcontainer",
                    ["name": "reading", "eId": eIDs.unique("\(id)__reading"), "rap:notesFirst": inner.notesFirst],
                    inner.elements))
        }
        return AKNElement(
            "hcontainer",
            [
                "name": "correction", "eId": id, "xml:lang": value.language, "rap:operation": value.operation.rawValue,
                "rap:paragraph": value.paragraph,
                "rap:languages": value.languages.isEmpty ? nil : value.languages.joined(separator: " "),
                "rap:id": value.id,
            ], children)
    }

    private func vote(_ value: Vote, under parent: String) -> AKNElement {
        let id = eIDs.next("\(parent)__vote")
        let lines = value.casts.map { cast in
            let state = references.id(
                "TLCOrganization", "member\(cast.state)", path: "memberState/\(cast.state)", showAs: cast.text)
            let choice = concept(cast.vote.rawValue, cast.vote.rawValue)
            return AKNElement(
                "p", [:],
                [
                    AKNElement(
                        "vote", ["by": "#\(state)", "choice": choice, "rap:state": cast.state,
                         "rap:vote": cast.vote.rawValue], .words(cast.text))
                ])
        }
        let content = AKNElement("content", ["eId": "\(id)__content"], lines)
        return AKNElement(
            "hcontainer",
            [
                "name": "vote", "eId": id, "rap:date": value.date?.description, "rap:on": value.on,
                "rap:inFavour": value.inFavour.map(String.init), "rap:against": value.against.map(String.init),
                "rap:abstaining": value.abstaining.map(String.init),
            ], [content])
    }

    /// The notes that are printed at the end.
    func notes(_ value: Notes, under parent: String) -> AKNElement {
        let id = eIDs.next("\(parent)__notes")
        let heading = value.heading.map { [AKNElement("heading", [:], inlines($0))] } ?? []
        let together = self.together(value.notes)
        let content = AKNElement(
            "content", ["eId": "\(id)__content"], together.left.map { AKNElement("p", [:], [$0]) })
        return AKNElement("hcontainer", ["name": "notes", "eId": id, "rap:notes": together.ids], heading + [content])
    }
}
