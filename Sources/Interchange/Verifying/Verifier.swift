public import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// Proves a conversion: converts back, and compares what an XML reader sees in the document and in what came back.
///
/// Names count as `{namespace}local`, attributes as sets; text is merged; white space that the schema gives no
/// meaning is left out, as is what a type makes of white space in values; QNames count by meaning; comments and
/// instructions count where they are carried. Constant memory: documents are compared by digests along the way, and
/// read once more where those differ.
public final class Verifier {
    private let options: ConversionOptions
    // What proving one document leaves for the next: names and what is known of them.
    private let uses: PrefixTrail?
    private var names = NameTable()
    private var reader: XMLReader?
    private var validator: Validator?
    private var converter: (mapping: JSONMapping, back: JSONToXML)?
    /// Names kept from document to document; beyond it the tables start over.
    private static let nameLimit = 50_000

    /// - Parameter options: those of the conversion to be proved.
    public init(options: ConversionOptions = ConversionOptions()) {
        self.options = options
        uses = options.carriesNamespaces ? PrefixTrail() : nil
    }

    /// Verifies that JSON holds all that an XML document holds.
    ///
    /// - Parameters:
    ///   - xml: opens the XML document at its beginning; called once, or twice where something differs.
    ///   - json: opens the JSON made from it at its beginning.
    ///   - findings: gets `convert.verify` at the first place where the two differ, as a reason why the document
    ///     counts as not checked.
    /// - Returns: whether nothing differs.
    /// - Throws: what the closures throw, or kind `input` or `output` when something cannot be read or written.
    public func verify(
        xml: () throws(WorkError) -> ByteReader, json: () throws(WorkError) -> ByteReader, mapping: JSONMapping,
        findings: FindingLog
    ) throws(WorkError) -> Bool {
        let size = try json().knownSize
        var back: Spool?
        let log = FindingLog(limit: 10)
        _ = try backConverter(of: mapping).convert(
            json,
            to: { () throws(WorkError) in
                let fresh = try Spool(expecting: size)
                back = fresh
                return fresh.sink
            }, findings: log)
        guard log.outcome == .valid, let back else {
            return fail(.unreadable, log, findings)
        }
        return try compare(xml, back, mapping, findings)
    }

    /// Verifies that the XML made from a JSON document comes through JSON unchanged.
    ///
    /// - Parameter xml: opens the XML that was made; called once, twice or three times.
    public func verify(
        xmlMade xml: () throws(WorkError) -> ByteReader, mapping: JSONMapping, findings: FindingLog
    ) throws(WorkError) -> Bool {
        let source = try xml()
        let json = try Spool(expecting: source.knownSize)
        let log = FindingLog(limit: 10)
        var options = options
        options.layout = .compact
        options.refusesLosses = false
        _ = try XMLToJSON(mapping: mapping, options: options).convert(source, to: json.sink, findings: log)
        guard log.outcome == .valid else { return fail(.unreadable, log, findings) }
        return try verify(
            xml: xml, json: { () throws(WorkError) in try json.read(as: source.name) }, mapping: mapping,
            findings: findings)
    }

    private func backConverter(of mapping: JSONMapping) -> JSONToXML {
        if let converter, converter.mapping === mapping { return converter.back }
        var options = options
        options.layout = .compact
        options.streams = false
        let fresh = JSONToXML(mapping: mapping, options: options)
        converter = (mapping, fresh)
        return fresh
    }

    // MARK: Comparing

    private func compare(
        _ xml: () throws(WorkError) -> ByteReader, _ back: Spool, _ mapping: JSONMapping, _ findings: FindingLog
    ) throws(WorkError) -> Bool {
        let log = FindingLog(limit: 10)
        uses?.startOver(asRepeated: false)
        let original = try digest(try xml(), mapping, log)
        guard log.outcome == .valid else { return fail(.original, log, findings) }
        uses?.startOver(asRepeated: true)
        let returned = try digest(try back.read(as: "what came back"), mapping, log)
        guard log.outcome == .valid else { return fail(.invalid, log, findings) }
        if original.trail.count == returned.trail.count, original.trail.digest == returned.trail.digest { return true }

        let range = DigestTrail.firstDifference(original.trail, returned.trail)
        let source = try xml()
        uses?.startOver(asRepeated: true)
        let expected = try digest(source, mapping, log, describing: range).items
        uses?.startOver(asRepeated: true)
        let found = try digest(try back.read(as: "what came back"), mapping, log, describing: range).items
        let index = zip(expected, found).enumerated().first { $1.0.digest != $1.1.digest }?.offset
            ?? min(expected.count, found.count)
        let there = index < expected.count ? expected[index].description : Message("convert.verify/end")
        let here = index < found.count ? found[index].description : Message("convert.verify/end")
        var location = index < expected.count ? expected[index].location : expected.last?.location ?? Location()
        location.file = source.name
        findings.addNotChecked(
            Finding(
                code: "convert.verify", message: Message("convert.verify", ["there": .message(there), "here": .message(here)]),
                hint: Message("convert.verify/hint"), location: location))
        return false
    }

    private func digest(
        _ source: ByteReader, _ mapping: JSONMapping, _ log: FindingLog, describing wanted: Range<Int> = 0..<0
    ) throws(WorkError) -> EventDigest {
        if names.count > Self.nameLimit {
            names = NameTable()
            reader = nil
            validator = nil
        }
        let reader = reader ?? XMLReader(limits: options.xmlLimits, names: names, allowDoctype: options.allowsDoctype)
        self.reader = reader
        let digest = EventDigest(
            mapping: mapping, names: names, findings: log, positions: reader, options: options, uses: uses,
            describing: wanted, after: validator)
        validator = digest.validator
        let result = try WorkError.only { () throws in try reader.read(source, into: digest, findings: log) }
        if result == .complete { digest.finish() }
        return digest
    }

    /// What cannot be compared.
    private enum Failing {
        case unreadable, original, invalid
    }

    private func fail(_ what: Failing, _ log: FindingLog, _ findings: FindingLog) -> Bool {
        let cause = log.findings.first { $0.severity == .error } ?? log.findings.first
        let arguments: MessageArguments = [
            "cause": .message(cause?.message ?? Message("convert.verify/incomplete"))
        ]
        let message: Message =
            switch what {
            case .unreadable: Message("convert.verify/unreadable", arguments)
            case .original: Message("convert.verify/original", arguments)
            case .invalid: Message("convert.verify/invalid", arguments)
            }
        findings.addNotChecked(
            Finding(
                code: "convert.verify", message: message, hint: cause?.hint, location: cause?.location ?? Location()))
        return false
    }
}
