import RapporteurDiagnostics
import RapporteurReportModel

extension Compilation {
    /// Gives numbers to paragraphs.
    ///
    /// Numbers of the draft stay, unless it is to be renumbered. The paragraphs of replies are numbered on from the
    /// one before them, and paragraphs after them that have no number. Where a numbered paragraph follows that the
    /// new ones would run into, each new reply begins with 1 instead.
    mutating func number(_ isNew: (Reply) -> Bool) {
        var all: [NumberedParagraph] = []
        report.forEachNumbered(isNew) { paragraph, reply in all.append(NumberedParagraph(paragraph.label, reply)) }
        guard let labels = newLabels(all) else { return }
        var index = 0
        report.forEachNumbered(isNew) { paragraph, _ in
            if labels[index] != all[index].label {
                if all[index].isNew, let reply = all[index].reply, let old = all[index].label, let new = labels[index] {
                    movedInReplies[reply, default: []].append((old, new))
                }
                paragraph.label = labels[index]
                paragraph.printed = nil
            }
            index += 1
        }
    }

    /// The labels of all paragraphs; nil where there is no new one.
    private mutating func newLabels(_ all: [NumberedParagraph]) -> [String?]? {
        guard let first = all.firstIndex(where: \.isNew), let last = all.lastIndex(where: \.isNew) else { return nil }
        let isUnnumbered = !all.contains { !$0.isNew && $0.label != nil }
        if options.renumbers || isUnnumbered { return renumbered(all, withUnnumbered: isUnnumbered) }
        let before = all[..<first].last { $0.number != nil && !$0.isInRestartedReply(all) }?.number ?? 0
        let later = all[(last + 1)...]
        let new = all.count { $0.isNew }
        if all.contains(where: { $0.isInRestartedReply(all) }) { return restarted(all) }
        if let next = later.first(where: { $0.number != nil })?.number, next != before + new + 1 {
            note(
                "compile.paragraphs.restarted", .note,
                Message("compile.paragraphs.restarted", ["number": .number(next)]),
                hint: Message("compile.paragraphs.restarted/hint"))
            return restarted(all)
        }
        let numbersLater = !later.contains { $0.label != nil }
        var number = before
        return all.enumerated().map { index, paragraph in
            guard paragraph.isNew || numbersLater && index > last else { return paragraph.label }
            number += 1
            return String(number)
        }
    }

    private func restarted(_ all: [NumberedParagraph]) -> [String?] {
        var number = 0
        var reply: Int?
        return all.map { paragraph in
            guard paragraph.isNew else { return paragraph.label }
            number = paragraph.reply == reply ? number + 1 : 1
            reply = paragraph.reply
            return String(number)
        }
    }

    private mutating func renumbered(_ all: [NumberedParagraph], withUnnumbered: Bool) -> [String?] {
        var number = (all.first { $0.number != nil && !$0.isNew }?.number ?? 1) - 1
        var changed: [(from: String, to: String)] = []
        let labels: [String?] = all.map { paragraph in
            guard paragraph.isNew || paragraph.number != nil || withUnnumbered else { return paragraph.label }
            number += 1
            if !paragraph.isNew, let old = paragraph.label, old != String(number) { changed.append((old, String(number))) }
            return String(number)
        }
        moved = changed
        if let first = changed.first, let last = changed.last {
            note(
                "compile.paragraphs.renumbered", .warning,
                Message(
                    "compile.paragraphs.renumbered",
                    [
                        "from": .text(first.from), "to": .text(last.from), "first": .text(first.to),
                        "last": .text(last.to),
                    ]), hint: Message("compile.paragraphs.renumbered/hint"))
        }
        return labels
    }
}

/// What numbering has to know of a paragraph of the body.
private struct NumberedParagraph {
    let label: String?
    /// The label as a number; nil where it is none.
    let number: Int?
    /// Which reply of the report it stands in, and whether that is a new one.
    let reply: Int?
    let isNew: Bool

    init(_ label: String?, _ reply: ReplyPosition?) {
        let number = label.flatMap { $0.utf8.count < 7 ? Int($0) : nil }
        self.number = number
        self.reply = reply?.index
        isNew = reply?.isNew ?? false
        // What a communication numbered is its own affair.
        self.label = label
    }

    /// Whether it stands in a reply of the draft that begins with 1, although others before it have numbers.
    func isInRestartedReply(_ all: [NumberedParagraph]) -> Bool {
        guard let reply, !isNew, let first = all.firstIndex(where: { $0.reply == reply && $0.number != nil }) else {
            return false
        }
        return all[first].number == 1 && all[..<first].contains { $0.number != nil && !$0.isNew }
    }
}

struct ReplyPosition {
    var index: Int
    var isNew: Bool
}

extension Report {
    /// Changes the paragraphs of the body that numbers run through, in order: those of quotations and annexes have
    /// numbers of their own.
    fileprivate mutating func forEachNumbered(
        _ isNew: (Reply) -> Bool, _ change: (inout Paragraph, ReplyPosition?) -> Void
    ) {
        var replies = 0
        blocks.forEachNumbered(isNew, &replies, nil, change)
        sections.forEachNumbered(isNew, &replies, nil, change)
    }
}

extension [Section] {
    fileprivate mutating func forEachNumbered(
        _ isNew: (Reply) -> Bool, _ replies: inout Int, _ reply: ReplyPosition?,
        _ change: (inout Paragraph, ReplyPosition?) -> Void
    ) {
        for index in indices {
            self[index].blocks.forEachNumbered(isNew, &replies, reply, change)
            self[index].sections.forEachNumbered(isNew, &replies, reply, change)
        }
    }
}

extension [Block] {
    fileprivate mutating func forEachNumbered(
        _ isNew: (Reply) -> Bool, _ replies: inout Int, _ reply: ReplyPosition?,
        _ change: (inout Paragraph, ReplyPosition?) -> Void
    ) {
        for index in indices {
            switch self[index] {
            case .paragraph(var paragraph):
                change(&paragraph, reply)
                self[index] = .paragraph(paragraph)
            case .reply(var inner):
                replies += 1
                let position = ReplyPosition(index: replies, isNew: isNew(inner))
                inner.blocks.forEachNumbered(isNew, &replies, position, change)
                inner.sections.forEachNumbered(isNew, &replies, position, change)
                self[index] = .reply(inner)
            case .treatyStatus(var status):
                status.blocks.forEachNumbered(isNew, &replies, reply, change)
                self[index] = .treatyStatus(status)
            case .list, .table, .quotation, .figure, .note: break
            }
        }
    }
}
