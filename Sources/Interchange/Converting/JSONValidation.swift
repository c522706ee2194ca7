public import RapporteurDiagnostics

/// Validates exchange JSON without writing anything.
public final class JSONValidation {
    private let converter: JSONToXML

    /// - Parameter choose: the mapping for a `$schema`; throws when there is none.
    public init(
        options: ConversionOptions = ConversionOptions(),
        choose: @escaping (String) throws(WorkError) -> JSONMapping
    ) {
        converter = JSONToXML(options: options, choose: choose)
    }

    /// Validates documents of one mapping; their `$schema` may be missing.
    public init(mapping: JSONMapping, options: ConversionOptions = ConversionOptions()) {
        converter = JSONToXML(mapping: mapping, options: options)
    }

    /// Validates one document; what is wrong goes to `findings`.
    ///
    /// - Parameter open: opens the source at its beginning; called again where members come too late.
    /// - Throws: what the closures throw, or kind `input` when the source cannot be read.
    @discardableResult
    public func validate(
        _ open: () throws(WorkError) -> ByteReader, findings: FindingLog
    ) throws(WorkError) -> ConversionReport {
        try converter.convert(
            open, to: { () throws(WorkError) in ByteSink(capacity: 64) }, findings: findings, writes: false)
    }

    /// Validates one document and builds the tree of the XML that it stands for beside.
    ///
    /// - Returns: the tree of a document that was read to its end, whether it is valid or not. The places of its nodes,
    ///   for which the source is opened again, are those of the JSON.
    /// - Throws: as `validate(_:findings:)`.
    public func validate(
        _ open: @escaping () throws(WorkError) -> ByteReader, findings: FindingLog, tree request: TreeRequest?
    ) throws(WorkError) -> KeptTree {
        converter.trees = request.map { TreeRecording($0, places: JSONRereading(open)) }
        defer { converter.trees = nil }
        try validate(open, findings: findings)
        return converter.trees?.kept ?? .none
    }
}
