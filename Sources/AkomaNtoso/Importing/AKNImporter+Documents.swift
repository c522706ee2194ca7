import RapporteurDiagnostics
import RapporteurReportModel

extension AKNImporter {
    /// The document that a `doc` was made from.
    static func document(_ doc: AKNElement, cover: AKNElement?) throws(AKNMismatch) -> AnyReportDocument {
        let importer = AKNImporter(doc)
        guard let body = doc.first("mainBody"), let meta = doc.first("meta") else {
            let part = doc.first("meta") == nil ? "meta" : "mainBody"
            throw AKNMismatch(Message("akn.exported/part", ["element": .text(doc.name), "part": .text(part)]), at: doc)
        }
        let parts = Parts(body: body, meta: meta, preface: doc.first("preface"), cover: doc.first("coverPage") ?? cover)
        switch try body.required("document") {
        case Report.rootElement: return .report(try importer.report(doc, parts))
        case Communication.rootElement: return .communication(try importer.communication(doc, parts))
        case NoteVerbale.rootElement: return .noteVerbale(try importer.noteVerbale(doc, parts))
        case Document.rootElement: return .document(try importer.document(doc, parts))
        default:
            let kind = body["rap:document"] ?? ""
            throw AKNMismatch(Message("akn.exported/kind", ["kind": .text(kind)]), at: body)
        }
    }

    /// Where the parts of a document stand.
    struct Parts {
        var body: AKNElement
        var meta: AKNElement
        var preface: AKNElement?
        var cover: AKNElement?

        var language: String? { body["rap:language"] }

        /// As printed; never from a name.
        var symbols: [String] {
            meta.at("identification", "FRBRWork")?.all("FRBRnumber").compactMap { $0["showAs"] } ?? []
        }

        var jobNumber: String? { cover?.descendants("docketNumber").first?.text }

        private var implicit: [AKNElement] {
            meta.all("analysis").flatMap { $0.all("otherReferences") }.flatMap { $0.all("implicitReference") }
        }

        func mandates() throws(AKNMismatch) -> [Mandate] {
            var mandates: [Mandate] = []
            for element in implicit where element["rap:is"] == "mandate" {
                mandates.append(Mandate(symbol: element["showAs"] ?? "", adopted: try element.date("adopted")))
            }
            return mandates
        }

        func relations() throws(AKNMismatch) -> [Relation] {
            var relations: [Relation] = []
            for element in implicit where element["rap:is"] == "relation" {
                relations.append(
                    Relation(
                        kind: try element.requiredValue("kind") { RelationKind(rawValue: $0) }, to: element["showAs"],
                        number: element["rap:number"]))
            }
            return relations
        }
    }

    private static let parts: ExactSet = ["correction", "vote", "notes"]

    private func report(_ doc: AKNElement, _ parts: Parts) throws(AKNMismatch) -> Report {
        let inner = try hierarchy(parts.body, skipping: Self.parts)
        return Report(
            language: parts.language, symbols: parts.symbols, jobNumber: parts.jobNumber,
            relations: try parts.relations(), masthead: try masthead(parts.cover, parts.preface),
            title: try title(parts.preface) ?? [], documentType: try documentType(parts.preface),
            mandates: try parts.mandates(), summary: try summary(parts.preface),
            contents: try contents(parts.preface), blocks: inner.blocks, sections: inner.sections,
            annexes: try annexes(doc), notes: try notes(parts.body))
    }

    private func communication(_ doc: AKNElement, _ parts: Parts) throws(AKNMismatch) -> Communication {
        let inner = try hierarchy(parts.body, skipping: Self.parts)
        return Communication(
            reference: parts.body["rap:reference"], received: try parts.body.date("received"),
            facts: try facts(parts.body), language: parts.language, symbols: parts.symbols,
            title: try title(parts.preface), sender: parties("sender", parts.preface).first,
            addressees: parties("addressee", parts.preface), blocks: inner.blocks, sections: inner.sections,
            annexes: try annexes(doc), notes: try notes(parts.body))
    }

    private func noteVerbale(_ doc: AKNElement, _ parts: Parts) throws(AKNMismatch) -> NoteVerbale {
        guard let sender = parties("sender", parts.preface).first else {
            throw AKNMismatch(Message("akn.exported/sender"), at: doc)
        }
        return NoteVerbale(
            reference: parts.body["rap:reference"], dated: try parts.body.requiredValue("dated") { PartialDate($0) },
            deadline: try parts.body.date("deadline"), language: parts.language, symbols: parts.symbols,
            title: try title(parts.preface), sender: sender, addressees: parties("addressee", parts.preface),
            mandates: try parts.mandates(), blocks: try hierarchy(parts.body, skipping: Self.parts).blocks,
            annexes: try annexes(doc), notes: try notes(parts.body))
    }

    private func document(_ doc: AKNElement, _ parts: Parts) throws(AKNMismatch) -> Document {
        let inner = try hierarchy(parts.body, skipping: Self.parts)
        return Document(
            language: parts.language, symbols: parts.symbols, jobNumber: parts.jobNumber,
            relations: try parts.relations(), masthead: try masthead(parts.cover, parts.preface),
            title: try title(parts.preface), documentType: try documentType(parts.preface),
            mandates: try parts.mandates(), keywords: keywords(parts.meta), steps: try steps(parts.meta),
            sender: parties("sender", parts.preface).first, addressees: parties("addressee", parts.preface),
            sponsors: parties("sponsor", parts.preface), summary: try summary(parts.preface),
            contents: try contents(parts.preface), preamble: try preamble(doc.first("preamble")),
            corrections: try corrections(parts.body), blocks: inner.blocks, sections: inner.sections,
            votes: try votes(parts.body), annexes: try annexes(doc), notes: try notes(parts.body))
    }

    private func keywords(_ meta: AKNElement) -> [Keyword] {
        meta.all("classification").flatMap { $0.all("keyword") }.filter { $0["rap:is"] != "agendaItem" }.map {
            Keyword(scheme: $0["rap:scheme"], code: $0["rap:code"], text: $0["value"] ?? "")
        }
    }

    private func steps(_ meta: AKNElement) throws(AKNMismatch) -> [Step] {
        var steps: [Step] = []
        for element in meta.all("workflow").flatMap({ $0.all("step") }) {
            steps.append(
                Step(
                    kind: try element.requiredValue("kind") { StepKind(rawValue: $0) },
                    date: try element.date("date"), body: element["rap:body"],
                    document: element["rap:document"], meeting: element["rap:meeting"]))
        }
        return steps
    }

    private func preamble(_ element: AKNElement?) throws(AKNMismatch) -> Preamble? {
        guard let element else { return nil }
        return Preamble(id: element.ownID, language: element.language, blocks: try blocks(element))
    }

    private func corrections(_ body: AKNElement) throws(AKNMismatch) -> [Correction] {
        var corrections: [Correction] = []
        for element in body.all("hcontainer") where element["name"] == "correction" {
            let reading = try element.first("hcontainer").map { (inner) throws(AKNMismatch) in
                Reading(blocks: try hierarchy(inner).blocks)
            }
            corrections.append(
                Correction(
                    operation: try element.requiredValue("operation") { CorrectionKind(rawValue: $0) },
                    paragraph: element["rap:paragraph"], languages: element.words("languages"), id: element.ownID,
                    language: element.language, target: try optional(element.first("heading")) ?? [],
                    instruction: try optional(element.first("subheading")), reading: reading))
        }
        return corrections
    }

    private func votes(_ body: AKNElement) throws(AKNMismatch) -> [Vote] {
        var votes: [Vote] = []
        for element in body.all("hcontainer") where element["name"] == "vote" {
            var casts: [Cast] = []
            for cast in element.descendants("vote") {
                casts.append(
                    Cast(
                        state: try cast.required("state"),
                        vote: try cast.requiredValue("vote") { VoteCode(rawValue: $0) }, text: cast.text))
            }
            votes.append(
                Vote(
                    date: try element.date("date"), on: element["rap:on"], inFavour: try element.number("inFavour"),
                    against: try element.number("against"), abstaining: try element.number("abstaining"),
                    casts: casts))
        }
        return votes
    }

    private func notes(_ body: AKNElement) throws(AKNMismatch) -> Notes? {
        guard let element = body.all("hcontainer").last(where: { $0["name"] == "notes" }) else { return nil }
        return Notes(
            heading: try optional(element.first("heading")), notes: try notes(element.words("notes"), at: element))
    }

    private func annexes(_ doc: AKNElement) throws(AKNMismatch) -> [Annex] {
        var annexes: [Annex] = []
        for element in doc.first("attachments")?.elements ?? [] {
            guard let inner = element.first("doc"), let body = inner.first("mainBody") else { continue }
            let hierarchy = try hierarchy(body, skipping: Self.parts)
            let preface = inner.first("preface")
            let title = preface?.elements.lazy.compactMap { $0.first("docTitle") }.first
            annexes.append(
                Annex(
                    number: body["rap:number"], originalLanguage: body["rap:originalLanguage"], id: element.ownID,
                    language: element.language, designation: element.first("heading")?.text,
                    heading: try optional(title),
                    sourceLines: try lines(preface?.elements.filter { $0.hasClass("sourceLine") } ?? []),
                    blocks: hierarchy.blocks, sections: hierarchy.sections, notes: try notes(body)))
        }
        return annexes
    }
}
