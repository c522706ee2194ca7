internal import RapporteurDiagnostics
import RapporteurReportModel

// What is marked in running text.
//
// | in a report | in Akoma Ntoso | beside it |
// |---|---|---|
// | state | `organization`, or `location` where it is visited or an origin; the State in `refersTo` | role |
// | organization | `organization`, `role` for an office holder, `event` for a conference; the code in `refersTo` | kind, state |
// | date | `date/@date`, the first day of a month or year | value and precision, where not a day; basis |
// | citation | see AKNExporter+Citations | kind, symbol, pinpoint, state, basis |
// | quantity | `quantity/@normalized`, what is counted as the concept in `refersTo` | upper, qualifier, unit, currency, … |
// | recommendation | `inline` akn4un:recommendation, verb and addressee marked inside | issuer, verb, modality, addressee, response |
// | activity | `event` | kind, holder, declared, from, to |
// | strong, emphasis | `b` (or `class="bold"` on the one thing inside), `i` | |
// | quote | `inline` akn4un:quotation, `embeddedText` where the source is known | source |
// | noteRef | `authorialNote` at the first, `noteRef` at others | id |
// | lineBreak | `br` | |
// | list, quotation | `subFlow/blockList`, `embeddedStructure` | |
extension AKNExporter {
    func inlines(_ content: [Inline]) -> [AKNNode] { content.flatMap(node) }

    /// A paragraph of words: bold as a whole where it is one bold piece.
    func words(_ content: [Inline], _ attributes: KeyValuePairs<String, String?> = [:]) -> AKNElement {
        if content.count == 1, case .strong(let inner) = content[0] {
            var element = AKNElement("p", attributes, inlines(inner))
            element["class"] = element["class"].map { "\($0) bold" } ?? "bold"
            return element
        }
        return AKNElement("p", attributes, inlines(content))
    }

    private func node(_ inline: Inline) -> [AKNNode] {
        switch inline {
        case .text(let text): .words(text)
        case .state(let value): .one(state(value))
        case .organization(let value): .one(organization(value))
        case .date(let value): .one(date(value))
        case .citation(let value): .one(citation(value))
        case .quantity(let value): .one(quantity(value))
        case .recommendation(let value): .one(recommendation(value))
        case .activity(let value): .one(activity(value))
        case .strong(let content): .one(strong(content))
        case .emphasis(let content): .one(AKNElement("i", [:], inlines(content)))
        case .quote(let value): .one(quote(value))
        case .noteRef(let value): noteReference(value)
        case .lineBreak: .one(AKNElement("br", [:], [AKNNode]()))
        case .list(let list): .one(AKNElement("subFlow", ["name": "list"], [blockList(list)]))
        case .quotation(let quotation): .one(embedded(quotation))
        }
    }

    private func strong(_ content: [Inline]) -> AKNElement {
        if content.count == 1 {
            let marked: AKNElement? =
                switch content[0] {
                case .state(let value): state(value)
                case .organization(let value): organization(value)
                default: nil
                }
            if var marked {
                marked["class"] = "bold"
                return marked
            }
        }
        return AKNElement("b", [:], inlines(content))
    }

    private func state(_ value: StateReference) -> AKNElement {
        let isPlace = value.role == .visited || value.role == .origin
        let target =
            isPlace
            ? references.id("TLCLocation", "location\(value.code)", path: "\(value.code)", showAs: value.text)
            : references.id(
                "TLCOrganization", "member\(value.code)", path: "memberState/\(value.code)", showAs: value.text)
        return AKNElement(
            isPlace ? "location" : "organization",
            ["refersTo": "#\(target)", "xml:lang": value.language, "rap:role": value.role.rawValue,
             "rap:code": target.ends(with: value.code) ? nil : value.code, "rap:id": value.id],
            .words(value.text))
    }

    func organization(_ value: OrganizationReference, as name: String? = nil) -> AKNElement {
        let element =
            switch value.kind {
            case .officeHolder: "role"
            case .event: "event"
            default: "organization"
            }
        let row = element == "role" ? "TLCRole" : element == "event" ? "TLCEvent" : "TLCOrganization"
        let words = value.content.plainText
        let target =
            value.code.map { code in
                references.id(
                    row, code, path: Acting.organizations[code] ?? SymbolEscaping.segment(code), showAs: words)
            } ?? references.local(row, "body", words: words, of: value.state)
        return AKNElement(
            name ?? element,
            [
                "refersTo": "#\(target)", "xml:lang": value.language,
                // The identifier is the code, unless that had to be changed.
                "rap:code": value.code == target && !target.begins(with: "body_") ? nil : value.code,
                "rap:kind": element == "organization" || name != nil ? value.kind?.rawValue : nil,
                "rap:state": value.state, "rap:id": value.id,
            ], inlines(value.content))
    }

    private func date(_ value: DateValue) -> AKNElement {
        AKNElement(
            "date",
            [
                "date": value.value.padded, "xml:lang": value.language,
                "rap:value": value.value.precision == .day ? nil : value.value.description,
                "rap:precision": value.precision == .day ? nil : value.precision.rawValue,
                "rap:basis": value.basis?.rawValue, "rap:id": value.id,
            ], inlines(value.content))
    }

    private func quantity(_ value: Quantity) -> AKNElement {
        let target: String
        if let currency = value.currency {
            target = concept("currency\(currency)", "Amount in \(currency)")
        } else if let unit = value.unit {
            target = "#" + references.local("TLCConcept", "unit", words: unit)
        } else {
            target = concept("number", "Number")
        }
        return AKNElement(
            "quantity",
            [
                "refersTo": target, "normalized": value.value.text, "xml:lang": value.language,
                "rap:upper": value.upper?.text, "rap:qualifier": value.qualifier?.rawValue, "rap:unit": value.unit,
                "rap:currency": value.currency, "rap:asAt": value.asAt?.description, "rap:part": value.part,
                "rap:whole": value.whole, "rap:id": value.id,
            ], inlines(value.content))
    }

    private func recommendation(_ value: Recommendation) -> AKNElement {
        let act = "act" + value.modality.rawValue.prefix(1).uppercased() + value.modality.rawValue.dropFirst()
        let target = "#" + references.id("TLCTerm", act, path: act, showAs: value.modality.rawValue)
        var nodes = inlines(value.content)
        Marking.mark(value.verb, in: &nodes) { AKNElement("term", ["refersTo": target, "rap:is": "mark"], $0) }
        if let addressee = value.addressee {
            let body = "#" + references.local("TLCOrganization", "addressee", words: addressee)
            Marking.mark(addressee, in: &nodes) {
                AKNElement("inline", ["name": "akn4un:to", "refersTo": body, "rap:is": "mark"], $0)
            }
        }
        return AKNElement(
            "inline",
            [
                "name": "akn4un:recommendation", "refersTo": target, "xml:lang": value.language,
                "rap:issuer": value.issuer, "rap:verb": value.verb, "rap:modality": value.modality.rawValue,
                "rap:addressee": value.addressee, "rap:response": value.response?.rawValue, "rap:id": value.id,
            ], nodes)
    }

    private func activity(_ value: Activity) -> AKNElement {
        let id = next("activity")
        let words = value.content.plainText
        let target = references.id("TLCEvent", "event_\(id)", path: "activity/\(id)", showAs: words)
        return AKNElement(
            "event",
            [
                "refersTo": "#\(target)", "xml:lang": value.language, "rap:is": "activity",
                "rap:kind": value.kind.rawValue, "rap:holder": value.holder,
                "rap:declared": value.declared.map(String.init), "rap:from": value.from?.description,
                "rap:to": value.to?.description, "rap:id": value.id,
            ], inlines(value.content))
    }

    private func quote(_ value: Quote) -> AKNElement {
        guard let source = value.source else {
            return AKNElement(
                "inline", ["name": "akn4un:quotation", "xml:lang": value.language, "rap:id": value.id],
                inlines(value.content))
        }
        return AKNElement(
            "embeddedText",
            ["href": address(of: source), "xml:lang": value.language, "rap:source": source, "rap:id": value.id],
            inlines(value.content))
    }
}

extension PartialDate {
    /// The date in full, as Akoma Ntoso asks for: the first day of a month or year.
    var padded: String {
        switch precision {
        case .month: "\(self)-01"
        case .year: "\(self)-01-01"
        default: description
        }
    }
}
