internal import RapporteurDiagnostics

/// What stands in a cell.
package enum TableValue: Sendable, Hashable {
    /// Nothing is known.
    case none
    case string(String)
    case number(Int)
    /// A decimal number in the form that JSON has.
    case digits(String)
    case flag(Bool)

    package static func text(_ value: String?) -> TableValue { value.map(TableValue.string) ?? .none }
    package static func integer(_ value: Int?) -> TableValue { value.map(TableValue.number) ?? .none }
    package static func boolean(_ value: Bool?) -> TableValue { value.map(TableValue.flag) ?? .none }

    /// A literal of a numeric type as a number in the form that JSON has; as text where there is none, as of `NaN`.
    package static func numeric(_ literal: String) -> TableValue {
        let bytes = literal.utf8
        if bytes.contains(where: { $0 == UInt8(ascii: "N") }) { return .string(literal) }
        guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return .decimal(literal) }
        guard case .digits(let mantissa) = decimal(literal[..<mark]) else { return .string(literal) }
        var exponent = literal[literal.index(after: mark)...]
        let isNegative = exponent.utf8.first == UInt8(ascii: "-")
        if isNegative || exponent.utf8.first == UInt8(ascii: "+") { exponent.removeFirst() }
        let digits = exponent.drop { $0 == "0" }
        return .digits(mantissa + (digits.isEmpty ? "" : "e" + (isNegative ? "-" : "") + digits))
    }

    /// A literal of `xs:decimal` in the form that JSON has: no plus sign, no zeros in front, digits around the point.
    package static func decimal(_ literal: some StringProtocol) -> TableValue {
        var rest = Substring(literal)
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        let parts = rest.pieces(between: ".", atMost: 1, keepingEmpty: true)
        let whole = String((parts.first ?? "").drop { $0 == "0" })
        let fraction = parts.count > 1 && !parts[1].isEmpty ? ".\(parts[1])" : ""
        return .digits((isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + fraction)
    }
}
