/// What values mean where they are not as they are written: white space as their types have it, and for a value that
/// the schema refused the one that was meant, or none.
///
/// Whoever checks a document notes them, and the tree that rules are asked of takes each once: so rules see what the
/// schema sees, and judge nothing again that it has refused.
package final class ValueReadings {
    private struct Place: Hashable {
        var offset: Int
        /// `.none` for the content of the element.
        var attribute: NameID
    }

    private var values: [Place: String?] = [:]
    /// The names that misspelt elements were meant to have, by their offsets.
    private var names: [Int: NameID] = [:]

    package init() {}

    package var isEmpty: Bool { values.isEmpty }

    /// Notes what a value of the element at an offset means; nil for a value that means nothing.
    ///
    /// - Parameter attribute: nil for the content.
    package func note(_ value: String?, of attribute: NameID?, at offset: Int) {
        values[Place(offset: offset, attribute: attribute ?? .none)] = .some(value)
    }

    /// Takes what was noted of a value; nil where nothing was.
    func take(_ attribute: NameID = .none, at offset: Int) -> String?? {
        values.isEmpty ? nil : values.removeValue(forKey: Place(offset: offset, attribute: attribute))
    }

    /// Notes which element was meant by one whose name is misspelt.
    package func noteName(_ name: NameID, at offset: Int) { names[offset] = name }

    func takeName(at offset: Int) -> NameID? { names.isEmpty ? nil : names.removeValue(forKey: offset) }

    func forget() {
        values.removeAll()
        names.removeAll()
    }
}
