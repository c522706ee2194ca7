/// Why a literal is not valid; the wording is made only when somebody asks for it.
package struct LiteralFailure: Sendable, Hashable {
    /// The rule that was broken.
    package enum Rule: String, Sendable, CaseIterable {
        case lexical, length, minLength, maxLength, pattern, enumeration
        case maxInclusive, maxExclusive, minInclusive, minExclusive, totalDigits, fractionDigits
        /// No member type of a union admits the literal.
        case union
        /// An item of a list is wrong.
        case listItem
        /// A bound of the checker was reached: the literal is neither valid nor invalid.
        case notChecked
    }

    package let rule: Rule

    init(_ rule: Rule) {
        self.rule = rule
    }

    /// `xsd.value.` and the rule: `xsd.value.maxLength`.
    package var code: String { "xsd.value.\(rule.rawValue)" }
}
