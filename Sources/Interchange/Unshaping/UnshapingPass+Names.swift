internal import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// What names mean that no table has, and in which order members belong.
extension UnshapingPass {
    /// Where a member belongs: names that mean nothing come last, where they are reported.
    func rank(of name: UnsafeBufferPointer<UInt8>, in shape: Shape) -> Int32 {
        if name.first == UInt8(ascii: "$") {
            if name.isText("$type") { return Rank.type }
            if name.hasText(prefix: "$source") { return Rank.source }
            if name.isText("$markup") || name.isText("$markup:") { return Rank.last }
            if name.hasText(prefix: "$markup:") {
                let member = UnsafeBufferPointer(rebasing: name[8...])
                // Just before the member, wherever that belongs.
                let place = rank(of: member, in: shape)
                return place < 0 ? place : place == Rank.last ? place : 2 * (place / 2)
            }
            return Rank.attribute
        }
        let found = shape.table.members.find(name)
        if found >= 0 {
            if Int(found) < shape.attributes.count { return Rank.attribute }
            if shape.isAll { return 0 }
            return place(shape.members[Int(found) - shape.attributes.count].position)
        }
        if wildcardAttribute(named: name, in: shape) != nil { return Rank.attribute }
        if shape.kind == .record, let (_, position) = wildcardElement(named: name, in: shape) { return place(position) }
        return name.isText("content") || name.isText("value") ? 1 : Rank.last
    }

    /// Positions leave room before each for its markup.
    func place(_ position: Int32) -> Int32 { 2 * min(position, Int32.max / 2 - 2) + 1 }

    /// The attribute that a member's name stands for, where a wildcard of the type admits it.
    func wildcardAttribute(named bytes: UnsafeBufferPointer<UInt8>, in shape: Shape) -> ExpandedName? {
        guard let wildcard = shape.attributeWildcard else { return nil }
        let hasMark = bytes.first == UInt8(ascii: "@")
        let text = String(decoding: hasMark ? UnsafeBufferPointer(rebasing: bytes[1...]) : bytes, as: UTF8.self)
        let name: ExpandedName
        switch mapping.naming.read(text) {
        case .unreadable: return nil
        case .local(let local):
            guard hasMark else { return nil }
            name = ExpandedName(local: local)
        case .expanded(let expanded):
            if !hasMark, expanded.namespace.isEmpty { return nil }
            name = expanded
        }
        guard wildcard.allows(name.namespace), !Self.isReserved(name) else { return nil }
        if !hasMark, shape.table.memberWildcard?.allows(name.namespace) ?? false { return nil }
        return name
    }

    /// Whether an attribute is none that a member's name may mean: a declaration, or what has a name with `$`.
    private static func isReserved(_ name: ExpandedName) -> Bool {
        if name.namespace.isEmpty { return name.local == "xmlns" }
        return name.namespace == WellKnownNamespace.schemaInstance
            && ["type", "nil", "schemaLocation", "noNamespaceSchemaLocation"].contains(name.local)
    }

    /// The element that a name stands for, where a wildcard of the content model admits it, with the wildcard's
    /// position.
    func wildcardElement(named bytes: UnsafeBufferPointer<UInt8>, in shape: Shape) -> (ExpandedName, Int32)? {
        let reading = mapping.naming.read(String(decoding: bytes, as: UTF8.self))
        for (index, position) in shape.positions.enumerated() {
            guard let wildcard = position.wildcard else { continue }
            switch reading {
            case .unreadable: return nil
            case .expanded(let name):
                if wildcard.allows(name.namespace) { return (name, Int32(index)) }
            case .local(let local):
                if wildcard.allows(mapping.naming.namespace) {
                    return (ExpandedName(namespace: mapping.naming.namespace, local: local), Int32(index))
                }
                if wildcard.allows("") { return (ExpandedName(local: local), Int32(index)) }
            }
        }
        return nil
    }

    /// What an element is that a wildcard admits.
    func predict(_ name: ExpandedName, at wildcard: Wildcard?, isSkipped: Bool) -> Prediction {
        let id = bridge.names.intern(name)
        let anyType = TypeID.anyType.rawValue
        if isSkipped || wildcard?.process == .skip { return Prediction(name: id, type: anyType, isSkipped: true) }
        guard let element = mapping.schema.globalElements[name] else { return Prediction(name: id, type: anyType) }
        return Prediction(name: id, type: mapping.schema[element].type.rawValue)
    }

    /// The type that `$type` names.
    func typeID(named event: JSONEvent) -> TypeID? {
        guard event.kind == .string, let name = qualifiedName(event.bytes) else { return nil }
        return mapping.schema.globalTypes[name]
    }

    /// Reads `{namespace}name`, or a name alone for one in no namespace.
    func qualifiedName(_ bytes: UnsafeBufferPointer<UInt8>) -> ExpandedName? {
        let text = String(decoding: bytes.trimmed, as: UTF8.self)
        switch mapping.naming.read(text) {
        case .unreadable: return nil
        case .local(let local): return ExpandedName(local: local)
        case .expanded(let name): return name
        }
    }

    func memberNames(of shape: Shape) -> [String] {
        var names = shape.attributes.map(\.name) + shape.members.map(\.name)
        if shape.kind == .content || shape.kind == .mixed { names.append("content") }
        if shape.kind == .value || shape.kind == .scalar { names.append("value") }
        return names
    }
}
