import Diagnostics
import JSONStream
import XMLSchema
import XMLStream

/// Values that stand for elements, and the members of their objects.
extension Unshaper {
    /// Begins the element that a value stands for; `event` is the first of the value.
    func beginValue(_ event: JSONEvent, _ prediction: Prediction) throws {
        try flushStart(surplus: 0)
        let shape = try shape(of: prediction.type)
        let hot = shape._withUnsafeGuaranteedRef { $0.table.hot }
        switch event.kind {
        case .beginObject:
            output?.begin(NameID(rawValue: prediction.name), offset: event.offset)
            var frame = UnshapeFrame(kind: .element, shape: shape, offset: event.offset)
            frame.isSkipped = prediction.isSkipped
            if setsAsideAll || (!disordered.isEmpty && disordered.contains(event.offset)), !isGivenUp {
                frame.isReplayed = true
                setAside.append(try members(of: &frame))
            }
            frames.append(frame)
        case .null:
            output?.begin(NameID(rawValue: prediction.name), offset: event.offset)
            "true".utf8.withContiguousStorageIfAvailable { output?.addAttribute(xsi.isNil, $0) }
            try flushStart(surplus: 0)
            output?.end()
        default:
            guard hot.pointee.kind == .scalar else {
                reportExpected(hot.pointee.kind, event)
                return try skipRest(of: event)
            }
            output?.begin(NameID(rawValue: prediction.name), offset: event.offset)
            let simple = shape._withUnsafeGuaranteedRef { $0.simple }
            let isWritten = try writeContent(event, hot.pointee.rule, simple, surplus: 0)
            guard isWritten else { return output?.cancel() ?? () }
            output?.end()
        }
    }

    /// Sets all members of an object aside, in the order in which they are to be read: the first one last.
    private func members(of frame: inout UnshapeFrame) throws -> [SetAside] {
        var members: [SetAside] = []
        while case let name = try next(), name.kind == .name {
            let bytes = Array(name.bytes)
            let value = try captureValue()
            if bytes.withUnsafeBufferPointer({ $0.isText("$type") }),
                let type = typeID(named: value.events().next())
            {
                frame.shape = try shape(of: type)
            }
            members.append(SetAside(name: bytes, value: value, rank: 0))
        }
        let shape = frame.shape.takeUnretainedValue()
        let isSkipped = frame.isSkipped
        members = members.map { member in
            var member = member
            member.rank = member.name.withUnsafeBufferPointer { rank(of: $0, in: shape, isSkipped: isSkipped) }
            return member
        }
        return members.stablySorted()
    }

    func stepElement() throws {
        let top = frames.count - 1
        if frames[top].isReplayed {
            if frames[top].count > 0 { popFragment() }
            guard let member = setAside[setAside.count - 1].popLast() else {
                setAside.removeLast()
                return try endElement()
            }
            frames[top].count += 1
            push(member.value)
            try member.name.withUnsafeBufferPointer {
                try self.member(JSONEvent(.name, offset: member.value.offset, bytes: $0))
            }
            return
        }
        let event = try next()
        if event.kind == .name {
            frames[top].count += 1
            try member(event)
        } else {
            try endElement()
        }
    }

    private func endElement() throws {
        try flushStart(surplus: 0)
        frames.removeLast()
        output?.end()
    }

    /// Passes the pending start tag on.
    ///
    /// - Parameter surplus: how many steps of the reader's pointer lead beyond the element.
    func flushStart(surplus: Int) throws {
        guard let output, output.isPending else { return }
        pointerSurplus = surplus
        defer { pointerSurplus = 0 }
        if let frame = frames.last, frame.kind == .element {
            let kind = frame.shape._withUnsafeGuaranteedRef { $0.kind }
            if kind == .record || kind == .content { output.indent() }
        }
        do throws(XMLWriteError) { try output.flush() } catch { reportUnwritable(error, offset: nil) }
    }

    // MARK: Members

    private func member(_ name: JSONEvent) throws {
        let frame = frames[frames.count - 1]
        if name.bytes.first == UInt8(ascii: "$") { return try specialMember(name, frame) }
        let hot = frame.shape._withUnsafeGuaranteedRef { $0.table.hot }
        let found = frame.shape._withUnsafeGuaranteedRef { $0.table.members.find(name.bytes) }
        let attributeCount = frame.shape._withUnsafeGuaranteedRef { Int32($0.attributes.count) }
        if found >= attributeCount {
            let member = frame.shape._withUnsafeGuaranteedRef { $0.members[Int(found - attributeCount)] }
            return try recordMember(name, member, index: found - attributeCount)
        }
        if found >= 0 {
            guard try inOrder(Rank.attribute, name: name, canRepeat: true) else { return }
            let use = frame.shape._withUnsafeGuaranteedRef { $0.attributes[Int(found)].use }
            return try attribute(nameID(of: use.declaration), hot.pointee.attributes[Int(found)].rule, use.declaration.type)
        }
        switch hot.pointee.kind {
        case .content, .mixed:
            if name.bytes.isText("content") {
                guard try inOrder(1, name: name) else { return }
                return try contentMember(name, member: 0)
            }
        case .value, .scalar:
            if name.bytes.isText("value") {
                guard try inOrder(1, name: name) else { return }
                let simple = frame.shape._withUnsafeGuaranteedRef { $0.simple }
                _ = try writeContent(try next(), hot.pointee.rule, simple, surplus: 1)
                return
            }
        case .record, .empty: break
        }
        try wildcardMember(name, frame)
    }

    private func recordMember(_ name: JSONEvent, _ member: Shape.Member, index: Int32) throws {
        let isAll = frames[frames.count - 1].shape._withUnsafeGuaranteedRef { $0.isAll }
        guard try inOrder(isAll ? 0 : place(member.position), name: name, canRepeat: isAll) else { return }
        if member.kind == .content { return try contentMember(name, member: index) }
        guard let mapping else { return }
        let prediction = Prediction(
            name: nameID(of: member.element).rawValue, type: mapping.schema[member.element].type)
        try flushStart(surplus: 1)
        let value = try next()
        if member.kind == .single { return try beginValue(value, prediction) }
        guard value.kind == .beginArray else {
            report(
                "json.type.mismatch", "“\(member.name)” may repeat, so it is an array, not \(described(value)).",
                hint: "Put the value into brackets.", at: value)
            return try skipRest(of: value)
        }
        var frame = UnshapeFrame(
            kind: .members, shape: frames[frames.count - 1].shape, offset: value.offset)
        frame.member = index
        frames.append(frame)
    }

    /// Begins the array `content`.
    private func contentMember(_ name: JSONEvent, member: Int32) throws {
        try flushStart(surplus: 1)
        let value = try next()
        guard value.kind == .beginArray else {
            report("json.type.mismatch", "“content” is an array, not \(described(value)).", at: value)
            return try skipRest(of: value)
        }
        var frame = UnshapeFrame(
            kind: .content, shape: frames[frames.count - 1].shape, offset: value.offset)
        frame.member = member
        frame.isSkipped = frames[frames.count - 1].isSkipped
        frames.append(frame)
    }

    /// A member that the type does not name: an attribute or an element that a wildcard admits, or nothing.
    private func wildcardMember(_ name: JSONEvent, _ frame: UnshapeFrame) throws {
        let shape = frame.shape.takeUnretainedValue()
        if let attribute = wildcardAttribute(named: name.bytes, in: shape, isSkipped: frame.isSkipped) {
            guard try inOrder(Rank.attribute, name: name, canRepeat: true) else { return }
            let declared = shape.type == .anyType ? nil : mapping?.schema.globalAttributes[attribute]
            return try self.attribute(
                names.intern(attribute), declared.map { ScalarRule($0.type) } ?? .string, declared?.type)
        }
        if let (element, position) = wildcardElement(named: name.bytes, in: shape) {
            guard try inOrder(place(position), name: name) else { return }
            let prediction = predict(element, at: shape.positions[Int(position)].wildcard, isSkipped: frame.isSkipped)
            try flushStart(surplus: 1)
            return try beginValue(try next(), prediction)
        }
        reportUnknown(name, among: memberNames(of: shape))
        try skipValue()
    }

    // MARK: Arrays of an element that may repeat

    func stepMembers() throws {
        let frame = frames[frames.count - 1]
        let event = try next()
        if event.kind == .endArray {
            frames.removeLast()
            return
        }
        guard let mapping else { return try skipRest(of: event) }
        let member = frame.shape._withUnsafeGuaranteedRef { $0.members[Int(frame.member)] }
        try beginValue(
            event,
            Prediction(name: nameID(of: member.element).rawValue, type: mapping.schema[member.element].type))
    }
}
