package import RapporteurDiagnostics
import RapporteurInterchange

extension DocumentRows {
    /// Adds the findings of a document.
    package mutating func add(_ findings: [Finding], file: String, outcome: Outcome) {
        for finding in findings {
            let place = finding.location
            let values: [TableValue] = [
                .string(file), .string(outcome == .notChecked ? "notChecked" : outcome.rawValue),
                .string(finding.code), .string(finding.severity.rawValue),
                .string(finding.message.text(in: .english)), .text(finding.hint?.text(in: .english)),
                .integer(place.line), .integer(place.column), .text(place.xpath), .text(place.pointer),
                .text(place.place), .number(finding.count),
            ]
            add(.findings, "x", values)
        }
    }
}
