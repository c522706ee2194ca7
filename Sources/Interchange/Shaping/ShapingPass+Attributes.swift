import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Start tags with attributes: what the schema instance namespace says first, then the attributes as members.
extension ShapingPass {
    func openTagged(
        _ event: XMLEvent, in batch: XMLEventBatch, _ hot: UnsafePointer<HotShape>, _ state: ElementState,
        isItem: Bool, _ values: UnsafeBufferPointer<AttributeValue>
    ) {
        let attributes = batch.attributes(of: event)
        var frame = ShaperFrame(shape: hot, mode: .scalar, isItem: isItem, isMixed: false)
        var instance = 0
        for attribute in attributes where xsi.contains(attribute.name) { instance += 1 }
        let isPlainNil = state.isNil && !hot.pointee.hasAttributes && instance == 1
        if isPlainNil {
            if let value = attributes.first(where: { $0.name == xsi.isNil })?.value { noteNil(batch[value], event) }
            writer.null()
            frame.mode = .null
            frames.push(frame)
            return
        }
        if hot.pointee.kind == .scalar && instance == 0 {
            // Attributes that the type does not have: the document is invalid, or will be muted.
            frames.push(frame)
            return
        }
        writer.beginObject(onOneLine: hot.pointee.isLine)
        frame.hasMembers = true
        if instance > 0 { writeInstanceAttributes(attributes, event, in: batch) }
        for index in 0..<attributes.count {
            let attribute = attributes[index]
            if instance > 0, xsi.contains(attribute.name) { continue }
            let value = values[index]
            if value.use >= 0 {
                let slot = hot.pointee.attributes[Int(value.use)]
                writer.name(encoded: slot.name.bytes)
                scalars.write(value.value, slot.rule, value.type)
                if value.value.count != Int(attribute.value.count) { losses.valueWhiteSpace &+= 1 }
            } else {
                writeWildcardAttribute(attribute, value, hot, in: batch)
            }
        }
        if scalars.booleanDigits > 0 { noteBooleanDigits(event) }
        if state.isNil { frame.mode = .empty } else { openContent(&frame) }
        frames.push(frame)
    }

    private func writeWildcardAttribute(
        _ attribute: XMLAttribute, _ value: AttributeValue, _ hot: UnsafePointer<HotShape>, in batch: XMLEventBatch
    ) {
        guard let shape = try? tables.shape(of: hot.pointee.type) else { return }
        let entry = dynamicNames.attribute(attribute.name, in: shape)
        writer.name(encoded: entry.name.bytes)
        if hot.pointee.type == TypeID.anyType.rawValue || value.type == nil {
            // Nobody says what it is: the text as it stands.
            writer.string(batch[attribute.value])
        } else {
            scalars.write(value.value, entry.rule, value.type)
            if value.value.count != Int(attribute.value.count) { losses.valueWhiteSpace &+= 1 }
        }
    }

    private func writeInstanceAttributes(
        _ attributes: UnsafeBufferPointer<XMLAttribute>, _ event: XMLEvent, in batch: XMLEventBatch
    ) {
        func value(_ name: NameID) -> UnsafeBufferPointer<UInt8>? {
            attributes.first { $0.name == name }.map { batch[$0.value] }
        }
        if let type = value(xsi.type) {
            writer.name("$type")
            scalars.writeQualifiedName(type)
        }
        if let isNil = value(xsi.isNil) {
            writer.name("$nil")
            switch isNil.trimmed {
            case let text where text.elementsEqual("true".utf8) || text.elementsEqual("1".utf8): writer.bool(true)
            case let text where text.elementsEqual("false".utf8) || text.elementsEqual("0".utf8): writer.bool(false)
            default: writer.string(isNil)
            }
            noteNil(isNil, event)
        }
        if let location = value(xsi.schemaLocation) {
            writer.name("$schemaLocation")
            writer.string(location)
        }
        if let location = value(xsi.noNamespaceSchemaLocation) {
            writer.name("$noNamespaceSchemaLocation")
            writer.string(location)
        }
    }

    private func noteNil(_ literal: UnsafeBufferPointer<UInt8>, _ event: XMLEvent) {
        if literal.trimmed.count == 1 { losses.add(.booleanDigit, at: location(of: event)) }
    }
}
