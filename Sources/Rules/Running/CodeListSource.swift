/// What answers `rap:code(list, value, date)`.
public protocol CodeListSource: Sendable {
    /// Whether a list has a value on a date.
    ///
    /// - Parameter date: `yyyy-mm-dd`, `yyyy-mm` or `yyyy`; empty for any. Of anything else nothing is valid.
    /// - Returns: nil when there is no such list.
    func contains(_ value: String, list: String, date: String) -> Bool?
}
