import Rapporteur

/// Takes a report to Akoma Ntoso and back.
func akomaNtoso(_ path: String) throws {
    let report = try Report(contentsOf: path)
    let published = try report.akomaNtoso()
    let (document, findings) = try AnyReportDocument.reading(akomaNtoso: .bytes(published))
    check(Report(document) == report, "the way back leads to the same")
    print(findings.count, "findings")
}
