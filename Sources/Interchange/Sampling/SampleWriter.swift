import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Writes a sample, with what the schema says of each element as a comment before it.
struct SampleWriter {
    private let writer: XMLWriter
    private let prefixes: OutputPrefixes
    private let hasComments: Bool
    /// Whether a value could not be made up.
    private(set) var isIncomplete = false

    private let language: Language

    init(to sink: ByteSink, prefixes: OutputPrefixes, hasComments: Bool, language: Language) {
        self.language = language
        writer = XMLWriter(to: sink)
        self.prefixes = prefixes
        self.hasComments = hasComments
    }

    mutating func write(_ root: SampleNode) throws(WorkError) {
        do throws(XMLWriteError) {
            comment(Message("sample.head").text(in: language), depth: 0)
            try write(root, depth: 0)
        } catch {
            throw WorkError(
                .schema, code: "schema.sample.name", message: Message("schema.sample.name"))
        }
        try writer.finish()
    }

    private mutating func write(_ node: SampleNode, depth: Int) throws(XMLWriteError) {
        for note in node.notes { comment(note, depth: depth) }
        let values = node.attributes.map(\.value) + (node.value.map { [$0] } ?? [])
        if values.contains(where: { if case .unknown = $0 { true } else { false } }) {
            isIncomplete = true
            comment(Message("sample.unknown").text(in: language), depth: depth, always: true)
        }
        let indents = !node.isMixed && node.value == nil && !node.children.isEmpty
        try writer.startElement(node.name, prefix: prefixes.prefix(of: node.name.namespace), indentsContent: indents)
        if let type = node.explicitType {
            let name = ExpandedName(namespace: WellKnownNamespace.schemaInstance, local: "type")
            try writer.attribute(name, prefix: "xsi", try literal(type))
        }
        for attribute in node.attributes {
            let namespace = attribute.name.namespace
            try writer.attribute(
                attribute.name, prefix: prefixes.prefix(of: namespace, forAttribute: true), try text(attribute.value))
        }
        if let value = node.value { try writer.text(try text(value)) }
        for child in node.children { try write(child, depth: depth + 1) }
        writer.endElement()
    }

    private func text(_ value: SampleValues.Value) throws(XMLWriteError) -> String {
        switch value {
        case .text(let text): text
        case .name(let name): try literal(name)
        case .unknown: ""
        }
    }

    private func literal(_ name: ExpandedName) throws(XMLWriteError) -> String {
        let prefix = try writer.prefixForValue(
            namespace: name.namespace, preferred: prefixes.prefix(of: name.namespace))
        return prefix.isEmpty ? name.local : "\(prefix):\(name.local)"
    }

    /// Writes words as a comment, in lines of readable length.
    private func comment(_ words: String, depth: Int, always: Bool = false) {
        guard hasComments || always else { return }
        let indent = String(repeating: " ", count: 2 * min(depth, 40) + 5)
        let lines = WrappedText.lines(words, width: 100)
        var text = ""
        for scalar in lines.joined(separator: "\n\(indent)").unicodeScalars {
            // Comments cannot hold two hyphens in a row.
            if scalar == "-", text.unicodeScalars.last == "-" { text += " " }
            text.unicodeScalars.append(scalar)
        }
        try? writer.comment(" \(text) ")
    }
}
