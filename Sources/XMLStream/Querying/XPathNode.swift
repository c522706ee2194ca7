internal import CLibXML2
public import RapporteurDiagnostics

/// One node of an `XPathDocument`, which it keeps alive.
public struct XPathNode {
    public enum Kind: Sendable, Hashable {
        case document, element, attribute, text, comment, processingInstruction
    }

    public let document: XPathDocument
    private let pointer: UnsafeMutableRawPointer

    init(document: XPathDocument, pointer: UnsafeMutableRawPointer) {
        self.document = document
        self.pointer = pointer
    }

    var node: xmlNodePtr { pointer.assumingMemoryBound(to: xmlNode.self) }

    public var kind: Kind {
        switch node.pointee.type {
        case XML_ELEMENT_NODE: .element
        case XML_ATTRIBUTE_NODE: .attribute
        case XML_COMMENT_NODE: .comment
        case XML_PI_NODE: .processingInstruction
        case XML_DOCUMENT_NODE: .document
        default: .text
        }
    }

    /// Its rank in document order.
    var number: Int { Int(bitPattern: node.pointee._private) }

    /// The name of an element or attribute; the target of an instruction; nil for other nodes.
    public var name: ExpandedName? {
        switch kind {
        case .element: Self.name(node.pointee.name, node.pointee.ns)
        case .attribute:
            Self.name(
                pointer.assumingMemoryBound(to: xmlAttr.self).pointee.name,
                pointer.assumingMemoryBound(to: xmlAttr.self).pointee.ns)
        case .processingInstruction: Self.name(node.pointee.name, nil)
        default: nil
        }
    }

    private static func name(_ local: UnsafePointer<UInt8>?, _ namespace: xmlNsPtr?) -> ExpandedName? {
        guard let local else { return nil }
        return ExpandedName(
            namespace: namespace?.pointee.href.map { String(cString: $0) } ?? "", local: String(cString: local))
    }

    /// The string value as XPath 1.0 defines it (section 5). O(size of the node).
    public var stringValue: String {
        guard let content = xmlNodeGetContent(node) else { return "" }
        defer { rapporteur_xmlFree(content) }
        return String(cString: content)
    }

    /// An attribute's value; nil without the attribute, and for nodes that are no elements.
    public func attribute(_ name: ExpandedName) -> String? {
        guard kind == .element else { return nil }
        let value =
            name.namespace.isEmpty ? xmlGetNoNsProp(node, name.local) : xmlGetNsProp(node, name.local, name.namespace)
        guard let value else { return nil }
        defer { rapporteur_xmlFree(value) }
        return String(cString: value)
    }

    /// The parent: of an attribute, its element; nil for the document.
    public var parent: XPathNode? {
        kind == .document ? nil : node.pointee.parent.map { XPathNode(document: document, pointer: $0) }
    }

    /// The element itself, or the closest around another node; nil for the document and what stands outside the root.
    public var element: XPathNode? {
        kind == .element ? self : parent.flatMap { $0.kind == .element ? $0 : nil }
    }

    /// Where the element, or the element closest around, begins: line and column of its `<`, 1-based.
    public var position: Position? { element.flatMap { document.place(of: $0.node) } }

    /// The path with indexes among siblings of the same name, `/report/section[2]/@id`; names in namespaces get the
    /// prefixes given for these, or else `{namespace}`.
    ///
    /// - Parameter prefixes: prefixes by namespace URI.
    public func path(prefixes: ExactMap<String> = [:]) -> String {
        var steps: [String] = []
        var next: XPathNode? = self
        while let here = next, here.kind != .document {
            steps.append(here.step(prefixes))
            next = here.parent
        }
        return "/" + steps.reversed().joined(separator: "/")
    }

    /// The step that leads to the node, without an index.
    func stepName(_ prefixes: ExactMap<String>) -> String {
        switch kind {
        case .element: Self.written(name, prefixes)
        case .attribute: "@" + Self.written(name, prefixes)
        case .text: "text()"
        case .comment: "comment()"
        case .processingInstruction: "processing-instruction()"
        case .document: ""
        }
    }

    private func step(_ prefixes: ExactMap<String>) -> String {
        let test = stepName(prefixes)
        if kind == .attribute || kind == .document { return test }
        var before = 0, after = false
        var sibling = node.pointee.prev
        while let here = sibling {
            if isAlike(here) { before += 1 }
            sibling = here.pointee.prev
        }
        sibling = node.pointee.next
        while let here = sibling, !after, before == 0 {
            after = isAlike(here)
            sibling = here.pointee.next
        }
        return before > 0 || after ? "\(test)[\(before + 1)]" : test
    }

    func isAlike(_ other: xmlNodePtr) -> Bool {
        guard other.pointee.type == node.pointee.type else { return false }
        guard kind == .element else { return true }
        return xmlStrEqual(other.pointee.name, node.pointee.name) == 1
            && xmlStrEqual(other.pointee.ns?.pointee.href, node.pointee.ns?.pointee.href) == 1
    }

    private static func written(_ name: ExpandedName?, _ prefixes: ExactMap<String>) -> String {
        guard let name else { return "" }
        guard !name.namespace.isEmpty, let prefix = prefixes[name.namespace] ?? builtIn[name.namespace] else {
            return name.description
        }
        return prefix.isEmpty ? name.local : "\(prefix):\(name.local)"
    }

    private static let builtIn = [WellKnownNamespace.xml: "xml"]
}

extension XPathNode: Hashable {
    public static func == (left: XPathNode, right: XPathNode) -> Bool { left.pointer == right.pointer }
    public func hash(into hasher: inout Hasher) { hasher.combine(pointer) }
}
