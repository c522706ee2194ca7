package import RapporteurDiagnostics
import RapporteurPacks
package import RapporteurRules

/// The codes of States, from the code list of the report pack.
package struct StateCodes: Sendable {
    private let list: CodeList

    /// - Throws: `WorkError` when the list cannot be read, which tests rule out.
    package init() throws(WorkError) {
        let file = "codelists/states.tsv"
        let pack = try PackLibrary(folder: nil).pack(named: "report")
        list = try CodeList.read(.bytes(pack.builtInFile(file) ?? []), name: file)
    }

    /// The M49 code of a State on a date, three digits; the latest one where the date is not known.
    package func m49(_ iso3: String, on date: DayRange?) -> String? {
        guard let entry = list[iso3] else { return nil }
        return date.flatMap { entry.value("m49", on: $0) } ?? entry.value("m49")
    }

    /// The code of a State by its name; nil where the name is none of the list's.
    ///
    /// Capital letters stand for small ones, and letters without accents for those with them, where that leaves one
    /// State.
    package func iso3(named name: String, language: String, on date: DayRange?) -> String? {
        if let code = list.match(name, language: language, on: date, ignoringCase: true).first?.code { return code }
        let codes = Set(list.match(name, language: language, on: date, ignoringAccents: true).map(\.code))
        return codes.count == 1 ? codes.first : nil
    }

    /// The code of the one State whose name, in any language, differs by so little that it is a misprint.
    func alike(_ name: String) -> String? {
        guard (5...80).contains(name.utf8.count) else { return nil }
        let found = list.meant(by: name)
        return found.count == 1 ? found[0].code : nil
    }
}
