internal import RapporteurDiagnostics
import Synchronization

/// A list of codes with the times at which they are valid and the names that they have: States, languages, treaties.
///
/// Immutable, so that any number of threads share it; it is read from a file that Documentation/code-lists.md
/// describes. Looking up a code, or a name, takes the same time in a long list as in a short one.
public final class CodeList: Sendable {
    /// The name by which rules call the list.
    public let id: String
    /// The date on which its facts were put together.
    public let version: String
    public let title: String
    /// Where its facts are from.
    public let sources: [String]
    /// What is known of every code beside its name, such as `alpha2`.
    public let fields: [String]
    /// Fields whose values stand for the code as well.
    public let keys: [String]

    let text: CodeListText
    let rows: CodeListRows
    /// Row of each code and of each value of a key field.
    private let byCode: ExactMap<Int32>
    private let namesIndex = Mutex<NameIndex?>(nil)
    private let fieldsIndex = Mutex<[Int: ExactMap<[Int32]>]>([:])

    init(head: CodeListHead, text: CodeListText, rows: CodeListRows) {
        id = head.id
        version = head.version
        title = head.title
        sources = head.sources
        fields = head.fields
        keys = head.keys
        self.text = text
        self.rows = rows
        var byCode = ExactMap<Int32>(minimumCapacity: rows.codes.count)
        for (row, code) in rows.codes.enumerated() { byCode[text[code.code]] = Int32(row) }
        for column in head.keys.compactMap({ head.fields.firstIndex(of: $0) }) {
            for (row, code) in rows.codes.enumerated() {
                for period in rows.periods[code.periods] {
                    guard let value = text.value(of: period, column) else { continue }
                    if byCode[value] == nil { byCode[value] = Int32(row) }
                }
            }
        }
        self.byCode = byCode
    }

    /// All codes, in the order of the list.
    public var entries: some RandomAccessCollection<CodeEntry> {
        rows.codes.indices.lazy.map { CodeEntry(list: self, row: Int32($0)) }
    }

    /// The entry of a code, or of a value of a key field; nil when the list does not have it. O(1).
    public subscript(_ code: String) -> CodeEntry? {
        byCode[code].map { CodeEntry(list: self, row: $0) }
    }

    /// Whether the list has a code, and on a date when one is given. A date of which only the month or the year is
    /// known is enough when the code was valid on one of its days. O(1).
    public func contains(_ code: String, on date: DayRange? = nil) -> Bool {
        guard let entry = self[code] else { return false }
        guard let date else { return true }
        return entry.periods.contains { $0.validity.overlaps(date) }
    }

    /// The entries that have this value in a field, at some time or on a date: 736 in `m49` is the Sudan until 2011.
    ///
    /// O(1), once the field has been asked for. Empty where there is no such field.
    public func entries(where field: String, is value: String, on date: DayRange? = nil) -> [CodeEntry] {
        guard let column = fields.firstIndex(of: field) else { return [] }
        let found = fieldsIndex.withLock { indexes in
            if indexes[column] == nil { indexes[column] = index(of: column) }
            return indexes[column]?[value] ?? []
        }
        return found.map { CodeEntry(list: self, row: $0) }.filter { entry in
            entry.periods.contains { $0[field] == value && (date.map($0.validity.overlaps) ?? true) }
        }
    }

    private func index(of column: Int) -> ExactMap<[Int32]> {
        var index: ExactMap<[Int32]> = [:]
        for (row, code) in rows.codes.enumerated() {
            for period in rows.periods[code.periods] {
                guard let value = text.value(of: period, column), index[value]?.last != Int32(row) else { continue }
                index[value, default: []].append(Int32(row))
            }
        }
        return index
    }

    /// The codes that a printed name stands for in a language, those valid on the date first.
    ///
    /// The name must be one of the list's, but for what print varies: no-break and repeated spaces, the form of
    /// apostrophes and hyphens, a leading article (the, le, la, les, l', el, los, las), composed or decomposed accents.
    /// Former names are found on any date; `CodeMatch.isValid` says whether code and name were in use then. O(1), once
    /// a name has been asked for.
    ///
    /// - Parameter language: two letters, `en`.
    /// - Parameter ignoringCase: finds `MEXICO` too.
    /// - Parameter ignoringAccents: finds `COTE D'IVOIRE` too; case is ignored then.
    public func match(
        _ printed: String, language: String, on date: DayRange? = nil, ignoringCase: Bool = false,
        ignoringAccents: Bool = false
    ) -> [CodeMatch] {
        let key = NameKey(printed, language: language)
        let found = namesIndex.withLock { index in
            if index == nil { index = NameIndex(self) }
            return (ignoringAccents ? index?.plainRows[key.plain] : index?.rows[key.folded]) ?? []
        }
        var matches: [CodeMatch] = []
        for row in found {
            let name = CodeName(list: self, row: row.name)
            guard name.language == language,
                ignoringCase || ignoringAccents || NameKey(name.text, language: language) == key
            else { continue }
            let entry = CodeEntry(list: self, row: row.code)
            let isValid = date.map { name.validity.overlaps($0) && contains(entry.code, on: $0) } ?? true
            // One match a code: the names that were in use first.
            if let index = matches.firstIndex(where: { $0.entry.code == entry.code }) {
                if isValid && !matches[index].isValid {
                    matches[index] = CodeMatch(entry: entry, name: name, isValid: true)
                }
            } else {
                matches.append(CodeMatch(entry: entry, name: name, isValid: isValid))
            }
        }
        return matches.filter(\.isValid) + matches.filter { !$0.isValid }
    }
}

/// A code that a printed name stands for.
public struct CodeMatch: Sendable {
    public let entry: CodeEntry
    /// The name as the list has it.
    public let name: CodeName
    /// Whether code and name were in use on the date asked for; true when none was.
    public let isValid: Bool

    public var code: String { entry.code }
}
