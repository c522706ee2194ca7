internal import RapporteurDiagnostics
import RapporteurInterchange

extension AkomaNtosoCollector {
    func openSection(_ name: AkomaNtosoName) {
        let around = frames.dropLast().compactMap(\.section)
        let parent: TableValue = around.last.map { rows[.sections][$0][0] } ?? .none
        frames[frames.count - 1].section = rows.count(of: .sections)
        let values: [TableValue] = [
            parent, .string(name.rawValue), .none, .none, .number(around.count + 1), .none, .none,
        ]
        rows.add(.sections, "s", values)
    }

    /// A paragraph takes the number of the element around it, where no paragraph took it before.
    ///
    /// - Parameter own: what kind of text it is, where it is no `p`; it has its words unless a `p` around it has them.
    func openParagraph(_ own: String? = nil) {
        guard wantsText, own == nil || !gatherings.contains(where: \.isApart) else { return }
        if let own { return begin(.paragraph(label: nil, path: labelPath, kind: own)) }
        var label: String?
        for index in frames.indices.reversed() where frames[index].section == nil {
            guard let number = frames[index].number else { continue }
            label = number
            frames[index].number = nil
            break
        }
        let kind = depths.cells > 0 ? "cell" : depths.entries > 0 ? "item" : "paragraph"
        begin(.paragraph(label: label, path: labelPath, kind: kind))
    }

    /// The numbers of the paragraph and of the entries around it: 12 (g) (i).
    private var labelPath: String? {
        var path: String?
        for frame in frames where frame.section == nil {
            guard let label = frame.label else { continue }
            path = path.map { "\($0) (\(label))" } ?? label
        }
        return path
    }

    func openNote(_ attributes: Attributes) {
        guard wantsText else { return }
        begin(.note(name: attributes[.eId], marker: attributes[.marker]))
    }

    /// Bold or italic words at the beginning of a paragraph are its verb.
    func emphasis(_ attributes: Attributes) {
        guard let last = gatherings.indices.last, case .paragraph = gatherings[last].purpose,
            gatherings[last].text.count == 0, gatherings[last].verb == nil, depths.annexes == 0, depths.cells == 0,
            !frames.contains(where: { $0.name == .formula })
        else { return }
        let name = frames[frames.count - 1].name
        let classes = name == .span ? attributes[.class] ?? "" : "italic"
        guard classes.pieces(between: " ").contains(where: { $0 == "italic" || $0 == "bold" }) else { return }
        begin(.verb)
    }

    /// Puts a text that was collected where it belongs. Its frame is closed already.
    func end(_ gathering: Gathering, of frame: inout Frame) {
        let text = gathering.text
        switch gathering.purpose {
        case .paragraph(let label, let path, let kind): paragraph(gathering, label, path, kind, frame.eId)
        case .note(let name, let marker): note(gathering, name, marker)
        case .reference(let element, let href):
            add(text.string, element, href, Place("line").values(0, text.count))
        case .number: number(Self.label(text.string))
        case .verb: verb(text)
        case .heading: heading(gathering)
        case .symbol(let isMarked): identity.add(symbol: text.words, isMarked: isMarked)
        case .title(let isMarked): identity.add(title: text.words, isMarked: isMarked)
        case .organ: identity.organ = identity.organ ?? text.words
        case .jobNumber: identity.jobNumber = identity.jobNumber ?? text.words
        case .agendaItem: identity.add(agendaItem: text.string)
        case .agendaTitle: identity.agendaTitles += text.words.map { [$0] } ?? []
        case .session(let number): identity.add(session: number, text: text.string)
        case .meeting: identity.meeting = identity.meeting ?? text.words
        case .voter(let vote): voter(text.string, vote)
        }
    }

    private func verb(_ text: CollapsedText) {
        guard let index = gatherings.indices.last, let words = text.words else { return }
        let marks: ExactSet = [",", ";", ":", ".", " ", "，", "、", "：", "،"]
        var verb = words[...]
        while let last = verb.unicodeScalars.last, marks.contains(String(last)) { verb.unicodeScalars.removeLast() }
        gatherings[index].verb = verb.isEmpty ? nil : String(verb)
    }

    private func heading(_ gathering: Gathering) {
        if let row = frames.last?.section {
            rows.set(.text(gathering.text.words), column: 3, ofRow: row, in: .sections)
        }
        add(gathering.references, in: Place("heading"))
    }

    private func paragraph(_ gathering: Gathering, _ label: String?, _ path: String?, _ kind: String, _ own: String?) {
        let notes = openNotes
        openNotes = []
        // A paragraph without words and number is an empty line.
        if gathering.text.count == 0, label == nil, notes.isEmpty, gathering.references.isEmpty { return }
        let text = gathering.text.string
        let count = text.wordCount
        identity.words += count
        identity.characters += gathering.text.count
        let around = frames.compactMap(\.section)
        let section: TableValue = around.last.map { rows[.sections][$0][0] } ?? .none
        // All of it bold or in italics is no verb.
        let verb = gathering.verb.flatMap { $0.utf8.count < text.utf8.count - 1 ? $0 : nil }
        let values: [TableValue] = [
            .text(label), .text(path), section, .none, .string(part), .string(kind), .text(verb), .string(text),
            .words(count, language: language), .number(gathering.text.count), .none, .none,
            .text(own ?? frames.last { $0.eId != nil }?.eId),
        ]
        let id = rows.add(.paragraphs, "p", values)
        for row in notes { rows.set(.string(id), column: 3, ofRow: row, in: .notes) }
        if let label, kind == "paragraph" {
            for row in around {
                if rows[.sections][row][7] == .none { rows.set(.string(label), column: 5, ofRow: row, in: .sections) }
                rows.set(.string(label), column: 6, ofRow: row, in: .sections)
            }
        }
        add(gathering.references, in: Place(kind, paragraph: id, label: label))
    }

    /// The part of the document.
    private var part: String {
        if depths.annexes > 0 { return "annex" }
        for frame in frames.reversed() {
            switch frame.name {
            case .preamble: return "preamble"
            case .conclusions: return "conclusions"
            default: continue
            }
        }
        return identity.isStatement ? "operative" : "body"
    }

    private func note(_ gathering: Gathering, _ name: String?, _ marker: String?) {
        let row = rows.count(of: .notes)
        let id = rows.add(.notes, "n", [.text(name), .text(marker), .string(gathering.text.string), .none])
        // A note in a paragraph stands inside its text.
        if gatherings.contains(where: { if case .paragraph = $0.purpose { true } else { false } }) { openNotes.append(row) }
        add(gathering.references, in: Place("note", note: id))
    }

    private func number(_ label: String?) {
        guard let label, !frames.isEmpty else { return }
        if let row = frames[frames.count - 1].section {
            rows.set(.string(label), column: 2, ofRow: row, in: .sections)
        } else {
            frames[frames.count - 1].number = label
            frames[frames.count - 1].label = label
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
}
