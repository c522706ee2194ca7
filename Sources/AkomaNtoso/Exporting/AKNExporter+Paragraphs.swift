import RapporteurReportModel

// Paragraphs and lists.
//
// A paragraph is `paragraph/content/p`; where one list is all that interrupts its sentence, `paragraph/list` with
// `intro`, `point` and `wrapUp`. Paragraph numbers run through the document, so an eId is `para_7` wherever it is.
extension AKNExporter {
    func paragraph(_ value: Paragraph) -> AKNElement {
        let number = PrintedNumber.element(value.label, value.printed, .stop)
        let printed = value.label ?? value.printed
        let id = printed.map { unique("para_\(EIDs.part($0))") } ?? next("para_nn")
        return AKNElement(
            "paragraph",
            [
                "eId": id, "refersTo": recommends(value.content) ? concept("recommendation", "Recommendation") : nil,
                "xml:lang": value.language, "rap:label": number.label, "rap:printed": number.printed,
                "rap:id": value.id,
            ], number.num + [running(value.content, under: id)])
    }

    private func recommends(_ content: [Inline]) -> Bool {
        content.contains { piece in
            switch piece {
            case .recommendation: true
            case .strong(let inner): recommends(inner)
            default: false
            }
        }
    }

    /// The words of a paragraph or point, with the list that goes on with the sentence.
    private func running(_ content: [Inline], under id: String) -> AKNElement {
        guard let parts = Self.aroundList(content) else {
            return AKNElement("content", ["eId": eIDs.unique("\(id)__content")], [words(content)])
        }
        let listID = eIDs.next("\(id)__list")
        var children: [AKNElement] = []
        if !parts.before.isEmpty {
            children.append(AKNElement("intro", ["eId": eIDs.unique("\(listID)__intro")], [words(parts.before)]))
        }
        for (index, item) in parts.list.items.enumerated() {
            let number = PrintedNumber.element(item.label, item.printed, .parentheses)
            let pointID = eIDs.unique("\(listID)__point_\(Self.part(item.label ?? item.printed, at: index, .letters))")
            children.append(
                AKNElement(
                    "point",
                    [
                        "eId": pointID, "xml:lang": item.language, "rap:label": number.label,
                        "rap:printed": number.printed, "rap:id": item.id,
                    ], number.num + [running(item.content, under: pointID)]))
        }
        if !parts.after.isEmpty {
            children.append(AKNElement("wrapUp", ["eId": eIDs.unique("\(listID)__wrapup")], [words(parts.after)]))
        }
        return AKNElement(
            "list", ["eId": listID, "xml:lang": parts.list.language, "rap:id": parts.list.id], children)
    }

    /// The words before and after the one list of a sentence.
    private static func aroundList(_ content: [Inline]) -> (before: [Inline], list: List, after: [Inline])? {
        var found: (index: Int, list: List)?
        for (index, piece) in content.enumerated() {
            switch piece {
            case .list(let list):
                guard found == nil else { return nil }
                found = (index, list)
            case .quotation: return nil
            default: continue
            }
        }
        guard let found else { return nil }
        return (Array(content[..<found.index]), found.list, Array(content[(found.index + 1)...]))
    }

    /// A list where no hierarchy may stand.
    func blockList(_ list: List) -> AKNElement {
        let id = next("list")
        let items = list.items.enumerated().map { index, item in
            let number = PrintedNumber.element(item.label, item.printed, .parentheses)
            let part = Self.part(item.label ?? item.printed, at: index, .letters)
            return AKNElement(
                "item",
                [
                    "eId": eIDs.unique("\(id)__item_\(part)"), "xml:lang": item.language, "rap:label": number.label,
                    "rap:printed": number.printed, "rap:id": item.id,
                ], number.num + [words(item.content)])
        }
        return AKNElement("blockList", ["eId": id, "xml:lang": list.language, "rap:id": list.id], items)
    }

    /// How numbers are written that are not in Latin letters or digits.
    enum Counting { case roman, letters, capitals, digits }

    /// A number as part of an eId. All language versions have the same: what is printed in another script counts by
    /// its place.
    static func part(_ number: String?, at index: Int, _ counting: Counting) -> String {
        guard let number else { return "nn_\(index + 1)" }
        let part = EIDs.part(number)
        if part != "nn", part.utf8.allSatisfy({ $0 < 0x80 }) { return part }
        switch counting {
        case .digits: return String(index + 1)
        case .letters: return index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : String(index + 1)
        case .capitals: return index < 26 ? String(UnicodeScalar(UInt8(65 + index))) : String(index + 1)
        case .roman: return roman(index + 1)
        }
    }

    private static func roman(_ number: Int) -> String {
        var (left, text) = (number, "")
        for (value, digits) in [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
            while left >= value {
                text += digits
                left -= value
            }
        }
        return text
    }
}
