import RapporteurReportModel
import RapporteurRules

/// Names of treaties, by the numbers under which reports cite them: from the shipped table of instruments.
enum Instruments {
    /// The name of a treaty of the depositary list (IV-13) or of a convention of the International Labour
    /// Organization (C111); nil for one that the table does not know.
    ///
    /// `act/provision` by actor, date of adoption and number; the actor is un, or ilo for its conventions.
    static func name(of code: String) -> AkomaNtosoIRI? {
        guard let entry = CodeTables.instruments?[code], let day = entry.periods.first?.validity.first, day > 0,
            let date = PartialDate(year: Int(day / 10_000), month: Int(day / 100 % 100), day: Int(day % 100))
        else { return nil }
        switch entry.value("depositary") {
        case "ILO": return named(actor: "ilo", date, code)
        case "UN": return named(actor: "un", date, "MTDSG-\(code)")
        default: return nil
        }
    }

    private static func named(actor: String, _ date: PartialDate, _ number: String) -> AkomaNtosoIRI {
        AkomaNtosoIRI(
            documentType: "act", subtype: "provision", actor: actor, date: date,
            number: SymbolEscaping.number(number))
    }
}
