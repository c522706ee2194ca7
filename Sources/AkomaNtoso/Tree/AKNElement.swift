internal import RapporteurDiagnostics

/// An element of an Akoma Ntoso document in memory.
///
/// Names are local ones; those outside the Akoma Ntoso namespaces begin with a prefix: `rap:` for the extension
/// attributes, `xml:`, `akn4un:` for the profile's own, `{namespace}` for any other.
struct AKNElement {
    var name: String
    var attributes: [(name: String, value: String)]
    var children: [AKNNode]
    /// Where the `<` stands, for findings: an offset in the document's UTF-8 form.
    var offset = 0

    /// Attributes without a value are left out.
    init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [AKNNode] = []) {
        self.name = name
        self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
        self.children = children
    }

    init(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: [AKNElement]) {
        self.init(name, attributes, children.map(AKNNode.element))
    }

    subscript(name: String) -> String? {
        get { attributes.first { $0.name == name }?.value }
        set {
            attributes.removeAll { $0.name == name }
            if let newValue { attributes.append((name, newValue)) }
        }
    }

    /// The child elements.
    var elements: [AKNElement] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    func first(_ name: String) -> AKNElement? { elements.first { $0.name == name } }

    func all(_ name: String) -> [AKNElement] { elements.filter { $0.name == name } }

    /// The element reached by going down the first children of these names.
    func at(_ path: String...) -> AKNElement? {
        var element = self
        for name in path {
            guard let next = element.first(name) else { return nil }
            element = next
        }
        return element
    }

    /// All text inside.
    var text: String {
        children.map { node in
            switch node {
            case .text(let text): text
            case .element(let element): element.text
            }
        }.joined()
    }

    /// The element and all inside it, in document order, that have the name.
    func descendants(_ name: String) -> [AKNElement] {
        (self.name == name ? [self] : []) + elements.flatMap { $0.descendants(name) }
    }

    /// Whether the classes of the element name this one.
    func hasClass(_ name: String) -> Bool {
        self["class"]?.pieces(between: " ").contains { $0 == name } ?? false
    }

    /// The `refersTo` without its mark.
    var reference: String? { self["refersTo"].map { String($0.drop { $0 == "#" }) } }
}

enum AKNNode {
    case element(AKNElement)
    case text(String)
}

extension [AKNNode] {
    static func words(_ text: String) -> [AKNNode] { text.isEmpty ? [] : [.text(text)] }

    static func one(_ element: AKNElement) -> [AKNNode] { [.element(element)] }
}
