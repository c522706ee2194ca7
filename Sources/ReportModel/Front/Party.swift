/// A sender, addressee or sponsor as printed.
public struct Party: Sendable, Hashable {
    /// For a State its three letters (BLR); for an organization or office its code, for example ohchr.
    public var code: String?
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(code: String? = nil, text: String) {
        self.code = code
        self.text = text
    }
}
