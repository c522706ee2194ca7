/// What stands in a cell.
package enum TableValue: Sendable, Hashable {
    /// Nothing is known.
    case none
    case string(String)
    case number(Int)
    /// A decimal number as written.
    case digits(String)
    case flag(Bool)

    static func text(_ value: String?) -> TableValue { value.map(TableValue.string) ?? .none }
    static func integer(_ value: Int?) -> TableValue { value.map(TableValue.number) ?? .none }
    static func boolean(_ value: Bool?) -> TableValue { value.map(TableValue.flag) ?? .none }
    static func amount(_ value: Amount?) -> TableValue { value.map { .digits(plain($0.text)) } ?? .none }
    static func date(_ value: PartialDate?) -> TableValue { text(value?.description) }
    static func precision(_ value: PartialDate?) -> TableValue { text(value?.precision.rawValue) }

    /// Several values in one cell.
    static func joined(_ values: [String]) -> TableValue {
        values.isEmpty ? .none : .string(values.joined(separator: "; "))
    }

    /// The digits of an XSD decimal in the form that JSON has: no plus sign, no zeros in front, digits around the point.
    private static func plain(_ text: String) -> String {
        var rest = text[...]
        let isNegative = rest.first == "-"
        if isNegative || rest.first == "+" { rest.removeFirst() }
        let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = String((parts.first ?? "").drop { $0 == "0" })
        let fraction = parts.count > 1 && !parts[1].isEmpty ? ".\(parts[1])" : ""
        return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + fraction
    }
}
