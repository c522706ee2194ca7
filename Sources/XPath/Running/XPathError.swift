package import RapporteurDiagnostics

/// Why an expression cannot be compiled or evaluated: a code of XPath 2.0 and Functions and Operators, or a bound.
package struct XPathError: Error, Sendable, Hashable {
    package enum Code: String, Sendable, Hashable, CaseIterable {
        // Static errors.
        case XPST0001, XPST0003, XPST0005, XPST0008, XPST0010, XPST0017, XPST0051, XPST0080, XPST0081
        // Type errors and dynamic errors of the language.
        case XPTY0004, XPTY0018, XPTY0019, XPTY0020, XPDY0002, XPDY0050
        // Errors of functions and operators.
        case FOER0000, FOAR0001, FOAR0002, FOCA0001, FOCA0002, FOCA0003, FOCA0005, FOCA0006, FOCH0001, FOCH0002, FOCH0003
        case FODC0001, FODC0002, FODC0005, FODT0001, FODT0002, FODT0003, FONS0004, FONS0005
        case FORG0001, FORG0002, FORG0003, FORG0004, FORG0005, FORG0006, FORG0008, FORG0009
        case FORX0001, FORX0002, FORX0003, FORX0004, FOTY0012
        // Bounds.
        case operations, sequenceLength, stringLength, stack
    }

    package let code: Code
    /// What it is about: a name, a value, a part of the expression; empty where the code says it all.
    package let detail: String
    /// What else there is to say: the reason of a faulty pattern.
    package let reason: Message?
    /// Where in the expression, in bytes of UTF-8; nil for errors of evaluation.
    package var offset: Int?

    package init(_ code: Code, _ detail: String = "", reason: Message? = nil, offset: Int? = nil) {
        self.code = code
        self.detail = detail.utf8.count > 200 ? String(detail.unicodeScalars.prefix(200)) + "…" : detail
        self.reason = reason
        self.offset = offset
    }

    /// Whether a bound of what an evaluation may cost was reached.
    package var isBound: Bool {
        switch code {
        case .operations, .sequenceLength, .stringLength, .stack: true
        default: false
        }
    }
}
