import RapporteurDiagnostics
import RapporteurXMLStream

/// Fields that lie below the selected element, or in several places: gathered while it is open.
extension IdentityTracker {
    func gatherAttributes(
        _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ event: XMLEvent, _ batch: XMLEventBatch,
        _ depth: Int
    ) {
        let attributes = batch.attributes(of: event)
        for index in candidates.indices {
            for (field, paths) in candidates[index].scope.plan.fields.enumerated() {
                let tests = paths.compactMap { path in
                    matches(path, validator, from: candidates[index].depth, at: depth) ? path.attribute : nil
                }
                guard !tests.isEmpty else { continue }
                // The branches of a path are a union: an attribute that several of them name counts once.
                for (number, attribute) in attributes.enumerated() {
                    let info = validator.info(of: attribute.name)
                    guard tests.contains(where: { $0.admits(symbol: info.symbol, namespace: info.namespace) }) else {
                        continue
                    }
                    let value = validator.values[number]
                    add(value.value, value.type, to: index, field, validator)
                }
                for test in tests { addDefault(test, to: index, field, validator, frame) }
            }
        }
    }

    /// An attribute that is not written but has a default counts as written.
    private func addDefault(
        _ test: IdentityPlan.Test, to index: Int, _ field: Int, _ validator: Validator,
        _ frame: UnsafeMutablePointer<Frame>
    ) {
        guard candidates[index].values[field] == nil, case .symbol(let symbol) = test,
            let key = validator.defaultKey(of: symbol, frame)
        else { return }
        candidates[index].values[field] = key
        candidates[index].texts[field] = validator.schema.symbols[Symbol(rawValue: symbol)].local
    }

    func gatherContent(
        _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>, _ value: SimpleValue?, _ depth: Int
    ) {
        for index in candidates.indices {
            for (field, paths) in candidates[index].scope.plan.fields.enumerated() {
                guard
                    paths.contains(where: {
                        $0.attribute == nil && matches($0, validator, from: candidates[index].depth, at: depth)
                    })
                else { continue }
                guard let value else {
                    // An element that nobody declares has no value of its own.
                    if frame.pointee.element >= 0 { reportField(index, validator, frame) }
                    continue
                }
                // A nil element has no value; a key may not lack one (clause 4.2.1).
                if frame.pointee.flags.contains(.isNil) { continue }
                // Comparing uses the scratch memory that the value may point into.
                contentValue(value, validator, frame).withUnsafeBufferPointer {
                    add($0, value.type, to: index, field, validator)
                }
            }
        }
    }

    /// The written value, or the default of an empty element.
    private func contentValue(
        _ value: SimpleValue, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>
    ) -> [UInt8] {
        if value.value.isEmpty, frame.pointee.element >= 0,
            let constraint = validator.schema.elements[Int(frame.pointee.element)].constraint
        {
            return Array(constraint.literal.utf8)
        }
        return Array(value.value)
    }

    private func add(
        _ value: UnsafeBufferPointer<UInt8>, _ type: Unmanaged<SimpleType>?, to index: Int, _ field: Int,
        _ validator: Validator
    ) {
        if candidates[index].values[field] != nil {
            guard !candidates[index].isFaulty else { return }
            candidates[index].isFaulty = true
            let constraint = candidates[index].scope.plan.constraint
            validator.report(
                "xsd.key.field",
                Message(
                    "xsd.key.field/several",
                    ["kind": .text(constraint.kind.rawValue), "key": .text(constraint.name.local)]),
                at: validator.frames + candidates[index].depth)
            return
        }
        var key: [UInt8] = []
        validator.appendKey(value, type, to: &key)
        candidates[index].values[field] = key
        candidates[index].texts[field] = validator.shorten(value)
    }

    /// Clause 3: a field must lead to an element of simple content.
    private func reportField(_ index: Int, _ validator: Validator, _ frame: UnsafeMutablePointer<Frame>) {
        guard !candidates[index].isFaulty else { return }
        candidates[index].isFaulty = true
        let constraint = candidates[index].scope.plan.constraint
        validator.report(
            "xsd.key.field",
            Message(
                "xsd.key.field/elements",
                [
                    "element": .text(validator.describe(frame)), "kind": .text(constraint.kind.rawValue),
                    "key": .text(constraint.name.local),
                ]),
            at: frame)
    }
}

extension Validator {
    /// Appends what a value is compared by; a value that no type validated counts as text.
    @inline(__always)
    func appendKey(_ value: UnsafeBufferPointer<UInt8>, _ type: Unmanaged<SimpleType>?, to key: inout [UInt8]) {
        let type = type ?? .passUnretained(SimpleType.builtin(.string))
        type._withUnsafeGuaranteedRef { $0.appendValueKey(value, in: &context, to: &key) }
    }

    /// The key of the default of an attribute that is not written; nil where it has none.
    func defaultKey(of symbol: Int32, _ frame: UnsafeMutablePointer<Frame>) -> [UInt8]? {
        let use = frame.pointee.type.pointee.attributes.uses[symbol]
        guard use >= 0, case .complex(let type) = schema[frame.pointee.type.pointee.id],
            let constraint = type.attributes[Int(use)].constraint
        else { return nil }
        return type.attributes[Int(use)].declaration.type.valueKey(constraint.literal, namespaces: scope)
    }
}
