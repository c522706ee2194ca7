/// Comparing texts by what is written: in this package `==` and `<` of texts go by bytes.
///
/// The standard library's compare by canonical equivalence (`ExactText` says why that will not do). These stand before it
/// wherever a file imports this module; what is generic (`contains(_:)`, `Set`, `==` of arrays and structures) still goes
/// by the standard library's, so that keys are `ExactText`, sets `ExactSet`, and elements are looked for with
/// `hasExactly`. A test goes through the sources for the rest.
extension String {
    package static func == (one: String, other: String) -> Bool { one.isExactly(other) }
    package static func != (one: String, other: String) -> Bool { !one.isExactly(other) }
    package static func < (one: String, other: String) -> Bool { one.precedes(other) }
    package static func > (one: String, other: String) -> Bool { other.precedes(one) }
}

extension Substring {
    package static func == (one: Substring, other: Substring) -> Bool { one.utf8.elementsEqual(other.utf8) }
    package static func != (one: Substring, other: Substring) -> Bool { !one.utf8.elementsEqual(other.utf8) }
}

extension Optional<String> {
    package static func == (one: String?, other: String?) -> Bool { one.isExactly(other) }
    package static func != (one: String?, other: String?) -> Bool { !one.isExactly(other) }
}
