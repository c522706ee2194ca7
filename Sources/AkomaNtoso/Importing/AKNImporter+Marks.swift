import RapporteurDiagnostics
import RapporteurReportModel

extension AKNImporter {
    func inlines(_ element: AKNElement) throws(AKNMismatch) -> [Inline] {
        var content: [Inline] = []
        try add(element.children, to: &content)
        return content
    }

    private func add(_ nodes: [AKNNode], to content: inout [Inline]) throws(AKNMismatch) {
        for node in nodes {
            switch node {
            case .text(let text): content.add(text)
            case .element(let element):
                if element["rap:is"] == "mark" {
                    try add(element.children, to: &content)
                } else {
                    content.append(try inline(element))
                }
            }
        }
    }

    private func inline(_ element: AKNElement) throws(AKNMismatch) -> Inline {
        let marked = try mark(element)
        // On these the class stands for a bold run of the one thing; a `b` around it says so itself.
        guard element.hasClass("bold") else { return marked }
        return .strong([marked])
    }

    private func mark(_ element: AKNElement) throws(AKNMismatch) -> Inline {
        switch element.name {
        case "organization", "location", "role", "docProponent":
            element["rap:role"] == nil ? .organization(try organization(element)) : .state(try state(element))
        case "event":
            switch element["rap:is"] {
            case "activity": .activity(try activity(element))
            case "citation": .citation(try citation(element))
            default: .organization(try organization(element))
            }
        case "date": .date(try date(element))
        case "ref", "a", "relatedDocument", "entity": .citation(try citation(element))
        case "quantity": .quantity(try quantity(element))
        case "inline" where element["name"] == "akn4un:recommendation": .recommendation(try recommendation(element))
        case "inline" where element["name"] == "akn4un:quotation", "embeddedText":
            .quote(
                Quote(
                    source: element["rap:source"], id: element.ownID, language: element.language,
                    content: try inlines(element)))
        case "b": .strong(try inlines(element))
        case "i": .emphasis(try inlines(element))
        case "br": .lineBreak
        case "authorialNote":
            .noteRef(
                NoteRef(note: try element.required("id"), text: element["rap:text"] ?? element["marker"] ?? ""))
        case "noteRef": .noteRef(NoteRef(note: try element.required("note"), text: element["marker"] ?? ""))
        case "subFlow": try list(element)
        case "embeddedStructure": .quotation(try quotation(element))
        default:
            throw AKNMismatch(Message("akn.exported/element", ["element": .text(element.name)]), at: element)
        }
    }

    private func list(_ element: AKNElement) throws(AKNMismatch) -> Inline {
        guard let list = element.first("blockList") else {
            throw AKNMismatch(
                Message("akn.exported/part", ["element": .text(element.name), "part": .text("blockList")]), at: element)
        }
        return .list(try blockList(list))
    }

    private func state(_ element: AKNElement) throws(AKNMismatch) -> StateReference {
        let target = element.reference ?? ""
        return StateReference(
            code: element["rap:code"] ?? String(target.suffix(3)), role: try element.requiredValue("role") { StateRole(rawValue: $0) },
            id: element.ownID, language: element.language, text: element.text)
    }

    private func organization(_ element: AKNElement) throws(AKNMismatch) -> OrganizationReference {
        let target = element.reference ?? ""
        let kind: OrganizationKind? =
            switch element.name {
            case "role": .officeHolder
            case "event": .event
            default: try element.value("kind") { OrganizationKind(rawValue: $0) }
            }
        return OrganizationReference(
            code: element["rap:code"] ?? (target.begins(with: "body_") ? nil : target), kind: kind,
            state: element["rap:state"], id: element.ownID, language: element.language,
            content: try inlines(element))
    }

    private func date(_ element: AKNElement) throws(AKNMismatch) -> DateValue {
        let text = element["rap:value"] ?? element["date"] ?? ""
        guard let value = PartialDate(text) else { throw element.impossible(text, "date") }
        return DateValue(
            value: value, precision: try element.value("precision") { Precision(rawValue: $0) } ?? .day,
            basis: try basis(element), id: element.ownID, language: element.language,
            content: try inlines(element))
    }

    private func citation(_ element: AKNElement) throws(AKNMismatch) -> Citation {
        Citation(
            kind: try element.requiredValue("kind") { CitationKind(rawValue: $0) }, symbol: element["rap:symbol"],
            pinpoint: element["rap:pinpoint"], state: element["rap:state"], basis: try basis(element),
            id: element.ownID, language: element.language, content: try inlines(element))
    }

    private func quantity(_ element: AKNElement) throws(AKNMismatch) -> Quantity {
        let text = element["normalized"] ?? ""
        guard let value = Amount(text) else { throw element.impossible(text, "normalized") }
        return Quantity(
            value: value, upper: try element.value("upper") { Amount($0) },
            qualifier: try element.value("qualifier") { Qualifier(rawValue: $0) }, unit: element["rap:unit"],
            currency: element["rap:currency"], asAt: try element.date("asAt"), part: element["rap:part"],
            whole: element["rap:whole"], id: element.ownID, language: element.language,
            content: try inlines(element))
    }

    private func recommendation(_ element: AKNElement) throws(AKNMismatch) -> Recommendation {
        Recommendation(
            issuer: try element.required("issuer"), verb: try element.required("verb"),
            modality: try element.requiredValue("modality") { Modality(rawValue: $0) },
            addressee: element["rap:addressee"],
            response: try element.value("response") { RecommendationResponse(rawValue: $0) }, id: element.ownID, language: element.language,
            content: try inlines(element))
    }

    private func activity(_ element: AKNElement) throws(AKNMismatch) -> Activity {
        Activity(
            kind: try element.requiredValue("kind") { ActivityKind(rawValue: $0) },
            holder: try element.required("holder"), declared: try element.number("declared"),
            from: try element.date("from"), to: try element.date("to"), id: element.ownID,
            language: element.language, content: try inlines(element))
    }

    func basis(_ element: AKNElement) throws(AKNMismatch) -> Basis? {
        try element.value("basis") { Basis(rawValue: $0) }
    }
}

extension [Inline] {
    /// Adds words; those side by side are one piece.
    mutating func add(_ words: String) {
        guard !words.isEmpty else { return }
        if case .text(let before)? = last {
            self[count - 1] = .text(before + words)
        } else {
            append(.text(words))
        }
    }
}
