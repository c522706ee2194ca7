internal import RapporteurDiagnostics
import RapporteurReportModel

// AKNReferences to other documents.
//
// | what is cited | markup |
// |---|---|
// | the first mention of a mandate | `relatedDocument`, with the work's name where its date is known |
// | a resolution or decision of known date | `ref` with the work's name |
// | another document with a symbol | `a` to docs.un.org: a symbol gives neither date nor class |
// | a treaty of the depositary list, an ILO convention | `ref` with its name, by the shipped table of instruments |
// | a note verbale | `event` |
// | a law | `entity` akn4un:nationalLegislation, by State |
// | a treaty without a number, an article | `entity` akn4un:legalInstrument |
// | anything else | `entity` akn4un:reference |
extension AKNExporter {
    func citation(_ value: Citation) -> AKNElement {
        var element = target(of: value)
        element.attributes += [
            ("xml:lang", value.language), ("rap:kind", value.kind.rawValue), ("rap:symbol", value.symbol),
            ("rap:pinpoint", value.pinpoint), ("rap:state", value.state), ("rap:basis", value.basis?.rawValue),
            ("rap:id", value.id),
        ].compactMap { name, value in value.map { (name, $0) } }
        element.children = inlines(value.content)
        return element
    }

    private func target(of value: Citation) -> AKNElement {
        switch value.kind {
        case .law:
            let state = value.state.map { (id: "legislation\($0)", name: "National legislation of \($0)") }
                ?? (id: "legislation", name: "National legislation")
            return entity("nationalLegislation", state.id, state.name)
        case .treaty: return treaty(value.symbol)
        case .article:
            return entity("legalInstrument", "legalInstrument", "Legal instrument")
        case .resolution, .decision, .document:
            guard let symbol = value.symbol else { return entity("reference", "reference", "Reference") }
            if symbol.begins(with: "note-verbale:") {
                let date = String(symbol.dropFirst("note-verbale:".count))
                let id = references.id(
                    "TLCEvent", "noteVerbale_\(EIDs.part(date))", path: "noteVerbale/\(SymbolEscaping.segment(date))",
                    showAs: "Note verbale, \(date)")
                return AKNElement("event", ["refersTo": "#\(id)", "rap:is": "citation"], [AKNNode]())
            }
            if let name = workName(ofResolution: symbol) {
                guard mentioned.insert(symbol).inserted else {
                    return AKNElement("ref", ["eId": next("ref"), "href": name.description], [AKNNode]())
                }
                let id = next("relatedDocument")
                alternatives.append((id, symbol))
                return AKNElement("relatedDocument", ["eId": id, "href": name.description], [AKNNode]())
            }
            return AKNElement("a", ["href": address(of: symbol)], [AKNNode]())
        }
    }

    private func entity(_ name: String, _ id: String, _ words: String) -> AKNElement {
        AKNElement("entity", ["name": "akn4un:\(name)", "refersTo": concept(id, words)], [AKNNode]())
    }

    private func treaty(_ symbol: String?) -> AKNElement {
        guard let symbol else { return entity("legalInstrument", "legalInstrument", "Legal instrument") }
        guard let name = Instruments.name(of: symbol) else {
            return entity("legalInstrument", "instrument_\(EIDs.part(symbol))", symbol)
        }
        return AKNElement("ref", ["eId": next("ref"), "href": name.description], [AKNNode]())
    }

    /// The work's name of a resolution or decision whose date of adoption is known.
    func workName(ofResolution symbol: String) -> AkomaNtosoIRI? {
        guard let date = adopted[symbol], let organ = Acting.organ(of: symbol) else { return nil }
        return AkomaNtosoIRI(
            documentType: "statement", subtype: "deliberation", actor: organ.actor, date: date.inFull,
            number: SymbolEscaping.resolutionNumber(symbol))
    }

    /// Where a document with a symbol is found.
    func address(of symbol: String) -> String {
        let language = language.flatMap(AKNLanguage.tagged)?.tag ?? "en"
        return "https://docs.un.org/\(language)/\(SymbolEscaping.path(symbol))"
    }
}

extension PartialDate {
    /// The same as a whole date, the first day of a month or year.
    var inFull: PartialDate { PartialDate(year: year, month: month ?? 1, day: day ?? 1) ?? self }
}
