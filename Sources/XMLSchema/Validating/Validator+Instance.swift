import RapporteurDiagnostics
import RapporteurXMLStream

/// `xsi:type` and `xsi:nil` (XSD Part 1, 3.3.4, clauses 3 and 4).
extension Validator {
    func applyExplicitType(_ literal: UnsafeBufferPointer<UInt8>, _ frame: UnsafeMutablePointer<Frame>) {
        let text = collapse(String(decoding: literal, as: UTF8.self))
        let parts = text.pieces(between: ":", atMost: 1, keepingEmpty: true)
        let prefix = parts.count == 2 ? String(parts[0]) : ""
        var prefixBytes = Array(prefix.utf8)
        guard let namespace = prefixBytes.withUnsafeMutableBufferPointer({ scope.namespace(forPrefix: UnsafeBufferPointer($0)) })
        else {
            report(
                "xsd.type.unknown", Message("xsd.type.unknown/prefix", ["name": .text(text)]),
                hint: Message("xml.namespace.undeclared/hint", ["prefix": .text(prefix)]), at: frame)
            return goOnWithoutType(frame)
        }
        let name = ExpandedName(namespace: namespace, local: String(parts.last ?? ""))
        guard let type = schema.typeID(named: name) else {
            report(
                "xsd.type.unknown", Message("xsd.type.unknown", ["name": .text(text)]),
                hint: Nearest.match(name.local, among: schema.globalTypes.keys.map(\.local).sortedExactly())
                    .map { Message("text.meant", ["name": .text($0)]) }, at: frame)
            return goOnWithoutType(frame)
        }
        if frame.pointee.element >= 0 {
            let declaration = schema.elements[Int(frame.pointee.element)]
            let table = TypeTable(types: schema.types)
            var blocked = declaration.block.intersection([.extension, .restriction])
            if case .complex(let declared) = schema[declaration.type] { blocked.formUnion(declared.block) }
            guard table.isDerived(type, from: declaration.type, excluding: blocked) else {
                report(
                    "xsd.type.notDerived",
                    Message("xsd.type.notDerived", ["name": .text(text), "element": .text(describe(frame))]),
                    hint: schema[declaration.type].name.map {
                        Message("xsd.type.notDerived/hint", ["name": .text($0.local)])
                    }, at: frame)
                return goOnWithoutType(frame)
            }
        }
        frame.pointee.type = record(of: type)
        frame.pointee.flags.insert(.hasExplicitType)
        if frame.pointee.assessment == ElementState.Assessment.laxUndeclared.rawValue {
            frame.pointee.assessment = ElementState.Assessment.strict.rawValue
            frame.pointee.flags.remove(.isSuspect)
        }
    }

    /// The type that a document names was refused: where the declared one is abstract, nothing says what the element
    /// holds, and that it is abstract is not a second fault.
    private func goOnWithoutType(_ frame: UnsafeMutablePointer<Frame>) {
        if frame.pointee.type.pointee.isAbstract { frame.pointee.type = record(of: .anyType) }
    }

    func applyNil(_ literal: UnsafeBufferPointer<UInt8>, _ frame: UnsafeMutablePointer<Frame>) {
        let text = collapse(String(decoding: literal, as: UTF8.self))
        guard ["true", "false", "1", "0"].contains(text) else {
            report(
                "xsd.nil", Message("xsd.nil/value", ["value": .text(text)]),
                hint: Message("xsd.nil/hint.value"), at: frame)
            return
        }
        guard frame.pointee.element >= 0 else { return }
        let record = schema.elementRecords.base[Int(frame.pointee.element)]
        guard record.flags.contains(.isNillable) else {
            // In JSON it is null, which the author wrote.
            if pointer != nil { return faultyAttribute == nil ? reportNull(frame) : reporting(nil) { reportNull(frame) } }
            report(
                "xsd.nil", Message("xsd.nil", ["element": .text(describe(frame))]), hint: Message("xsd.nil/hint"), at: frame)
            return
        }
        guard text == "true" || text == "1" else { return }
        frame.pointee.flags.insert(.isNil)
        if schema.elements[Int(frame.pointee.element)].constraint?.kind == .fixed {
            report("xsd.nil", Message("xsd.nil/fixed", ["element": .text(describe(frame))]), at: frame)
        }
    }

    private func reportNull(_ frame: UnsafeMutablePointer<Frame>) {
        // That nothing stands there is said; what is missing in it is not said again.
        frame.pointee.flags.insert(.isNil)
        let name = MessageArgument.text(shown(names[frame.pointee.name]))
        let kind = frame.pointee.type.pointee.simple.map { $0.takeUnretainedValue().kindOfValue } ?? Message("xsd.nil/object")
        let position = frame.pointee.position
        let isOptional =
            depth > 1 && position >= 0
            && compiled(frames[depth - 2].type).content.positions[Int(position)].minOccurs == 0
        report(
            "xsd.nil", Message("xsd.nil/null", ["name": name]),
            hint: isOptional
                ? Message("xsd.nil/hint.null.optional", ["kind": .message(kind), "name": name])
                : Message("xsd.nil/hint.null", ["kind": .message(kind)]), at: frame)
    }
}

extension Schema {
    /// A top-level type by name; built-in types are there whether or not the schema mentions them.
    func typeID(named name: ExpandedName) -> TypeID? { globalTypes[name] }
}
