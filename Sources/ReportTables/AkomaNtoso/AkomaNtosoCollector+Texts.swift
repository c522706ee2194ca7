internal import RapporteurDiagnostics
import RapporteurInterchange

extension AkomaNtosoCollector {
    /// Puts a text that was collected where it belongs. Its frame is closed already.
    func end(_ gathering: Gathering) {
        let text = gathering.text
        switch gathering.purpose {
        case .paragraph(let label, let kind): paragraph(gathering, label, kind)
        case .note(let name, let marker):
            rows.add(.notes, "n", [.text(name), .text(marker), .string(text.string)])
        case .reference(let element, let href): reference(text, element, href)
        case .number: number(Self.label(text.string))
        case .heading: if let row = frames.last?.section { rows.set(.text(text.words), column: 3, ofRow: row, in: .sections) }
        case .symbol(let isMarked): identity.add(symbol: text.words, isMarked: isMarked)
        case .title(let isMarked): identity.add(title: text.words, isMarked: isMarked)
        case .organ: identity.organ = identity.organ ?? text.words
        case .agendaItem: identity.agendaItems += text.words.map { [$0] } ?? []
        case .voter(let vote): voter(text.string, vote)
        }
    }

    private func paragraph(_ gathering: Gathering, _ label: String?, _ kind: String) {
        let text = gathering.text.string
        let count = text.wordCount
        words += count
        let around = frames.compactMap(\.section)
        let section: TableValue = around.last.map { rows[.sections][$0][0] } ?? .none
        let values: [TableValue] = [
            .text(label), section, .none, .string(kind), .string(text), .number(count), .none, .none,
        ]
        let id = rows.add(.paragraphs, "p", values)
        if let label, kind == "paragraph" {
            for row in around {
                if rows[.sections][row][6] == .none { rows.set(.string(label), column: 5, ofRow: row, in: .sections) }
                rows.set(.string(label), column: 6, ofRow: row, in: .sections)
            }
        }
        for reference in gathering.references {
            let place = Place(kind, paragraph: id, label: label).values(reference.start, reference.end)
            rows.add(.citations, "c", reference.values + place)
        }
    }

    private func reference(_ text: CollapsedText, _ element: String, _ href: String?) {
        let values: [TableValue] = [
            .string(text.string), .string(element), .text(href.flatMap { Self.symbol(in: $0) }), .none, .none, .none, .text(href),
        ]
        if let index = gatherings.lastIndex(where: \.isApart), case .paragraph = gatherings[index].purpose {
            // Both have the words of the reference at their end.
            let end = gatherings[index].text.count
            gatherings[index].references.append((values, end - text.count, end))
        } else {
            rows.add(.citations, "c", values + Place("line").values(0, text.count))
        }
    }

    private func number(_ label: String?) {
        guard let label, !frames.isEmpty else { return }
        if let row = frames[frames.count - 1].section {
            rows.set(.string(label), column: 2, ofRow: row, in: .sections)
        } else {
            frames[frames.count - 1].number = label
        }
    }

    /// A number without its punctuation: `1.` is `1`, `(a)` is `a`.
    static func label(_ printed: String) -> String? {
        let marks: Set<Character> = [".", "(", ")", "-", "–", "—", "、", "．", "（", "）", ":", " "]
        var rest = printed[...]
        while let first = rest.first, marks.contains(first) { rest.removeFirst() }
        while let last = rest.last, marks.contains(last) { rest.removeLast() }
        return rest.isEmpty ? nil : String(rest)
    }

    /// The symbol in an address of the United Nations' document sites: `https://undocs.org/en/A/RES/70/1`.
    static func symbol(in href: String) -> String? {
        for site in ["undocs.org/", "docs.un.org/"] {
            guard let range = href.range(of: site) else { continue }
            var parts = href[range.upperBound...].pieces(between: "/")
            // A language may stand first: two small letters.
            if let first = parts.first, first.utf8.count == 2, first.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
                parts.removeFirst()
            }
            return parts.count < 2 ? nil : parts.joined(separator: "/")
        }
        return nil
    }
}

extension String {
    /// Where another text stands in this one.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].begins(with: text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
