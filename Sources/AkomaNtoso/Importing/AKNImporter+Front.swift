import RapporteurReportModel

extension AKNImporter {
    /// The head of the first page, from the cover page and the preface.
    func masthead(_ cover: AKNElement?, _ preface: AKNElement?) throws(AKNMismatch) -> Masthead? {
        let container = cover?.first("container")
        let rest = preface?.all("container").first { $0["name"] == "sessionAndAgendaItem" }
        guard (container != nil && container?["rap:is"] != "identity") || rest != nil else { return nil }
        var masthead = Masthead()
        for line in container?.elements ?? [] { try read(line, into: &masthead) }
        for line in rest?.elements ?? [] {
            if line.name == "container" {
                masthead.agendaItems.append(try agendaItem(line))
            } else if let session = line.first("session") {
                masthead.sessions.append(
                    Session(
                        number: session["value"].flatMap { Int($0) } ?? 0,
                        kind: try session.value("kind") { SessionKind(rawValue: $0) }, text: session.text))
            }
        }
        return masthead
    }

    private func read(_ line: AKNElement, into masthead: inout Masthead) throws(AKNMismatch) {
        if let role = line.first("role") {
            if role.reference == "publisher" {
                masthead.publisher = line.text
            } else {
                masthead.organs.append(Organ(code: line["rap:code"], text: line.text))
            }
        } else if let date = line.first("docDate") {
            let text = date["rap:value"] ?? date["date"] ?? ""
            guard let value = PartialDate(text) else { throw date.impossible(text, "date") }
            masthead.issued = Issued(date: value, text: line.text)
        } else if let inline = line.first("inline") {
            switch inline["name"] {
            case "akn4un:distribution":
                masthead.distribution = Distribution(
                    code: try line.requiredValue("code") { DistributionCode(rawValue: $0) }, text: line.text)
            case "akn4un:languageOfExpression": masthead.languageLine = line.text
            case "akn4un:originalLanguage":
                masthead.originalLanguage = OriginalLanguage(languages: line.words("languages"), text: line.text)
            default: break
            }
        }
    }

    private func agendaItem(_ element: AKNElement) throws(AKNMismatch) -> AgendaItem {
        let title = element.elements.first { $0.hasClass("agendaItemTitle") }?.first("inline")
        return AgendaItem(
            number: try element.required("number"), list: element["rap:list"],
            line: try optional(element.elements.first { $0.hasClass("agendaItem") }),
            title: try title.map { (title) throws(AKNMismatch) in try words(title) })
    }

    func documentType(_ preface: AKNElement?) throws(AKNMismatch) -> DocumentType? {
        guard let line = container("title", in: preface)?.elements.first(where: { $0.hasClass("documentType") }) else {
            return nil
        }
        return DocumentType(
            kind: try line.requiredValue("kind") { DocumentKind(rawValue: $0) }, author: line["rap:author"],
            content: try inlines(line))
    }

    func title(_ preface: AKNElement?) throws(AKNMismatch) -> [Inline]? {
        try optional(container("title", in: preface)?.elements.lazy.compactMap { $0.first("docTitle") }.first)
    }

    func parties(_ role: String, _ preface: AKNElement?) -> [Party] {
        (container("parties", in: preface)?.elements ?? []).filter { $0.hasClass(role) }.map {
            Party(code: $0.first("docProponent")?["rap:code"], text: $0.text)
        }
    }

    func container(_ name: String, in preface: AKNElement?) -> AKNElement? {
        preface?.all("container").first { $0["name"] == name }
    }

    func summary(_ preface: AKNElement?) throws(AKNMismatch) -> Summary? {
        guard let element = preface?.first("blockContainer") else { return nil }
        return Summary(
            id: element.ownID, language: element.language, heading: try optional(element.first("heading")),
            blocks: try blocks(element))
    }

    func contents(_ preface: AKNElement?) throws(AKNMismatch) -> Contents? {
        guard let element = preface?.first("tblock") else { return nil }
        var entries: [ContentsEntry] = []
        for item in element.first("toc")?.elements ?? [] { entries.append(try entry(item)) }
        let columns = element.elements.first { $0.hasClass("tocColumns") }
        return Contents(
            heading: try optional(element.first("heading")), columnHeadings: try lines(columns?.elements ?? []),
            entries: entries)
    }

    private func entry(_ item: AKNElement) throws(AKNMismatch) -> ContentsEntry {
        var entry = ContentsEntry(heading: [])
        for part in item.elements {
            switch part["class"] {
            case "tocNum":
                var holder = item
                holder.children = [.element(AKNElement("num", [:], part.children))]
                (entry.number, entry.printed) = PrintedNumber.read(holder, .stop)
            case "tocHeading": entry.heading = try inlines(part)
            case "tocPage": entry.page = part.text
            default:
                entry.paragraphs = ParagraphRange(
                    from: try part.required("from"), to: try part.required("to"), text: part.text)
            }
        }
        entry.level = try item.number("level")
        return entry
    }
}
