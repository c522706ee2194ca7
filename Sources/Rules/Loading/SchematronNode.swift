import RapporteurDiagnostics
import RapporteurXMLStream

/// One element of a Schematron file, as written.
final class SchematronNode {
    enum Child {
        case element(SchematronNode)
        case text(String)
    }

    let name: ExpandedName
    let attributes: [(name: ExpandedName, value: String)]
    var children: [Child] = []
    let location: Location

    init(name: ExpandedName, attributes: [(name: ExpandedName, value: String)], location: Location) {
        self.name = name
        self.attributes = attributes
        self.location = location
    }

    /// The local name in Schematron's namespace, else nil.
    var schematron: String? { name.namespace == SchematronFile.namespace ? name.local : nil }

    /// The value of an unqualified attribute.
    subscript(attribute: String) -> String? {
        attributes.first { $0.name.local == attribute && $0.name.namespace.isEmpty }?.value
    }

    /// The value of an attribute of ours.
    func own(_ attribute: String) -> String? {
        attributes.first { $0.name.local == attribute && $0.name.namespace == RuleFunction.namespace }?.value
    }

    var language: String? {
        attributes.first { $0.name.local == "lang" && $0.name.namespace == WellKnownNamespace.xml }?.value
    }

    var elements: [SchematronNode] {
        children.compactMap { if case .element(let node) = $0 { node } else { nil } }
    }

    func elements(_ name: String) -> [SchematronNode] { elements.filter { $0.schematron == name } }

    /// The text directly inside, white space collapsed.
    var ownText: String {
        RuleTextBuilder.collapsed(children.map { if case .text(let text) = $0 { text } else { "" } }.joined())
    }
}

enum SchematronFile {
    static let namespace = "http://purl.oclc.org/dsdl/schematron"
}

/// Builds the tree of one Schematron file from reader events.
final class SchematronTreeBuilder: XMLEventConsumer {
    private let names: NameTable
    private let positions: any PositionResolver
    private let file: String
    private var open: [SchematronNode] = []
    private(set) var root: SchematronNode?

    init(names: NameTable, positions: any PositionResolver, file: String) {
        self.names = names
        self.positions = positions
        self.file = file
    }

    func consume(_ batch: XMLEventBatch) {
        for event in batch.events {
            switch event.kind {
            case .startElement: start(event, in: batch)
            case .endElement: open.removeLast()
            case .text: open.last?.children.append(.text(batch.string(event.text)))
            case .comment, .processingInstruction: continue
            }
        }
    }

    private func start(_ event: XMLEvent, in batch: XMLEventBatch) {
        let position = positions.position(at: event.offset)
        let node = SchematronNode(
            name: names[event.name],
            attributes: batch.attributes(of: event).map { (names[$0.name], batch.string($0.value)) },
            location: Location(
                file: file, line: position.line, column: position.column,
                excerpt: positions.excerpt(at: event.offset)))
        if let parent = open.last { parent.children.append(.element(node)) } else { root = node }
        open.append(node)
    }
}
