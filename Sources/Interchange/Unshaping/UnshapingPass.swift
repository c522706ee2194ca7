import RapporteurDiagnostics
import RapporteurJSONStream
import RapporteurXMLSchema
import RapporteurXMLStream

/// Turns the value of a document's root element into XML.
///
/// A stack of open containers says what each JSON value is; shapes say how names map back. Each element goes to
/// the validator and the writer as soon as its attributes are together.
final class UnshapingPass {
    /// Where a member belongs among those of its object.
    enum Rank {
        /// Literals come before their values.
        static let source: Int32 = -5
        static let type: Int32 = -4
        static let attribute: Int32 = -1
        static let last = Int32.max
    }

    let session: UnshapeSession
    let mapping: JSONMapping
    let bridge: NameBridge
    let xsi: InstanceNames
    let output: ElementOutput
    let frames = FrameStack<UnshapeFrame>()
    /// Text put together from several events.
    let scratch = PlainBuffer<UInt8>(capacity: 256)
    let tables: PassTables
    /// Literals whose values have not come yet, the innermost last.
    @exclusivity(unchecked) var sources: [HeldSource] = []
    private(set) var isRootDeclared = true

    init(session: UnshapeSession, bridge: NameBridge, sink: ByteSink, writes: Bool) {
        self.session = session
        self.bridge = bridge
        mapping = bridge.mapping
        xsi = InstanceNames(bridge.names)
        tables = bridge.tables
        let validator = tables.makeValidator(findings: session.findings, positions: session)
        validator.pointer = { [unowned session] in session.pointerToElement() }
        output = ElementOutput(
            bridge: bridge, sink: sink, validator: validator,
            indentation: session.options.layout == .compact ? -1 : 2, session: session, writes: writes)
        session.places?.begin(schema: mapping.schema, names: bridge.names)
        validator.attributePlace = { [unowned self] name, type in place(ofAttribute: name, type) }
    }

    /// Converts the value that follows.
    ///
    /// - Parameter member: how the root element is named in JSON.
    func run(root: ExpandedName, member: UnsafeBufferPointer<UInt8>) throws {
        let source = takeSource(of: member)
        let element = mapping.schema.globalElements[root]
        isRootDeclared = element != nil
        let type = element.map { mapping.schema[$0].type } ?? .anyType
        try beginValue(
            try session.next(), Prediction(name: bridge.names.intern(root), type: type.rawValue), source: source)
        while frames.count > 0 {
            switch frames.top.pointee.kind {
            case .element: try stepElement()
            case .members: try stepMembers()
            case .content: try stepContent()
            case .item: try stepItem()
            }
        }
    }

    /// Ends the document, once all of it was read.
    func finish() { output.finish() }

    // MARK: Order

    /// Takes a member's place into account.
    ///
    /// - Returns: whether the member may be handled now; where not it is skipped.
    @inline(__always)
    func inOrder(_ rank: Int32, name: JSONEvent, canRepeat: Bool = false) throws -> Bool {
        let top = frames.top
        if rank > top.pointee.order || (canRepeat && rank == top.pointee.order) {
            top.pointee.order = rank
            return true
        }
        return try isStillHandled(name)
    }

    private func isStillHandled(_ name: JSONEvent) throws -> Bool {
        let frame = frames.top.pointee
        if session.isGivenUp {
            session.giveUp(frame.offset)
            return true
        }
        if frame.isReplayed { return true }
        if session.mayGiveUp {
            session.giveUp(frame.offset)
            return true
        }
        session.reportLate(name)
        try session.skipValue()
        return false
    }
}
