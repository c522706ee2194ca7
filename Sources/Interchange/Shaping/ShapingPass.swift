import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Turns the events of one document, from its root element on, into exchange JSON, with the validator's answers at
/// hand.
///
/// It writes what the shapes say and looks nothing up: the position that an element takes in its parent's content
/// model is an index into names that are JSON text already. Once the document is known to be invalid it only
/// validates on, because its output counts for nothing. What every event touches is constant, or plain memory.
final class ShapingPass {
    let tables: PassTables
    let options: ConversionOptions
    let writer: JSONWriter
    let validator: Validator
    let findings: FindingLog
    let positions: any PositionResolver
    let xsi: InstanceNames
    let scope = PrefixScope()
    let scalars: ScalarWriter
    let dynamicNames: DynamicNames
    let losses: LossCounter
    let frames = FrameStack<ShaperFrame>()
    let pending: PendingMarkup
    /// The source of the value that is open, once it holds markup.
    let source = ValueSource()
    /// Prefixes that text uses, found by an earlier pass; all of them where there can be none.
    let prefixUse: PrefixUse
    /// The same, as far as this pass knows.
    @exclusivity(unchecked) private(set) var foundUse: PrefixUse
    /// Whether text uses prefixes whose declarations were not carried.
    @exclusivity(unchecked) private(set) var lacksDeclarations = false
    /// The name of the member that begins, where the scalar that it is writes it.
    @exclusivity(unchecked) var owedName = PreparedName.none
    private let ownNames = NameMemoryPool()
    private var rootName = PreparedName.none
    /// Nothing is written any more: the document is invalid.
    @exclusivity(unchecked) var isMuted = false
    @exclusivity(unchecked) private var findingsSeen: Int

    init(
        tables: PassTables, options: ConversionOptions, sink: ByteSink, findings: FindingLog,
        positions: any PositionResolver, prolog: PendingMarkup, losses: Losses, prefixUse: PrefixUse
    ) {
        self.prefixUse = prefixUse
        foundUse = prefixUse
        self.tables = tables
        self.options = options
        self.findings = findings
        self.positions = positions
        self.losses = LossCounter(losses)
        pending = prolog
        writer = JSONWriter(sink, layout: options.layout == .compact ? .compact : .indented)
        validator = tables.makeValidator(findings: findings, positions: positions)
        scalars = ScalarWriter(writer, scope: scope)
        dynamicNames = tables.dynamicNames
        xsi = InstanceNames(tables.names)
        findingsSeen = findings.made
        if options.carriesNamespaces, !prefixUse.isEverything {
            scope.watch = PrefixWatch { [unowned self] in notePrefix($0) }
        }
    }

    private func notePrefix(_ prefix: UnsafeBufferPointer<UInt8>) {
        guard let declaration = scope.declaration(of: prefix), !foundUse.isUsed(declaration) else { return }
        foundUse.insert(declaration)
        lacksDeclarations = true
    }

    /// Opens the document's object.
    func begin(root: ExpandedName) {
        writer.beginObject()
        writer.name("$schema")
        writer.string(tables.mapping.id)
        if !pending.isEmpty {
            writer.name("$prolog")
            pending.write(to: writer)
        }
        rootName = ownNames.keep(JSONWriter.encodedName(tables.mapping.rootName(of: root)))
    }

    func consume(_ events: UnsafeBufferPointer<XMLEvent>, in batch: XMLEventBatch) throws {
        // Findings of the batch are looked at here; what an invalid document could upset is muted on the spot.
        checkFindings()
        for index in 0..<events.count {
            let event = events[index]
            switch event.kind {
            case .startElement: try start(event, in: batch)
            case .endElement: end(event)
            case .text: text(event, in: batch)
            case .comment, .processingInstruction: markup(event, in: batch)
            }
        }
    }

    /// Ends the document, once the reader came to its end.
    func finish() {
        validator.finish()
        checkFindings()
        guard !isMuted, frames.count == 0 else { return }
        if !pending.isEmpty {
            writer.name("$epilog")
            pending.write(to: writer)
        }
        writer.endObject()
        writer.endLine()
    }

    // MARK: Elements

    private func start(_ event: XMLEvent, in batch: XMLEventBatch) throws {
        let depth = frames.count
        var declares = false
        if event.namespaceCount > 0 {
            scope.declare(event, in: batch, depth: depth)
            declares = countNamespaces(event)
            scope.watch?.isAwake = scope.hasPrefixes
        }
        scope.endText()
        validator.startElement(event, in: batch)
        let state = validator.current
        let hot = try tables.hotShape(of: state.type.rawValue)
        let isPlain = event.attributeCount == 0 && !state.isNil && !declares
        owedName = .none
        var isItem = false
        if !isMuted {
            let owesName = isPlain && hot.pointee.kind == .scalar
            if depth > 0 {
                isItem = announce(event, state, frames.top, owesName: owesName)
            } else if owesName {
                owedName = rootName
            } else {
                writer.name(encoded: rootName.bytes)
            }
        }
        if isMuted {
            frames.push(ShaperFrame(shape: hot, mode: .empty, isItem: false, isMixed: true))
        } else if isPlain {
            open(hot, isItem: isItem)
        } else {
            openTagged(event, in: batch, hot, state, isItem: isItem, declares: declares, validator.attributeValues)
        }
    }

    /// Opens the value of an element without attributes.
    @inline(__always)
    private func open(_ hot: UnsafePointer<HotShape>, isItem: Bool) {
        var frame = ShaperFrame(shape: hot, mode: .scalar, isItem: isItem, isMixed: false)
        if hot.pointee.kind != .scalar {
            writer.beginObject(onOneLine: hot.pointee.isLine)
            openContent(&frame)
        } else {
            frame.owedName = owedName
        }
        frames.push(frame)
    }

    /// Opens what holds the content, behind the attributes.
    @inline(__always)
    func openContent(_ frame: inout ShaperFrame) {
        switch frame.shape.pointee.kind {
        case .scalar, .value: frame.mode = .value
        case .record: frame.mode = .record
        case .empty: frame.mode = .empty
        case .content, .mixed:
            frame.mode = .content
            frame.isMixed = frame.shape.pointee.kind == .mixed
            writer.name(encoded: frame.shape.pointee.contentName.bytes)
            writer.beginArray()
        }
    }

    private func end(_ event: XMLEvent) {
        guard frames.count > 0 else { return }
        scope.endText()
        let frame = frames.top.pointee
        let value = validator.endElement()
        if isMuted {
            frames.pop()
        } else {
            close(frame, value)
        }
        scope.leave(depth: frames.count)
    }

    @inline(__always)
    private func close(_ frame: ShaperFrame, _ value: SimpleValue?) {
        switch frame.mode {
        case .scalar:
            writeScalar(value, frame)
            frames.pop()
        case .value:
            writeValue(value, frame)
            writer.endObject()
            frames.pop()
        case .content:
            if !pending.isEmpty || frame.isStringOpen { closeGap() }
            writer.endArray()
            writer.endObject()
            frames.pop()
        case .record:
            if frame.openMember >= 0 {
                if !pending.isEmpty { writeMarkupItem() }
                writer.endArray()
            }
            frames.pop()
            endObject(frame)
        case .empty:
            frames.pop()
            endObject(frame)
        case .null:
            frames.pop()
            writeNull()
        }
        if frame.isItem { writer.endItem() }
    }

    private func endObject(_ frame: ShaperFrame) {
        if !pending.isEmpty {
            // In the array of an element that may repeat, an object of nothing but `$markup` stands between elements.
            let isElementAlone = !frame.hasMembers && !frame.isItem && frames.count > 0 && frames.top.pointee.openMember >= 0
            writer.name(isElementAlone ? "$markup:" : "$markup")
            pending.write(to: writer)
        }
        writer.endObject()
    }

    // MARK: Findings

    /// Stops the output when findings since the last look make the document invalid.
    @inline(__always)
    private func checkFindings() {
        if findings.made != findingsSeen { lookAtFindings() }
    }

    private func lookAtFindings() {
        findingsSeen = findings.made
        if validator.hasErrors { isMuted = true }
    }

    func location(of event: XMLEvent) -> Location {
        let position = positions.position(at: event.offset)
        return Location(line: position.line, column: position.column)
    }
}

/// The names of the schema instance namespace in one table.
struct InstanceNames {
    let type: NameID
    let isNil: NameID
    let schemaLocation: NameID
    let noNamespaceSchemaLocation: NameID

    init(_ names: NameTable) {
        func id(_ local: String) -> NameID {
            names.intern(ExpandedName(namespace: WellKnownNamespace.schemaInstance, local: local))
        }
        type = id("type")
        isNil = id("nil")
        schemaLocation = id("schemaLocation")
        noNamespaceSchemaLocation = id("noNamespaceSchemaLocation")
    }

    func contains(_ name: NameID) -> Bool {
        name == type || name == isNil || name == schemaLocation || name == noNamespaceSchemaLocation
    }
}
