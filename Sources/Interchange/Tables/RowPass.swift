import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Turns the events of one document into the rows of a table.
///
/// A row goes out when its element has ended and so have the elements around it whose identifying children may stand
/// behind it; rows go out in the order in which their elements begin.
final class RowPass {
    /// Values that are being gathered: a row's, or what identifies an element around rows.
    final class Record {
        var values: [TableValue]
        /// More may come.
        var isOpen = true
        /// What identifies the element may stand behind rows.
        let waits: Bool
        /// What the elements around a row put into it.
        var around: [Record] = []
        var size = 0

        init(width: Int, waits: Bool) {
            values = Array(repeating: .none, count: width)
            self.waits = waits
        }
    }

    struct Frame {
        /// The step of the path that the element is, -1 for none.
        var step = -1
        var name: Int32
        var type: Int32
        var isNil = false
        var isNote = false
        /// Where the element's values go.
        var targets: [(record: Record, node: RowPlan.Node)] = []
        /// What ends with the element.
        var record: Record?
        /// How many children there were that are the next step.
        var count = 0
        /// How many children of each name there were; for paths of elements at any depth.
        var counts: [Int32: Int] = [:]
    }

    /// A running text.
    struct Capture {
        var text = RunningText()
        /// How many notes are open inside.
        var notes = 0
    }

    /// What may wait for the end of an element around it, in bytes.
    private static let waitingLimit = 64 << 20

    let plan: RowPlan
    let names: NameTable
    let validator: Validator
    private let findings: FindingLog
    private let positions: (any PositionResolver)?
    private let emit: ([TableValue]) -> Void
    var frames: [Frame] = []
    var captures: [Capture] = []
    /// By step: the present position of the element, and what identifies it.
    private var place: [Int]
    private var keys: [Record?]
    private var waiting: [Record] = []
    private var firstWaiting = 0
    private var waitingSize = 0
    private var found = 0
    /// Nothing is gathered any more: the document is invalid, or too much waits.
    private(set) var isMuted = false
    /// How many elements are open in which nothing is of any row.
    private var outside = 0
    var isNoteName: [Int32: Bool] = [:]

    init(
        plan: RowPlan, names: NameTable, validator: Validator, findings: FindingLog, positions: (any PositionResolver)?,
        row: @escaping ([TableValue]) -> Void
    ) {
        self.plan = plan
        self.names = names
        self.validator = validator
        self.findings = findings
        self.positions = positions
        emit = row
        place = Array(repeating: 1, count: plan.steps.count)
        keys = Array(repeating: nil, count: plan.steps.count)
    }

    func text(_ event: XMLEvent, in batch: XMLEventBatch) {
        if !captures.isEmpty, !isMuted, let frame = frames.last, plan.traits[frame.type].isMixed {
            append(batch[event.text])
        }
    }

    // MARK: Elements

    func start(_ event: XMLEvent, in batch: XMLEventBatch) {
        if isMuted { return }
        if outside > 0 {
            outside += 1
            return
        }
        let state = validator.current
        var frame = Frame(name: event.name.rawValue, type: max(0, state.type.rawValue), isNil: state.isNil)
        if let parent = frames.last {
            // What a wildcard admits has no columns: those of its name are of the element that the type declares.
            let isAdmitted = !parent.targets.isEmpty && plan.traits.isWildcard(state.position, of: parent.type)
            for target in parent.targets where !isAdmitted {
                if let child = target.node.children[frame.name] { frame.targets.append((target.record, child)) }
            }
        }
        beginText(&frame)
        frame.step = step(of: frame.name)
        if frame.step < 0, frame.targets.isEmpty, captures.isEmpty, !plan.table.isAnywhere {
            // Nothing inside is of any row.
            outside = 1
            return
        }
        if frame.step >= 0 { begin(&frame, event) }
        if event.attributeCount > 0, !frame.targets.isEmpty { take(event, in: batch, frame) }
        for target in frame.targets where target.node.isMixed { captures.append(Capture()) }
        frames.append(frame)
    }

    /// Which step of the path an element is; it is counted there.
    private func step(of name: Int32) -> Int {
        if plan.table.isAnywhere {
            if !frames.isEmpty { frames[frames.count - 1].counts[name, default: 0] += 1 }
            guard name == plan.steps[0].name else { return -1 }
            found += 1
            place[0] = found
            return 0
        }
        guard let parent = frames.last else { return name == plan.steps[0].name ? 0 : -1 }
        let next = parent.step + 1
        guard parent.step >= 0, next < plan.steps.count, name == plan.steps[next].name else { return -1 }
        frames[frames.count - 1].count += 1
        place[next] = frames[frames.count - 1].count
        return next
    }

    private func begin(_ frame: inout Frame, _ event: XMLEvent) {
        let isRow = frame.step == plan.steps.count - 1
        guard isRow || !plan.steps[frame.step].keys.isEmpty else { return }
        let record = Record(width: plan.width, waits: !plan.steps[frame.step].keys.children.isEmpty)
        frame.record = record
        guard isRow else {
            keys[frame.step] = record
            frame.targets.append((record, plan.steps[frame.step].keys))
            return
        }
        var slot = 0
        for (index, step) in plan.steps.enumerated() where step.repeats {
            record.values[slot] = .number(place[index])
            slot += 1
        }
        if let positions { record.values[plan.lineSlot] = .number(positions.position(at: event.offset).line) }
        if plan.table.isAnywhere { record.values[plan.lineSlot + 1] = .string(path(to: frame.name)) }
        record.around = keys.compactMap { $0 }
        frame.targets.append((record, plan.row))
        waiting.append(record)
    }

    /// The XPath of an element that begins, with the pack's prefixes.
    private func path(to name: Int32) -> String {
        var path = ""
        for (index, frame) in frames.enumerated() { path += step(frame.name, in: index) }
        return path + step(name, in: frames.count)
    }

    private func step(_ name: Int32, in depth: Int) -> String {
        let mapping = plan.table.mapping
        let shown = mapping.naming.shownName(names[NameID(rawValue: name)], in: mapping.schema)
        return "/\(shown)[\(depth == 0 ? 1 : frames[depth - 1].counts[name] ?? 1)]"
    }

    private func take(_ event: XMLEvent, in batch: XMLEventBatch, _ frame: Frame) {
        let values = validator.attributeValues
        for (index, attribute) in batch.attributes(of: event).enumerated() {
            for target in frame.targets {
                guard let slot = target.node.attributes[attribute.name.rawValue] else { continue }
                put(values[index].value, slot, target.record)
            }
        }
    }

    func end(_ value: SimpleValue?) {
        if isMuted { return }
        if outside > 0 {
            outside -= 1
            return
        }
        guard let frame = frames.popLast() else { return }
        if let value { append(value.value) }
        for target in frame.targets.reversed() {
            guard let slot = target.node.value else { continue }
            if target.node.isMixed {
                let text = captures.popLast()?.text
                if !frame.isNil, let text { put(text.text(from: 0), slot, target.record) }
            } else if let value, !frame.isNil {
                put(value.value, slot, target.record)
            }
        }
        endText(frame)
        guard let record = frame.record else { return }
        record.isOpen = false
        if frame.step < plan.steps.count - 1 { keys[frame.step] = nil }
        flush()
    }

    // MARK: Rows

    private func put(_ bytes: UnsafeBufferPointer<UInt8>, _ slot: ColumnNode.Slot, _ record: Record) {
        let text = String(decoding: bytes, as: UTF8.self)
        record.size += bytes.count
        record.values[slot.index] =
            switch slot.kind {
            case .text, .code: .string(text)
            case .date: text.isEmpty ? .none : .string(text)
            case .boolean: text.isEmpty ? .none : .flag(text == "true" || text == "1")
            case .integer: text.isEmpty ? .none : Int(text).map(TableValue.number) ?? .decimal(text)
            case .decimal: text.isEmpty ? .none : .numeric(text)
            }
    }

    private func flush() {
        while firstWaiting < waiting.count {
            let record = waiting[firstWaiting]
            guard !record.isOpen, record.around.allSatisfy({ isSettled($0) }) else { break }
            for around in record.around {
                for (index, value) in around.values.enumerated() where value != .none { record.values[index] = value }
            }
            emit(record.values)
            firstWaiting += 1
        }
        if firstWaiting == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            (firstWaiting, waitingSize) = (0, 0)
        } else {
            // The row that has just ended is among those that wait.
            waitingSize += (waiting.last?.size ?? 0) + plan.width * MemoryLayout<TableValue>.stride
            if firstWaiting > 4096 {
                waiting.removeFirst(firstWaiting)
                firstWaiting = 0
            }
            if waitingSize > Self.waitingLimit { giveUp() }
        }
    }

    /// Whether no more can come: the element has ended, or is identified by attributes alone.
    private func isSettled(_ record: Record) -> Bool { !record.isOpen || !record.waits }

    func mute() {
        isMuted = true
        frames = []
        waiting = []
        captures = []
    }

    private func giveUp() {
        mute()
        findings.addNotChecked(
            Finding(
                code: "extract.limit", message: Message("extract.limit", ["limit": .number(Self.waitingLimit)]),
                hint: Message("extract.limit/hint")))
    }
}
