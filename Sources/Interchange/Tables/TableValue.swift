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
