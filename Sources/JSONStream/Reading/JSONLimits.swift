import RapporteurDiagnostics

/// Bounds on what a document may ask of the reader; a bound that is reached is a finding, never silent.
public struct JSONLimits: Sendable {
    /// Containers open at once.
    public var depth = Limit.jsonDepth.value
    /// Bytes of one name, unescaped.
    public var nameLength = Limit.jsonNameLength.value
    /// Bytes of one string, unescaped.
    public var stringLength = Limit.jsonStringLength.value
    /// Bytes of one number as written.
    public var numberLength = Limit.jsonNumberLength.value
    public var membersPerObject = Limit.jsonMembers.value
    /// Bytes that names of the open objects take together; they are kept to find members that stand twice.
    public var openNames = 64 << 20
    /// Bytes that captured values take together, until they are let go; 2 GB at most.
    public var capturedBytes = 64 << 20

    public init() {}
}
