/// How large a tree may get.
public struct TreeLimits: Sendable {
    /// Elements, attributes, texts, comments and instructions together.
    public var nodes = 5_000_000
    /// Bytes of the document in UTF-8.
    public var bytes = Int.max

    public init() {}
}
