import Rapporteur

/// Validates a report, and a document that is wrong.
func validate(_ rapporteur: Rapporteur, report: String) throws {
    // Each document by the pack that its root element asks for, rules included.
    let schema = try rapporteur.schema()
    let result = try schema.validate(contentsOf: report)
    check(result.isValid, "the sample is valid")
    print("\(report): \(result.outcome.rawValue) by \(result.schema ?? "no schema") and \(result.rules) rules")

    let wrong = try schema.validate(.text("<report><title>Half a report</title>", name: "half.xml"))
    check(wrong.outcome != .valid, "half a report is not valid")
    for finding in wrong.findings { print(finding) }
}
