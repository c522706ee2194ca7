internal import RapporteurDiagnostics
import RapporteurXMLStream

/// Attributes of a start tag (XSD Part 1, 3.4.4, clauses 3 to 5, and 3.2.4).
extension Validator {
    func checkAttributes(_ event: XMLEvent, in batch: XMLEventBatch, _ frame: UnsafeMutablePointer<Frame>) {
        let attributes = batch.attributes(of: event)
        reserveValues(attributes.count)
        if frame.pointee.type.pointee.attributes.hasTrackedDefaults { trackDefaults(frame, attributes) }
        if attributes.isEmpty {
            if frame.pointee.type.pointee.attributes.requiredCount > 0 { reportMissingAttributes(frame, attributes) }
            return
        }
        var length = 0
        var isInstance = false
        for attribute in attributes {
            length &+= Int(attribute.value.count)
            let symbol = info(of: attribute.name).symbol
            if symbol == SymbolTable.xsiType.rawValue || symbol == SymbolTable.xsiNil.rawValue { isInstance = true }
        }
        if isInstance { applyInstanceAttributes(attributes, batch, frame) }
        // Values that white space handling changes are never longer than they were.
        valueBytes.reserve(length)

        let table = frame.pointee.type.pointee.attributes
        var required: Int32 = 0
        var idCount = 0
        for attribute in attributes {
            let info = info(of: attribute.name)
            let literal = batch[attribute.value]
            var value = AttributeValue(use: -1, type: nil, value: literal)
            let use = info.symbol >= 0 ? table.uses[info.symbol] : -1
            if use >= 0 {
                let declared = table.list[Int(use)]
                value.use = use
                if declared.isRequired { required &+= 1 }
                if declared.isUnconstrained {
                    value.type = declared.type
                } else {
                    check(literal, declared.type, attribute.name, frame, into: &value)
                    if declared.needsTracking, let type = value.type {
                        reporting(attribute.name) { idCount += references.note(value.value, type, self, frame.pointee.offset) }
                    }
                }
                if declared.isFixed { checkFixed(value, use, attribute.name, frame) }
            } else if info.symbol >= 0 && info.symbol < 4 {
                // The attributes of the schema instance namespace stand on any element.
            } else {
                checkWildcardAttribute(attribute, info, literal, table, frame, into: &value, &idCount)
            }
            (values + valueCount).initialize(to: value)
            valueCount &+= 1
        }
        if required < table.requiredCount { reportMissingAttributes(frame, attributes) }
        if !meantAttributes.isEmpty { meantAttributes.removeAll() }
        if idCount > 1 { reportSeveralIDs(frame) }
    }

    /// xsi:type and xsi:nil come first, because they decide what the other attributes may be.
    private func applyInstanceAttributes(
        _ attributes: UnsafeBufferPointer<XMLAttribute>, _ batch: XMLEventBatch, _ frame: UnsafeMutablePointer<Frame>
    ) {
        for attribute in attributes where info(of: attribute.name).symbol == SymbolTable.xsiType.rawValue {
            reporting(attribute.name) { applyExplicitType(batch[attribute.value], frame) }
        }
        for attribute in attributes where info(of: attribute.name).symbol == SymbolTable.xsiNil.rawValue {
            reporting(attribute.name) { applyNil(batch[attribute.value], frame) }
        }
    }

    /// Defaults of attributes that are not written, where they refer to IDs.
    private func trackDefaults(_ frame: UnsafeMutablePointer<Frame>, _ attributes: UnsafeBufferPointer<XMLAttribute>) {
        guard case .complex(let complex) = schema[frame.pointee.type.pointee.id] else { return }
        for use in complex.attributes where use.declaration.type.needsTracking {
            guard var literal = use.constraint?.literal,
                !attributes.contains(where: { names[$0.name] == use.declaration.name })
            else { continue }
            literal.withUTF8 { bytes in
                let result = use.declaration.type.check(bytes, in: &context)
                if result.isValid {
                    let active = Unmanaged.passUnretained(result.type)
                    _ = references.note(result.value, active, self, frame.pointee.offset)
                }
            }
        }
    }

    /// Checks one value and keeps what white space handling made of it.
    @inline(__always)
    private func check(
        _ literal: UnsafeBufferPointer<UInt8>, _ type: Unmanaged<SimpleType>, _ name: NameID,
        _ frame: UnsafeMutablePointer<Frame>, into value: inout AttributeValue
    ) {
        let result = type._withUnsafeGuaranteedRef { $0.check(literal, in: &context) }
        if let failure = result.failure {
            reporting(name) { reportAttributeValue(failure, literal, type.takeUnretainedValue(), name, frame) }
            return
        }
        value.type = .passUnretained(result.type)
        value.value = result.value
        if !literal.contains(result.value) { value.value = valueBytes.append(result.value) }
        if readings != nil { noteReading(of: literal, value.value, name, frame) }
    }

    private func checkWildcardAttribute(
        _ attribute: XMLAttribute, _ info: NameInfo, _ literal: UnsafeBufferPointer<UInt8>, _ table: AttributeTable,
        _ frame: UnsafeMutablePointer<Frame>, into value: inout AttributeValue, _ idCount: inout Int
    ) {
        guard table.hasWildcard, table.wildcard.admits(info.namespace) else {
            if frame.pointee.assessment == ElementState.Assessment.laxUndeclared.rawValue, frame.pointee.element < 0,
                table.count == 0, !table.hasWildcard
            {
                return
            }
            reporting(attribute.name) { reportUnexpectedAttribute(attribute.name, frame) }
            return
        }
        guard table.wildcard.process != .skip else { return }
        guard let declaration = schema.globalAttributes[names[attribute.name]] else {
            if table.wildcard.process == .strict {
                reporting(attribute.name) { reportUndeclaredAttribute(attribute.name, frame) }
            }
            return
        }
        let type = Unmanaged.passUnretained(declaration.type)
        check(literal, type, attribute.name, frame, into: &value)
        if declaration.type.needsTracking, let type = value.type {
            reporting(attribute.name) { idCount += references.note(value.value, type, self, frame.pointee.offset) }
        }
        if let fixed = declaration.constraint, fixed.kind == .fixed, value.type != nil {
            compare(value.value, with: fixed, declaration.type, attribute.name, frame)
        }
    }

    /// cvc-au: a fixed value has to be the same value, not the same text.
    private func checkFixed(
        _ value: AttributeValue, _ use: Int32, _ name: NameID, _ frame: UnsafeMutablePointer<Frame>
    ) {
        guard value.type != nil, case .complex(let complex) = schema[frame.pointee.type.pointee.id],
            let fixed = complex.attributes[Int(use)].constraint
        else { return }
        compare(value.value, with: fixed, complex.attributes[Int(use)].declaration.type, name, frame)
    }

    private func compare(
        _ value: UnsafeBufferPointer<UInt8>, with fixed: ValueConstraint, _ type: SimpleType, _ name: NameID,
        _ frame: UnsafeMutablePointer<Frame>
    ) {
        if !isEqual(value, fixed, type) {
            reporting(name) {
                reportFixedAttribute(String(decoding: value, as: UTF8.self), fixed.literal, name, frame)
            }
        }
    }

    /// Whether a checked value equals that of a constraint in the value space of a type.
    func isEqual(_ value: UnsafeBufferPointer<UInt8>, _ constraint: ValueConstraint, _ type: SimpleType) -> Bool {
        // Equal text is an equal value, unless it has prefixes, which may mean something else here.
        if type.variety == .atomic, type.primitive != .QName, type.primitive != .NOTATION,
            value.elementsEqual(constraint.literal.utf8)
        {
            return true
        }
        let text = String(decoding: value, as: UTF8.self)
        guard let left = type.valueKey(text, namespaces: scope) else { return false }
        return left == type.valueKey(constraint.literal, namespaces: ConstraintNamespaces(constraint.prefixes))
    }
}

/// The namespaces that a schema declares where it gives a default or fixed value.
private final class ConstraintNamespaces: NamespaceResolving {
    private let prefixes: ExactMap<String>

    init(_ prefixes: ExactMap<String>) {
        self.prefixes = prefixes
    }

    func namespace(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> String? {
        prefixes[String(decoding: prefix, as: UTF8.self)] ?? (prefix.isEmpty ? "" : nil)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether another piece of memory lies within this one.
    @inline(__always)
    fileprivate func contains(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let mine = baseAddress, let theirs = other.baseAddress else { return other.isEmpty }
        return theirs >= mine && theirs + other.count <= mine + count
    }
}
