/// Bounds on what a document may ask of the reader; a bound that is reached is a finding, never silent.
public struct JSONLimits: Sendable {
    /// Containers open at once.
    public var depth = 10_000
    /// Bytes of one name, unescaped.
    public var nameLength = 10_000
    /// Bytes of one string, unescaped.
    public var stringLength = 10_000_000
    /// Bytes of one number as written.
    public var numberLength = 100_000
    public var membersPerObject = 1_000_000
    /// Bytes that names of the open objects take together; they are kept to find members that stand twice.
    public var openNames = 64 << 20
    /// Bytes that captured values take together, until they are let go; 2 GB at most.
    public var capturedBytes = 64 << 20

    public init() {}
}
