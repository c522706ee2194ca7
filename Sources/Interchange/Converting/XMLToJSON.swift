public import RapporteurDiagnostics
public import RapporteurXMLStream

/// Converts XML documents to exchange JSON, validating as they stream by.
///
/// One converter converts any number of documents, one after the other, on one thread. Memory does not grow with
/// the length of a document.
public final class XMLToJSON {
    let choice: RootChoice
    public let options: ConversionOptions
    private var names = NameTable()
    private var reader: XMLReader?
    private var cache = PassTablesCache()

    /// Names kept from document to document; beyond it the tables start over.
    private static let nameLimit = 50_000

    /// A converter for documents of one mapping.
    public convenience init(mapping: JSONMapping, options: ConversionOptions = ConversionOptions()) {
        self.init(options: options) { _ throws(WorkError) in mapping }
    }

    /// A converter that asks for the mapping of each document by its root element.
    ///
    /// - Parameter choose: throws when no mapping fits, or several do; `convert` passes that on.
    public init(
        options: ConversionOptions = ConversionOptions(),
        choose: @escaping (ExpandedName) throws(WorkError) -> JSONMapping
    ) {
        choice = RootChoice(choose: choose)
        self.options = options
    }

    /// Converts one document.
    ///
    /// What is wrong with the document goes to `findings`; the output counts only when their outcome is `valid`.
    /// Under `refusesLosses` content that would be lost is a finding (`convert.loss`) that leaves it not checked.
    /// - Throws: what `choose` throws, or kind `input` when the source cannot be read. Errors of the output appear
    ///   at `ByteSink.flush()`, which is left to the caller.
    public func convert(
        _ source: ByteReader, to sink: ByteSink, findings: FindingLog
    ) throws(WorkError) -> ConversionReport {
        if names.count > Self.nameLimit {
            names = NameTable()
            reader = nil
        }
        let reader =
            reader ?? XMLReader(limits: options.xmlLimits, names: names, allowDoctype: options.allowsDoctype)
        self.reader = reader
        // Which prefixes text uses is known at its end, and written where they are declared: a document that uses some
        // is read a second time. Where that is not possible all are carried.
        var prefixUse = PrefixUse(isEverything: options.streams || !source.canStartOver || !sink.canStartOver)
        var (shaper, isComplete) = try pass(source, sink, reader, prefixUse, findings)
        if isComplete, findings.outcome == .valid, let first = shaper.pass, first.lacksDeclarations {
            prefixUse = first.foundUse
            let log = FindingLog(limit: findings.limit)
            try source.startOver()
            try sink.startOver()
            (shaper, isComplete) = try pass(source, sink, reader, prefixUse, log)
            // What is found is what was found; unless the document is another one now.
            if log.outcome != .valid { findings.takeAll(from: log) }
        }
        var report = ConversionReport()
        report.root = shaper.root
        report.mapping = shaper.pass?.tables.mapping
        report.losses = shaper.collectedLosses
        if let doctype = reader.doctype { report.losses.add(.doctype, at: doctype) }
        if options.refusesLosses { findings.refuse(report.losses, file: source.name) }
        return report
    }

    private func pass(
        _ source: ByteReader, _ sink: ByteSink, _ reader: XMLReader, _ prefixUse: PrefixUse, _ findings: FindingLog
    ) throws(WorkError) -> (shaper: Shaper, isComplete: Bool) {
        let shaper = Shaper(
            options: options, sink: sink, names: names, findings: findings, positions: reader, prefixUse: prefixUse
        ) { (root) throws(WorkError) in
            self.cache.tables(for: try self.choice.choose(root), self.names)
        }
        let result = try WorkError.only { () throws in try reader.read(source, into: shaper, findings: findings) }
        if result == .complete { shaper.pass?.finish() }
        return (shaper, result == .complete)
    }
}
