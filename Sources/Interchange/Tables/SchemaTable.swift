import RapporteurXMLSchema
import RapporteurXMLStream

/// A table of the elements that one path of a schema leads to. Its layout follows from the schema, never from a
/// document.
package final class SchemaTable: Sendable {
    /// An element on the way from the root.
    struct Step: Sendable {
        var name: ExpandedName
        /// Whether it may repeat in the element around it.
        var repeats: Bool
        /// What identifies it, in the rows of what is inside; nothing for the last step.
        var keys: ColumnNode
    }

    /// How the table is asked for.
    package let path: String
    package let definition: TableDefinition
    /// From the root to the element; one step alone for a table of elements wherever they stand.
    let steps: [Step]
    /// The element is looked for at any depth.
    let isAnywhere: Bool
    /// The columns of the element itself.
    let row: ColumnNode
    package let mapping: JSONMapping

    init(path: String, definition: TableDefinition, steps: [Step], isAnywhere: Bool, row: ColumnNode, mapping: JSONMapping) {
        self.path = path
        self.definition = definition
        self.steps = steps
        self.isAnywhere = isAnywhere
        self.row = row
        self.mapping = mapping
    }
}

/// Which columns an element fills, and which its children do.
final class ColumnNode: Sendable {
    /// A place in the row, without the column that says the document.
    struct Slot: Sendable {
        var index: Int
        var kind: TableColumn.Kind
    }

    let attributes: [ExpandedName: Slot]
    let children: [ExpandedName: ColumnNode]
    /// Where its value goes, or its running text.
    let value: Slot?
    let isMixed: Bool

    init(
        attributes: [ExpandedName: Slot] = [:], children: [ExpandedName: ColumnNode] = [:], value: Slot? = nil,
        isMixed: Bool = false
    ) {
        self.attributes = attributes
        self.children = children
        self.value = value
        self.isMixed = isMixed
    }

    /// Nothing is asked for.
    static let empty = ColumnNode()

    var isEmpty: Bool { attributes.isEmpty && children.isEmpty && value == nil }
}

extension TableColumn.Kind {
    /// What the values of a simple type are in a table: numbers of integers, decimals and floating-point types, days and parts of dates,
    /// text of all else. Lists are text, and so are unions of values of several kinds.
    init(_ type: SimpleType) {
        if type.variety == .union {
            // Unions nest as deep as the schema is allowed to.
            let kinds = Set(type.memberTypes.map { TableColumn.Kind($0) })
            self = kinds.count == 1 ? kinds.first ?? .text : kinds == [.integer, .decimal] ? .decimal : .text
            return
        }
        switch type.primitive {
        case .decimal: self = type.isDerived(from: .builtin(.integer)) ? .integer : .decimal
        case .float, .double: self = .decimal
        case .boolean: self = .boolean
        case .date, .gYear, .gYearMonth: self = .date
        case .string:
            let isWord = type.facets.enumeration != nil || type.isDerived(from: .builtin(.token))
            self = isWord ? .code : .text
        case nil: self = .text
        default: self = .code
        }
    }
}
