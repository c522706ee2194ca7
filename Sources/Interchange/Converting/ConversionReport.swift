public import RapporteurXMLStream

/// What became of one conversion.
///
/// Whether the output may be believed is for the findings to say: only when their outcome is `valid` is it whole.
public struct ConversionReport: Sendable {
    /// The document's root element, where it came that far.
    public var root: ExpandedName?
    /// The mapping that was used.
    public var mapping: JSONMapping?
    public var losses = Losses()
    /// The document was read twice, because its members stood in another order than the schema has them.
    public var wasBuffered = false

    public init() {}
}
