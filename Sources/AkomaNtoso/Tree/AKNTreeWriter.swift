import RapporteurDiagnostics
import RapporteurXMLStream

/// Writes a tree as a document, with its namespaces declared on the root element.
struct AKNTreeWriter {
    private let writer: XMLWriter
    /// Whether elements may stand on lines of their own.
    private let isIndented: Bool

    /// - Throws: `WorkError` of kind `input`: a text has characters that XML cannot hold.
    static func bytes(_ root: AKNElement, isIndented: Bool) throws(WorkError) -> [UInt8] {
        let sink = ByteSink()
        let writer = XMLWriter(to: sink, indentation: isIndented ? 2 : -1)
        do throws(XMLWriteError) {
            try writer.declareNamespace(prefix: "", uri: AKNNamespace.akomaNtoso)
            try writer.declareNamespace(prefix: "akn4un", uri: AKNNamespace.akn4un)
            try writer.declareNamespace(prefix: "rap", uri: AKNNamespace.ours)
            try AKNTreeWriter(writer: writer, isIndented: isIndented).write(root, isInText: false)
        } catch {
            throw WorkError(
                .input, code: "akn.text", message: Message("akn.text", ["reason": .message(error.reason)]))
        }
        try writer.finish()
        return sink.takeBytes()
    }

    private func write(_ element: AKNElement, isInText: Bool) throws(XMLWriteError) {
        let isInText = isInText || !AKNContent.isElementOnly(element.name)
        try writer.startElement(Self.name(element.name), indentsContent: isIndented && !isInText)
        for attribute in element.attributes {
            let (name, prefix) = Self.attribute(attribute.name)
            try writer.attribute(name, prefix: prefix, attribute.value)
        }
        for child in element.children {
            switch child {
            case .text(let text): try writer.text(text)
            case .element(let inner): try write(inner, isInText: isInText)
            }
        }
        writer.endElement()
    }

    private static func name(_ name: String) -> ExpandedName {
        guard let mark = name.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            return ExpandedName(namespace: AKNNamespace.akomaNtoso, local: name)
        }
        return ExpandedName(namespace: AKNNamespace.akn4un, local: String(name[name.utf8.index(after: mark)...]))
    }

    private static func attribute(_ name: String) -> (ExpandedName, String) {
        guard let mark = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return (ExpandedName(local: name), "") }
        let prefix = String(name[..<mark])
        let namespace =
            switch prefix {
            case "xml": AKNNamespace.xml
            case "rap": AKNNamespace.ours
            default: AKNNamespace.akn4un
            }
        return (ExpandedName(namespace: namespace, local: String(name[name.utf8.index(after: mark)...])), prefix)
    }
}

/// Which elements hold no text of their own, so that white space in them means nothing.
enum AKNContent {
    static func isElementOnly(_ name: String) -> Bool { elementOnly.contains(name) }

    private static let elementOnly: ExactSet = [
        "akomaNtoso", "documentCollection", "collectionBody", "components", "component", "attachments", "attachment",
        "doc", "statement", "debateReport", "meta", "identification", "FRBRWork", "FRBRExpression",
        "FRBRManifestation", "componentInfo", "classification", "lifecycle", "workflow", "analysis", "parliamentary",
        "voting", "otherReferences", "references", "presentation", "coverPage", "preface", "preamble", "mainBody",
        "conclusions", "container", "formula", "longTitle", "recitals", "recital", "citations", "blockContainer",
        "tblock", "toc", "section", "title", "chapter", "division", "part", "article", "subsection", "level",
        "paragraph", "subparagraph", "hcontainer", "content", "list", "intro", "point", "wrapUp", "blockList", "item",
        "table", "tr", "td", "th", "authorialNote", "subFlow", "embeddedStructure", "quotedStructure",
    ]
}
