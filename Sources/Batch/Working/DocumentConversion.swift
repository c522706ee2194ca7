public import RapporteurDiagnostics
public import RapporteurInterchange
import RapporteurXMLStream

/// Converts documents, one after the other, on one thread.
///
/// A document that is not valid, or of which the proof fails, leaves no output.
public final class DocumentConversion {
    /// What became of a document.
    public struct Result: Sendable {
        public var document: DocumentResult
        /// What was not carried.
        public var losses: Losses
        /// What it became, where that is to be put together with others; nil when it is not valid.
        public var kept: KeptDocument?
        /// Whether its output was there already, made by an earlier run.
        public var isUnchanged = false
        /// What the manifest of the output folder is to say of it; nil where there is none to keep.
        package var record: ConversionRecord?
    }

    let selection: SchemaSelection
    let options: WorkOptions
    private let manifest: Manifest?
    private let verifier: Verifier
    /// Nil where the rules of packs are not to be run.
    let ruleCheck: DocumentCheck?
    private let toJSON: XMLToJSON
    private let toAnalysis: XMLToAnalysis
    /// Made for the first JSON document: where a schema was chosen for all, it needs that schema loaded.
    private var toXML: JSONToXML?
    /// What the document at work becomes, where it is not written anywhere.
    private var keptOutput: KeptOutput?
    /// What was written of it, where a manifest is kept.
    private(set) var written: FileDigest?
    /// Made for the first document that becomes a report.
    var resultRules: ResultRules?
    /// Whether what it became is in its place.
    private var isPublished = false

    /// - Parameter manifest: what was done before in the output folder, where that is kept.
    package init(selection: SchemaSelection, options: WorkOptions, manifest: Manifest? = nil) {
        self.selection = selection
        self.options = options
        self.manifest = manifest
        ruleCheck = options.runsRules ? DocumentCheck(selection: selection, options: options) : nil
        selection.statesDigests = options.statesDigests || manifest != nil
        verifier = Verifier(options: options.conversion)
        toJSON = XMLToJSON(options: options.conversion) { name throws(WorkError) in
            try selection.mapping(forRoot: name)
        }
        toAnalysis = XMLToAnalysis(options: options.conversion) { name throws(WorkError) in
            try selection.mapping(forRoot: name)
        }
    }

    /// Converts one document. Whatever keeps that from being done is among its findings.
    ///
    /// - Returns: nil for a JSON file in a folder that is none of ours: its `$schema` is that of no pack, or of
    ///   analysis JSON.
    public func convert(_ planned: PlannedConversion) -> Result? { convert(planned, from: nil) }

    /// - Parameter opened: the document, where it was opened before.
    package func convert(_ planned: PlannedConversion, from opened: DocumentSource?) -> Result? {
        let watch = Stopwatch()
        selection.begin()
        keptOutput = nil
        written = nil
        isPublished = false
        let path = planned.item.path
        var log = FindingLog(limit: options.findingLimit)
        var losses = Losses()
        var source: DocumentSource?
        var input: FileDigest?
        var rules = 0
        do throws(WorkError) {
            let opened = if let opened { opened } else { try DocumentSource(planned.item) }
            source = opened
            if manifest != nil { input = try opened.digest() }
            let verdict = try verdictOfRules(on: planned, in: opened, findings: log)
            if case .foreign = verdict { return nil }
            if case .accepted(let count) = verdict {
                rules = count
                try selection.followLocations(of: opened, limits: options.conversion.xmlLimits)
                // What the rules say of it is shown again.
                if let manifest, let input, log.findings.isEmpty, isCurrent(planned, input, in: manifest) {
                    noteRules(rules)
                    return unchanged(path, size: input.size, nanoseconds: watch.nanoseconds)
                }
                selection.forgetChoice()
                if let exchange = options.exchange {
                    try convert(exchange, planned, from: opened, findings: log)
                } else {
                    losses = try convert(planned, from: opened, findings: log)
                }
            }
        } catch {
            if selection.isForeign(planned.item, error) { return nil }
            for finding in selection.findings(of: error, file: path) { log.addNotChecked(finding) }
        }
        if selection.isForeign(planned.item, log) { return nil }
        if let source, !isPublished, source.hasChanged {
            log = FindingLog(limit: options.findingLimit)
            log.addNotChecked(source.changed)
            input = nil
        }
        noteRules(rules)
        selection.tellGaps(to: log)
        selection.namePlaces(of: log, in: source, options: options.conversion)
        var document = DocumentResult(
            file: path, outcome: log.outcome, schema: selection.chosen, findings: log.findings, omitted: log.omitted,
            reasonNotChecked: log.reasonNotChecked)
        document.omittedBeyondBytes = log.reachedBytes
        document.size = source?.size
        document.nanoseconds = watch.nanoseconds
        var result = Result(document: document, losses: losses, kept: keptOutput?.published)
        if let manifest, let input { result.record = record(planned, input, findings: log, in: manifest) }
        return result
    }

    /// Says with the result whether rules ran: a document that was converted without them is not called more than it is.
    private func noteRules(_ count: Int) {
        if ruleCheck == nil { selection.noteSkippedRules() } else { selection.noteRules(count) }
    }

    /// A document of which the output is there.
    private func unchanged(_ path: String, size: Int, nanoseconds: Int) -> Result {
        var document = DocumentResult(file: path, outcome: .valid, schema: selection.chosen)
        document.size = size
        document.nanoseconds = nanoseconds
        return Result(document: document, losses: Losses(), isUnchanged: true)
    }

    /// Puts what a document became in its place, unless the document has changed meanwhile.
    func publish(_ output: any DocumentOutput, of source: DocumentSource) throws(WorkError) {
        guard !source.hasChanged else { return }
        let digest = manifest == nil ? nil : try FileDigest(of: output.open())
        try output.publish()
        isPublished = true
        written = digest
    }

    private func convert(
        _ planned: PlannedConversion, from source: DocumentSource, findings log: FindingLog
    ) throws(WorkError) -> Losses {
        guard let format = source.format else {
            log.addNotChecked(ForeignFormat.finding(source.foreign, path: source.name))
            return Losses()
        }
        guard options.format ?? format.other != format else {
            log.addNotChecked(
                Finding(
                    code: "convert.same", message: Message("convert.same", ["format": .text(format == .xml ? "XML" : "JSON")]),
                    hint: options.profile == .analysis ? Message("convert.same/hint") : nil,
                    location: Location(file: source.name)))
            return Losses()
        }
        // Proving reads the document again; so does JSON whose members stand in another order.
        if options.verifies || (format == .json && !options.conversion.streams) { try source.makeRepeatable() }
        let output = output(for: planned)
        let report: ConversionReport
        let open = { () throws(WorkError) in try source.open() }
        switch format {
        case .xml:
            let sink = try output.begin()
            switch options.profile {
            case .exchange: report = try toJSON.convert(open(), to: sink, findings: log)
            case .analysis: report = try toAnalysis.convert(open(), to: sink, findings: log)
            }
            try flush(sink, ifValid: log)
        case .json:
            var last: ByteSink?
            let begin = { () throws(WorkError) in
                let sink = try output.begin()
                last = sink
                return sink
            }
            report = try jsonToXML().convert(open, to: begin, findings: log)
            if let last { try flush(last, ifValid: log) }
        }
        guard log.outcome == .valid else { return report.losses }
        if options.verifies, let mapping = report.mapping {
            let made = { () throws(WorkError) in try output.open() }
            let isEqual =
                switch format {
                case .xml: try verifier.verify(xml: open, json: made, mapping: mapping, findings: log)
                case .json: try verifier.verify(xmlMade: made, mapping: mapping, findings: log)
                }
            guard isEqual, log.outcome == .valid else { return report.losses }
        }
        try publish(output, of: source)
        return report.losses
    }

    private func jsonToXML() throws(WorkError) -> JSONToXML {
        if let fixed = selection.fixed {
            // Asked each time: the selection notes what the document is checked with.
            let mapping = try selection.mapping(of: fixed)
            if let toXML { return toXML }
            let fresh = JSONToXML(mapping: mapping, options: options.conversion)
            toXML = fresh
            return fresh
        }
        if let toXML { return toXML }
        let selection = selection
        let fresh = JSONToXML(options: options.conversion) { id throws(WorkError) in
            try selection.mapping(forSchemaID: id)
        }
        toXML = fresh
        return fresh
    }

    /// Errors of the output matter where there is one.
    private func flush(_ sink: ByteSink, ifValid log: FindingLog) throws(WorkError) {
        if log.outcome == .valid || options.conversion.streams { try sink.flush() }
    }

    func output(for planned: PlannedConversion) -> any DocumentOutput {
        if options.keepsDocuments {
            let output = KeptOutput(name: planned.item.path)
            keptOutput = output
            return output
        }
        guard let path = planned.path else {
            return options.conversion.streams ? StreamOutput(1) : SpooledOutput(1)
        }
        return FileOutput(path, makesFolders: planned.makesFolders)
    }
}
