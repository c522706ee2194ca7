import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// The names of `AnalysisShape` as bytes, made for one type when a document first uses it.
final class AnalysisNames {
    struct AttributeEntry {
        var name: PreparedName
        /// The declaration's rule, where there is one.
        var rule: ScalarRule
    }

    let text: PreparedName
    /// By use.
    let attributes: UnsafePointer<PreparedName>
    let keepsContent: Bool
    private let singles: Set<Int32>
    private let analysis: AnalysisShape
    private let memory: NameMemory
    private let shape: Shape
    /// Attributes that a wildcard admitted.
    private var admitted: [Int32: AttributeEntry] = [:]
    private let admittedMemory = NameMemoryPool()

    init(_ shape: Shape, mapping: JSONMapping) {
        self.shape = shape
        analysis = AnalysisShape(shape, mapping: mapping)
        keepsContent = analysis.keepsContent
        singles = Set(analysis.singles.map(\.rawValue))
        memory = NameMemory(names: analysis.attributes + [analysis.text])
        text = memory.name(analysis.text)
        let memory = memory
        attributes = memory.keep(analysis.attributes.map { memory.name($0) })
    }

    /// Where an element of the `content` array goes.
    func place(of element: ElementID) -> AnalysisPass.Place {
        if keepsContent { return .item }
        return !singles.isEmpty && singles.contains(element.rawValue) ? .single : .array
    }

    /// The name of an attribute that a wildcard admits, and how its value is written.
    func attribute(_ id: NameID, _ names: NameTable, _ mapping: JSONMapping) -> AttributeEntry {
        if let known = admitted[id.rawValue] { return known }
        let expanded = names[id]
        let declared = shape.type == .anyType ? nil : mapping.schema.globalAttributes[expanded]
        let entry = AttributeEntry(
            name: admittedMemory.keep(
                JSONWriter.encodedName(analysis.wildcardAttribute(expanded, in: shape, mapping.naming))),
            rule: declared.map { ScalarRule($0.type) } ?? .string)
        admitted[id.rawValue] = entry
        return entry
    }
}

/// What passes over documents of one mapping keep from document to document. Names stay where they are as long as it
/// lives: a document refers to them until its end.
final class AnalysisTables {
    let tables: PassTables
    let dynamicNames: DynamicNames
    private var byType: [AnalysisNames?]

    init(_ tables: PassTables) {
        self.tables = tables
        dynamicNames = DynamicNames(mapping: tables.mapping, names: tables.names, limit: .max)
        byType = Array(repeating: nil, count: tables.mapping.schema.types.count)
    }

    func names(of shape: Shape) -> AnalysisNames {
        if let known = byType[shape.type.index] { return known }
        let fresh = AnalysisNames(shape, mapping: tables.mapping)
        byType[shape.type.index] = fresh
        return fresh
    }
}
