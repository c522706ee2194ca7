/// A sender, addressee or sponsor as printed.
public struct Party: Sendable, Hashable {
    /// For a State its three letters (BLR); for an organization or office its code, for example ohchr.
    public var code: String?
    /// The words as printed.
    public var text: String

    public init(code: String? = nil, text: String) {
        self.code = code
        self.text = text
    }
}
