/// The bounds on what an archive may hold; each that is reached is a finding (`archive.limit`).
public struct ArchiveLimits: Sendable {
    /// How many entries of any kind there may be.
    public var entries = 1_000_000
    /// How long a path may be, in bytes.
    public var pathLength = 4096
    /// How many folders a path may have.
    public var pathDepth = 100
    /// How large one file may be, unpacked, in bytes.
    public var fileSize = 8 << 30
    /// How large all that was read may be, unpacked, in bytes.
    public var totalSize = 1 << 40
    /// How many times larger than the archive its content may be; looked at from `ratioFrom` on.
    public var ratio = 250
    /// How many bytes unpacked are let through before the ratio counts.
    public var ratioFrom = 32 << 20

    public init() {}
}
