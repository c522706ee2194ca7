import JSONStream
import XMLSchema
import XMLStream

/// The array `content`: one-member objects, and in mixed content strings between.
extension Unshaper {
    func stepContent() throws {
        let frame = frames[frames.count - 1]
        let event = try next()
        switch event.kind {
        case .endArray:
            frames.removeLast()
        case .beginObject:
            var item = UnshapeFrame(kind: .item, shape: frame.shape, offset: event.offset)
            item.isSkipped = frame.isSkipped
            frames.append(item)
        case .string where frame.shape._withUnsafeGuaranteedRef({ $0.kind }) == .mixed:
            do throws(XMLWriteError) {
                try output?.text(event.bytes, offset: event.offset)
            } catch {
                reportUnwritable(error, offset: event.offset)
            }
        default:
            report(
                "json.type.mismatch", "An item of “content” is an object with one member, not \(described(event)).",
                hint: event.kind == .string ? "The schema allows no text here." : nil, at: event)
            try skipRest(of: event)
        }
    }

    func stepItem() throws {
        let top = frames.count - 1
        let event = try next()
        guard event.kind == .name else {
            if frames[top].count == 0 {
                report(
                    "json.item.members", "An item of “content” has one member, named after an element; this has none.",
                    offset: frames[top].offset)
            }
            frames.removeLast()
            return
        }
        frames[top].count += 1
        guard frames[top].count == 1 else {
            report(
                "json.item.members", "An item of “content” has one member; “\(event.text)” is one too many.",
                hint: "Make it an item of its own, in its place.", at: event)
            return try skipValue()
        }
        if event.bytes.isText("$markup") { return try markupArray() }
        let shape = frames[top].shape
        let found = shape._withUnsafeGuaranteedRef { $0.table.items.find(event.bytes) }
        if found >= 0, !frames[top].isSkipped, let mapping {
            let element = shape._withUnsafeGuaranteedRef { $0.items[Int(found)].element }
            let prediction = Prediction(name: nameID(of: element).rawValue, type: mapping.schema[element].type)
            return try beginValue(try next(), prediction)
        }
        if let (name, position) = wildcardElement(named: event.bytes, in: shape.takeUnretainedValue()) {
            let wildcard = shape._withUnsafeGuaranteedRef { $0.positions[Int(position)].wildcard }
            return try beginValue(try next(), predict(name, at: wildcard, isSkipped: frames[top].isSkipped))
        }
        reportUnknown(event, among: shape._withUnsafeGuaranteedRef { $0.items.map(\.name) })
        try skipValue()
    }
}
