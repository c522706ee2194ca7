import RapporteurDiagnostics
import RapporteurXMLStream

/// Builds the tree of one schema document from reader events.
final class SchemaTreeBuilder: XMLEventConsumer {
    private let document: SchemaDocument
    private let names: NameTable
    private let positions: any PositionResolver
    private var open: [SchemaNode] = []
    private(set) var root: SchemaNode?
    /// How many elements are open that are left out, the first of them and those within.
    private var leftOut = 0

    init(document: SchemaDocument, names: NameTable, positions: any PositionResolver) {
        self.document = document
        self.names = names
        self.positions = positions
    }

    func consume(_ batch: XMLEventBatch) {
        for event in batch.events {
            switch event.kind {
            case .startElement:
                if leftOut > 0 { leftOut += 1 } else { start(event, in: batch) }
            case .endElement:
                if leftOut > 0 { leftOut -= 1 } else { _ = open.popLast() }
            case .text:
                if event.flags.contains(.whitespace) || leftOut > 0 { continue }
                open.last?.text += batch.string(event.text)
            case .comment, .processingInstruction: continue
            }
        }
    }

    private func start(_ event: XMLEvent, in batch: XMLEventBatch) {
        let outer = open.last?.namespaces
        let declared = batch.namespaces(of: event)
        let namespaces: NamespaceContext
        if declared.isEmpty, let outer {
            namespaces = outer
        } else {
            namespaces = NamespaceContext(
                outer: outer,
                declared: declared.map { (prefix: batch.string($0.prefix), uri: batch.string($0.uri)) })
        }
        let node = SchemaNode(
            name: names[event.name],
            attributes: batch.attributes(of: event).map {
                SchemaNode.Attribute(name: names[$0.name], value: batch.string($0.value))
            },
            namespaces: namespaces, position: positions.position(at: event.offset), document: document)
        // A document that the user chose is read whatever it says that it is for; of another nothing but its root is left.
        if !(open.isEmpty && document.isChosen), ConditionalInclusion.leavesOut(node) {
            leftOut = 1
            if open.isEmpty { root = node }
            return
        }
        if let parent = open.last { parent.append(node) } else { root = node }
        open.append(node)
    }
}
