internal import RapporteurDiagnostics

/// The code lists that rules can ask for.
public struct CodeListLibrary: Sendable {
    /// In order of id.
    public let lists: [CodeList]
    private let byID: ExactMap<CodeList>

    /// - Parameter lists: of two with the same id the later one counts.
    public init(_ lists: [CodeList] = []) {
        var byID: ExactMap<CodeList> = [:]
        for list in lists { byID[list.id] = list }
        self.byID = byID
        self.lists = byID.values.sorted { $0.id < $1.id }
    }

    public subscript(_ id: String) -> CodeList? { byID[id] }

    /// What `rap:code(list, value, date)` asks: whether a list has a value, on a date when one is given.
    ///
    /// | list | value |
    /// |---|---|
    /// | `states` | a code of the list: BLR |
    /// | `states.m49` | a value of a field: 112 |
    /// | `states/en` | a name in a language: Belarus |
    /// | `states.m49/BLR`, `states/en/BLR` | the same, of one code |
    ///
    /// Names are compared as `CodeList.match` does, small and capital letters alike. A date counts for the code, and
    /// for a name also for its own time of use.
    ///
    /// - Returns: nil when there is no such list or field. O(1) but for the names of one code.
    public func contains(_ value: String, list: String, on date: DayRange? = nil) -> Bool? {
        let steps = list.pieces(between: "/", atMost: 2, keepingEmpty: true).map(String.init)
        let place = steps[0].pieces(between: ".", atMost: 1, keepingEmpty: true).map(String.init)
        guard let owner = byID[place[0]] else { return nil }
        if place.count == 2 {
            guard owner.fields.contains(place[1]), steps.count <= 2 else { return nil }
            let entries = owner.entries(where: place[1], is: value, on: date)
            return steps.count == 1 ? !entries.isEmpty : entries.contains { $0.code == owner[steps[1]]?.code }
        }
        guard steps.count > 1 else { return owner.contains(value, on: date) }
        let matches = owner.match(value, language: steps[1], on: date, ignoringCase: true).filter(\.isValid)
        return steps.count == 2 ? !matches.isEmpty : matches.contains { $0.code == owner[steps[2]]?.code }
    }
}
