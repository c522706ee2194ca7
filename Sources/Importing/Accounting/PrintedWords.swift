import RapporteurDiagnostics
import RapporteurXMLStream

/// The printed characters of a report document, read back from its XML by the rule of Samples/README.md: character
/// data in order, and before it what is printed but kept in an attribute. White space is left out.
final class PrintedCharacters: XMLEventConsumer {
    private(set) var scalars: [Unicode.Scalar] = []
    private let names = NameTable()
    private var pending = ""

    /// - Throws: `WorkError` when the bytes are not readable XML.
    static func read(_ xml: [UInt8], name: String) throws(WorkError) -> [Unicode.Scalar] {
        let consumer = PrintedCharacters()
        let log = FindingLog()
        do {
            let result = try XMLReader(names: consumer.names)
                .read(ByteReader(.bytes(xml), name: name), into: consumer, findings: log)
            guard result == .complete else { throw WorkError(.output, findings: log.findings) }
        } catch {
            throw error as? WorkError ?? WorkError(.output, findings: log.findings)
        }
        return consumer.scalars
    }

    func consume(_ batch: XMLEventBatch) throws {
        for event in batch.events {
            switch event.kind {
            case .startElement: start(event, batch)
            case .text: add(batch.string(event.text))
            case .endElement, .comment, .processingInstruction: break
            }
        }
    }

    private func start(_ event: XMLEvent, _ batch: XMLEventBatch) {
        let name = names[event.name].local
        var values: [String: String] = [:]
        for attribute in batch.attributes(of: event) {
            values[names[attribute.name].local] = batch.string(attribute.value)
        }
        switch name {
        case "paragraph", "section", "entry", "item":
            if let printed = values["printed"] {
                add(printed)
            } else if name == "paragraph", let label = values["label"] {
                add(label + ".")
            } else if name == "item", let label = values["label"] {
                add("(" + label + ")")
            } else if name != "paragraph", name != "item", let number = values["number"] {
                add(number + ".")
            }
        case "note": if let marker = values["marker"] { add(marker) }
        default: break
        }
    }

    private func add(_ text: String) {
        for scalar in text.unicodeScalars where !scalar.isBlank { scalars.append(scalar) }
    }
}
