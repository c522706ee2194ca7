import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Reduces a document to what a conversion has to keep, item by item: tags, runs of text, comments, instructions.
///
/// What every event touches is spared the run-time check of exclusive access; nothing here hands out access to it.
final class EventDigest: XMLEventConsumer {
    /// An item that was asked for, in words.
    struct Item {
        var digest: Digest
        var description: Message
        var location: Location
    }

    let validator: Validator
    private let mapping: JSONMapping
    private let names: NameTable
    private let positions: any PositionResolver
    private let carriesMarkup: Bool
    private let scope = PrefixScope()
    private let xsi: InstanceNames
    @exclusivity(unchecked) private var nameDigests: [Digest?] = []
    /// What text means in the open elements.
    @exclusivity(unchecked) private var kinds: [Shape.Kind] = []
    @exclusivity(unchecked) private(set) var trail = DigestTrail()

    /// The items to describe.
    private let wanted: Range<Int>
    @exclusivity(unchecked) private(set) var items: [Item] = []

    // The run of text at hand.
    @exclusivity(unchecked) private var text = Digest(7)
    @exclusivity(unchecked) private var textCount = 0
    @exclusivity(unchecked) private var textOffset = 0
    @exclusivity(unchecked) private var textStart = ""

    init(
        mapping: JSONMapping, names: NameTable, findings: FindingLog, positions: any PositionResolver,
        carriesMarkup: Bool, describing wanted: Range<Int> = 0..<0, after other: Validator? = nil
    ) {
        self.mapping = mapping
        self.names = names
        self.positions = positions
        self.carriesMarkup = carriesMarkup
        self.wanted = wanted
        xsi = InstanceNames(names)
        if let other, other.schema === mapping.schema {
            validator = Validator(after: other, findings: findings, positions: positions)
        } else {
            validator = Validator(schema: mapping.schema, names: names, findings: findings, positions: positions)
        }
        kindOfType = Array(repeating: nil, count: mapping.schema.types.count)
    }

    func consume(_ batch: XMLEventBatch) {
        for event in batch.events {
            switch event.kind {
            case .startElement: start(event, in: batch)
            case .endElement: end(event)
            case .text:
                validator.text(event, in: batch)
                if kinds.last == .mixed { add(batch[event.text], at: event.offset) }
            case .comment, .processingInstruction:
                guard carriesMarkup else { continue }
                endText()
                var digest = Digest(event.kind == .comment ? 3 : 4)
                digest.add(batch[event.text])
                note(digest, at: event.offset) {
                    event.kind == .comment
                        ? Message("convert.verify/comment", ["text": .text(shortened(batch.string(event.text)))])
                        : Message("convert.verify/instruction", ["text": .text(shortened(batch.string(event.text)))])
                }
            }
        }
    }

    func finish() { validator.finish() }

    // MARK: Items

    private func start(_ event: XMLEvent, in batch: XMLEventBatch) {
        endText()
        if event.namespaceCount > 0 { scope.declare(event, in: batch, depth: kinds.count) }
        validator.startElement(event, in: batch)
        let state = validator.current
        var digest = Digest(1)
        digest.mix(nameDigest(event.name))
        let values = validator.attributeValues
        for (index, attribute) in batch.attributes(of: event).enumerated() {
            var member = nameDigest(attribute.name)
            addValue(attribute, values[index], batch, to: &member, isUnknown: state.type == .anyType)
            digest.include(member)
        }
        note(digest, at: event.offset) {
            var text = "<\(names[event.name].local)"
            for attribute in batch.attributes(of: event) {
                text += " \(names[attribute.name].local)=\"\(shortened(batch.string(attribute.value)))\""
            }
            return Message("convert.verify/tag", ["tag": .text(text + ">")])
        }
        kinds.append(kind(of: state.type))
    }

    private func addValue(
        _ attribute: XMLAttribute, _ value: AttributeValue, _ batch: XMLEventBatch, to digest: inout Digest,
        isUnknown: Bool
    ) {
        let raw = batch[attribute.value]
        if attribute.name == xsi.type, let name = scope.resolve(raw) { return digest.add(name.description) }
        if xsi.contains(attribute.name) {
            return digest.add(attribute.name == xsi.isNil ? raw.trimmed : raw)
        }
        if isUnknown || value.type == nil { return digest.add(raw) }
        add(value.value, of: value.type, to: &digest)
    }

    /// Adds a value: names by what they mean, all others as their types see their white space.
    private func add(_ value: UnsafeBufferPointer<UInt8>, of type: Unmanaged<SimpleType>?, to digest: inout Digest) {
        guard let type = type?.takeUnretainedValue() else { return digest.add(value) }
        if type.isOfNames {
            var start = 0
            while start < value.count {
                var end = start
                while end < value.count, value[end] != 0x20 { end += 1 }
                if end > start {
                    let item = UnsafeBufferPointer(rebasing: value[start..<end])
                    digest.add(scope.resolve(item)?.description ?? String(decoding: item, as: UTF8.self))
                }
                start = end + 1
            }
        } else {
            digest.add(value)
        }
    }

    private func end(_ event: XMLEvent) {
        endText()
        let value = validator.endElement()
        kinds.removeLast()
        scope.leave(depth: kinds.count + 1)
        if let value, !value.value.isEmpty {
            var digest = Digest(2)
            add(value.value, of: value.type, to: &digest)
            note(digest, at: event.offset) {
                Message(
                    "convert.verify/value",
                    ["text": .text(shortened(String(decoding: value.value, as: UTF8.self)))])
            }
        }
        scope.leave(depth: kinds.count)
        note(Digest(5), at: event.offset) {
            Message("convert.verify/end.tag", ["name": .text(names[event.name].local)])
        }
    }

    private func add(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        if textCount == 0 {
            textOffset = offset
            if wanted.contains(trail.count) { textStart = shortened(String(decoding: bytes.prefix(200), as: UTF8.self)) }
        }
        textCount += bytes.count
        text.add(bytes)
    }

    private func endText() {
        guard textCount > 0 else { return }
        let start = textStart
        note(text, at: textOffset) { Message("convert.verify/text", ["text": .text(start)]) }
        text = Digest(7)
        textCount = 0
    }

    private func note(_ digest: Digest, at offset: Int, _ describe: () -> Message) {
        if wanted.contains(trail.count) {
            let position = positions.position(at: offset)
            items.append(
                Item(
                    digest: digest, description: describe(),
                    location: Location(
                        line: position.line, column: position.column, excerpt: positions.excerpt(at: offset))))
        }
        trail.append(digest)
    }

    private func nameDigest(_ id: NameID) -> Digest {
        if id.index < nameDigests.count, let known = nameDigests[id.index] { return known }
        while nameDigests.count <= id.index { nameDigests.append(nil) }
        var digest = Digest(6)
        digest.add(names[id].namespace)
        digest.add(names[id].local)
        nameDigests[id.index] = digest
        return digest
    }

    /// By the number of the type, as far as asked.
    @exclusivity(unchecked) private var kindOfType: [Shape.Kind?]

    private func kind(of type: TypeID) -> Shape.Kind {
        if let known = kindOfType[Int(type.rawValue)] { return known }
        let kind: Shape.Kind =
            switch mapping.schema[type] {
            case .simple: .scalar
            case .complex(let complex):
                switch complex.content {
                case .simple: .value
                case .mixed: .mixed
                case .empty: .empty
                case .elementOnly: .content
                }
            }
        kindOfType[Int(type.rawValue)] = kind
        return kind
    }

    private func shortened(_ text: String) -> String {
        text.unicodeScalars.count <= 80 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(80))) + "…"
    }
}

extension SimpleType {
    /// Whether values are names with prefixes, or lists of some.
    fileprivate var isOfNames: Bool {
        switch variety {
        case .atomic: primitive == .QName || primitive == .NOTATION
        case .list: itemType?.isOfNames ?? false
        case .union: memberTypes.contains(where: \.isOfNames)
        }
    }
}
