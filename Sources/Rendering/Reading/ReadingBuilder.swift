package import RapporteurDiagnostics
package import RapporteurReportModel
import RapporteurRules

extension ReadableDocument {
    /// The parts of a document, in the order of print.
    ///
    /// - Parameter language: that of the words that the document does not print, such as "In favour".
    package init(_ document: AnyReportDocument, _ language: Language) {
        var builder = ReadingBuilder(language: language)
        switch document {
        case .report(let value): self = builder.report(value)
        case .document(let value): self = builder.document(value)
        case .communication(let value): self = builder.communication(value)
        case .noteVerbale(let value): self = builder.noteVerbale(value)
        }
    }
}

/// Puts the parts of documents in the order of print, and gives them their anchors.
struct ReadingBuilder {
    let language: Language
    var anchors = Anchors()
    /// What the contents can lead to.
    private var targets: [(number: String?, words: String, anchor: String)] = []

    init(language: Language) { self.language = language }

    mutating func report(_ value: Report) -> ReadableDocument {
        let body = body(value.blocks, value.sections, value.annexes, value.notes)
        var parts: [ReadablePart] = []
        parts += head(value.masthead, value.symbols)
        parts += title(value.title, value.documentType)
        if let summary = value.summary { parts.append(self.summary(summary)) }
        if let contents = value.contents { parts.append(self.contents(contents)) }
        return ReadableDocument(
            language: value.language, symbols: value.symbols, title: Self.line(value.title, value.symbols),
            parts: parts + body + foot(value.jobNumber))
    }

    mutating func document(_ value: Document) -> ReadableDocument {
        var front: [ReadablePart] = []
        if let preamble = value.preamble {
            front.append(.group(ReadableGroup(kind: .preamble, language: preamble.language, parts: blocks(preamble.blocks, level: 2))))
        }
        for value in value.corrections { front.append(correction(value)) }
        let body = body(value.blocks, value.sections, value.annexes, value.notes)
        var parts: [ReadablePart] = []
        parts += head(value.masthead, value.symbols)
        parts += title(value.title ?? [], value.documentType)
        parts += parties(value.sender, value.addressees) + sponsors(value.sponsors)
        if let summary = value.summary { parts.append(self.summary(summary)) }
        if let contents = value.contents { parts.append(self.contents(contents)) }
        parts += front + body
        parts += value.votes.map { vote($0) }
        if !value.keywords.isEmpty {
            let lines = value.keywords.map { ReadableList.Item(content: [.text($0.text)]) }
            parts.append(.group(ReadableGroup(kind: .about, parts: [.list(ReadableList(items: lines))])))
        }
        return ReadableDocument(
            language: value.language, symbols: value.symbols, title: Self.line(value.title ?? [], value.symbols),
            parts: parts + foot(value.jobNumber))
    }

    mutating func communication(_ value: Communication) -> ReadableDocument {
        let name = CodeTables.states?[value.facts.respondent]?.name(in: language.rawValue) ?? value.facts.respondent
        let title = value.title ?? [.text(name)]
        var parts = head(nil, value.symbols) + self.title(title, nil)
        parts += parties(value.sender, value.addressees)
        parts += body(value.blocks, value.sections, value.annexes, value.notes)
        return ReadableDocument(
            language: value.language, symbols: value.symbols, title: Self.line(title, value.symbols), parts: parts)
    }

    mutating func noteVerbale(_ value: NoteVerbale) -> ReadableDocument {
        var parts = head(nil, value.symbols) + (value.title.map { title($0, nil) } ?? [])
        parts += parties(value.sender, value.addressees)
        parts += body(value.blocks, [], value.annexes, value.notes)
        let words = value.title ?? [.text(value.sender.text)]
        return ReadableDocument(
            language: value.language, symbols: value.symbols, title: Self.line(words, value.symbols), parts: parts)
    }

    func note(_ note: Note) -> ReadablePart {
        .note(note)
    }

    mutating func remember(_ number: String?, _ heading: [Inline], _ anchor: String) {
        targets.append((number, Self.plain(heading), anchor))
    }

    // MARK: Front

    private func head(_ masthead: Masthead?, _ symbols: [String]) -> [ReadablePart] {
        masthead == nil && symbols.isEmpty ? [] : [.masthead(masthead ?? Masthead(), symbols: symbols)]
    }

    /// What is printed at the foot of the first page; here nothing stands below the whole.
    private func foot(_ jobNumber: String?) -> [ReadablePart] {
        jobNumber.map { [.paragraph(ReadableParagraph(role: .source, content: [.text($0)]))] } ?? []
    }

    private func title(_ title: [Inline], _ type: DocumentType?) -> [ReadablePart] {
        var parts: [ReadablePart] = title.isEmpty ? [] : [.heading(ReadableHeading(level: 1, content: title))]
        if let type { parts.append(.paragraph(ReadableParagraph(role: .documentType, content: type.content))) }
        return parts
    }

    private func parties(_ sender: Party?, _ addressees: [Party]) -> [ReadablePart] {
        ((sender.map { [$0] } ?? []) + addressees).filter { !$0.text.isEmpty }.map {
            .paragraph(ReadableParagraph(role: .party, content: [.text($0.text)]))
        }
    }

    private func sponsors(_ sponsors: [Party]) -> [ReadablePart] {
        let names = sponsors.map(\.text).filter { !$0.isEmpty }
        guard !names.isEmpty else { return [] }
        let line = Message("reading.sponsors", ["names": .text(names.joined(separator: language.listSeparator))]).text(in: language)
        return [.paragraph(ReadableParagraph(role: .party, content: [.text(line)]))]
    }

    private mutating func summary(_ value: Body.Summary) -> ReadablePart {
        var parts: [ReadablePart] = []
        if let heading = value.heading { parts.append(.heading(ReadableHeading(level: 2, content: heading))) }
        return .group(ReadableGroup(kind: .summary, language: value.language, parts: parts + blocks(value.blocks, level: 3)))
    }

    /// The contents lead to the sections of their headings, in order; where two have the same, to each once.
    private func contents(_ value: Contents) -> ReadablePart {
        var open = targets[...]
        let leads = value.entries.map { entry -> String? in
            let words = Self.plain(entry.heading)
            guard let place = open.firstIndex(where: { $0.words == words && ($0.number == nil || entry.number == nil || $0.number == entry.number) })
            else { return nil }
            defer { open = targets[(place + 1)...] }
            return targets[place].anchor
        }
        return .contents(ReadableContents(contents: value, targets: leads))
    }

    private mutating func correction(_ value: Correction) -> ReadablePart {
        var parts: [ReadablePart] = [.paragraph(ReadableParagraph(content: value.target))]
        if let instruction = value.instruction { parts.append(.paragraph(ReadableParagraph(content: instruction))) }
        if let reading = value.reading { parts += blocks(reading.blocks, level: 3) }
        return .group(ReadableGroup(kind: .correction, language: value.language, parts: parts))
    }

    /// The words of a heading with single spaces, for comparing.
    private static func plain(_ content: [Inline]) -> String {
        content.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    private static func line(_ title: [Inline], _ symbols: [String]) -> String {
        let words = title.plainText.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return ([words] + symbols).filter { !$0.isEmpty }.joined(separator: " \u{2013} ")
    }
}
