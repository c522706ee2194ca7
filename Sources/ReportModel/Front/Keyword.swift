/// A subject of the document.
public struct Keyword: Sendable, Hashable {
    /// The vocabulary that it is taken from, for example UNBIS.
    public var scheme: String?
    /// Its identifier in that vocabulary.
    public var code: String?
    /// The words as printed.
    public var text: String

    /// The parts in the order of print; what is left out is not there.
    public init(scheme: String? = nil, code: String? = nil, text: String) {
        self.scheme = scheme
        self.code = code
        self.text = text
    }
}
