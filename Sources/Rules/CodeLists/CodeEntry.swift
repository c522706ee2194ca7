/// A code of a list with all that is known of it.
public struct CodeEntry: Sendable {
    let list: CodeList
    let row: Int32

    private var record: CodeListRows.Code { list.rows.codes[Int(row)] }

    public var code: String { list.text[record.code] }

    /// The times at which the code is valid, with the values of its fields then; at least one, earliest first.
    public var periods: some RandomAccessCollection<CodePeriod> {
        record.periods.lazy.map { [list] in CodePeriod(list: list, row: Int32($0)) }
    }

    /// All names, in the order of the list.
    public var names: some RandomAccessCollection<CodeName> {
        record.names.lazy.map { [list] in CodeName(list: list, row: Int32($0)) }
    }

    /// The value of a field on a date, or its latest one when there is no date; nil where nothing is known.
    public func value(_ field: String, on date: DayRange? = nil) -> String? {
        guard let date else { return periods.last?[field] }
        return periods.first { $0.validity.overlaps(date) }?[field]
    }

    /// The name in a language on a date: the short name then in use, else a former or other one then in use, else the
    /// formal one. Without a date the present short name. Nil where the list has none in that language.
    public func name(in language: String, on date: DayRange? = nil) -> String? {
        let own = names.filter { $0.language == language }
        let inUse = date.map { date in own.filter { $0.validity.overlaps(date) } } ?? own
        let order: [CodeName.Kind] = [.short, .former, .alias, .formal]
        for kind in order {
            // Several short names: the one of the latest beginning is the more particular one.
            let candidates = inUse.filter { $0.kind == kind && (date != nil || kind != .former) }
            if let name = candidates.max(by: { $0.validity.first < $1.validity.first }) { return name.text }
        }
        return own.first?.text
    }
}

/// A time at which a code is valid, and the values of its fields then.
public struct CodePeriod: Sendable {
    let list: CodeList
    let row: Int32

    private var record: CodeListRows.Period { list.rows.periods[Int(row)] }

    public var validity: DayRange { record.validity }

    /// The value of a field; nil where the list leaves it out.
    public subscript(_ field: String) -> String? {
        list.fields.firstIndex(of: field).flatMap { list.text.value(of: record, $0) }
    }
}

/// A name of a code.
public struct CodeName: Sendable {
    /// What kind of name it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// The name that lists and documents use.
        case short
        /// The full name.
        case formal
        /// Another name in use.
        case alias
        /// A name that is no longer in use.
        case former
    }

    let list: CodeList
    let row: Int32

    private var record: CodeListRows.Name { list.rows.names[Int(row)] }

    /// Two letters, `en`.
    public var language: String { list.text[record.language] }
    public var kind: Kind { record.kind }
    public var validity: DayRange { record.validity }
    public var text: String { list.text[record.text] }
}
