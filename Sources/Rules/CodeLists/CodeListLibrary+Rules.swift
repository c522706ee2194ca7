extension CodeListLibrary: CodeListSource {
    public func contains(_ value: String, list: String, date: String) -> Bool? {
        if date.isEmpty { return contains(value, list: list) }
        guard let day = DayRange(date) else { return contains(value, list: list) == nil ? nil : false }
        return contains(value, list: list, on: day)
    }
}
