import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Values that stand for elements, and the members of their objects.
extension UnshapingPass {
    /// Begins the element that a value stands for; `event` is the first of the value.
    ///
    /// - Parameter source: the literal of the value, where the member beside gives one.
    func beginValue(_ event: JSONEvent, _ prediction: Prediction, source: HeldSource? = nil) throws {
        let hot = try tables.hotShape(of: prediction.type)
        switch event.kind {
        case .beginObject:
            if let source { reportAlone(source) }
            let isDisordered = session.isDisordered(event.offset)
            if isDisordered, session.setAside.count >= UnshapeSession.disorderDepth {
                session.reportTooMuchDisorder(at: event)
                return try session.skipRest(of: event)
            }
            output.begin(prediction.name, offset: event.offset)
            var frame = UnshapeFrame(.element, hot, offset: event.offset)
            frame.isSkipped = prediction.isSkipped
            if isDisordered {
                frame.isReplayed = true
                session.setAside.append(try members(of: &frame))
            }
            frames.push(frame)
        case .null:
            if let source { reportAlone(source) }
            output.begin(prediction.name, offset: event.offset)
            output.addAttribute(xsi.isNil, ElementOutput.trueText.bytes, offset: event.offset)
            flush(surplus: 0)
            output.end()
        default:
            guard hot.pointee.kind == .scalar else {
                session.reportExpected(hot.pointee.kind, event)
                excuseElement()
                return try session.skipRest(of: event)
            }
            output.begin(prediction.name, offset: event.offset)
            if try writeContent(event, hot, surplus: 0, source) {
                output.end()
            } else {
                output.cancel()
                excuseElement()
            }
        }
    }

    /// Sets all members of an object aside, in the order in which they are to be read: the first one last.
    private func members(of frame: inout UnshapeFrame) throws -> [SetAside] {
        var members: [SetAside] = []
        while case let name = try session.next(), name.kind == .name {
            let bytes = Array(name.bytes)
            let value = try session.captureValue()
            if bytes.withUnsafeBufferPointer({ $0.isText("$type") }),
                let type = typeID(named: value.events().next())
            {
                frame.shape = try tables.hotShape(of: type.rawValue)
            }
            members.append(SetAside(name: bytes, value: value, rank: 0))
        }
        let shape = try tables.shape(of: frame.shape.pointee.type)
        return members.map { member in
            var member = member
            member.rank = member.name.withUnsafeBufferPointer { rank(of: $0, in: shape) }
            return member
        }.stablySorted()
    }

    func stepElement() throws {
        if frames.top.pointee.isReplayed { return try stepReplay() }
        let event = try session.next()
        if event.kind == .name {
            frames.top.pointee.count &+= 1
            try member(event)
        } else {
            endSources(frames.top.pointee)
            endElement()
        }
    }

    private func stepReplay() throws {
        if frames.top.pointee.count > 0 { session.popFragment() }
        guard let member = session.setAside[session.setAside.count - 1].popLast() else {
            session.setAside.removeLast()
            endSources(frames.top.pointee)
            return endElement()
        }
        frames.top.pointee.count &+= 1
        session.push(member.value)
        try member.name.withUnsafeBufferPointer {
            try self.member(JSONEvent(.name, offset: member.value.offset, bytes: $0))
        }
    }

    private func endElement() {
        if output.isPending { flush(surplus: 0) }
        frames.pop()
        output.end()
    }

    /// Passes the pending start tag on.
    ///
    /// - Parameter surplus: how many steps of the reader's pointer lead beyond the element.
    @inline(__always)
    func flush(surplus: Int) {
        guard output.isPending else { return }
        session.pointerSurplus = surplus
        if frames.count > 0, frames.top.pointee.kind == .element {
            let kind = frames.top.pointee.shape.pointee.kind
            if kind == .record || kind == .content { output.indent() }
        }
        output.flush()
        session.pointerSurplus = 0
    }

    // MARK: Members

    private func member(_ name: JSONEvent) throws {
        let hot = frames.top.pointee.shape
        if name.bytes.first == UInt8(ascii: "$") { return try specialMember(name, frames.top.pointee) }
        let found = hot.pointee.memberNames._withUnsafeGuaranteedRef { $0.find(name.bytes) }
        if found >= hot.pointee.attributeCount { return try recordMember(name, hot, found - hot.pointee.attributeCount) }
        if found >= 0 {
            guard try inOrder(Rank.attribute, name: name, canRepeat: true) else { return }
            let attribute = hot.pointee.attributes[Int(found)]
            return try self.attribute(
                bridge.name(ofSymbol: attribute.symbol), attribute.rule, attribute.type, takeSource(of: name.bytes),
                member: name.offset)
        }
        switch hot.pointee.kind {
        case .content, .mixed:
            if name.bytes.isText("content") {
                guard try inOrder(1, name: name) else { return }
                return try contentMember(name, hot, member: 0)
            }
        case .value, .scalar:
            if name.bytes.isText("value") {
                guard try inOrder(1, name: name) else { return }
                let source = takeSource(of: nil)
                if try !writeContent(try session.next(), hot, surplus: 1, source) { excuseElement() }
                return
            }
        case .record, .empty: break
        }
        try wildcardMember(name, frames.top.pointee)
    }

    private func recordMember(_ name: JSONEvent, _ hot: UnsafePointer<HotShape>, _ index: Int32) throws {
        let member = hot.pointee.members[Int(index)]
        let isAll = hot.pointee.isAll
        guard try inOrder(isAll ? 0 : place(member.position), name: name, canRepeat: isAll) else { return }
        if member.kind == .content { return try contentMember(name, hot, member: index) }
        if output.isPending { flush(surplus: 1) }
        let source = member.kind == .single ? takeSource(of: name.bytes) : nil
        let value = try session.next()
        if member.kind == .single {
            return try beginValue(
                value, Prediction(name: bridge.name(ofElement: member.element), type: member.type), source: source)
        }
        guard value.kind == .beginArray else {
            session.report(
                "json.type.mismatch",
                Message("json.type.mismatch/repeated", ["found": .message(session.described(value))]),
                hint: Message("json.type.mismatch/hint.repeated"), at: value)
            excuseElement()
            return try session.skipRest(of: value)
        }
        var frame = UnshapeFrame(.members, hot, offset: value.offset)
        frame.member = index
        frames.push(frame)
    }

    /// Begins the array `content`.
    private func contentMember(_ name: JSONEvent, _ hot: UnsafePointer<HotShape>, member: Int32) throws {
        if output.isPending { flush(surplus: 1) }
        let value = try session.next()
        guard value.kind == .beginArray else {
            session.report(
                "json.type.mismatch", Message("json.type.mismatch/content", ["found": .message(session.described(value))]),
                hint: Message("json.type.mismatch/hint.list"), at: value)
            excuseElement()
            return try session.skipRest(of: value)
        }
        var frame = UnshapeFrame(.content, hot, offset: value.offset)
        frame.member = member
        frame.isSkipped = frames.top.pointee.isSkipped
        frames.push(frame)
    }

    /// A member that the type does not name: an attribute or an element that a wildcard admits, or nothing.
    private func wildcardMember(_ name: JSONEvent, _ frame: UnshapeFrame) throws {
        let shape = try tables.shape(of: frame.shape.pointee.type)
        if let attribute = wildcardAttribute(named: name.bytes, in: shape) {
            guard try inOrder(Rank.attribute, name: name, canRepeat: true) else { return }
            let declared = shape.type == .anyType ? nil : mapping.schema.globalAttributes[attribute]
            let source = takeSource(of: name.bytes)
            return try self.attribute(
                bridge.names.intern(attribute), declared.map { ScalarRule($0.type) } ?? .string,
                declared.map { .passUnretained($0.type) }, source, member: name.offset)
        }
        if shape.kind == .record, let (element, position) = wildcardElement(named: name.bytes, in: shape) {
            guard try inOrder(place(position), name: name) else { return }
            let prediction = predict(element, at: shape.positions[Int(position)].wildcard, isSkipped: frame.isSkipped)
            flush(surplus: 1)
            let source = takeSource(of: name.bytes)
            return try beginValue(try session.next(), prediction, source: source)
        }
        // Of an element that nobody declares nothing is known; that it is not declared is said.
        if isRootDeclared || shape.type != .anyType {
            if session.reportUnknown(name, among: memberNames(of: shape)) { excuseElement() }
        }
        try session.skipValue()
    }

    /// What the innermost element lacks now follows from what has been reported of one of its members.
    func excuseElement() {
        if let offset = frames.innermost(where: { $0.kind == .element })?.offset {
            output.validator.excuse(elementAt: offset)
        }
    }

    // MARK: Arrays of an element that may repeat

    func stepMembers() throws {
        let frame = frames.top.pointee
        let event = try session.next()
        if event.kind == .endArray { return frames.pop() }
        let member = frame.shape.pointee.members[Int(frame.member)]
        try beginValue(event, Prediction(name: bridge.name(ofElement: member.element), type: member.type))
    }
}
