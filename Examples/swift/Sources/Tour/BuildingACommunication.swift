import Rapporteur

/// Makes a reply of a Government, and a report of it.
func buildCommunication(_ rapporteur: Rapporteur) throws {
    let facts = CommunicationFacts(respondent: "QAT", respondentType: .state, kind: .reply)
    let communication = Communication(
        facts: facts, language: "en",
        blocks: [.paragraph(Paragraph(label: "1", content: [.text("The Government has nothing to add.")]))])
    let xml = try communication.xml()
    print(String(decoding: xml, as: UTF8.self))
    check(try rapporteur.schema(pack: "report").validate(.bytes(xml)).outcome != .notChecked, "it was checked")
}
