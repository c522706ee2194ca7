import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// From the numbers of a schema to those of a name table; kept from document to document.
final class NameBridge {
    let tables: PassTables
    let mapping: JSONMapping
    let names: NameTable
    private let elements: UnsafeMutablePointer<Int32>
    private let symbols: UnsafeMutablePointer<Int32>
    /// The writer of the last document, and its names for elements and attributes by `NameID`.
    var writer: XMLWriter?
    @exclusivity(unchecked) private var elementNames: [XMLOutputName?] = []
    @exclusivity(unchecked) private var attributeNames: [XMLOutputName?] = []
    /// Elements that wildcards admit.
    let admitted = AdmittedElements()

    init(mapping: JSONMapping, names: NameTable) {
        tables = PassTables(mapping: mapping, names: names)
        self.mapping = mapping
        self.names = names
        elements = .allocate(capacity: max(1, mapping.schema.elements.count))
        elements.initialize(repeating: -1, count: mapping.schema.elements.count)
        symbols = .allocate(capacity: max(1, mapping.schema.symbols.names.count))
        symbols.initialize(repeating: -1, count: mapping.schema.symbols.names.count)
    }

    deinit {
        elements.deallocate()
        symbols.deallocate()
    }

    @inline(__always)
    func name(ofElement element: Int32) -> NameID {
        let known = elements[Int(element)]
        return known >= 0 ? NameID(rawValue: known) : lookUp(element)
    }

    private func lookUp(_ element: Int32) -> NameID {
        let id = names.intern(mapping.schema[ElementID(rawValue: element)].name)
        elements[Int(element)] = id.rawValue
        return id
    }

    @inline(__always)
    func name(ofSymbol symbol: Int32) -> NameID {
        let known = symbols[Int(symbol)]
        return known >= 0 ? NameID(rawValue: known) : lookUp(symbol: symbol)
    }

    private func lookUp(symbol: Int32) -> NameID {
        let id = names.intern(mapping.schema.symbols[Symbol(rawValue: symbol)])
        symbols[Int(symbol)] = id.rawValue
        return id
    }

    // MARK: Names of the writer

    /// A writer for the next document, which knows the names of those before.
    func makeWriter(to sink: ByteSink, declaration: Bool, indentation: Int) -> XMLWriter {
        let fresh =
            writer.map { XMLWriter(after: $0, to: sink, declaration: declaration, indentation: indentation) }
            ?? XMLWriter(to: sink, declaration: declaration, indentation: indentation)
        writer = fresh
        return fresh
    }

    @inline(__always)
    func outputName(ofElement id: NameID) throws(XMLWriteError) -> XMLOutputName {
        if id.index < elementNames.count, let known = elementNames[id.index] { return known }
        return try newName(id, forAttribute: false, in: &elementNames)
    }

    @inline(__always)
    func outputName(ofAttribute id: NameID) throws(XMLWriteError) -> XMLOutputName {
        if id.index < attributeNames.count, let known = attributeNames[id.index] { return known }
        return try newName(id, forAttribute: true, in: &attributeNames)
    }

    private func newName(
        _ id: NameID, forAttribute: Bool, in table: inout [XMLOutputName?]
    ) throws(XMLWriteError) -> XMLOutputName {
        guard let writer else { throw .name("") }
        if id.index >= table.count { table += Array(repeating: nil, count: id.index + 64 - table.count) }
        let expanded = names[id]
        let prefix = mapping.outputPrefixes.prefix(of: expanded.namespace, forAttribute: forAttribute)
        let fresh = try writer.name(expanded, prefix: prefix)
        table[id.index] = fresh
        return fresh
    }
}
