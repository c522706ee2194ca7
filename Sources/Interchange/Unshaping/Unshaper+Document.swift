import Diagnostics
import JSONStream
import XMLSchema
import XMLStream

/// The document's object: `$schema`, `$prolog`, the root element, `$epilog`.
extension Unshaper {
    private enum Place {
        static let schema: Int32 = -3
        static let prolog: Int32 = -2
        static let root: Int32 = 0
        static let epilog: Int32 = 1
    }

    func beginDocument() throws {
        let event = try live.next()
        guard event.kind == .beginObject else {
            report(
                "json.type.mismatch", "A document is an object; this is \(described(event)).",
                hint: "It begins with \"$schema\", and has one member named after the root element.", at: event)
            if event.kind == .beginArray { try live.skipValue() }
            return
        }
        var frame = UnshapeFrame(kind: .document, shape: Unmanaged.passUnretained(Shape.placeholder), offset: event.offset)
        if let fixed = choice.fixed { use(fixed) } else if let knownSchema { use(try choice.choose(knownSchema)) }
        if setsAsideAll || disordered.contains(event.offset) {
            frame.isReplayed = true
            var members: [SetAside] = []
            while case let name = try live.next(), name.kind == .name {
                let bytes = Array(name.bytes)
                let rank = bytes.withUnsafeBufferPointer { documentRank(of: $0) }
                members.append(SetAside(name: bytes, value: try live.captureValue(), rank: rank))
            }
            setAside.append(members.stablySorted())
        }
        frames.append(frame)
    }

    private func documentRank(of name: UnsafeBufferPointer<UInt8>) -> Int32 {
        switch name {
        case _ where name.isText("$schema"): Place.schema
        case _ where name.isText("$prolog"): Place.prolog
        case _ where name.isText("$epilog"): Place.epilog
        default: Place.root
        }
    }

    func stepDocument() throws {
        let top = frames.count - 1
        if frames[top].isReplayed {
            if frames[top].count > 0 { popFragment() }
            guard let member = setAside[setAside.count - 1].popLast() else {
                setAside.removeLast()
                return try endDocument()
            }
            frames[top].count += 1
            push(member.value)
            try member.name.withUnsafeBufferPointer {
                try documentMember(JSONEvent(.name, offset: member.value.offset, bytes: $0))
            }
            return
        }
        let event = try live.next()
        if event.kind == .name { try documentMember(event) } else { try endDocument() }
    }

    private func documentMember(_ name: JSONEvent) throws {
        let rank = documentRank(of: name.bytes)
        if rank == Place.schema {
            // Its place is the first; but who knows the mapping already need not insist.
            return try schemaMember()
        }
        if mapping == nil {
            // The mapping is named further on: look for it, and start over.
            giveUp(nil)
            return try skipValue()
        }
        if rank == Place.root, frames[0].order >= Place.root, root != nil {
            report(
                "json.root.several", "The document has a second root element, “\(name.text)”.",
                hint: "One member besides “$schema”, “$prolog” and “$epilog” holds the whole document.", at: name)
            return try skipValue()
        }
        guard try inOrder(rank, name: name) else { return }
        if rank == Place.root { return try rootMember(name) }
        try markupArray()
    }

    private func schemaMember() throws {
        let value = try next()
        guard value.kind == .string else {
            report("json.type.mismatch", "“$schema” must be a string, not \(described(value)).", at: value)
            return try skipRest(of: value)
        }
        let id = value.text
        if let fixed = choice.fixed {
            if id != fixed.id {
                report(
                    "json.schema.other", severity: .warning,
                    "The document names another schema, “\(id)”, than it is read with, “\(fixed.id)”.", at: value)
            }
            return
        }
        if mapping == nil {
            if isGivenUp {
                knownSchema = id
            } else {
                use(try choice.choose(id))
            }
        }
    }

    private func rootMember(_ name: JSONEvent) throws {
        guard let mapping, let expanded = mapping.rootElement(named: name.text) else {
            reportUnknown(name, among: mapping?.schema.globalElements.keys.map { mapping?.rootName(of: $0) ?? "" } ?? [])
            return try skipValue()
        }
        root = expanded
        let element = mapping.schema.globalElements[expanded]
        let id = names.intern(expanded)
        let prediction = Prediction(
            name: id.rawValue, type: element.map { mapping.schema[$0].type } ?? .anyType)
        try beginValue(try next(), prediction)
    }

    private func endDocument() throws {
        let last = frames.removeLast()
        if isGivenUp && mapping == nil && knownSchema == nil || mapping == nil && !isGivenUp {
            reportMissingSchema(last.offset)
        } else if root == nil, mapping != nil, !isGivenUp {
            report(
                "json.root.missing", "The document has no root element.",
                hint: "Besides “$schema” it needs one member, named after the root element.", offset: last.offset)
        }
    }
}

extension [SetAside] {
    /// In order of rank, those of one rank as they came; the first one last, to be taken from the end.
    func stablySorted() -> [SetAside] {
        enumerated().sorted { ($0.element.rank, $0.offset) > ($1.element.rank, $1.offset) }.map(\.element)
    }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    func isText(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index] != text.utf8Start[index] { return false }
        return true
    }

    func hasText(prefix text: StaticString) -> Bool {
        count >= text.utf8CodeUnitCount && UnsafeBufferPointer(rebasing: self[..<text.utf8CodeUnitCount]).isText(text)
    }
}
