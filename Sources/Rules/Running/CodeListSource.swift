/// What answers `rap:code(list, value, date)`.
public protocol CodeListSource: Sendable {
    /// Whether a list has a value on a date.
    ///
    /// - Parameter date: `yyyy-mm-dd`, `yyyy-mm` or `yyyy`; empty for any. Of anything else nothing is valid.
    /// - Returns: nil when there is no such list.
    func contains(_ value: String, list: String, date: String) -> Bool?

    /// Answers `rap:meant(list, value, text, language)`: the codes that a value was probably meant to be, with their
    /// names; empty for none.
    ///
    /// - Parameter text: what stands beside the value.
    /// - Returns: nil when there is no such list.
    func meant(by value: String, list: String, beside text: String, language: String) -> String?

    /// Answers `rap:name(list, code, language)`; empty where the list has none.
    func name(of code: String, list: String, language: String) -> String?

    /// Answers `rap:field(list.field, code)`; empty where nothing is known.
    func field(_ field: String, of code: String, list: String) -> String?
}

/// Lists that know nothing of a code but whether they have it.
extension CodeListSource {
    public func meant(by value: String, list: String, beside text: String, language: String) -> String? {
        contains("", list: list, date: "").map { _ in "" }
    }
    public func name(of code: String, list: String, language: String) -> String? {
        contains("", list: list, date: "").map { _ in "" }
    }
    public func field(_ field: String, of code: String, list: String) -> String? { nil }
}
