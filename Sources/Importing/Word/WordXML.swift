import RapporteurDiagnostics
import RapporteurXMLStream

/// Takes the elements of one part of a Word file, under short names: `w:p`, `r:id`, `mc:Choice`.
protocol WordXMLHandler: AnyObject {
    func start(_ name: String, _ attributes: WordAttributes)
    func end(_ name: String)
    func text(_ text: String)
}

/// The attributes of an element; those of the word processing namespace, and of none, under their local names.
struct WordAttributes {
    fileprivate var values: [(name: String, value: String)] = []

    subscript(name: String) -> String? { values.first { $0.name == name }?.value }

    /// What a switch such as `<w:b/>` says: on, unless its value is one of those for off.
    var isOn: Bool {
        switch self["val"] {
        case "0", "false", "off", "none": false
        default: true
        }
    }

    /// A whole number of 32 bits, as Word has them (ISO/IEC 29500-1, 17.18.10); nil for one beyond, so that whoever
    /// counts on from it has room.
    func integer(_ name: String) -> Int? { self[name].flatMap { Int32($0) }.map { Int($0) } }
}

/// Reads the XML of one part. A DOCTYPE is refused, and bounds are narrower than those for documents.
final class WordXML: XMLEventConsumer {
    private let handler: any WordXMLHandler
    private let names = NameTable()
    /// Short names of elements by their number, and of attributes.
    private var elements: [Int32: String] = [:]
    private var attributeNames: [Int32: String] = [:]

    private init(_ handler: any WordXMLHandler) { self.handler = handler }

    /// How deep elements may nest: far deeper than Word lets tables and text boxes nest.
    static let depth = 300

    /// - Throws: `WorkError` of kind `input` when the part is not well-formed, has a DOCTYPE, or goes beyond a bound.
    static func read(_ part: PackagePart, into handler: any WordXMLHandler) throws(WorkError) {
        let consumer = WordXML(handler)
        let log = FindingLog()
        var limits = XMLLimits()
        limits.depth = depth
        limits.distinctNames = 20_000
        do {
            let result = try XMLReader(limits: limits, names: consumer.names)
                .read(ByteReader(.bytes(part.bytes), name: part.shownName), into: consumer, findings: log)
            guard result == .complete else { throw WorkError(.input, findings: Array(log.findings.prefix(1))) }
        } catch {
            throw error as? WorkError ?? WorkError(.input, findings: log.findings)
        }
    }

    func consume(_ batch: XMLEventBatch) {
        for event in batch.events {
            switch event.kind {
            case .startElement:
                var attributes = WordAttributes()
                for attribute in batch.attributes(of: event) {
                    attributes.values.append((attributeName(attribute.name), batch.string(attribute.value)))
                }
                handler.start(element(event.name), attributes)
            case .endElement: handler.end(element(event.name))
            case .text: handler.text(batch.string(event.text))
            case .comment, .processingInstruction: break
            }
        }
    }

    private func element(_ id: NameID) -> String {
        if let name = elements[id.rawValue] { return name }
        let name = names[id]
        let short = (Self.prefix(name.namespace) ?? "?") + ":" + name.local
        elements[id.rawValue] = short
        return short
    }

    private func attributeName(_ id: NameID) -> String {
        if let name = attributeNames[id.rawValue] { return name }
        let name = names[id]
        let prefix = name.namespace.isEmpty ? "w" : Self.prefix(name.namespace) ?? "?"
        let short = prefix == "w" ? name.local : prefix + ":" + name.local
        attributeNames[id.rawValue] = short
        return short
    }

    /// The namespaces of ISO/IEC 29500, transitional and strict, by the prefixes that Word writes.
    private static func prefix(_ namespace: String) -> String? {
        let transitional = "http://schemas.openxmlformats.org/"
        let strict = "http://purl.oclc.org/ooxml/"
        if namespace == "http://schemas.openxmlformats.org/markup-compatibility/2006" { return "mc" }
        let path: Substring
        if namespace.begins(with: transitional) {
            path = namespace.dropFirst(transitional.count)
        } else if namespace.begins(with: strict) {
            path = namespace.dropFirst(strict.count)
        } else {
            return namespace == "urn:schemas-microsoft-com:vml" ? "v" : nil
        }
        switch path.pieces(between: "/").filter({ $0 != "2006" }).joined(separator: "/") {
        case "wordprocessingml/main": return "w"
        case "officeDocument/relationships": return "r"
        case "officeDocument/math": return "m"
        case "officeDocument/custom-properties", "officeDocument/customProperties": return "cp"
        case "officeDocument/docPropsVTypes": return "vt"
        case "drawingml/main": return "a"
        case "drawingml/wordprocessingDrawing": return "wp"
        case "drawingml/chart": return "c"
        case "drawingml/diagram": return "dgm"
        case "package/relationships": return "rel"
        case "package/content-types": return "ct"
        default: return nil
        }
    }
}
