import RapporteurDiagnostics
import RapporteurReportModel

// The head of a document, its contents, tables and figures.
extension PageWriter {
    mutating func write(_ value: Masthead, _ symbols: [String]) {
        out.markup("<header class=\"masthead\">\n<div class=\"issuer\">\n")
        line("publisher", value.publisher)
        for organ in value.organs { line("organ", organ.text) }
        out.markup("</div>\n<div class=\"identity\">\n")
        for symbol in symbols { line("symbol", symbol) }
        line("distribution", value.distribution?.text)
        line("issued", value.issued?.text)
        line("languages", value.languageLine)
        line("languages", value.originalLanguage?.text)
        out.markup("</div>\n<div class=\"agenda\">\n")
        for session in value.sessions { line("session", session.text) }
        for item in value.agendaItems {
            line("item", item.line)
            line("item", item.title)
        }
        out.markup("</div>\n</header>\n")
    }

    private mutating func line(_ kind: String, _ text: String?) { line(kind, text.map { [.text($0)] }) }

    private mutating func line(_ kind: String, _ content: [Inline]?) {
        guard let content, !content.isEmpty else { return }
        // A line may be in another language than the document: "Distr.: General".
        out.markup("<p class=\"\(kind)\" dir=\"auto\">")
        write(content)
        out.markup("</p>\n")
    }

    mutating func write(_ value: ReadableContents) {
        let contents = value.contents
        out.markup("<nav class=\"contents\"")
        if let heading = contents.heading {
            out.markup(" aria-labelledby=\"contents\">\n<h2 id=\"contents\">")
            write(heading)
            out.markup("</h2>\n")
        } else {
            out.markup(">\n")
        }
        if !contents.columnHeadings.isEmpty {
            out.markup("<p class=\"columns\">")
            for heading in contents.columnHeadings {
                out.markup("<span>")
                write(heading)
                out.markup("</span> ")
            }
            out.markup("</p>\n")
        }
        out.markup("<ul>\n")
        for (entry, target) in zip(contents.entries, value.targets) {
            out.markup("<li class=\"level\(min(max(entry.level ?? 1, 1), 6))\"><span class=\"title\">")
            if let number = entry.printedNumber {
                out.markup("<span class=\"number\">")
                out.text(number)
                out.markup("</span> ")
            }
            if let target {
                out.markup("<a")
                out.attribute("href", "#\(target)")
                out.markup(">")
            }
            let outer = isInLink
            isInLink = target != nil
            write(entry.heading)
            isInLink = outer
            out.markup(target == nil ? "</span>" : "</a></span>")
            for text in [entry.paragraphs?.text, entry.page] {
                guard let text else { continue }
                out.markup(" <span class=\"range\">")
                out.text(text)
                out.markup("</span>")
            }
            out.markup("</li>\n")
        }
        out.markup("</ul>\n</nav>\n")
    }

    mutating func write(_ value: Table, _ anchor: String?) {
        out.markup("<figure class=\"table\"")
        out.attribute("id", anchor)
        languageOf(value.language)
        out.markup(">\n")
        let hasCaption = value.caption?.isEmpty == false
        if let caption = value.caption, hasCaption {
            out.markup("<figcaption>")
            write(caption)
            out.markup("</figcaption>\n")
        }
        line("unit", value.unitLine)
        // Whoever has no mouse scrolls a wide table by its keys.
        out.markup("<div class=\"wide\" tabindex=\"0\" role=\"group\"")
        out.attribute("aria-label", value.caption.map(\.plainText) ?? word(Message("reading.table")))
        out.markup(">\n<table>\n")
        let head = value.rows.prefix { $0.kind == .head }
        if !head.isEmpty {
            out.markup("<thead>\n")
            for row in head { write(row) }
            out.markup("</thead>\n")
        }
        let rest = value.rows.dropFirst(head.count)
        if !rest.isEmpty {
            out.markup("<tbody>\n")
            for row in rest { write(row) }
            out.markup("</tbody>\n")
        }
        out.markup("</table>\n</div>\n")
        for note in value.notes { write(note) }
        out.markup("</figure>\n")
    }

    private mutating func write(_ row: Row) {
        out.markup(row.kind.map { "<tr class=\"\($0.rawValue)\">" } ?? "<tr>")
        for cell in row.cells {
            // An empty cell of a head heads nothing.
            let isHeading = (row.kind == .head || cell.heading == true) && !cell.content.isEmpty
            out.markup(isHeading ? "<th" : "<td")
            if isHeading { out.markup(row.kind == .head ? " scope=\"col\"" : " scope=\"row\"") }
            if cell.value != nil { out.markup(" class=\"number\"") }
            if let columns = cell.columns, columns > 1 { out.attribute("colspan", String(min(columns, 1000))) }
            if let rows = cell.rows, rows > 1 { out.attribute("rowspan", String(min(rows, 65534))) }
            out.markup(">")
            for piece in cell.content.pieces {
                if case .words(let content) = piece { write(content) } else { block(piece) }
            }
            out.markup(isHeading ? "</th>" : "</td>")
        }
        out.markup("</tr>\n")
    }

    /// A page loads nothing: a figure is what it shows in words.
    mutating func write(_ value: Figure, _ anchor: String?) {
        out.markup("<figure class=\"picture\"")
        out.attribute("id", anchor)
        languageOf(value.language)
        out.markup(">\n<div role=\"img\"")
        out.attribute("aria-label", value.alternative.isEmpty ? word(Message("reading.picture")) : value.alternative)
        out.attribute("data-alternative", value.alternative)
        out.markup("></div>\n")
        if let caption = value.caption, !caption.isEmpty {
            out.markup("<figcaption>")
            write(caption)
            out.markup("</figcaption>\n")
        }
        out.markup("</figure>\n")
    }
}
