package import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Takes the rows of tables from XML documents, which are validated as they stream by.
///
/// One belongs to one thread and takes any number of documents, one after the other.
package final class XMLToRows {
    private let tables: [SchemaTable]
    private let mapping: JSONMapping
    private let options: ConversionOptions
    private var names = NameTable()
    private var reader: XMLReader?
    private var plans: [RowPlan]?
    private var validator: Validator?

    /// - Parameter tables: of one mapping.
    package init(tables: [SchemaTable], mapping: JSONMapping, options: ConversionOptions) {
        self.tables = tables
        self.mapping = mapping
        self.options = options
    }

    /// Takes the rows of one document, in document order; they count only when it is valid in the end.
    ///
    /// - Parameters:
    ///   - hasLines: whether lines of the source are lines of the document that somebody knows.
    ///   - row: gets the number of a table and the values of a row, without those that say the document.
    /// - Throws: kind `input` when the source cannot be read.
    package func read(
        _ source: ByteReader, hasLines: Bool = true, findings: FindingLog, row: @escaping (Int, [TableValue]) -> Void
    ) throws(WorkError) {
        if names.count > 50_000 {
            names = NameTable()
            reader = nil
            plans = nil
            validator = nil
        }
        let reader = reader ?? XMLReader(limits: options.xmlLimits, names: names, allowDoctype: options.allowsDoctype)
        self.reader = reader
        let plans = plans ?? makePlans()
        self.plans = plans
        let validator =
            validator.map { Validator(after: $0, findings: findings, positions: reader) }
            ?? Validator(schema: mapping.schema, names: names, findings: findings, positions: reader)
        self.validator = validator
        let passes = plans.enumerated().map { index, plan in
            RowPass(
                plan: plan, names: names, validator: validator, findings: findings, positions: hasLines ? reader : nil
            ) { row(index, $0) }
        }
        let consumer = RowsConsumer(validator: validator, passes: passes)
        let result = try WorkError.only { () throws in try reader.read(source, into: consumer, findings: findings) }
        if result == .complete { validator.finish() }
    }

    private func makePlans() -> [RowPlan] {
        let traits = TypeTraits(mapping.schema)
        return tables.map { RowPlan($0, names: names, traits: traits) }
    }
}

/// Hands the events of one document to the passes of its tables, with what the validator knows of them.
private final class RowsConsumer: XMLEventConsumer {
    private let validator: Validator
    private let passes: [RowPass]

    init(validator: Validator, passes: [RowPass]) {
        self.validator = validator
        self.passes = passes
    }

    func consume(_ batch: XMLEventBatch) throws {
        for event in batch.events {
            switch event.kind {
            case .startElement:
                validator.startElement(event, in: batch)
                if validator.hasErrors { mute() }
                for pass in passes { pass.start(event, in: batch) }
            case .endElement:
                let value = validator.endElement()
                if validator.hasErrors { mute() }
                for pass in passes { pass.end(value) }
            case .text:
                validator.text(event, in: batch)
                for pass in passes { pass.text(event, in: batch) }
            case .comment, .processingInstruction: break
            }
        }
    }

    private func mute() {
        for pass in passes where !pass.isMuted { pass.mute() }
    }
}

/// What the validator's types mean for rows; known once for all tables.
final class TypeTraits {
    struct Traits {
        var isMixed = false
        /// Whether the words around such an element do not touch.
        var standsApart = false
    }

    private let schema: Schema
    private let all: [Traits]
    /// By type, as far as asked: the positions of wildcards.
    private var wildcards: [Int32: Set<Int32>] = [:]

    init(_ schema: Schema) {
        self.schema = schema
        all = schema.types.map { type in
            guard case .complex(let complex) = type else { return Traits() }
            switch complex.content {
            case .mixed: return Traits(isMixed: true)
            case .elementOnly: return Traits(standsApart: true)
            case .empty: return Traits(standsApart: !complex.attributes.contains(where: \.isRequired))
            case .simple: return Traits()
            }
        }
    }

    subscript(type: Int32) -> Traits { all[Int(type)] }

    func isWildcard(_ position: Int32, of type: Int32) -> Bool {
        if let known = wildcards[type] { return known.contains(position) }
        var found: Set<Int32> = []
        for (index, position) in schema.positions(of: TypeID(rawValue: type)).enumerated() {
            if case .wildcard = position.term { found.insert(Int32(index)) }
        }
        wildcards[type] = found
        return found.contains(position)
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

    let table: SchemaTable
    let steps: [(name: Int32, repeats: Bool, keys: Node)]
    let row: Node
    /// How many values a row has.
    let width: Int
    /// The place of the line, behind the positions.
    let lineSlot: Int
    let noteNames: ExactSet
    let traits: TypeTraits

    init(_ table: SchemaTable, names: NameTable, traits: TypeTraits) {
        self.traits = traits
        self.table = table
        steps = table.steps.map { (names.intern($0.name).rawValue, $0.repeats, Node($0.keys, names)) }
        row = Node(table.row, names)
        width = table.definition.columns.count - 1
        lineSlot = table.definition.keyColumns - 1
        noteNames = table.mapping.noteElements
    }
}
