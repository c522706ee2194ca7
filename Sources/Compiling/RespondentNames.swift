import RapporteurDiagnostics
import RapporteurImporting
import RapporteurPacks
import RapporteurReportModel
import RapporteurRules

/// What respondents and languages are called in the language of the report, at its date.
struct RespondentNames {
    private let states: CodeList
    private let languages: CodeList
    private let language: String
    private let date: DayRange?

    /// - Throws: `WorkError` when a list cannot be read, which tests rule out.
    init(language: String, date: PartialDate?) throws(WorkError) {
        states = try InstrumentNames.builtIn("codelists/states.tsv")
        languages = try InstrumentNames.builtIn("codelists/languages.tsv")
        self.language = language
        self.date = date.flatMap { DayRange($0.description) }
    }

    /// The State's short name; of others what they call themselves, else their code.
    func name(_ facts: CommunicationFacts, sender: String?) -> String {
        guard facts.respondentType == .state else { return sender ?? facts.respondent }
        return state(facts.respondent)
    }

    func state(_ code: String) -> String {
        guard let entry = states[code] else { return code }
        return entry.name(in: language, on: date) ?? entry.name(in: language) ?? entry.name(in: "en") ?? code
    }

    /// The name by which a State has its place in a list, and the language of it: in Chinese, whose signs do not say
    /// how they sound, the English one.
    func order(of facts: CommunicationFacts) -> (name: String, language: String)? {
        guard facts.respondentType == .state else { return nil }
        return order(ofState: facts.respondent)
    }

    func order(ofState code: String) -> (name: String, language: String) {
        guard language == "zh", let entry = states[code] else { return (state(code), language) }
        return (entry.name(in: "en", on: date) ?? code, "en")
    }

    /// What a language is called in a line such as `[Original: Spanish]`.
    func language(_ code: String) -> String? { languages[code]?.name(in: language) }
}
