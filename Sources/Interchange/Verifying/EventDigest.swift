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
    private let options: ConversionOptions
    private let scope = PrefixScope()
    /// Prefixes that text uses, and what they stand for.
    private let uses: PrefixTrail?
    private let xsi: InstanceNames
    @exclusivity(unchecked) private var nameDigests: [Digest?] = []
    /// What text means in the open elements.
    @exclusivity(unchecked) private var kinds: [Shape.Kind] = []
    @exclusivity(unchecked) private(set) var trail = DigestTrail()

    /// The items to describe.
    private let wanted: Range<Int>
    @exclusivity(unchecked) private(set) var items: [Item] = []

    /// Comments and instructions in the value of the element at hand.
    @exclusivity(unchecked) private var markup = ValueMarkup()

    // The run of text at hand.
    @exclusivity(unchecked) private var text = Digest(7)
    @exclusivity(unchecked) private var textCount = 0
    @exclusivity(unchecked) private var textOffset = 0
    @exclusivity(unchecked) private var textStart = ""

    init(
        mapping: JSONMapping, names: NameTable, findings: FindingLog, positions: any PositionResolver,
        options: ConversionOptions, uses: PrefixTrail?, describing wanted: Range<Int> = 0..<0,
        after other: Validator? = nil
    ) {
        self.mapping = mapping
        self.names = names
        self.positions = positions
        self.options = options
        self.uses = uses
        self.wanted = wanted
        xsi = InstanceNames(names)
        if let other, other.schema === mapping.schema {
            validator = Validator(after: other, findings: findings, positions: positions)
        } else {
            validator = Validator(schema: mapping.schema, names: names, findings: findings, positions: positions)
        }
        kindOfType = Array(repeating: nil, count: mapping.schema.types.count)
        if let uses {
            let watch = PrefixWatch { [unowned scope] in uses.note($0, scope) }
            watch.isAwake = true
            scope.watch = watch
        }
    }

    func consume(_ batch: XMLEventBatch) {
        for event in batch.events {
            switch event.kind {
            case .startElement: start(event, in: batch)
            case .endElement: end(event)
            case .text:
                validator.text(event, in: batch)
                if kinds.last == .mixed {
                    scope.noteText(batch[event.text])
                    add(batch[event.text], at: event.offset)
                }
            case .comment, .processingInstruction:
                guard options.carriesMarkup else { continue }
                let isInValue = kinds.last == .scalar || kinds.last == .value
                if isInValue, !options.carriesSource { continue }
                endText()
                var digest = Digest(event.kind == .comment ? 3 : 4)
                digest.add(batch[event.text])
                if isInValue {
                    markup.add(digest, after: validator.textSoFar.count, event.offset, wanted.isEmpty ? nil : described(event, batch))
                } else {
                    note(digest, at: event.offset) { described(event, batch) }
                }
            }
        }
    }

    func finish() { validator.finish() }

    // MARK: Items

    private func start(_ event: XMLEvent, in batch: XMLEventBatch) {
        endText()
        scope.endText()
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
        notePrefixes(at: event.offset)
    }

    private func described(_ markup: XMLEvent, _ batch: XMLEventBatch) -> Message {
        let text: MessageArguments = ["text": .text(shortened(batch.string(markup.text)))]
        return markup.kind == .comment
            ? Message("convert.verify/comment", text) : Message("convert.verify/instruction", text)
    }

    /// What the prefixes of the text that was noted last stand for.
    private func notePrefixes(at offset: Int) {
        guard let uses, !uses.resolved.isEmpty else { return }
        for (prefix, uri) in uses.resolved {
            var digest = Digest(8)
            digest.add(prefix)
            digest.add(uri)
            note(digest, at: offset) {
                Message("convert.verify/prefix", ["prefix": .text(prefix), "uri": .text(uri)])
            }
        }
        uses.resolved.removeAll()
    }

    private func addValue(
        _ attribute: XMLAttribute, _ value: AttributeValue, _ batch: XMLEventBatch, to digest: inout Digest,
        isUnknown: Bool
    ) {
        let raw = batch[attribute.value]
        if attribute.name == xsi.type, let name = scope.resolve(raw) { return digest.add(name.description) }
        if xsi.contains(attribute.name) {
            guard attribute.name == xsi.isNil else { return digest.add(raw) }
            return add(raw.trimmed, raw, of: Self.boolean, to: &digest)
        }
        if isUnknown || value.type == nil {
            scope.note(raw)
            return digest.add(raw)
        }
        add(value.value, raw, of: value.type, to: &digest)
    }

    private static let boolean = Unmanaged.passUnretained(SimpleType.builtin(.boolean))

    /// Adds a value: names by what they mean, all others by their literals; as their types see them where literals are
    /// not carried.
    private func add(
        _ value: UnsafeBufferPointer<UInt8>, _ literal: UnsafeBufferPointer<UInt8>, of type: Unmanaged<SimpleType>?,
        to digest: inout Digest
    ) {
        let seen = options.carriesSource ? literal : value
        guard let type = type?.takeUnretainedValue() else { return digest.add(seen) }
        if type.isOfNames { return digest.add(scope.expandingNames(in: seen)) }
        if !options.carriesSource, type.isOfBooleans {
            for word in value.split(separator: 0x20) {
                digest.add(word.elementsEqual("1".utf8) ? "true" : word.elementsEqual("0".utf8) ? "false" : String(decoding: word, as: UTF8.self))
            }
            return
        }
        if type.primitive == .string || type.primitive == .anyURI || type.variety != .atomic { scope.note(value) }
        digest.add(seen)
    }

    private func end(_ event: XMLEvent) {
        endText()
        let value = validator.endElement()
        kinds.removeLast()
        scope.leave(depth: kinds.count + 1)
        if !markup.isEmpty { noteMarkup(of: value) }
        if let value, !(options.carriesSource ? value.literal : value.value).isEmpty {
            var digest = Digest(2)
            add(value.value, value.literal, of: value.type, to: &digest)
            note(digest, at: event.offset) {
                Message(
                    "convert.verify/value",
                    ["text": .text(shortened(String(decoding: value.literal, as: UTF8.self)))])
            }
        }
        notePrefixes(at: event.offset)
        scope.leave(depth: kinds.count)
        note(Digest(5), at: event.offset) {
            Message("convert.verify/end.tag", ["name": .text(names[event.name].local)])
        }
    }

    /// Notes what stands in a value, which is known only now, with its place there.
    private func noteMarkup(of value: SimpleValue?) {
        let isOfNames = value?.type?._withUnsafeGuaranteedRef { $0.isOfNames } ?? false
        markup.place(in: value?.literal, isOfNames: isOfNames)
        for item in markup.items {
            var digest = item.digest
            digest.mix(Digest(UInt64(item.place)))
            note(digest, at: item.offset) { item.description ?? .verbatim("") }
        }
        markup.removeAll()
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
        notePrefixes(at: textOffset)
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
