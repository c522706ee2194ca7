import XMLStream

/// `xsi:type` and `xsi:nil` (XSD Part 1, 3.3.4, clauses 3 and 4).
extension Validator {
    func applyExplicitType(_ literal: UnsafeBufferPointer<UInt8>, _ frame: UnsafeMutablePointer<Frame>) {
        let text = collapse(String(decoding: literal, as: UTF8.self))
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let prefix = parts.count == 2 ? String(parts[0]) : ""
        var prefixBytes = Array(prefix.utf8)
        guard let namespace = prefixBytes.withUnsafeMutableBufferPointer({ scope.namespace(forPrefix: UnsafeBufferPointer($0)) })
        else {
            report(
                "xsd.type.unknown", "The prefix of xsi:type=\"\(text)\" is not declared.",
                hint: "Declare it on this element or around it: xmlns:\(prefix)=\"…\".", at: frame)
            return
        }
        let name = ExpandedName(namespace: namespace, local: String(parts.last ?? ""))
        guard let type = schema.typeID(named: name) else {
            report(
                "xsd.type.unknown", "The schema has no type named “\(text)”.",
                hint: Nearest.match(name.local, among: schema.globalTypes.keys.map(\.local).sorted())
                    .map { "Did you mean “\($0)”?" }, at: frame)
            return
        }
        if frame.pointee.element >= 0 {
            let declaration = schema.elements[Int(frame.pointee.element)]
            let table = TypeTable(types: schema.types)
            var blocked = declaration.block.intersection([.extension, .restriction])
            if case .complex(let declared) = schema[declaration.type] { blocked.formUnion(declared.block) }
            guard table.isDerived(type, from: declaration.type, excluding: blocked) else {
                report(
                    "xsd.type.notDerived",
                    "\(text) is not a type that may stand in the place of the declared type of \(describe(frame)).",
                    hint: schema[declaration.type].name.map { "The declared type is \($0.local)." }, at: frame)
                return
            }
        }
        frame.pointee.type = record(of: type)
        frame.pointee.flags.insert(.hasExplicitType)
        if frame.pointee.assessment == ElementState.Assessment.laxUndeclared.rawValue {
            frame.pointee.assessment = ElementState.Assessment.strict.rawValue
            frame.pointee.flags.remove(.isSuspect)
        }
    }

    func applyNil(_ literal: UnsafeBufferPointer<UInt8>, _ frame: UnsafeMutablePointer<Frame>) {
        let text = collapse(String(decoding: literal, as: UTF8.self))
        guard ["true", "false", "1", "0"].contains(text) else {
            report(
                "xsd.nil", "xsi:nil must be true or false, not “\(text)”.",
                hint: "Remove xsi:nil, or write true for an element without content.", at: frame)
            return
        }
        guard frame.pointee.element >= 0 else { return }
        let record = schema.elementRecords.base[Int(frame.pointee.element)]
        guard record.flags.contains(.isNillable) else {
            report(
                "xsd.nil", "\(describe(frame)) cannot be nil: the schema does not let it have xsi:nil.",
                hint: "Remove xsi:nil, and give the element its content.", at: frame)
            return
        }
        guard text == "true" || text == "1" else { return }
        frame.pointee.flags.insert(.isNil)
        if schema.elements[Int(frame.pointee.element)].constraint?.kind == .fixed {
            report("xsd.nil", "\(describe(frame)) has a fixed value, so it cannot be nil.", at: frame)
        }
    }
}

extension Schema {
    /// A top-level type by name; built-in types are there whether or not the schema mentions them.
    func typeID(named name: ExpandedName) -> TypeID? { globalTypes[name] }
}
