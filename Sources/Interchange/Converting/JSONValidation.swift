public import Diagnostics

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
}
