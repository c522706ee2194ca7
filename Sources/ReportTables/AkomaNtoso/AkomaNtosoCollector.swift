internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurRules
import RapporteurXMLStream

/// Collects rows from the events of one document.
final class AkomaNtosoCollector: XMLEventConsumer {
    /// An element that is open.
    struct Frame {
        var name: AkomaNtosoName
        /// The row of `sections` that it is.
        var section: Int?
        /// Its number, until the first of its paragraphs takes it.
        var number: String?
        /// Its number, for all paragraphs inside.
        var label: String?
        /// The number of the last entry in it: a list beside an entry belongs to it.
        var lastLabel: String?
        var eId: String?
        /// Whether a text is collected for it.
        var collects = false
        /// A reference that begins here, in the text around.
        var reference: Reference?
    }

    private let names: NameTable
    let positions: (any PositionResolver)?
    /// By number of the name.
    private var known: [AkomaNtosoName?] = []
    let states: StateCodes
    /// Whether tables are wanted that hold what is printed; if not, the text is passed over.
    let wantsText: Bool
    var rows: DocumentRows
    var frames: [Frame] = []
    var gatherings: [Gathering] = []
    /// How many open elements are parts whose paragraphs count, notes, entries, cells, annexes.
    var depths = (parts: 0, notes: 0, entries: 0, cells: 0, annexes: 0)
    var identity = AkomaNtosoIdentity()
    var ballot = AkomaNtosoBallot()
    var classification = AkomaNtosoClassification()
    /// The day of the meeting that adopted the document.
    var ballotDate: String?
    /// The reference that ended last, as long as nothing came after it.
    var lastReference: EndedReference?
    /// The rows of notes that stand in the paragraph which is open.
    var openNotes: [Int] = []
    /// What is to be said of what was read, in the order of the document.
    var findings: [Finding] = []
    /// Where the element stands that began last.
    var offset = 0
    private(set) var hasRoot = false

    init(
        names: NameTable, states: StateCodes, rows: DocumentRows = DocumentRows(), wantsText: Bool = true,
        positions: (any PositionResolver)? = nil
    ) {
        self.names = names
        self.states = states
        self.rows = rows
        self.wantsText = wantsText
        self.positions = positions
    }

    /// The date at which codes are looked up.
    var date: DayRange? { (identity.adopted ?? identity.issued).flatMap { DayRange($0) } }
    var language: String { identity.language ?? "" }

    func consume(_ batch: XMLEventBatch) throws {
        for event in batch.events {
            switch event.kind {
            case .startElement:
                let name = name(event.name)
                if !hasRoot {
                    guard name == .akomaNtoso else { throw OtherRoot() }
                    hasRoot = true
                }
                offset = event.offset
                open(name, Attributes(event: event, batch: batch, collector: self))
            case .endElement: close()
            case .text:
                lastReference = nil
                gather(batch[event.text])
            case .comment, .processingInstruction: break
            }
        }
    }

    func name(_ id: NameID) -> AkomaNtosoName {
        let index = Int(id.rawValue)
        if index < known.count, let name = known[index] { return name }
        while known.count <= index { known.append(nil) }
        let name = AkomaNtosoName(rawValue: names[id].local) ?? .other
        known[index] = name
        return name
    }

    private func gather(_ text: UnsafeBufferPointer<UInt8>) {
        for index in gatherings.indices.reversed() {
            gatherings[index].text.append(text)
            if gatherings[index].isApart { break }
        }
    }

    private func open(_ name: AkomaNtosoName, _ attributes: Attributes) {
        let ended = lastReference
        lastReference = nil
        count(name, 1)
        var frame = Frame(name: name)
        if wantsText, depths.parts > 0 || name == .attachment {
            frame.eId = attributes[.eId]
            if name == .sublist { frame.label = frames.last?.lastLabel }
        }
        frames.append(frame)
        if wantsText, name.isSection, depths.parts > 0 || name == .attachment { openSection(name) }
        switch name {
        case .p where depths.parts > 0 && depths.notes == 0: openParagraph()
        case _ where name.ownText != nil && depths.parts > 0 && depths.notes == 0: openParagraph(name.ownText)
        case .authorialNote: openNote(attributes)
        case .num where depths.notes == 0: if wantsText { begin(.number) }
        case .heading where parent?.section != nil: begin(.heading)
        case .docNumber where depths.notes == 0: begin(.symbol(isMarked: attributes.refers(to: "symbol")))
        case .docTitle: begin(.title(isMarked: attributes.refers(to: "resolutionTitle")))
        case .docAuthority where attributes.refers(to: "issuingBody"): begin(.organ)
        case .docketNumber where attributes.refers(to: "publicationJobNumber"): begin(.jobNumber)
        case .docProponent:
            identity.committee = identity.committee ?? attributes.reference
        case .session: begin(.session(number: attributes[.value]))
        case .inline: if let purpose = Gathering.Purpose(inline: attributes[.name] ?? "") { begin(purpose) }
        case .organization where ballot.counted != nil: begin(.voter(ballot.counted ?? ""))
        case .span, .b, .i: if wantsText { emphasis(attributes) }
        case _ where name.isReference:
            if wantsText { openReference(name, attributes, ended) }
        default: metadata(name, attributes)
        }
    }

    private func close() {
        lastReference = nil
        guard var frame = frames.popLast() else { return }
        if let reference = frame.reference { end(reference) }
        if frame.collects, let gathering = gatherings.popLast() { end(gathering, of: &frame) }
        if frame.name == .voting { closeBallot() }
        if frame.name == .count { closeCount() }
        if frame.name == .classification { closeClassification() }
        if let label = frame.label, frame.name.isEntry, !frames.isEmpty { frames[frames.count - 1].lastLabel = label }
        count(frame.name, -1)
    }

    var parent: Frame? { frames.count > 1 ? frames[frames.count - 2] : nil }

    func begin(_ purpose: Gathering.Purpose) {
        frames[frames.count - 1].collects = true
        gatherings.append(Gathering(purpose: purpose))
    }

    private func count(_ name: AkomaNtosoName, _ change: Int) {
        if name.isPart { depths.parts += change }
        if name == .authorialNote { depths.notes += change }
        if name.isEntry { depths.entries += change }
        if name.isCell { depths.cells += change }
        if name == .attachments || name == .attachment || name == .annex { depths.annexes += change }
    }

    /// The attributes of an element, by local name; the first counts.
    struct Attributes {
        let event: XMLEvent
        let batch: XMLEventBatch
        let collector: AkomaNtosoCollector

        subscript(_ name: AkomaNtosoName) -> String? {
            for attribute in batch.attributes(of: event) where collector.name(attribute.name) == name {
                return batch.string(attribute.value)
            }
            return nil
        }

        /// What `refersTo` says, with and without `#`.
        var reference: String? {
            self[.refersTo].flatMap { text in
                let name = String(text.drop { $0 == "#" })
                return name.isEmpty ? nil : name
            }
        }

        func refers(to name: String) -> Bool { reference?.isExactly(name) == true }
    }
}
