import RapporteurDiagnostics
import RapporteurXMLStream

/// One element of a schema document, as written: the raw material from which components are built.
final class SchemaNode {
    let name: ExpandedName
    private(set) var attributes: [Attribute]
    private(set) var children: [SchemaNode] = []
    /// Character data directly inside; kept for `documentation` and for finding stray text.
    var text = ""
    let namespaces: NamespaceContext
    let position: Position
    unowned let document: SchemaDocument
    /// Unowned: a parent owns its children, and the document owns the root.
    private(set) unowned var parent: SchemaNode?

    struct Attribute {
        var name: ExpandedName
        var value: String
    }

    init(
        name: ExpandedName, attributes: [Attribute], namespaces: NamespaceContext, position: Position,
        document: SchemaDocument
    ) {
        self.name = name
        self.attributes = attributes
        self.namespaces = namespaces
        self.position = position
        self.document = document
    }

    func append(_ child: SchemaNode) {
        child.parent = self
        children.append(child)
    }

    /// The local name where the element is in the XSD namespace, else nil.
    var xsd: String? { name.namespace == WellKnownNamespace.schema ? name.local : nil }

    /// The value of an unqualified attribute, as written.
    subscript(attribute: String) -> String? {
        attributes.first { $0.name.local == attribute && $0.name.namespace.isEmpty }?.value
    }

    /// The value of an unqualified attribute, white space collapsed as most attributes of XSD ask.
    func token(_ attribute: String) -> String? { self[attribute].map(collapse) }

    /// The value of a boolean attribute; false where it is missing.
    func flag(_ attribute: String) -> Bool {
        let value = token(attribute)
        return value == "true" || value == "1"
    }

    func attribute(_ name: ExpandedName) -> String? { attributes.first { $0.name == name }?.value }

    /// The children in the XSD namespace, annotations aside.
    var parts: [SchemaNode] { children.filter { $0.xsd != nil && $0.xsd != "annotation" } }

    func child(_ local: String) -> SchemaNode? { children.first { $0.xsd == local } }

    func child(anyOf locals: [String]) -> SchemaNode? {
        children.first { node in node.xsd.map(locals.contains) ?? false }
    }

    /// What the author says of the component, white space collapsed; nil where nothing is said.
    var documentation: String? {
        guard let annotation = child("annotation") else { return nil }
        var words = ""
        for part in annotation.children where part.xsd == "documentation" {
            // Structured documentation has its words in the longest part, beside labels.
            let texts = [part.text] + part.children.map(\.deepText)
            let more = collapse(texts.max { $0.utf8.count < $1.utf8.count } ?? "")
            if !more.isEmpty { words += (words.isEmpty ? "" : " ") + more }
        }
        return words.isEmpty ? nil : words
    }

    private var deepText: String {
        children.isEmpty ? text : children.reduce(text) { $0 + " " + $1.deepText }
    }

    /// The place and documentation, as components keep them.
    var source: SchemaSource {
        SchemaSource(
            file: document.path, line: position.line, column: position.column, documentation: documentation)
    }
}

/// White space handling `collapse` (XSD Part 2, 4.3.6).
func collapse(_ text: String) -> String {
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" }
    if !text.unicodeScalars.contains(where: isSpace) { return text }
    return text.unicodeScalars.split(whereSeparator: isSpace).map { String($0) }.joined(separator: " ")
}

/// The namespaces in scope at an element; elements that declare none share their parent's.
final class NamespaceContext {
    private let outer: NamespaceContext?
    private let declared: [(prefix: String, uri: String)]

    init(outer: NamespaceContext?, declared: [(prefix: String, uri: String)]) {
        self.outer = outer
        self.declared = declared
    }

    /// The namespace of a prefix, "" for the default one; nil where the prefix is not declared.
    func uri(forPrefix prefix: String) -> String? {
        var context: NamespaceContext? = self
        while let current = context {
            if let found = current.declared.last(where: { $0.prefix == prefix }) { return found.uri }
            context = current.outer
        }
        if prefix == "xml" { return WellKnownNamespace.xml }
        return prefix.isEmpty ? "" : nil
    }

    /// A prefix of a namespace, "" where it is the default one; nil where it has none that is in force.
    func prefix(for uri: String) -> String? {
        var context: NamespaceContext? = self
        while let current = context {
            for (prefix, other) in current.declared where other.isExactly(uri) && (self.uri(forPrefix: prefix)?.isExactly(uri) ?? false) { return prefix }
            context = current.outer
        }
        return nil
    }

    var innermostDeclarations: [(prefix: String, uri: String)] { declared }
}
