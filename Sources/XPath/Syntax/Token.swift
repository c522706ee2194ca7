/// One token of an expression (XPath 2.0, A.2). Words that may be operators or names are names here: the parser knows
/// from where they stand.
struct Token: Sendable {
    enum Kind: Equatable, Sendable {
        case integer(String), decimal(String), double(String)
        case string(String)
        /// A QName; the prefix is empty where there is none.
        case name(prefix: String, local: String)
        /// `*`, `p:*`, `*:l`
        case wildcard(prefix: String?, local: String?)
        case symbol(Symbol)
        case end
    }

    enum Symbol: String, Equatable, Sendable {
        case open = "(", close = ")", bracketOpen = "[", bracketClose = "]", comma = ",", at = "@", dollar = "$"
        case dot = ".", dots = "..", axis = "::", slash = "/", slashes = "//", bar = "|", bars = "||", bang = "!"
        case plus = "+", minus = "-", equal = "=", notEqual = "!=", less = "<", lessOrEqual = "<=", greater = ">"
        case greaterOrEqual = ">=", before = "<<", after = ">>", arrow = "=>", question = "?"
    }

    var kind: Kind
    /// Where it begins in the expression's UTF-8.
    var start: Int
}
