import RapporteurDiagnostics
import RapporteurXMLStream

/// Builds the tree of a document from the reader's events. Comments and instructions are not kept.
final class AKNTreeBuilder: XMLEventConsumer {
    private let names: NameTable
    private var open: [AKNElement] = []
    private(set) var root: AKNElement?
    /// Comments and instructions, which have no place in a report.
    private(set) var markupCount = 0

    init(names: NameTable) { self.names = names }

    func consume(_ batch: XMLEventBatch) {
        for event in batch.events {
            switch event.kind {
            case .startElement:
                var element = AKNElement(elementName(event.name))
                element.offset = event.offset
                for attribute in batch.attributes(of: event) {
                    element.attributes.append((attributeName(attribute.name), batch.string(attribute.value)))
                }
                open.append(element)
            case .endElement: close()
            case .text: add(batch.string(event.text))
            case .comment, .processingInstruction: markupCount += 1
            }
        }
    }

    /// The root element. Where the document breaks off, what was open ends there.
    func finish() -> AKNElement? {
        while !open.isEmpty { close() }
        return root
    }

    private func close() {
        guard let element = open.popLast() else { return }
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(.element(element)) }
    }

    private func add(_ text: String) {
        guard !open.isEmpty else { return }
        if case .text(let before)? = open[open.count - 1].children.last {
            open[open.count - 1].children.removeLast()
            open[open.count - 1].children.append(.text(before + text))
        } else {
            open[open.count - 1].children.append(.text(text))
        }
    }

    private func elementName(_ id: NameID) -> String {
        let name = names[id]
        if AKNNamespace.isAkomaNtoso(name.namespace) { return name.local }
        return qualified(name)
    }

    private func attributeName(_ id: NameID) -> String {
        let name = names[id]
        return name.namespace.isEmpty ? name.local : qualified(name)
    }

    private func qualified(_ name: ExpandedName) -> String {
        switch name.namespace {
        case AKNNamespace.ours: "rap:\(name.local)"
        case AKNNamespace.xml: "xml:\(name.local)"
        case AKNNamespace.akn4un, AKNNamespace.guideline: "akn4un:\(name.local)"
        default: "{\(name.namespace)}\(name.local)"
        }
    }
}
