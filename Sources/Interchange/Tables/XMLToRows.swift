package import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Takes the rows of one table from XML documents, which are validated as they stream by.
///
/// One belongs to one thread and takes any number of documents, one after the other.
package final class XMLToRows {
    private let table: SchemaTable
    private let options: ConversionOptions
    private var names = NameTable()
    private var reader: XMLReader?
    private var plan: RowPlan?
    private var validator: Validator?

    package init(table: SchemaTable, options: ConversionOptions) {
        self.table = table
        self.options = options
    }

    /// Takes the rows of one document, in document order; they count only when it is valid in the end.
    ///
    /// - Parameters:
    ///   - hasLines: whether lines of the source are lines of the document that somebody knows.
    ///   - row: gets the values of a row, without those that say the document.
    /// - Throws: kind `input` when the source cannot be read.
    package func read(
        _ source: ByteReader, hasLines: Bool = true, findings: FindingLog, row: @escaping ([TableValue]) -> Void
    ) throws(WorkError) {
        if names.count > 50_000 {
            names = NameTable()
            reader = nil
            plan = nil
            validator = nil
        }
        let reader = reader ?? XMLReader(limits: options.xmlLimits, names: names, allowDoctype: options.allowsDoctype)
        self.reader = reader
        let plan = plan ?? RowPlan(table, names: names)
        self.plan = plan
        let validator =
            validator.map { Validator(after: $0, findings: findings, positions: reader) }
            ?? Validator(schema: table.mapping.schema, names: names, findings: findings, positions: reader)
        self.validator = validator
        let pass = RowPass(
            plan: plan, names: names, validator: validator, findings: findings, positions: hasLines ? reader : nil, row: row)
        let result = try WorkError.only { () throws in try reader.read(source, into: pass, findings: findings) }
        if result == .complete { validator.finish() }
    }
}

/// The layout of a table with names as numbers.
final class RowPlan {
    /// As `ColumnNode`.
    final class Node {
        var attributes: [Int32: ColumnNode.Slot] = [:]
        var children: [Int32: Node] = [:]
        let value: ColumnNode.Slot?
        let isMixed: Bool
        let isEmpty: Bool

        init(_ node: ColumnNode, _ names: NameTable) {
            value = node.value
            isMixed = node.isMixed
            isEmpty = node.isEmpty
            for (name, slot) in node.attributes { attributes[names.intern(name).rawValue] = slot }
            for (name, child) in node.children { children[names.intern(name).rawValue] = Node(child, names) }
        }
    }

    /// What the validator's types mean for running text.
    struct TypeTraits {
        var isMixed = false
        /// Whether the words around such an element do not touch.
        var standsApart = false
    }

    let table: SchemaTable
    let steps: [(name: Int32, repeats: Bool, keys: Node)]
    let row: Node
    /// How many values a row has.
    let width: Int
    /// The place of the line, behind the positions.
    let lineSlot: Int
    let noteNames: ExactSet
    let traits: [TypeTraits]

    init(_ table: SchemaTable, names: NameTable) {
        self.table = table
        steps = table.steps.map { (names.intern($0.name).rawValue, $0.repeats, Node($0.keys, names)) }
        row = Node(table.row, names)
        width = table.definition.columns.count - 1
        lineSlot = table.definition.keyColumns - 1
        noteNames = table.mapping.noteElements
        traits = table.mapping.schema.types.map { type in
            guard case .complex(let complex) = type else { return TypeTraits() }
            switch complex.content {
            case .mixed: return TypeTraits(isMixed: true)
            case .elementOnly: return TypeTraits(standsApart: true)
            case .empty: return TypeTraits(standsApart: !complex.attributes.contains(where: \.isRequired))
            case .simple: return TypeTraits()
            }
        }
    }
}
