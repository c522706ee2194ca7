import Rapporteur

/// Reads a report as typed values, changes it, and writes it.
func editReport(_ path: String) throws {
    var report = try Report(contentsOf: path)
    for reply in report.replies.prefix(3) {
        print(reply.facts.respondent, reply.facts.dated?.description ?? "undated")
    }

    report.sections.append(
        Body.Section(
            heading: [.text("Afterword")],
            blocks: [.paragraph(Paragraph(content: [.text("Nothing was received after the date of this report.")]))]))
    let xml = try report.xml()
    check(try Report(contentsOf: .bytes(xml)) == report, "what was written is what is read")
    check(try Report(contentsOf: .bytes(report.json())) == report, "as JSON, too")
}
