public import RapporteurDiagnostics
import RapporteurInterchange
import RapporteurXMLStream

/// Validates documents, one after the other, on one thread.
public final class DocumentCheck {
    private let selection: SchemaSelection
    private let options: WorkOptions
    private let baseline: Baseline?
    private let xml: XMLValidation
    private let rules: DocumentRules
    /// Made for the first JSON document: where a schema was chosen for all, it needs that schema loaded.
    private var json: JSONValidation?

    /// - Parameter baseline: what accepts known findings.
    public init(selection: SchemaSelection, options: WorkOptions, baseline: Baseline? = nil) {
        self.selection = selection
        self.options = options
        self.baseline = baseline
        rules = DocumentRules(selection: selection, options: options)
        selection.statesDigests = options.statesDigests
        xml = XMLValidation(
            limits: options.conversion.xmlLimits, allowsDoctype: options.conversion.allowsDoctype
        ) { name throws(WorkError) in try selection.mapping(forRoot: name).schema }
    }

    /// Validates one document. Whatever keeps it from being read or checked is among its findings.
    ///
    /// - Returns: nil for a JSON file in a folder that is none of ours: its `$schema` is that of no pack, or of
    ///   analysis JSON.
    public func check(_ item: InputItem) -> DocumentResult? { check(item, in: nil) }

    /// - Parameter opened: the document, where it was read before.
    package func check(_ item: InputItem, in opened: DocumentSource?) -> DocumentResult? {
        let watch = Stopwatch()
        selection.begin()
        var log = FindingLog(limit: options.findingLimit)
        var opened = opened
        do throws(WorkError) {
            let source: DocumentSource
            if let opened { source = opened } else { source = try DocumentSource(item) }
            opened = source
            switch source.format {
            case .xml:
                try source.keepIfSmall()
                try selection.followLocations(of: source, limits: options.conversion.xmlLimits)
                let tree = try xml.validate(source.open(), findings: log, tree: rules.request).tree
                rules.run(on: tree, findings: log)
                if let finding = EncodingCheck.finding(in: source) { log.add(finding) }
            case .json:
                try source.makeRepeatable()
                let validation = try jsonValidation()
                let tree = try validation.validate(
                    { () throws(WorkError) in try source.open() }, findings: log, tree: rules.request)
                rules.run(on: tree, findings: log)
            case nil: log.addNotChecked(ForeignFormat.finding(source.foreign, path: item.path))
            }
        } catch {
            if selection.isForeign(item, error) { return nil }
            for finding in selection.findings(of: error, file: item.path) { log.addNotChecked(finding) }
        }
        if selection.isForeign(item, log) { return nil }
        if let opened, opened.hasChanged {
            log = FindingLog(limit: options.findingLimit)
            log.addNotChecked(opened.changed)
        }
        if log.outcome == .valid, selection.chosen == nil {
            // Nothing may be called valid that no schema has seen.
            log.addNotChecked(
                Finding(
                    code: "schema.none", message: Message("schema.none"),
                    location: Location(file: item.path)))
        }
        selection.tellGaps(to: log)
        selection.namePlaces(of: log, in: opened, options: options.conversion)
        baseline?.accept(log, file: item.path)
        let outcome = options.failsOnWarnings ? log.outcome(failingOn: .warning) : log.outcome
        var result = DocumentResult(
            file: item.path, outcome: outcome, schema: selection.chosen, findings: log.findings, omitted: log.omitted,
            reasonNotChecked: log.reasonNotChecked)
        result.omittedBeyondBytes = log.reachedBytes
        result.size = opened?.size
        result.nanoseconds = watch.nanoseconds
        return result
    }

    private func jsonValidation() throws(WorkError) -> JSONValidation {
        if let fixed = selection.fixed {
            // Asked each time: the selection notes what the document is checked with.
            let mapping = try selection.mapping(of: fixed)
            if let json { return json }
            let fresh = JSONValidation(mapping: mapping, options: options.conversion)
            json = fresh
            return fresh
        }
        if let json { return json }
        let selection = selection
        let fresh = JSONValidation(options: options.conversion) { id throws(WorkError) in
            try selection.mapping(forSchemaID: id)
        }
        json = fresh
        return fresh
    }
}
