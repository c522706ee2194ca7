import RapporteurDiagnostics

/// One token of an XPath 1.0 expression (section 3.7), told apart by what stands around it.
struct XPathToken: Hashable {
    enum Kind: Hashable {
        case number
        case literal(String)
        case variable(prefix: String, local: String)
        /// `local` is `*` for all names; the prefix is empty where there is none.
        case nameTest(prefix: String, local: String)
        case function(prefix: String, local: String)
        case nodeType(String)
        case axis(String)
        /// `and`, `or`, `mod`, `div`, `*`, `/`, `//`, `|`, `+`, `-`, `=`, `!=`, `<`, `<=`, `>`, `>=`.
        case `operator`(String)
        /// `(`, `)`, `[`, `]`, `.`, `..`, `@`, `,`, `::`.
        case mark(String)
    }

    var kind: Kind
    /// Where it stands in the expression's UTF-8.
    var start: Int
    var end: Int

    func `is`(_ mark: String) -> Bool { kind == .mark(mark) }
    func isOperator(_ text: String) -> Bool { kind == .operator(text) }
}

/// What is wrong with an expression.
struct ExpressionFault: Error, Hashable {
    /// The last part of the finding's code.
    var kind: String
    var message: Message
    var hint: Message?
}
