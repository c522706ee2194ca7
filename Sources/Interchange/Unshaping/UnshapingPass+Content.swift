import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// The array `content`: one-member objects, and in mixed content strings between.
extension UnshapingPass {
    func stepContent() throws {
        let frame = frames.top.pointee
        let event = try session.next()
        switch event.kind {
        case .endArray:
            frames.pop()
        case .beginObject:
            var item = UnshapeFrame(.item, frame.shape, offset: event.offset)
            item.isSkipped = frame.isSkipped
            frames.push(item)
        case .string where frame.shape.pointee.kind == .mixed:
            output.text(event.bytes, offset: event.offset)
        default:
            session.report(
                "json.type.mismatch",
                Message("json.type.mismatch/item", ["found": .message(session.described(event))]),
                hint: event.kind == .string
                    ? Message("json.type.mismatch/hint.item")
                    : frame.shape.pointee.kind == .mixed
                        ? Message("json.type.mismatch/hint.item.mixed") : Message("json.type.mismatch/hint.item.element"),
                at: event)
            excuseElement()
            try session.skipRest(of: event)
        }
    }

    func stepItem() throws {
        let top = frames.top
        let event = try session.next()
        guard event.kind == .name else {
            if top.pointee.count == 0 {
                session.report(
                    "json.item.members", Message("json.item.members/none"), hint: Message("json.item.members/hint.none"),
                    offset: top.pointee.offset)
            }
            return frames.pop()
        }
        top.pointee.count &+= 1
        guard top.pointee.count == 1 else {
            session.report(
                "json.item.members", Message("json.item.members", ["name": .text(event.text)]),
                hint: Message("json.item.members/hint"), at: event)
            return try session.skipValue()
        }
        if event.bytes.isText("$markup") { return try markupArray() }
        let hot = top.pointee.shape
        let found = hot.pointee.itemNames._withUnsafeGuaranteedRef { $0.find(event.bytes) }
        if found >= 0, !top.pointee.isSkipped {
            let item = hot.pointee.items[Int(found)]
            return try beginValue(
                try session.next(), Prediction(name: bridge.name(ofElement: item.element), type: item.type))
        }
        if !top.pointee.isSkipped, let known = bridge.admitted.find(event.bytes, type: hot.pointee.type) {
            return try beginValue(try session.next(), known.prediction)
        }
        let shape = try tables.shape(of: hot.pointee.type)
        if let (name, position) = wildcardElement(named: event.bytes, in: shape) {
            let prediction = predict(
                name, at: shape.positions[Int(position)].wildcard, isSkipped: top.pointee.isSkipped)
            if !top.pointee.isSkipped {
                bridge.admitted.insert(event.bytes, type: hot.pointee.type, position: position, prediction)
            }
            return try beginValue(try session.next(), prediction)
        }
        if session.reportUnknown(event, among: shape.items.map(\.name)) { excuseElement() }
        try session.skipValue()
    }
}
