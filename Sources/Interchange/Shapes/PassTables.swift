import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// What passes over documents of one mapping learn and keep from document to document: shapes as plain memory, names,
/// and what the validator knows. It belongs to one converter, on one thread.
final class PassTables {
    let mapping: JSONMapping
    let names: NameTable
    let dynamicNames: DynamicNames
    @exclusivity(unchecked) private var shapes: [Shape?]
    private let hotShapes: UnsafeMutablePointer<UnsafePointer<HotShape>?>
    private var validator: Validator?

    init(mapping: JSONMapping, names: NameTable) {
        self.mapping = mapping
        self.names = names
        dynamicNames = DynamicNames(mapping: mapping, names: names)
        let count = mapping.schema.types.count
        shapes = Array(repeating: nil, count: count)
        hotShapes = .allocate(capacity: count)
        hotShapes.initialize(repeating: nil, count: count)
    }

    deinit { hotShapes.deallocate() }

    /// A validator for the next document; the one before is done.
    func makeValidator(findings: FindingLog, positions: any PositionResolver) -> Validator {
        let fresh =
            validator.map { Validator(after: $0, findings: findings, positions: positions) }
            ?? Validator(schema: mapping.schema, names: names, findings: findings, positions: positions)
        validator = fresh
        return fresh
    }

    @inline(__always)
    func hotShape(of type: Int32) throws(WorkError) -> UnsafePointer<HotShape> {
        if let known = hotShapes[Int(type)] { return known }
        return try newShape(of: type).table.hot
    }

    /// The whole shape of a type.
    func shape(of type: Int32) throws(WorkError) -> Shape {
        if let known = shapes[Int(type)] { return known }
        return try newShape(of: type)
    }

    private func newShape(of type: Int32) throws(WorkError) -> Shape {
        let shape = try mapping.shape(of: TypeID(rawValue: type))
        shapes[Int(type)] = shape
        hotShapes[Int(type)] = shape.table.hot
        return shape
    }
}

/// The tables of the few mappings that one converter works with.
struct PassTablesCache {
    private var known: [PassTables] = []
    private static let limit = 8

    mutating func tables(for mapping: JSONMapping, _ names: NameTable) -> PassTables {
        if let found = known.first(where: { $0.mapping === mapping && $0.names === names }) { return found }
        known.removeAll { $0.names !== names }
        if known.count == Self.limit { known.removeFirst() }
        let fresh = PassTables(mapping: mapping, names: names)
        known.append(fresh)
        return fresh
    }
}
