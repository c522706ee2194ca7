internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Prepared names of elements and attributes that only a wildcard admits, made when first met.
final class DynamicNames {
    struct AttributeEntry {
        var name: PreparedName
        /// The declaration's rule, where there is one and the attribute was validated.
        var rule: ScalarRule
    }

    private let mapping: JSONMapping
    private let names: NameTable
    @exclusivity(unchecked) private var elements: [UInt64: PreparedName] = [:]
    @exclusivity(unchecked) private var attributes: [UInt64: AttributeEntry] = [:]
    private var memory = NameMemoryPool()

    /// Names kept; a document with more starts over.
    private let limit: Int

    init(mapping: JSONMapping, names: NameTable, limit: Int = 100_000) {
        self.limit = limit
        self.mapping = mapping
        self.names = names
    }

    /// `"name":` of an element.
    func element(_ id: NameID, tellsApart: Bool) -> PreparedName {
        let key = UInt64(UInt32(bitPattern: id.rawValue)) << 1 | (tellsApart ? 1 : 0)
        if let known = elements[key] { return known }
        trim()
        let text = tellsApart ? mapping.naming.nameApart(of: names[id]) : mapping.naming.name(of: names[id])
        let name = memory.keep(JSONWriter.encodedName(text))
        elements[key] = name
        return name
    }

    /// `"name":` of an attribute that a wildcard of the type admits, and how its value is written.
    func attribute(_ id: NameID, in shape: Shape) -> AttributeEntry {
        let key = UInt64(UInt32(bitPattern: shape.type.rawValue)) << 32 | UInt64(UInt32(bitPattern: id.rawValue))
        if let known = attributes[key] { return known }
        trim()
        let expanded = names[id]
        let declared = shape.type == .anyType ? nil : mapping.schema.globalAttributes[expanded]
        let entry = AttributeEntry(
            name: memory.keep(JSONWriter.encodedName(mapping.naming.wildcardAttribute(expanded, in: shape))),
            rule: declared.map { ScalarRule($0.type) } ?? .string)
        attributes[key] = entry
        return entry
    }

    private func trim() {
        guard elements.count + attributes.count >= limit else { return }
        elements.removeAll()
        attributes.removeAll()
        memory = NameMemoryPool()
    }
}

/// Memory of names that come one by one.
final class NameMemoryPool {
    private var blocks: [UnsafeMutablePointer<UInt8>] = []

    deinit {
        for block in blocks { block.deallocate() }
    }

    func keep(_ bytes: [UInt8]) -> PreparedName {
        let block = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        block.initialize(from: bytes, count: bytes.count)
        blocks.append(block)
        return PreparedName(start: UnsafePointer(block), count: Int32(clamping: bytes.count))
    }
}

extension MemberNaming {
    /// The member's name of an attribute that a wildcard of the type admits.
    ///
    /// One without a namespace always gets `@`; one in the pack's namespace is written in full, because its local
    /// name may be another member's.
    func wildcardAttribute(_ name: ExpandedName, in shape: Shape) -> String {
        if name.namespace.isEmpty {
            let text = "@\(name.local)"
            return shape.has(text) ? "@{}\(name.local)" : text
        }
        let text = name.namespace == namespace ? "{\(name.namespace)}\(name.local)" : self.name(of: name)
        let isElement = shape.table.memberWildcard?.allows(name.namespace) ?? false
        return isElement || shape.has(text) ? "@\(text)" : text
    }
}

extension Shape {
    /// Whether a member of the object is so named by the type.
    func has(_ name: String) -> Bool {
        var name = name
        return name.withUTF8 { table.members.find($0) } >= 0
    }
}
