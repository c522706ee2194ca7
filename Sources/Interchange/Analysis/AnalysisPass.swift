import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Turns the events of one document into analysis JSON.
final class AnalysisPass {
    struct Frame: BitwiseCopyable {
        var shape: UnsafePointer<HotShape>
        /// How the element is named in its parent.
        var name: PreparedName
        var place: Place
        var isNil = false
        /// The element begins a running text of its own.
        var beginsText = false
        /// Its text is left out of what is around it.
        var isNote = false
        /// Where its running text begins.
        var mark = 0
        /// Where its attributes and groups begin on their stacks.
        var attributes: Int
        var groups: Int
    }

    enum Place: UInt8, BitwiseCopyable { case single, array, item }

    /// Children of one name.
    struct Group: BitwiseCopyable {
        var name: PreparedName
        var isArray: Bool
        var first: Int
        var last: Int
    }

    let tables: PassTables
    let mapping: JSONMapping
    let names: NameTable
    let validator: Validator
    let findings: FindingLog
    let scope = PrefixScope()
    let tree = AnalysisTree()
    let frames = FrameStack<Frame>()
    private let known: AnalysisTables
    let xsi: InstanceNames
    let notes: ExactSet
    var isNoteName: [Int32: Bool] = [:]
    /// Values are written here one by one, and kept in the tree.
    private let valueSink = ByteSink()
    let valueWriter: JSONWriter
    let scalars: ScalarWriter
    private let attributes = PlainBuffer<AnalysisTree.Member>(capacity: 64)
    private let groups = PlainBuffer<Group>(capacity: 64)
    /// Groups beyond the first few, by the number of open elements and name.
    private var wideGroups: [Int: [[UInt8]: Int]] = [:]
    private static let fewGroups = 32
    /// The running texts that are open, the innermost last; those that are done wait to be used again.
    var texts: [RunningText] = []
    var spareTexts: [RunningText] = []
    private let ownNames: NameMemory
    private let limit: Int
    private(set) var root: Int?
    var isMuted = false
    private var findingsSeen: Int

    /// - Parameter limit: bytes that are held; text within text is held for each.
    init(
        known: AnalysisTables, findings: FindingLog, positions: any PositionResolver, limit: Int
    ) {
        self.limit = limit
        self.known = known
        tables = known.tables
        mapping = tables.mapping
        names = tables.names
        self.findings = findings
        validator = tables.makeValidator(findings: findings, positions: positions)
        xsi = InstanceNames(names)
        notes = mapping.noteElements
        valueWriter = JSONWriter(valueSink, layout: .compact)
        scalars = ScalarWriter(valueWriter, scope: scope)
        ownNames = NameMemory(names: ["value", "content", "$type"])
        findingsSeen = findings.made
    }

    func consume(_ events: UnsafeBufferPointer<XMLEvent>, in batch: XMLEventBatch) throws {
        if findings.made != findingsSeen {
            findingsSeen = findings.made
            isMuted = isMuted || validator.hasErrors
        }
        for event in events {
            switch event.kind {
            case .startElement: try start(event, in: batch)
            case .endElement: try end()
            case .text: text(event, in: batch)
            case .comment, .processingInstruction: break
            }
        }
    }

    // MARK: Elements

    private func start(_ event: XMLEvent, in batch: XMLEventBatch) throws {
        if event.namespaceCount > 0 { scope.declare(event, in: batch, depth: frames.count) }
        validator.startElement(event, in: batch)
        let state = validator.current
        let shape = try shape(of: state.type)
        let hot = shape.table.hot
        var (name, place) = (ownNames.name("value"), Place.single)
        if frames.count > 0, !isMuted { (name, place) = try self.place(event, state) }
        var frame = Frame(
            shape: hot, name: name, place: place, isNil: state.isNil, attributes: attributes.count,
            groups: groups.count)
        if isMuted { return frames.push(frame) }
        beginText(event, &frame, shape)
        if event.attributeCount > 0 { try keepAttributes(event, in: batch, shape, state) }
        frames.push(frame)
    }

    /// How a child is named, and whether it stands alone, in an array, or in an object in the array `content`.
    private func place(_ event: XMLEvent, _ state: ElementState) throws -> (PreparedName, Place) {
        let parent = frames.top.pointee.shape
        let shape = try shape(of: TypeID(rawValue: parent.pointee.type))
        guard state.position >= 0, state.position < parent.pointee.slotCount else {
            return (known.dynamicNames.element(event.name, tellsApart: parent.pointee.tellsApart), .array)
        }
        let slot = parent.pointee.slots[Int(state.position)]
        var name = slot.name
        if slot.element < 0 {
            name = known.dynamicNames.element(event.name, tellsApart: parent.pointee.tellsApart)
        } else if slot.element != state.element.rawValue,
            let other = shape.table.alternatives[ShapeTable.key(state.position, state.element.rawValue)]
        {
            name = other.name
        }
        switch slot.kind {
        case .single, .wildcard: return (name, .single)
        case .array: return (name, .array)
        case .content: return (name, known.names(of: shape).place(of: slot.element < 0 ? .none : state.element))
        }
    }

    private func end() throws {
        guard frames.count > 0 else { return }
        let frame = frames.top.pointee
        let value = validator.endElement()
        defer { scope.leave(depth: frames.count) }
        frames.pop()
        if isMuted { return }
        if tree.size > limit { return giveUp() }
        let shape = try shape(of: TypeID(rawValue: frame.shape.pointee.type))
        if let value, frame.mark >= 0, let running = texts.last { running.append(value.value) }
        let node = try node(frame, shape, value)
        endText(frame, shape)
        if groups.count - frame.groups > Self.fewGroups { wideGroups[frames.count + 1] = nil }
        attributes.truncate(to: frame.attributes)
        groups.truncate(to: frame.groups)
        if frames.count == 0 { root = node } else { gather(node, frame) }
    }

    private func giveUp() {
        isMuted = true
        findings.addNotChecked(
            Finding(
                code: "convert.limit.analysis",
                message: Message("convert.limit.analysis", ["limit": .number(limit)]),
                hint: Message("convert.limit.analysis/hint")))
    }

    /// The value of an element that has ended.
    private func node(_ frame: Frame, _ shape: Shape, _ value: SimpleValue?) throws -> Int {
        let hasMembers = attributes.count > frame.attributes
        let kind = shape.kind
        if frame.isNil, !hasMembers { return tree.append(text { valueWriter.null() }) }
        if kind == .scalar, !hasMembers { return tree.append(text { writeValue(value, shape) }) }
        let start = tree.members.count
        for index in frame.attributes..<attributes.count { tree.members.append(attributes[index]) }
        if !frame.isNil {
            if kind == .scalar || kind == .value {
                let range = text { writeValue(value, shape) }
                tree.members.append(
                    AnalysisTree.Member(
                        name: ownNames.name("value"), kind: .text, start: range.start, count: range.count))
            } else if kind == .mixed {
                let range = text { valueWriter.string(texts.last?.text(from: frame.mark) ?? .init(start: nil, count: 0)) }
                tree.members.append(
                    AnalysisTree.Member(
                        name: known.names(of: shape).text, kind: .text, start: range.start, count: range.count))
            }
        }
        for index in frame.groups..<groups.count {
            let group = groups[index]
            tree.members.append(
                AnalysisTree.Member(name: group.name, kind: group.isArray ? .array : .single, start: group.first))
        }
        return tree.append(AnalysisTree.Node(kind: .object, start: start, count: tree.members.count - start))
    }

    /// Puts a value under its name in the element that is open now.
    private func gather(_ node: Int, _ frame: Frame) {
        var (node, name, isArray) = (node, frame.name, frame.place != .single)
        if frame.place == .item {
            let start = tree.members.count
            tree.members.append(AnalysisTree.Member(name: name, kind: .single, start: node))
            node = tree.append(AnalysisTree.Node(kind: .object, start: start, count: 1))
            name = ownNames.name("content")
            isArray = true
        }
        if let index = group(named: name) {
            tree.nodes.update(groups[index].last) { $0.next = node }
            return groups.update(index) { $0.last = node }
        }
        if groups.count - frames.top.pointee.groups >= Self.fewGroups {
            wideGroups[frames.count, default: [:]][Array(name.bytes)] = groups.count
        }
        groups.append(Group(name: name, isArray: isArray, first: node, last: node))
    }

    /// The group of a name in the element that is open now: the first few are searched, further ones looked up.
    private func group(named name: PreparedName) -> Int? {
        let first = frames.top.pointee.groups
        for index in first..<min(groups.count, first + Self.fewGroups) where groups[index].name.isEqual(to: name) {
            return index
        }
        guard groups.count - first > Self.fewGroups else { return nil }
        return wideGroups[frames.count]?[Array(name.bytes)]
    }

    // MARK: Values

    /// Keeps the JSON text that `write` writes.
    private func text(_ write: () -> Void) -> AnalysisTree.Node {
        write()
        valueWriter.endLine()
        let range = valueSink.withBytes { tree.keep(UnsafeBufferPointer(rebasing: $0.dropLast())) }
        valueSink.removeAll()
        return AnalysisTree.Node(kind: .text, start: range.start, count: range.count)
    }

    private func writeValue(_ value: SimpleValue?, _ shape: Shape) {
        guard let value else { return valueWriter.string("") }
        scalars.write(value.value, shape.table.hot.pointee.rule, value.type)
    }

    private func keepAttributes(
        _ event: XMLEvent, in batch: XMLEventBatch, _ shape: Shape, _ state: ElementState
    ) throws {
        let values = validator.attributeValues
        let own = known.names(of: shape)
        for (index, attribute) in batch.attributes(of: event).enumerated() {
            let value = values[index]
            var name: PreparedName
            let range: AnalysisTree.Node
            if value.use >= 0 {
                name = own.attributes[Int(value.use)]
                let rule = shape.table.hot.pointee.attributes[Int(value.use)].rule
                range = text { scalars.write(value.value, rule, value.type) }
            } else if attribute.name == xsi.type {
                name = ownNames.name("$type")
                range = text { scalars.writeQualifiedName(batch[attribute.value]) }
            } else if xsi.contains(attribute.name) {
                continue
            } else {
                let entry = own.attribute(attribute.name, names, mapping)
                name = entry.name
                range = text { scalars.write(value.value, entry.rule, value.type) }
            }
            attributes.append(
                AnalysisTree.Member(name: name, kind: .text, start: range.start, count: range.count))
        }
    }

    // MARK: Shapes

    private func shape(of type: TypeID) throws -> Shape {
        try tables.shape(of: type.rawValue)
    }
}

extension PreparedName {
    fileprivate func isEqual(to other: PreparedName) -> Bool {
        start == other.start || (count == other.count && bytes.elementsEqual(other.bytes))
    }
}
