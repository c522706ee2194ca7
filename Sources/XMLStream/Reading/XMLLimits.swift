/// Bounds on what a document may ask of the reader; a bound that is reached is a finding, never silent.
public struct XMLLimits: Sendable {
    /// Elements open at once.
    public var depth = 10_000
    public var attributesPerElement = 10_000
    /// Bytes of one name, prefix included.
    public var nameLength = 10_000
    /// Bytes of one attribute value, comment or instruction.
    public var valueLength = 10_000_000
    /// Names that differ, in one document.
    public var distinctNames = 200_000
    /// Bytes that expanded entities may add, where a DOCTYPE is allowed.
    public var entityExpansion = 10_000_000
    /// Entities within entities.
    public var entityDepth = 40

    public init() {}
}
