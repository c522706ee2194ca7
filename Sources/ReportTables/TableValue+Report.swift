import RapporteurInterchange
import RapporteurReportModel

extension TableValue {
    static func amount(_ value: Amount?) -> TableValue { value.map { .decimal($0.text) } ?? .none }
    static func date(_ value: PartialDate?) -> TableValue { text(value?.description) }
    static func precision(_ value: PartialDate?) -> TableValue { text(value?.precision.rawValue) }

    /// Several values in one cell.
    static func joined(_ values: [String]) -> TableValue {
        values.isEmpty ? .none : .string(values.joined(separator: "; "))
    }
}
