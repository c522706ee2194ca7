import RapporteurDiagnostics
import RapporteurImporting
import RapporteurReportModel

/// Where replies stand: the indexes of sections that lead there, none for the blocks before the first section.
typealias SectionPath = [Int]

extension Compilation {
    /// The place of replies: the section that was asked for; else where the draft has replies; else the one section
    /// whose heading announces them; else a section that is made at the end.
    ///
    /// - Throws: `WorkError` of kind `usage` when the draft does not have the section that was asked for.
    mutating func placeForReplies() throws(WorkError) -> SectionPath {
        if let wanted = options.section {
            if let path = Self.path(in: report.sections, where: { $0.number == wanted })
                ?? Self.path(in: report.sections, where: { $0.heading.plainText.isSameHeading(as: wanted) })
            {
                return path
            }
            throw WorkError(
                .usage, code: "compile.section.missing",
                message: Message("compile.section.missing", ["section": .text(wanted)]),
                hint: Message("compile.section.missing/hint"), location: Location(file: path))
        }
        if report.blocks.containReply { return [] }
        if let path = Self.path(in: report.sections, where: { $0.blocks.containReply }) { return path }
        if let path = announced() { return path }
        let section = Section(number: nextNumber(), heading: [.text(words.repliesHeading)])
        report.sections.append(section)
        note(
            "compile.section.made", .note,
            Message(
                "compile.section.made",
                ["section": .text([section.number, section.heading.plainText].compactMap { $0 }.joined(separator: " "))]),
            hint: Message("compile.section.made/hint"))
        return [report.sections.count - 1]
    }

    /// The only section whose heading announces replies.
    private func announced() -> SectionPath? {
        guard let pattern = LanguageWords.named(words.code).map({ TextPattern($0.replyHeadings) }) else { return nil }
        let matches: (Section) -> Bool = { pattern.firstMatch(in: Array($0.heading.plainText.unicodeScalars)) != nil }
        let found = report.sections.indices.filter { matches(report.sections[$0]) }
        if found.count == 1 { return found }
        guard found.isEmpty else { return nil }
        return Self.path(in: report.sections, where: matches)
    }

    /// The first section in which this holds, main sections before those inside them.
    private static func path(in sections: [Section], where holds: (Section) -> Bool) -> SectionPath? {
        if let index = sections.firstIndex(where: holds) { return [index] }
        for index in sections.indices {
            if let rest = path(in: sections[index].sections, where: holds) { return [index] + rest }
        }
        return nil
    }

    /// The number of a main section after the last one; nil where that one's is of no known sequence.
    private func nextNumber() -> String? {
        guard let last = report.sections.last(where: { $0.number != nil })?.number else {
            return report.sections.isEmpty ? "I" : nil
        }
        if let value = LabelScanner.roman(last) { return LabelScanner.romanText(value + 1) }
        if let value = Int(last), value < 1000 { return String(value + 1) }
        if let scalar = last.unicodeScalars.first, last.unicodeScalars.count == 1, ("A"..<"Z").contains(scalar),
            let next = Unicode.Scalar(scalar.value + 1)
        {
            return String(next)
        }
        return nil
    }

    /// Puts replies after those that stand there; with `--renumber` all of them are put in order.
    mutating func insert(_ replies: [Reply], at place: SectionPath) {
        let compilation = self
        let ordersAll = options.renumbers && options.order != .given
        let order: ((Reply) -> ReplyKey)? = ordersAll ? { reply in compilation.key(of: reply) } : nil
        if place.isEmpty {
            report.blocks.insert(replies, order: order)
        } else {
            report.sections.update(at: place[...]) { $0.blocks.insert(replies, order: order) }
        }
    }

    private func key(of reply: Reply) -> ReplyKey {
        key(reply.facts, name: names.name(reply.facts, sender: reply.heading?.plainText))
    }
}

extension [Section] {
    /// Changes the section at a path, which is not empty.
    mutating func update(at path: ArraySlice<Int>, _ change: (inout Section) -> Void) {
        guard let index = path.first else { return }
        if path.count == 1 { change(&self[index]) } else { self[index].sections.update(at: path.dropFirst(), change) }
    }
}

extension [Block] {
    var containReply: Bool { contains { if case .reply = $0 { true } else { false } } }

    /// - Parameter order: by what all replies of these blocks are put in order; nil leaves those that are there.
    fileprivate mutating func insert(_ replies: [Reply], order: ((Reply) -> ReplyKey)?) {
        let last = lastIndex { if case .reply = $0 { true } else { false } }
        insert(contentsOf: replies.map(Block.reply), at: last.map { $0 + 1 } ?? count)
        guard let order else { return }
        let places = indices.filter { if case .reply = self[$0] { true } else { false } }
        let keyed = places.compactMap { place -> (ReplyKey, Int, Block)? in
            if case .reply(let reply) = self[place] { (order(reply), place, self[place]) } else { nil }
        }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
        for (place, item) in zip(places, keyed) { self[place] = item.2 }
    }
}

extension String {
    /// Whether two headings have the same words, but for case and white space.
    func isSameHeading(as other: String) -> Bool {
        let words: (String) -> [String] = { $0.lowercased().split(whereSeparator: \.isWhitespace).map(String.init) }
        return words(self) == words(other)
    }
}
