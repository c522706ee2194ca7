public import RapporteurDiagnostics
public import RapporteurXMLSchema
public import RapporteurXMLStream

/// Validates XML documents without converting them.
public final class XMLValidation {
    private let choose: (ExpandedName) throws(WorkError) -> Schema
    private let limits: XMLLimits
    private let allowsDoctype: Bool
    private var names = NameTable()
    private var reader: XMLReader?
    /// The validator of the last document, from which the next one learns.
    private var validator: Validator?
    private var treeBuilder: DocumentTreeBuilder?

    /// - Parameter choose: the schema for a root element; throws when none fits, or several do.
    public init(
        limits: XMLLimits = XMLLimits(), allowsDoctype: Bool = false,
        choose: @escaping (ExpandedName) throws(WorkError) -> Schema
    ) {
        self.choose = choose
        self.limits = limits
        self.allowsDoctype = allowsDoctype
    }

    /// Validates one document; what is wrong goes to `findings`.
    ///
    /// - Returns: the root element, where the document came that far.
    /// - Throws: what `choose` throws, or kind `input` when the source cannot be read.
    @discardableResult
    public func validate(_ source: ByteReader, findings: FindingLog) throws(WorkError) -> ExpandedName? {
        try validate(source, findings: findings, tree: nil).root
    }

    /// Validates one document and builds its tree beside.
    ///
    /// - Returns: the tree of a document that is well-formed, whether it is valid or not. The places of its nodes can
    ///   be asked for until the next document is validated.
    /// - Throws: as `validate(_:findings:)`.
    public func validate(
        _ source: ByteReader, findings: FindingLog, tree request: TreeRequest?
    ) throws(WorkError) -> (root: ExpandedName?, tree: KeptTree) {
        if names.count > 50_000 {
            names = NameTable()
            reader = nil
            validator = nil
            treeBuilder = nil
        }
        let reader = reader ?? XMLReader(limits: limits, names: names, allowDoctype: allowsDoctype)
        self.reader = reader
        let driver = ValidationDriver(
            names: names, findings: findings, positions: reader, before: validator, choose: choose)
        if let request {
            let builder = treeBuilder ?? DocumentTreeBuilder(names: names, limits: request.limits)
            treeBuilder = builder
            builder.begin(positions: reader)
            driver.tree = (builder, request.isWanted)
        }
        defer { treeBuilder?.abandon() }
        defer { validator = driver.validator ?? validator }
        let result = try WorkError.only { () throws in try reader.read(source, into: driver, findings: findings) }
        if result == .complete { driver.validator?.finish() }
        guard result == .complete, let builder = driver.tree?.builder else { return (driver.root, .none) }
        return (driver.root, KeptTree(of: builder))
    }
}

/// Feeds a validator with the events of a document.
private final class ValidationDriver: XMLEventConsumer {
    private let names: NameTable
    private let findings: FindingLog
    private let positions: any PositionResolver
    private let choose: (ExpandedName) throws(WorkError) -> Schema
    private let before: Validator?
    private(set) var validator: Validator?
    private(set) var root: ExpandedName?
    /// What builds the document's tree, and tells at the root whether anybody wants it.
    var tree: (builder: DocumentTreeBuilder, isWanted: () -> Bool)?

    init(
        names: NameTable, findings: FindingLog, positions: any PositionResolver, before: Validator?,
        choose: @escaping (ExpandedName) throws(WorkError) -> Schema
    ) {
        self.names = names
        self.findings = findings
        self.positions = positions
        self.before = before
        self.choose = choose
    }

    func consume(_ batch: XMLEventBatch) throws {
        // A local one, so that the property is not retained for each event.
        var validator = self.validator
        defer { self.validator = validator }
        for event in batch.events {
            switch event.kind {
            case .startElement:
                if validator == nil {
                    let name = names[event.name]
                    root = name
                    validator = makeValidator(try chosen(name, at: event.offset))
                    if let tree, !tree.isWanted() { self.tree = nil }
                    validator?.readings = tree?.builder.readings
                }
                validator?.startElement(event, in: batch)
            case .endElement: _ = validator?.endElement()
            case .text: validator?.text(event, in: batch)
            case .comment, .processingInstruction: break
            }
        }
        tree?.builder.consume(batch)
    }

    /// The schema for the root element; what is wrong with it stands there.
    private func chosen(_ name: ExpandedName, at offset: Int) throws(WorkError) -> Schema {
        do throws(WorkError) {
            return try choose(name)
        } catch {
            var error = error
            for index in error.findings.indices where error.findings[index].location == Location() {
                error.findings[index].location = positions.location(at: offset)
                error.findings[index].location.xpath = "/" + name.local
            }
            throw error
        }
    }

    private func makeValidator(_ schema: Schema) -> Validator {
        if let before, before.schema === schema {
            return Validator(after: before, findings: findings, positions: positions)
        }
        return Validator(schema: schema, names: names, findings: findings, positions: positions)
    }
}
