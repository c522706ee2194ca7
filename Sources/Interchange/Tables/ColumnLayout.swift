internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Lays out the columns of a table: one for each attribute, and for each element of simple content that occurs at most
/// once; elements in between give their names, with dots.
struct ColumnLayout {
    /// More columns than anybody can use, and than SQLite takes.
    static let columnLimit = 1000
    /// How many single elements may stand in one another; deeper ones have no columns.
    private var depth = 16

    let schema: Schema
    let naming: MemberNaming
    private(set) var columns: [TableColumn]
    private var taken: ExactSet = []

    init(schema: Schema, naming: MemberNaming, columns: [TableColumn]) {
        self.schema = schema
        self.naming = naming
        self.columns = []
        for column in columns { _ = add(column.name, column.kind, column.description) }
    }

    var isFull: Bool { columns.count > Self.columnLimit }

    /// The columns of the element of the row, inwards as far as there is room for all.
    mutating func row(_ type: TypeID) -> ColumnNode {
        let before = self
        var node = node(type)
        while isFull, depth > 0 {
            let shallower = depth / 2
            self = before
            depth = shallower
            node = self.node(type)
        }
        return node
    }

    /// The columns of an element.
    ///
    /// - Parameters:
    ///   - prefix: the names on the way to it, with dots; empty for the element of the row.
    ///   - around: the types of the elements around it, which do not begin again.
    private mutating func node(_ type: TypeID, prefix: String = "", around: [TypeID] = []) -> ColumnNode {
        let base = prefix.isEmpty ? "" : "\(prefix)."
        switch schema[type] {
        case .simple(let simple): return ColumnNode(value: add(prefix.isEmpty ? "value" : prefix, simple))
        case .complex(let complex):
            var attributes: [ExpandedName: ColumnNode.Slot] = [:]
            var value: ColumnNode.Slot?
            var children: [ExpandedName: ColumnNode] = [:]
            if case .simple(let simple) = complex.content, !prefix.isEmpty { value = add(prefix, simple) }
            if complex.content.isMixed, !prefix.isEmpty { value = add(prefix, .text, "The words alone.") }
            for use in complex.attributes where !isFull {
                let declaration = use.declaration
                attributes[declaration.name] = add(base + shown(declaration.name), declaration.type, declaration.source)
            }
            switch complex.content {
            case .simple(let simple): value = value ?? add("value", simple)
            case .mixed: value = value ?? add("text", .text, "The words alone.")
            case .empty: break
            case .elementOnly:
                guard !around.contains(type), around.count < depth else { break }
                for child in ContentChildren(of: type, in: schema).all where !child.repeats && !isFull {
                    let node = node(child.type, prefix: base + shown(child.name), around: around + [type])
                    if !node.isEmpty { children[child.name] = node }
                }
            }
            return ColumnNode(
                attributes: attributes, children: children, value: value, isMixed: complex.content.isMixed)
        }
    }

    /// The columns of what identifies an element, by name: attributes, and children of simple content.
    mutating func keys(_ keys: ElementKeys, of type: TypeID, prefix: String) -> ColumnNode {
        var attributes: [ExpandedName: ColumnNode.Slot] = [:]
        var children: [ExpandedName: ColumnNode] = [:]
        for declaration in keys.attributes {
            attributes[declaration.name] = add("\(prefix)/\(shown(declaration.name))", declaration.type, declaration.source)
        }
        for child in keys.children {
            guard let simple = schema.simpleContent(of: child.type) else { continue }
            let slot = add("\(prefix)/\(shown(child.name))", simple, schema[child.element].source)
            children[child.name] = ColumnNode(value: slot)
        }
        return ColumnNode(attributes: attributes, children: children)
    }

    mutating func add(_ name: String, _ type: SimpleType, _ source: SchemaSource? = nil) -> ColumnNode.Slot {
        add(name, TableColumn.Kind(type), source?.documentation ?? "")
    }

    /// A name that a column has already gets a number; SQL takes capital and small letters for the same.
    mutating func add(_ name: String, _ kind: TableColumn.Kind, _ description: String) -> ColumnNode.Slot {
        var unique = name
        var number = 2
        while !taken.insert(unique.lowercased()).inserted {
            unique = "\(name)_\(number)"
            number += 1
        }
        columns.append(TableColumn(name: unique, kind: kind, description: description))
        // The first column says the document, and is none of a row's values.
        return ColumnNode.Slot(index: columns.count - 2, kind: kind)
    }

    func shown(_ name: ExpandedName) -> String { naming.shownName(name, in: schema) }
}

extension MemberNaming {
    /// A name with the pack's prefix, else the schema's; names of the own namespace and of none have no prefix.
    func shownName(_ name: ExpandedName, in schema: Schema) -> String {
        if isLocal(name.namespace) { return name.local }
        if let prefix = prefixes[name.namespace] { return "\(prefix):\(name.local)" }
        return schema.shownName(name)
    }
}

extension Schema {
    /// The type of an element's value; nil where it has children.
    func simpleContent(of type: TypeID) -> SimpleType? {
        switch self[type] {
        case .simple(let simple): simple
        case .complex(let complex): if case .simple(let simple) = complex.content { simple } else { nil }
        }
    }
}
