internal import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurRules
import RapporteurXMLStream

/// Collects rows from the events of one document.
final class AkomaNtosoCollector: XMLEventConsumer {
    /// An element that is open.
    struct Frame {
        var name: String
        /// The row of `sections` that it is.
        var section: Int?
        /// Its number, until the first of its paragraphs takes it.
        var number: String?
        /// Whether a text is collected for it.
        var collects = false
    }

    /// A text that is being collected.
    struct Gathering {
        enum Purpose {
            case paragraph(label: String?, kind: String)
            case note(name: String?, marker: String?)
            case reference(element: String, href: String?)
            case number, heading, symbol(isMarked: Bool), title(isMarked: Bool), organ, agendaItem
            case voter(String)
        }

        var purpose: Purpose
        var text = CollapsedText()
        /// References in a paragraph wait until it has its id.
        var references: [(values: [TableValue], start: Int, end: Int)] = []

        /// Whether texts around it do not have its words.
        var isApart: Bool {
            switch purpose {
            case .paragraph, .note: true
            default: false
            }
        }
    }

    private let names: NameTable
    private var locals: [Int32: String] = [:]
    let states: StateCodes
    var rows = DocumentRows()
    var frames: [Frame] = []
    var gatherings: [Gathering] = []
    /// How many open elements are parts whose paragraphs count, notes, entries, cells.
    var depths = (parts: 0, notes: 0, entries: 0, cells: 0)
    var identity = AkomaNtosoIdentity()
    var ballot = AkomaNtosoBallot()
    var words = 0
    private(set) var hasRoot = false

    static let parts: ExactSet = ["preamble", "mainBody", "body", "conclusions", "attachments"]
    static let sections: ExactSet = [
        "book", "tome", "part", "title", "chapter", "section", "division", "subdivision", "article", "attachment", "annex",
    ]
    static let entries: ExactSet = ["point", "item"]
    static let cells: ExactSet = ["td", "th"]
    static let references: ExactSet = ["a", "ref", "rref", "mref"]

    init(names: NameTable, states: StateCodes) {
        self.names = names
        self.states = states
    }

    var date: DayRange? { identity.date.flatMap { DayRange($0) } }

    func consume(_ batch: XMLEventBatch) throws {
        for event in batch.events {
            switch event.kind {
            case .startElement:
                let name = local(event.name)
                if !hasRoot {
                    guard name == "akomaNtoso" else { throw OtherRoot() }
                    hasRoot = true
                }
                var attributes: ExactMap<String> = [:]
                for attribute in batch.attributes(of: event) {
                    attributes[local(attribute.name)] = batch.string(attribute.value)
                }
                open(name, attributes)
            case .endElement: close()
            case .text: gather(batch.string(event.text))
            case .comment, .processingInstruction: break
            }
        }
    }

    private func local(_ id: NameID) -> String {
        if let known = locals[id.rawValue] { return known }
        let name = names[id].local
        locals[id.rawValue] = name
        return name
    }

    private func gather(_ words: String) {
        for index in gatherings.indices.reversed() {
            gatherings[index].text.append(words)
            if gatherings[index].isApart { break }
        }
    }

    private func open(_ name: String, _ attributes: ExactMap<String>) {
        count(name, 1)
        frames.append(Frame(name: name))
        if Self.sections.contains(name), depths.parts > 0 || name == "attachment" { openSection(name) }
        switch name {
        case "p" where depths.parts > 0 && depths.notes == 0: openParagraph()
        case "authorialNote": begin(.note(name: attributes["eId"], marker: attributes["marker"]))
        case "num" where depths.notes == 0: begin(.number)
        case "heading" where parent?.section != nil: begin(.heading)
        case "docNumber" where depths.notes == 0: begin(.symbol(isMarked: attributes["refersTo"] == "#symbol"))
        case "docTitle": begin(.title(isMarked: attributes["refersTo"] == "#resolutionTitle"))
        case "docAuthority" where attributes["refersTo"] == "#issuingBody": begin(.organ)
        case "inline" where Self.agendaNames.contains(attributes["name"] ?? ""): begin(.agendaItem)
        case "organization" where ballot.counted != nil: begin(.voter(ballot.counted ?? ""))
        case _ where Self.references.contains(name) && depths.notes == 0:
            begin(.reference(element: name, href: attributes["href"]))
        default: metadata(name, attributes)
        }
    }

    private static let agendaNames: ExactSet = ["agenda item", "agendaItem", "akn4un:agendaItem"]

    private func close() {
        guard let frame = frames.popLast() else { return }
        if frame.collects, let gathering = gatherings.popLast() { end(gathering) }
        if frame.name == "voting" { closeBallot() }
        if frame.name == "count" { ballot.counted = nil }
        count(frame.name, -1)
    }

    var parent: Frame? { frames.count > 1 ? frames[frames.count - 2] : nil }

    private func begin(_ purpose: Gathering.Purpose) {
        frames[frames.count - 1].collects = true
        gatherings.append(Gathering(purpose: purpose))
    }

    private func count(_ name: String, _ change: Int) {
        if Self.parts.contains(name) { depths.parts += change }
        if name == "authorialNote" { depths.notes += change }
        if Self.entries.contains(name) { depths.entries += change }
        if Self.cells.contains(name) { depths.cells += change }
    }

    private func openSection(_ name: String) {
        let around = frames.dropLast().compactMap(\.section)
        let parent: TableValue = around.last.map { rows[.sections][$0][0] } ?? .none
        frames[frames.count - 1].section = rows[.sections].count
        let values: [TableValue] = [
            parent, .string(name), .none, .none, .number(around.count + 1), .none, .none,
        ]
        rows.add(.sections, "s", values)
    }

    /// A paragraph takes the number of the element around it, where no paragraph took it before.
    private func openParagraph() {
        var label: String?
        for index in frames.indices.reversed() where frames[index].section == nil {
            guard let number = frames[index].number else { continue }
            label = number
            frames[index].number = nil
            break
        }
        let kind = depths.cells > 0 ? "cell" : depths.entries > 0 ? "item" : "paragraph"
        begin(.paragraph(label: label, kind: kind))
    }
}
