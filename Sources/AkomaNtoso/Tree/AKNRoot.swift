import RapporteurDiagnostics
import RapporteurXMLStream

extension AkomaNtoso {
    /// Whether the root element of a document is that of Akoma Ntoso, in any of its namespaces.
    package static func isRoot(of bytes: [UInt8]) -> Bool {
        let names = NameTable()
        let root = AKNRoot(names: names)
        // The reader stops at the root; what it says of the beginning is said again by whoever reads the document.
        do {
            try XMLReader(names: names).read(ByteReader(.bytes(bytes)), into: root, findings: FindingLog())
        } catch {}
        return root.isAkomaNtoso
    }
}

/// Looks at the root element, and stops there.
private final class AKNRoot: XMLEventConsumer {
    private struct Seen: Error {}

    private let names: NameTable
    private(set) var isAkomaNtoso = false

    init(names: NameTable) { self.names = names }

    func consume(_ batch: XMLEventBatch) throws {
        for event in batch.events where event.kind == .startElement {
            let name = names[event.name]
            isAkomaNtoso = name.local == "akomaNtoso" && AKNNamespace.isAkomaNtoso(name.namespace)
            throw Seen()
        }
    }
}
