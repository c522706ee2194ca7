import RapporteurDiagnostics
import RapporteurReportModel
import RapporteurRules

// Communications that are marked as such:
//
// | what | where |
// |---|---|
// | the paragraphs | `hcontainer name="communication"` around them |
// | respondent | the row of its `refersTo`: `…/event/un/communication/BLR/2001-07-31` |
// | kind | `term refersTo="#kindReply"` in the `event` of the same `refersTo`, its citation phrase |
// | date | `date refersTo="#dateOfCommunication"` there, else the end of the row |
//
// Without the container nothing is rebuilt: States in bold begin replies in some reports, and stand for emphasis in
// others, so what is bold does not tell.
extension PublishedReader {
    /// - Returns: nil where it is not said who communicated, or in what form.
    mutating func reply(_ element: AKNElement) -> Reply? {
        guard let facts = communication(element) else {
            note(
                "akn.reply.unknown", Message("akn.reply.unknown", ["name": .text(element.reference ?? "")]),
                at: element)
            return nil
        }
        let heading = element.first("heading").map { inlines($0) }
        let rest = element.elements.filter { $0.name != "heading" && $0.name != "num" }
        let inner = hierarchy(rest)
        return Reply(
            facts: facts, language: language(of: element), heading: heading, blocks: inner.blocks,
            sections: inner.sections)
    }

    private func communication(_ element: AKNElement) -> CommunicationFacts? {
        guard let id = element.reference, let path = rows[id]?["href"]?.pieces(between: "/").map(String.init),
            let mark = path.lastIndex(of: "communication"), path.count > mark + 1,
            let phrase = element.descendants("event").first(where: { $0.reference == id })
        else { return nil }
        let respondent = SymbolEscaping.decoded(path[mark + 1])
        let kinds = phrase.descendants("term").lazy.compactMap { Self.kind($0.reference ?? "") }
        guard let kind = kinds.first, !respondent.isEmpty else { return nil }
        let date = phrase.descendants("date").first { $0.reference == "dateOfCommunication" }
        return CommunicationFacts(
            respondent: respondent,
            respondentType: CodeTables.states?[respondent] == nil ? .organization : .state, kind: kind,
            dated: date.flatMap { self.date($0) } ?? PartialDate(path[path.count - 1]))
    }

    /// `kindReply` is a reply.
    private static func kind(_ reference: String) -> CommunicationKind? {
        guard reference.begins(with: "kind") else { return nil }
        return CommunicationKind(rawValue: reference.dropFirst(4).lowercased())
    }
}
