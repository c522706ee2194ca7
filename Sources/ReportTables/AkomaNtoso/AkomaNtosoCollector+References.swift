internal import RapporteurDiagnostics
import RapporteurInterchange

extension AkomaNtosoCollector {
    /// A reference is a piece of the text around it. One that follows another of the same address with nothing between
    /// them goes on with it: publishers cut links where their words are set in several ways.
    func openReference(_ name: AkomaNtosoName, _ attributes: Attributes, _ ended: EndedReference?) {
        let href = attributes[.href]
        guard let holder = gatherings.lastIndex(where: \.holdsReferences) else {
            return begin(.reference(element: name.rawValue, href: href))
        }
        var reference = Reference(
            element: name.rawValue, href: href, holder: holder, mark: gatherings[holder].text.mark)
        if let ended, let href, ended.depth == frames.count, ended.holder == holder, ended.element == name.rawValue,
            ended.href?.isExactly(href) == true {
            reference.continued = ended.index
        }
        frames[frames.count - 1].reference = reference
    }

    /// The reference of a frame that was closed.
    func end(_ reference: Reference) {
        let holder = reference.holder
        let text = gatherings[holder].text
        let index: Int
        if let continued = reference.continued {
            index = continued
            let (words, start) = text.piece(from: gatherings[holder].references[index].mark)
            gatherings[holder].references[index].text = words
            gatherings[holder].references[index].start = start
            gatherings[holder].references[index].end = text.count
        } else {
            index = gatherings[holder].references.count
            let (words, start) = text.piece(from: reference.mark)
            gatherings[holder].references.append(
                FoundReference(
                    element: reference.element, href: reference.href, text: words, mark: reference.mark, start: start,
                    end: text.count))
        }
        // Frames are counted without the one that was closed, as they will be with the next one.
        lastReference = EndedReference(
            element: reference.element, href: reference.href, holder: holder, index: index, depth: frames.count + 1)
    }

    func add(_ references: [FoundReference], in place: Place) {
        for reference in references {
            add(reference.text, reference.element, reference.href, place.values(reference.start, reference.end))
        }
    }

    /// A row of `citations`.
    func add(_ text: String, _ element: String, _ href: String?, _ place: [TableValue]) {
        let symbol = href.flatMap { DocumentSymbol(address: $0) }
        let values: [TableValue] = [
            .string(text), .string(element), .text(symbol?.text), .text(symbol?.printed), .none, .none, .none, .text(href),
        ]
        rows.add(.citations, "c", values + place)
    }
}

extension Gathering {
    /// Whether references inside are told with their place in this text.
    fileprivate var holdsReferences: Bool {
        switch purpose {
        case .paragraph, .note, .heading: true
        default: false
        }
    }
}
