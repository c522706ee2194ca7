import RapporteurDiagnostics
import RapporteurReportModel

extension ReadingBuilder {
    mutating func body(_ blocks: [Block], _ sections: [Section], _ annexes: [Annex], _ notes: Notes?) -> [ReadablePart] {
        var parts = self.blocks(blocks, level: 2)
        for section in sections { parts.append(self.section(section, level: 2)) }
        for annex in annexes { parts.append(self.annex(annex)) }
        if let notes { parts.append(self.notes(notes, level: 2)) }
        return parts
    }

    /// - Parameter level: that of headings among these blocks.
    mutating func blocks(_ blocks: [Block], level: Int) -> [ReadablePart] {
        var parts: [ReadablePart] = []
        for block in blocks { parts.append(part(block, level: level)) }
        return parts
    }

    private mutating func part(_ block: Block, level: Int) -> ReadablePart {
        switch block {
        case .paragraph(let value):
            .paragraph(
                ReadableParagraph(
                    number: value.printedNumber, anchor: anchors.paragraph(value.label ?? value.printed), language: value.language,
                    content: value.content))
        case .list(let value): .list(Self.list(value))
        case .table(let value): .table(value, anchor: value.number.map { anchors.unique("t-\($0)") })
        case .quotation(let value):
            .group(ReadableGroup(kind: .quotation, language: value.language, parts: self.blocks(value.blocks, level: level)))
        case .figure(let value): .figure(value, anchor: value.number.map { anchors.unique("f-\($0)") })
        case .note(let value): note(value)
        case .reply(let value): reply(value, level: level)
        case .treatyStatus(let value):
            .group(ReadableGroup(kind: .treatyStatus, language: value.language, parts: self.blocks(value.blocks, level: level)))
        }
    }

    /// What a quotation inside running text holds. Its parts have no anchors: the quoting document has its own.
    static func quoted(_ value: Quotation) -> [ReadablePart] {
        // No word of a language stands among blocks.
        var builder = ReadingBuilder(language: .english)
        return builder.blocks(value.blocks, level: 6).map(\.withoutAnchors)
    }

    static func list(_ value: List) -> ReadableList {
        ReadableList(
            items: value.items.map { ReadableList.Item(label: $0.printedNumber, language: $0.language, content: $0.content) },
            language: value.language)
    }

    private mutating func section(_ value: Section, level: Int) -> ReadablePart {
        let anchor = anchors.unique("s-\(value.number ?? value.printed ?? "0")")
        remember(value.number, value.heading, anchor)
        var parts: [ReadablePart] = [
            .heading(ReadableHeading(level: level, number: value.printedNumber, content: value.heading, anchor: anchor))
        ]
        parts += blocks(value.blocks, level: level + 1)
        for section in value.sections { parts.append(self.section(section, level: level + 1)) }
        return .group(ReadableGroup(kind: .section, anchor: anchor, language: value.language, parts: parts))
    }

    private mutating func reply(_ value: Reply, level: Int) -> ReadablePart {
        let anchor = anchors.unique("reply-\(value.facts.respondent)")
        var parts: [ReadablePart] = []
        if let heading = value.heading {
            parts.append(.heading(ReadableHeading(level: level, content: heading, anchor: anchor)))
            remember(nil, heading, anchor)
        }
        parts += sourceLines(value.sourceLines) + blocks(value.blocks, level: level + 1)
        for section in value.sections { parts.append(self.section(section, level: level + 1)) }
        return .group(ReadableGroup(kind: .reply, anchor: anchor, language: value.language, parts: parts))
    }

    private mutating func annex(_ value: Annex) -> ReadablePart {
        let anchor = anchors.unique("annex-\(value.number ?? "")")
        let outer = anchors.prefix
        anchors.prefix = anchor + "-"
        defer { anchors.prefix = outer }
        var parts: [ReadablePart] = []
        if let designation = value.designation {
            parts.append(.paragraph(ReadableParagraph(role: .designation, content: [.text(designation)])))
        }
        if let heading = value.heading {
            parts.append(.heading(ReadableHeading(level: 2, content: heading, anchor: anchor)))
            remember(value.number, heading, anchor)
        }
        parts += sourceLines(value.sourceLines) + blocks(value.blocks, level: 3)
        for section in value.sections { parts.append(self.section(section, level: 3)) }
        if let notes = value.notes { parts.append(self.notes(notes, level: 3)) }
        return .group(ReadableGroup(kind: .annex, anchor: anchor, language: value.language, parts: parts))
    }

    private mutating func notes(_ value: Notes, level: Int) -> ReadablePart {
        var parts: [ReadablePart] = []
        if let heading = value.heading { parts.append(.heading(ReadableHeading(level: level, content: heading))) }
        for note in value.notes { parts.append(self.note(note)) }
        return .group(ReadableGroup(kind: .notes, parts: parts))
    }

    private func sourceLines(_ lines: [[Inline]]) -> [ReadablePart] {
        lines.map { .paragraph(ReadableParagraph(role: .source, content: $0)) }
    }

    /// A vote: for each answer how many gave it, and who.
    func vote(_ vote: Vote) -> ReadablePart {
        let counts = [vote.inFavour, vote.against, vote.abstaining, nil]
        let words = [
            Message("reading.vote/inFavour"), Message("reading.vote/against"), Message("reading.vote/abstaining"), Message("reading.vote/notVoting"),
        ]
        var parts: [ReadablePart] = []
        for (index, code) in [VoteCode.inFavour, .against, .abstaining, .notVoting].enumerated() {
            let names = vote.casts.filter { $0.vote == code }.map(\.text)
            guard let count = counts[index] ?? (names.isEmpty ? nil : names.count) else { continue }
            let head = "\(words[index].text(in: language)): \(language.grouped(count))"
            parts.append(.paragraph(ReadableParagraph(content: [.strong([.text(head)])])))
            if !names.isEmpty {
                parts.append(.paragraph(ReadableParagraph(content: [.text(names.joined(separator: language.listSeparator))])))
            }
        }
        return .group(ReadableGroup(kind: .votes, parts: parts))
    }
}
