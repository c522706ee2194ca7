import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurJSONStream
import RapporteurPacks
import RapporteurXMLStream

/// Both directions between documents and exchange JSON, with the built-in schema: everything is validated on its way.
enum ReportConversion {
    /// Elements open at once. A value is as deep in memory, and in calls, as its document; printed ones have a dozen.
    static let deepest = 128
    /// One element is up to three containers: its object, the array of its content, the object of an item.
    static let deepestJSON = 3 * deepest + 8

    /// The built-in schema with its JSON names, compiled once.
    static func mapping() throws(WorkError) -> JSONMapping { try shared.get() }

    private static let shared: Result<JSONMapping, WorkError> = {
        do throws(WorkError) {
            let pack = try PackLibrary(folder: nil).pack(named: "report")
            return .success(try PackSchemas(cache: CheckCache(folder: nil)).mapping(of: pack))
        } catch {
            return .failure(error)
        }
    }()

    private static func options(_ layout: ConversionOptions.Layout) -> ConversionOptions {
        var options = ConversionOptions()
        options.layout = layout
        options.carriesMarkup = false
        options.carriesSource = false
        options.carriesNamespaces = false
        options.xmlLimits.depth = deepest
        options.jsonLimits.depth = deepestJSON
        return options
    }

    /// Exchange JSON of a document, members in the order of the schema, and how many comments and instructions
    /// it does not carry.
    ///
    /// - Throws: `WorkError` of kind `input`: the source cannot be read, or, with all findings, is not valid.
    static func exchange(_ source: ByteSource, name: String?) throws(WorkError) -> (bytes: [UInt8], markup: Int) {
        let input = try ByteReader(source, name: name)
        let bytes = Array(try input.peek(Int.max))
        switch ReportFormat(bytes) {
        case .xml: return try made(fromXML: bytes, name: input.name, .compact)
        case .json:
            // By way of XML, which brings members into order and numbers into the form that their types have.
            let xml = try made(fromJSON: bytes, name: input.name, .compact)
            let json = try made(fromXML: xml.bytes, name: input.name, .compact)
            return (json.bytes, json.markup + xml.markup)
        case nil:
            let finding = Finding(
                code: "input.format", message: Message("input.format"), hint: Message("input.format/hint"),
                location: Location(file: input.name))
            throw WorkError(.input, findings: [finding], reasonNotChecked: finding)
        }
    }

    static func json(
        fromXML bytes: [UInt8], name: String?, _ layout: ConversionOptions.Layout
    ) throws(WorkError) -> [UInt8] {
        try made(fromXML: bytes, name: name, layout).bytes
    }

    /// What was made, and how many comments and instructions it does not carry.
    private static func made(
        fromXML bytes: [UInt8], name: String?, _ layout: ConversionOptions.Layout
    ) throws(WorkError) -> (bytes: [UInt8], markup: Int) {
        let sink = ByteSink(capacity: 2 * bytes.count)
        let log = FindingLog()
        let converter = XMLToJSON(mapping: try mapping(), options: options(layout))
        let report = try converter.convert(ByteReader(.bytes(bytes), name: name), to: sink, findings: log)
        try log.throwUnlessValid(file: name)
        return (sink.takeBytes(), report.losses.count(of: .markup))
    }

    static func xml(
        fromJSON bytes: [UInt8], name: String?, _ layout: ConversionOptions.Layout
    ) throws(WorkError) -> [UInt8] {
        try made(fromJSON: bytes, name: name, layout).bytes
    }

    private static func made(
        fromJSON bytes: [UInt8], name: String?, _ layout: ConversionOptions.Layout
    ) throws(WorkError) -> (bytes: [UInt8], markup: Int) {
        let sink = ByteSink(capacity: bytes.count)
        let log = FindingLog()
        let converter = JSONToXML(mapping: try mapping(), options: options(layout))
        let report = try converter.convert(
            { () throws(WorkError) in try ByteReader(.bytes(bytes), name: name) },
            to: { () throws(WorkError) in
                sink.removeAll()
                return sink
            }, findings: log)
        try log.throwUnlessValid(file: name)
        return (sink.takeBytes(), report.losses.count(of: .markup))
    }
}

extension FindingLog {
    /// Throws all findings of a document that is not known to be valid, or says itself that it is of another schema.
    fileprivate func throwUnlessValid(file: String?) throws(WorkError) {
        guard outcome != .valid || findings.contains(where: { $0.code == "json.schema.other" }) else { return }
        var error = WorkError(.input, findings: findings, reasonNotChecked: reasonNotChecked)
        for index in error.findings.indices where error.findings[index].location.file == nil {
            error.findings[index].location.file = file
        }
        if error.reasonNotChecked?.location.file == nil { error.reasonNotChecked?.location.file = file }
        throw error
    }
}
