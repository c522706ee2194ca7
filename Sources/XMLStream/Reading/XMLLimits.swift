import RapporteurDiagnostics

/// Bounds on what a document may ask of the reader; a bound that is reached is a finding, never silent.
public struct XMLLimits: Sendable {
    /// Elements open at once.
    public var depth = Limit.xmlDepth.value
    /// Attributes and namespace declarations of one element. The parser compares each with each.
    public var attributesPerElement = Limit.xmlAttributes.value
    /// Bytes of one name, prefix included.
    public var nameLength = Limit.xmlNameLength.value
    /// Bytes of one attribute value, comment or instruction; a start tag as a whole may have four times as many.
    /// At most 250,000,000 whatever is set.
    public var valueLength = Limit.xmlValueLength.value
    /// Bytes of one CDATA section, which unlike other text is held whole. At most 1,000,000,000 whatever is set.
    public var cdataLength = Limit.xmlCDATALength.value
    /// Names that differ, in one document.
    public var distinctNames = Limit.xmlNames.value
    /// Namespace declarations in force at once. The parser searches them one by one.
    public var namespacesInScope = Limit.xmlNamespaces.value
    /// Bytes of a DOCTYPE with its internal subset, where one is allowed.
    public var doctypeLength = Limit.xmlDoctypeLength.value
    /// Bytes that expanded entities and defaults of attributes may add, where a DOCTYPE is allowed.
    public var entityExpansion = Limit.xmlEntityExpansion.value
    /// Entities within entities.
    public var entityDepth = Limit.xmlEntityDepth.value

    public init() {}

    /// The limits within what 32-bit ranges of a batch can hold.
    func clamped() -> XMLLimits {
        var limits = self
        limits.valueLength = min(valueLength, 250_000_000)
        limits.cdataLength = min(cdataLength, 1_000_000_000)
        limits.attributesPerElement = min(attributesPerElement, Int(UInt16.max))
        limits.doctypeLength = min(doctypeLength, 250_000_000)
        limits.entityExpansion = min(entityExpansion, 1_000_000_000)
        return limits
    }
}
