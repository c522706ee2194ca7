import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Start tags with attributes: what the schema instance namespace says first, then the attributes as members.
extension ShapingPass {
    func openTagged(
        _ event: XMLEvent, in batch: XMLEventBatch, _ hot: UnsafePointer<HotShape>, _ state: ElementState,
        isItem: Bool, declares: Bool, _ values: UnsafeBufferPointer<AttributeValue>
    ) {
        let attributes = batch.attributes(of: event)
        var frame = ShaperFrame(shape: hot, mode: .scalar, isItem: isItem, isMixed: false)
        var instance = 0
        for attribute in attributes where xsi.contains(attribute.name) { instance += 1 }
        if state.isNil, !hot.pointee.hasAttributes, instance == 1, !declares, isPlainNil(attributes, in: batch) {
            frame.mode = .null
            frames.push(frame)
            return
        }
        if hot.pointee.kind == .scalar, instance == 0, !declares {
            // Attributes that the type does not have: the document is invalid, or will be muted.
            frames.push(frame)
            return
        }
        writer.beginObject(onOneLine: hot.pointee.isLine)
        frame.hasMembers = true
        if declares { writeNamespaces(event, in: batch) }
        if instance > 0 { writeInstanceAttributes(attributes, event, in: batch) }
        for index in 0..<attributes.count {
            let attribute = attributes[index]
            if instance > 0, xsi.contains(attribute.name) { continue }
            let value = values[index]
            if value.use >= 0 {
                let slot = hot.pointee.attributes[Int(value.use)]
                writeAttributeSource(value, batch[attribute.value], slot.rule, slot.name)
                writer.name(encoded: slot.name.bytes)
                scalars.write(value.value, slot.rule, value.type)
            } else {
                writeWildcardAttribute(attribute, value, hot, in: batch)
            }
        }
        if state.isNil { frame.mode = .empty } else { openContent(&frame) }
        frames.push(frame)
    }

    private func writeWildcardAttribute(
        _ attribute: XMLAttribute, _ value: AttributeValue, _ hot: UnsafePointer<HotShape>, in batch: XMLEventBatch
    ) {
        guard let shape = try? tables.shape(of: hot.pointee.type) else { return }
        let entry = dynamicNames.attribute(attribute.name, in: shape)
        if hot.pointee.type == TypeID.anyType.rawValue || value.type == nil {
            // Nobody says what it is: the text as it stands.
            writer.name(encoded: entry.name.bytes)
            scope.note(batch[attribute.value])
            writer.string(batch[attribute.value])
        } else {
            writeAttributeSource(value, batch[attribute.value], entry.rule, entry.name)
            writer.name(encoded: entry.name.bytes)
            scalars.write(value.value, entry.rule, value.type)
        }
    }

    /// Whether nothing but `xsi:nil="true"` is there to say.
    private func isPlainNil(_ attributes: UnsafeBufferPointer<XMLAttribute>, in batch: XMLEventBatch) -> Bool {
        guard let literal = attributes.first(where: { $0.name == xsi.isNil }) else { return false }
        if batch[literal.value].elementsEqual("true".utf8) { return true }
        if options.carriesSource { return false }
        losses.source &+= 1
        return true
    }

    private func writeInstanceAttributes(
        _ attributes: UnsafeBufferPointer<XMLAttribute>, _ event: XMLEvent, in batch: XMLEventBatch
    ) {
        func value(_ name: NameID) -> UnsafeBufferPointer<UInt8>? {
            attributes.first { $0.name == name }.map { batch[$0.value] }
        }
        if let type = value(xsi.type) {
            if type.trimmed.count != type.count { writeInstanceSource("$source:$type", type, ofName: true) }
            writer.name("$type")
            scalars.writeQualifiedName(type)
        }
        if let isNil = value(xsi.isNil) {
            let isTrue = isNil.trimmed.elementsEqual("true".utf8) || isNil.trimmed.elementsEqual("1".utf8)
            if isNil.count != (isTrue ? 4 : 5) { writeInstanceSource("$source:$nil", isNil, ofName: false) }
            writer.name("$nil")
            writer.bool(isTrue)
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

    private func writeInstanceSource(_ name: String, _ literal: UnsafeBufferPointer<UInt8>, ofName: Bool) {
        guard options.carriesSource else {
            losses.source &+= 1
            return
        }
        writer.name(name)
        writeSource(literal, of: ofName ? .passUnretained(SimpleType.builtin(.QName)) : nil)
    }

    // MARK: Namespaces

    /// Counts the declarations of a start tag that are not carried.
    ///
    /// - Returns: whether there are some that are.
    func countNamespaces(_ event: XMLEvent) -> Bool {
        let carried = options.carriesNamespaces ? scope.innermost(event).count { prefixUse.isUsed($0) } : 0
        losses.namespaceDeclarations &+= Int(event.namespaceCount) &- carried
        return carried > 0
    }

    private func writeNamespaces(_ event: XMLEvent, in batch: XMLEventBatch) {
        writer.name("$xmlns")
        writer.beginObject(onOneLine: true)
        for declaration in scope.innermost(event) where prefixUse.isUsed(declaration) {
            declaration.prefix.withUnsafeBufferPointer { writer.name($0) }
            writer.string(declaration.uri)
        }
        writer.endObject()
    }
}
