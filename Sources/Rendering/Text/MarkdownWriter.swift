import RapporteurDiagnostics
import RapporteurReportModel

/// Writes a document as Markdown (CommonMark with the tables and footnotes of GitHub): one line a paragraph.
struct MarkdownWriter {
    /// The numbers of footnotes by the notes' ids, in the order in which they are met, and which something refers to.
    private final class Footnotes {
        private var numbers: [ExactText: Int] = [:]
        var referred = Set<Int>()

        func number(_ id: String) -> Int {
            if let known = numbers[ExactText(id)] { return known }
            numbers[ExactText(id)] = numbers.count + 1
            return numbers.count
        }
    }

    private var blocks: [String] = []
    private var indent = ""
    private let footnotes = Footnotes()
    /// Where notes stand among the blocks, and how they read where nothing refers to them: a footnote would vanish.
    private var notes: [(block: Int, number: Int, text: String)] = []

    func text(_ document: ReadableDocument) -> [UInt8] {
        var writer = Self()
        for part in document.parts { writer.write(part) }
        for note in writer.notes where !writer.footnotes.referred.contains(note.number) { writer.blocks[note.block] = note.text }
        return Array((writer.blocks.joined(separator: "\n\n") + "\n").utf8)
    }

    private mutating func write(_ part: ReadablePart) {
        switch part {
        case .masthead(let value, let symbols): masthead(value, symbols)
        case .heading(let value): heading(value)
        case .paragraph(let value): paragraph(value)
        case .list(let value): list(value)
        case .table(let value, _): table(value)
        case .figure(let value, _):
            if let caption = value.caption { add("**\(words(caption))**") }
            if !value.alternative.isEmpty { add("*\(escaped(value.alternative))*") }
        case .note(let value): note(value)
        case .contents(let value): contents(value.contents)
        case .group(let value):
            let outer = indent
            if value.kind == .quotation { indent += "> " }
            for part in value.parts { write(part) }
            indent = outer
        }
    }

    private mutating func add(_ text: String) {
        let text = text.pieces(between: "\n", keepingEmpty: true).joined(separator: "\n" + indent)
        // An empty line ends a quotation: where one goes on, the line between says so.
        if !indent.isEmpty, let last = blocks.last, last.begins(with: indent) {
            blocks[blocks.count - 1] = last + "\n" + indent + "\n" + indent + text
        } else {
            blocks.append(indent + text)
        }
    }

    private mutating func masthead(_ value: Masthead, _ symbols: [String]) {
        let lines = [value.publisher] + value.organs.map(\.text) + symbols
        let others = [value.distribution?.text, value.issued?.text, value.languageLine, value.originalLanguage?.text]
        let agenda = value.sessions.map { escaped($0.text) } + value.agendaItems.flatMap { [$0.line, $0.title] }.compactMap { $0.map { words($0) } }
        let all = (lines + others).compactMap { $0.map(escaped) } + agenda
        if !all.isEmpty { add(all.joined(separator: "\\\n")) }
    }

    private mutating func heading(_ value: ReadableHeading) {
        let text = [value.number.map(escaped), words(value.content, breaks: " ")].compactMap { $0 }.joined(separator: " ")
        add(String(repeating: "#", count: min(value.level, 6)) + " " + text)
    }

    private mutating func paragraph(_ value: ReadableParagraph) {
        var first = value.number.map { escaped($0) + " " } ?? ""
        for piece in value.content.pieces {
            switch piece {
            case .words(let content):
                let text = first + words(content)
                add(value.role == .documentType || value.role == .designation ? "**\(text)**" : text)
            case .list(let inner):
                if !first.isEmpty { add(first) }
                list(ReadingBuilder.list(inner))
            case .quotation(let quotation):
                if !first.isEmpty { add(first) }
                quote(quotation)
            }
            first = ""
        }
        if !first.isEmpty { add(first) }
    }

    private mutating func quote(_ quotation: Quotation) {
        let outer = indent
        indent += "> "
        for part in ReadingBuilder.quoted(quotation) { write(part) }
        indent = outer
    }

    private mutating func list(_ value: ReadableList, depth: Int = 0) {
        var lines: [String] = []
        collect(value, depth: depth, into: &lines)
        if !lines.isEmpty { add(lines.joined(separator: "\n")) }
    }

    private func collect(_ value: ReadableList, depth: Int, into lines: inout [String]) {
        let start = String(repeating: "  ", count: depth)
        for item in value.items {
            var line = start + "- " + (item.label.map { escaped($0) + " " } ?? "")
            for piece in item.content.pieces {
                switch piece {
                // What follows an inner list belongs to the item.
                case .words(let content): line += (line.isEmpty ? start + "  " : "") + words(content, breaks: " ")
                case .list(let inner):
                    if !line.isEmpty { lines.append(line) }
                    line = ""
                    collect(ReadingBuilder.list(inner), depth: depth + 1, into: &lines)
                case .quotation(let quotation): line += quoted(quotation, breaks: " ")
                }
            }
            if !line.isEmpty { lines.append(line) }
        }
    }

    private mutating func table(_ value: Table) {
        if let caption = value.caption { add("**\(words(caption, breaks: " "))**") }
        if let unit = value.unitLine { add(words(unit)) }
        let width = value.rows.map { $0.cells.reduce(0) { $0 + min($1.columns ?? 1, 1000) } }.max() ?? 0
        guard width > 0 else { return }
        var rows = value.rows.map { row -> [String] in
            // A cell over several columns stands in the first of them.
            var cells = row.cells.flatMap { cell in
                [words(cell.content, breaks: " ", blocks: true)] + Array(repeating: "", count: min(cell.columns ?? 1, 1000) - 1)
            }
            while cells.count < width { cells.append("") }
            return cells
        }
        if value.rows.first?.kind != .head { rows.insert(Array(repeating: "", count: width), at: 0) }
        var lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
        lines.insert("|" + String(repeating: " --- |", count: width), at: 1)
        add(lines.joined(separator: "\n"))
        for note in value.notes { self.note(note) }
    }

    private mutating func note(_ value: Note) {
        let number = footnotes.number(value.id)
        let text = words(value.content, breaks: " ", blocks: true)
        notes.append((blocks.count, number, "\(escaped(value.marker)) \(text)"))
        // Never inside a quotation, where nothing could refer to it.
        blocks.append("[^\(number)]: \(text)")
    }

    private mutating func contents(_ value: Contents) {
        if let heading = value.heading { add("**\(words(heading, breaks: " "))**") }
        if !value.columnHeadings.isEmpty { add(value.columnHeadings.map { words($0, breaks: " ") }.joined(separator: " ")) }
        let lines = value.entries.map { entry in
            let start = String(repeating: "  ", count: min(max((entry.level ?? 1) - 1, 0), 5))
            let parts = [entry.printedNumber.map(escaped), words(entry.heading, breaks: " "), entry.paragraphs.map { escaped($0.text) }, entry.page.map(escaped)]
            return start + "- " + parts.compactMap { $0 }.joined(separator: " ")
        }
        add(lines.joined(separator: "\n"))
    }

    // MARK: Running text

    private func words(_ content: [Inline], breaks: String = "\\\n", blocks: Bool = false) -> String {
        content.map { inline in
            switch inline {
            case .text(let text): escaped(text)
            case .state(let state): escaped(state.text)
            case .noteRef(let reference): self.reference(reference)
            case .lineBreak: breaks
            case .strong(let content): marked("**", words(content, breaks: breaks, blocks: blocks))
            case .emphasis(let content): marked("*", words(content, breaks: breaks, blocks: blocks))
            case .list(let list): list.items.map { " " + ($0.printedNumber.map { escaped($0) + " " } ?? "") + words($0.content, breaks: breaks, blocks: blocks) }.joined()
            case .quotation(let quotation): quoted(quotation, breaks: breaks)
            default: words(inline.parts, breaks: breaks, blocks: blocks)
            }
        }.joined()
    }

    /// What is quoted, in one line.
    private func quoted(_ quotation: Quotation, breaks: String) -> String {
        ReadingBuilder.quoted(quotation).flatMap(\.runningText).map { " " + words($0, breaks: breaks) }.joined()
    }

    /// Marks around words; spaces stand outside, where Markdown wants them.
    private func marked(_ mark: String, _ text: String) -> String {
        let inner = text.drop { $0 == " " }
        let core = inner.reversed().drop { $0 == " " }.reversed()
        guard !core.isEmpty else { return text }
        let before = String(repeating: " ", count: text.count - inner.count), after = String(repeating: " ", count: inner.count - core.count)
        return before + mark + String(core) + mark + after
    }

    private func reference(_ value: NoteRef) -> String {
        let number = footnotes.number(value.note)
        footnotes.referred.insert(number)
        return "[^\(number)]"
    }

    /// What Markdown or HTML could take for its own gets a backslash.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in ShownText.shown(text).unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "$": result += "\\"
            default: break
            }
            result.unicodeScalars.append(scalar)
        }
        return Self.guarded(result)
    }

    /// What a line cannot begin with: the sign of a list or of a heading, a number that would begin a list.
    private static func guarded(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first else { return text }
        if first == "-" || first == "+" || first == "=" { return "\\" + text }
        let rest = scalars.drop { ("0"..."9").contains($0) }
        guard rest.count < scalars.count, let sign = rest.first, sign == "." || sign == ")" else { return text }
        return String(scalars[..<rest.startIndex]) + "\\" + String(rest)
    }
}
