extension CodeListLibrary: CodeListSource {
    public func contains(_ value: String, list: String, date: String) -> Bool? {
        if date.isEmpty { return contains(value, list: list) }
        guard let day = DayRange(date) else { return contains(value, list: list) == nil ? nil : false }
        return contains(value, list: list, on: day)
    }

    public func meant(by value: String, list: String, beside text: String, language: String) -> String? {
        self[list]?.meant(by: value, beside: text).map { entry in
            ([entry.code] + [entry.name(in: language) ?? entry.name(in: "en")].compactMap { $0 }).joined(separator: ", ")
        }.joined(separator: "; ")
    }

    public func name(of code: String, list: String, language: String) -> String? {
        guard let list = self[list] else { return nil }
        return list[code].flatMap { $0.name(in: language) ?? $0.name(in: "en") } ?? ""
    }

    public func field(_ field: String, of code: String, list: String) -> String? {
        guard let list = self[list], list.fields.contains(field) else { return nil }
        return list[code]?.value(field) ?? ""
    }
}
