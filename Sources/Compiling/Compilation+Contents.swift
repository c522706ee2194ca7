import RapporteurDiagnostics
import RapporteurReportModel

extension Compilation {
    /// Makes the table of contents list the sections and the ranges of their paragraphs, where there is one. Pages are
    /// kept up to the section of the replies.
    mutating func rebuildContents(from place: SectionPath) {
        guard let contents = report.contents else { return }
        let depth = contents.entries.map { $0.level ?? 1 }.max() ?? 1
        let listsAnnexes = contents.entries.contains { entry in
            report.annexes.contains { $0.isListed(by: entry) }
        }
        var rows: [ContentsRow] = []
        var isAfter = false
        for (index, section) in report.sections.enumerated() {
            rows += section.rows(level: 1, depth: depth, keepsPage: !isAfter)
            if index == place.first { isAfter = true }
        }
        // Headings without a number are listed where they were.
        rows.removeAll { row in row.number == nil && !contents.entries.contains { row.isListed(by: $0) } }
        if listsAnnexes { rows += report.annexes.map { $0.row() } }
        let hasRanges = isSkeleton || contents.entries.contains { $0.paragraphs != nil }
        var rest = contents.entries
        var losesPages = false
        report.contents?.entries = rows.map { row in
            var entry = ContentsEntry(
                number: row.number, printed: row.printed, level: row.level > 1 ? row.level : nil,
                heading: [.text(row.heading)])
            if let index = rest.firstIndex(where: { row.isListed(by: $0) }) {
                let old = rest.remove(at: index)
                (entry.number, entry.printed, entry.level, entry.heading) = (old.number, old.printed, old.level, old.heading)
                entry.paragraphs = old.paragraphs
                if row.keepsPage { entry.page = old.page } else if old.page != nil { losesPages = true }
            }
            let range = row.range
            if !hasRanges || range == nil {
                entry.paragraphs = nil
            } else if let range, entry.paragraphs?.from != range.from || entry.paragraphs?.to != range.to {
                entry.paragraphs = ParagraphRange(
                    from: range.from, to: range.to, text: range.from == range.to ? range.from : "\(range.from)–\(range.to)")
            }
            return entry
        }
        if losesPages {
            note("compile.contents.pages", .note, Message("compile.contents.pages"), hint: Message("compile.contents.pages/hint"))
        }
    }
}

/// A section or annex as the table of contents lists it.
private struct ContentsRow {
    var number: String?
    var printed: String?
    var level: Int
    var heading: String
    /// Nil where no paragraph has a number, or numbers begin again inside.
    var range: (from: String, to: String)?
    var keepsPage: Bool

    func isListed(by entry: ContentsEntry) -> Bool {
        entry.number == number && heading.lowercased().collapsed.hasPrefix(entry.heading.plainText.lowercased().collapsed)
    }
}

extension Section {
    /// The section and those inside it down to a level.
    fileprivate func rows(level: Int, depth: Int, keepsPage: Bool) -> [ContentsRow] {
        guard level <= depth else { return [] }
        let row = ContentsRow(
            number: number, printed: printed, level: level, heading: heading.plainText.collapsed,
            range: Self.range(of: [self].labels), keepsPage: keepsPage)
        return [row] + sections.flatMap { $0.rows(level: level + 1, depth: depth, keepsPage: keepsPage) }
    }

    /// The first and last label; nil where they do not rise.
    fileprivate static func range(of labels: [String]) -> (from: String, to: String)? {
        guard let first = labels.first, let last = labels.last else { return nil }
        let numbers = labels.compactMap { Int($0) }
        let rises = zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
        return rises ? (first, last) : nil
    }
}

extension Annex {
    fileprivate func row() -> ContentsRow {
        ContentsRow(
            number: nil, printed: nil, level: 1, heading: (heading?.plainText ?? designation ?? "").collapsed,
            range: nil, keepsPage: false)
    }

    fileprivate func isListed(by entry: ContentsEntry) -> Bool {
        let listed = entry.heading.plainText.lowercased().collapsed
        return !listed.isEmpty && [heading?.plainText, designation].contains { $0?.lowercased().collapsed.hasPrefix(listed) ?? false }
    }
}

extension [Section] {
    /// The labels of all paragraphs, in order, also of replies; quotations left out.
    fileprivate var labels: [String] {
        flatMap { $0.blocks.labels + $0.sections.labels }
    }
}

extension [Block] {
    fileprivate var labels: [String] {
        flatMap { block -> [String] in
            switch block {
            case .paragraph(let paragraph): paragraph.label.map { [$0] } ?? []
            case .reply(let reply): reply.blocks.labels + reply.sections.labels
            case .treatyStatus(let status): status.blocks.labels
            case .list, .table, .quotation, .figure, .note: []
            }
        }
    }
}

extension String {
    /// One space where white space is, none at the ends.
    fileprivate var collapsed: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
