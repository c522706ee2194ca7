import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// What stands before a child's value: the name of a member, or the begin of a one-member object in an array.
extension ShapingPass {
    /// Writes what stands before a child's value: the member's name, or the begin of a one-member object.
    ///
    /// - Parameter owesName: whether the value writes the name of a member that it is the value of.
    /// - Returns: whether the child stands in an object of its own.
    @inline(__always)
    func announce(
        _ event: XMLEvent, _ state: ElementState, _ parent: UnsafeMutablePointer<ShaperFrame>, owesName: Bool
    ) -> Bool {
        switch parent.pointee.mode {
        case .content:
            if !pending.isEmpty || parent.pointee.isStringOpen { closeGap() }
            writer.beginItem(encodedName: itemName(event, state, parent.pointee.shape).bytes)
            return true
        case .record:
            return announceMember(event, state, parent, owesName: owesName)
        case .scalar, .value, .empty, .null:
            // Only in a document that is invalid.
            isMuted = true
            return false
        }
    }

    private func announceMember(
        _ event: XMLEvent, _ state: ElementState, _ parent: UnsafeMutablePointer<ShaperFrame>, owesName: Bool
    ) -> Bool {
        let shape = parent.pointee.shape
        guard state.position >= 0, state.position < shape.pointee.slotCount else {
            isMuted = true
            return false
        }
        let slot = shape.pointee.slots[Int(state.position)]
        var name = slot.name
        var markup = slot.markup
        var member = slot.member
        if slot.element != state.element.rawValue || slot.element < 0 {
            if slot.kind == .wildcard {
                name = itemName(event, state, shape)
            } else if slot.element >= 0, let other = alternative(shape, state) {
                name = other.name
                markup = other.markup
                member = other.member
            }
        }
        parent.pointee.hasMembers = true
        if parent.pointee.openMember >= 0, parent.pointee.openMember != member {
            if !pending.isEmpty { writeMarkupItem() }
            writer.endArray()
            parent.pointee.openMember = -1
        }
        switch slot.kind {
        case .single, .wildcard:
            if !pending.isEmpty { writeMarkup(before: slot.kind == .wildcard ? nil : markup, name) }
            if owesName { owedName = name } else { writer.name(encoded: name.bytes) }
            return false
        case .array:
            if parent.pointee.openMember == member {
                if !pending.isEmpty { writeMarkupItem() }
            } else {
                if !pending.isEmpty { writeMarkup(before: markup, name) }
                writer.name(encoded: name.bytes)
                writer.beginArray()
                parent.pointee.openMember = member
            }
            return false
        case .content:
            if parent.pointee.openMember == member {
                if !pending.isEmpty { writeMarkupItem() }
            } else {
                if !pending.isEmpty { writeMarkup(before: shape.pointee.contentMarkup, shape.pointee.contentName) }
                writer.name(encoded: shape.pointee.contentName.bytes)
                writer.beginArray()
                parent.pointee.openMember = member
            }
            writer.beginItem(encodedName: itemName(event, state, shape).bytes)
            return true
        }
    }

    /// The name of an element in an array of one-member objects.
    @inline(__always)
    private func itemName(
        _ event: XMLEvent, _ state: ElementState, _ shape: UnsafePointer<HotShape>
    ) -> PreparedName {
        if state.position >= 0, state.position < shape.pointee.slotCount {
            let slot = shape.pointee.slots[Int(state.position)]
            if slot.element >= 0, slot.element == state.element.rawValue { return slot.name }
        }
        return otherItemName(event, state, shape)
    }

    private func otherItemName(
        _ event: XMLEvent, _ state: ElementState, _ shape: UnsafePointer<HotShape>
    ) -> PreparedName {
        if state.position >= 0, let other = alternative(shape, state) { return other.name }
        return dynamicNames.element(event.name, tellsApart: shape.pointee.tellsApart)
    }

    /// The names of a member of a substitution group at a position.
    private func alternative(
        _ shape: UnsafePointer<HotShape>, _ state: ElementState
    ) -> (name: PreparedName, markup: PreparedName, member: Int32)? {
        try? tables.shape(of: shape.pointee.type).table.alternatives[
            ShapeTable.key(state.position, state.element.rawValue)]
    }
}
