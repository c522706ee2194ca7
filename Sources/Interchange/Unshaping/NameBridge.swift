import XMLSchema
import XMLStream

/// From the numbers of a schema to those of a name table; kept from document to document.
final class NameBridge {
    let mapping: JSONMapping
    let names: NameTable
    private let elements: UnsafeMutablePointer<Int32>
    private let symbols: UnsafeMutablePointer<Int32>

    init(mapping: JSONMapping, names: NameTable) {
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
}
