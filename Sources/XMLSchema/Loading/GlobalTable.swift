import RapporteurXMLStream

/// The top-level declarations of all loaded documents, by kind and name.
struct GlobalTable {
    enum Kind: String, CaseIterable {
        case element, attribute, type, group, attributeGroup, notation

        /// The symbol space that a top-level element of a schema document belongs to (XSD Part 1, 2.5).
        init?(_ xsd: String) {
            switch xsd {
            case "element": self = .element
            case "attribute": self = .attribute
            case "simpleType", "complexType": self = .type
            case "group": self = .group
            case "attributeGroup": self = .attributeGroup
            case "notation": self = .notation
            default: return nil
            }
        }
    }

    /// One declaration; where it redefines another, that one is kept, because the redefinition refers to it.
    final class Entry {
        let name: ExpandedName
        let node: SchemaNode
        let redefines: Entry?

        init(name: ExpandedName, node: SchemaNode, redefines: Entry? = nil) {
            self.name = name
            self.node = node
            self.redefines = redefines
        }
    }

    private var entries: [Kind: [ExpandedName: Entry]] = [:]
    /// In the order in which they were loaded, so that results do not depend on hashing.
    private(set) var order: [(kind: Kind, name: ExpandedName)] = []

    subscript(kind: Kind, name: ExpandedName) -> Entry? { entries[kind]?[name] }

    mutating func add(_ kind: Kind, _ entry: Entry) {
        entries[kind, default: [:]][entry.name] = entry
        order.append((kind, entry.name))
    }

    mutating func replace(_ kind: Kind, _ entry: Entry) {
        entries[kind, default: [:]][entry.name] = entry
    }

    func names(of kind: Kind) -> some Sequence<ExpandedName> {
        order.lazy.filter { $0.kind == kind }.map(\.name)
    }

    /// The declarations of one kind in load order.
    func all(_ kind: Kind) -> [Entry] {
        order.compactMap { $0.kind == kind ? entries[kind]?[$0.name] : nil }
    }
}
