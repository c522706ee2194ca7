import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Values of simple types, and the literals that are carried beside them: those that JSON → XML would write otherwise.
extension ShapingPass {
    /// Writes the value of an element that is nothing but a value.
    @inline(__always)
    func writeScalar(_ value: SimpleValue?, _ frame: ShaperFrame) {
        let rule = frame.shape.pointee.rule
        if let value, needsSource(value.value, value.literal, rule, value.type) {
            return writeSourcedScalar(value, frame)
        }
        if !frame.owedName.isNone { writer.name(encoded: frame.owedName.bytes) }
        guard let value else { return writer.string("") }
        scalars.write(value.value, rule, value.type)
    }

    /// Beside the member; in an array the item is an object.
    private func writeSourcedScalar(_ value: SimpleValue, _ frame: ShaperFrame) {
        let isMember = !frame.owedName.isNone
        if isMember {
            writeSourceName(before: frame.owedName)
        } else {
            writer.beginObject(onOneLine: true)
            writer.name("$source")
        }
        writeContentSource(value)
        if isMember { writer.name(encoded: frame.owedName.bytes) } else { writer.name("value") }
        scalars.write(value.value, frame.shape.pointee.rule, value.type)
        if !isMember { writer.endObject() }
    }

    /// Writes the member `value` of the object that is open.
    func writeValue(_ value: SimpleValue?, _ frame: ShaperFrame) {
        let rule = frame.shape.pointee.rule
        if let value, needsSource(value.value, value.literal, rule, value.type) {
            writer.name("$source")
            writeContentSource(value)
        }
        writer.name("value")
        guard let value else { return writer.string("") }
        scalars.write(value.value, rule, value.type)
    }

    /// Writes what an attribute's member needs before it, if its literal is to be carried.
    @inline(__always)
    func writeAttributeSource(
        _ value: AttributeValue, _ literal: UnsafeBufferPointer<UInt8>, _ rule: ScalarRule, _ name: PreparedName
    ) {
        guard needsSource(value.value, literal, rule, value.type) else { return }
        writeSourceName(before: name)
        writeSource(literal, of: value.type)
    }

    /// Writes `null`, or an object where markup stands in the element.
    func writeNull() {
        if pending.isEmpty { return writer.null() }
        writer.beginObject()
        writer.name("$nil")
        writer.bool(true)
        writer.name("$markup")
        pending.write(to: writer)
        writer.endObject()
    }

    // MARK: Sources

    /// Whether the literal has to be carried; where the caller does not want that it is counted.
    @inline(__always)
    private func needsSource(
        _ value: UnsafeBufferPointer<UInt8>, _ literal: UnsafeBufferPointer<UInt8>, _ rule: ScalarRule,
        _ type: Unmanaged<SimpleType>?
    ) -> Bool {
        if value.baseAddress == literal.baseAddress, value.count == literal.count, rule != .boolean, rule != .list,
            !source.isOpen
        {
            return false
        }
        return isRewritten(value, literal, rule, type)
    }

    private func isRewritten(
        _ value: UnsafeBufferPointer<UInt8>, _ literal: UnsafeBufferPointer<UInt8>, _ rule: ScalarRule,
        _ type: Unmanaged<SimpleType>?
    ) -> Bool {
        guard source.isOpen || !value.elementsEqual(literal) || scalars.hasBooleanDigits(value, rule, type) else {
            return false
        }
        if options.carriesSource { return true }
        source.close()
        losses.source &+= 1
        return false
    }

    /// `"name":` becomes `"$source:name":`.
    func writeSourceName(before name: PreparedName) {
        var bytes = Array("\"$source:".utf8)
        bytes.append(contentsOf: name.bytes.dropFirst())
        bytes.withUnsafeBufferPointer { writer.name(encoded: $0) }
    }

    private func writeContentSource(_ value: SimpleValue) {
        if source.isOpen {
            writeOpenSource(of: value.type)
        } else {
            writeSource(value.literal, of: value.type)
        }
    }

    func writeSource(_ literal: UnsafeBufferPointer<UInt8>, of type: Unmanaged<SimpleType>?) {
        source.open(after: literal)
        writeOpenSource(of: type)
    }

    /// Names stand in it as they stand in values, because prefixes are not carried.
    private func writeOpenSource(of type: Unmanaged<SimpleType>?) {
        if type?._withUnsafeGuaranteedRef({ $0.isOfNames }) ?? false {
            writer.string(scope.expandingNames(in: source.bytes))
        } else {
            writer.string(source.bytes)
        }
        source.close()
    }
}
