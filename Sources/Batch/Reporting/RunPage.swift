import RapporteurDiagnostics

/// Writes a report on a run as one self-contained page of HTML.
///
/// Nothing of a document is markup, nothing is loaded, nothing runs; all can be read where no script may run and where
/// no picture is seen.
struct RunPage {
    let report: RunReport
    let sink: ByteSink
    let words: PageWords
    let codes: [CodeTally.Entry]
    /// Where a code is spoken of, by code.
    let anchors: ExactMap<String>

    init(_ report: RunReport, sink: ByteSink, language: Language) {
        self.report = report
        self.sink = sink
        words = PageWords(language: language)
        codes = report.codes.sorted
        var anchors: ExactMap<String> = [:]
        for (index, entry) in codes.enumerated() where anchors[entry.key.code] == nil {
            anchors[entry.key.code] = Self.anchor(index)
        }
        self.anchors = anchors
    }

    static func anchor(_ index: Int) -> String { "c\(index + 1)" }

    func write(_ findings: [Finding]) {
        let title = words.text(isConversion ? Message("run.title/conversion") : Message("run.title/validation"))
        out(HTMLPage.start(title: title, language: words.language, style: Self.style))
        out("<header>\n<h1>\(Self.escaped(title))</h1>\n")
        let summary = report.summary.text(of: report.head.work, skipped: report.skipped, in: words.language)
        out("<p>\(Self.escaped(summary))</p>\n")
        out(bar(allCounts))
        out("\n</header>\n<main>\n")
        addRun()
        addFolders()
        addCodes()
        addWorst()
        addUnchecked()
        add(findings)
        out("</main>\n<footer>\n")
        addCheckedWith()
        out("</footer>\n\(HTMLPage.end)")
    }

    var isConversion: Bool {
        switch report.head.work {
        case .converting, .convertingVerified: true
        case .checking, .extracting, .compiling: false
        }
    }

    // MARK: The run

    private func addRun() {
        open("run", Message("run.run"))
        out("<table>\n<caption>\(text(Message("run.what")))</caption>\n<tbody>\n")
        row(Message("run.tool"), "rapporteur \(Self.escaped(report.head.version))")
        row(Message("run.command"), "<code>\(Self.escaped(report.head.command))</code>")
        let inputs = report.head.inputs
        var shown = inputs.prefix(Self.inputsShown).map { "<code>\(Self.escaped($0))</code>" }
        if inputs.count > shown.count {
            shown.append(text(Message("run.more", ["count": .number(inputs.count - shown.count)])))
        }
        row(Message("run.inputs"), shown.joined(separator: ", "))
        let options = report.head.options.map { "<code>\(Self.escaped($0))</code>" }
        row(Message("run.options"), options.isEmpty ? text(Message("run.options/none")) : options.joined(separator: ", "))
        row(Message("page.documents"), String(allCounts.total))
        row(
            Message("run.size"),
            text(Message("run.size/bytes", ["count": .number(report.size), "bytes": .text(grouped(report.size))])))
        if report.unchanged > 0 { row(Message("run.unchanged"), String(report.unchanged)) }
        if report.skipped > 0 { row(Message("run.skipped"), String(report.skipped)) }
        if report.summary.accepted > 0 { row(Message("page.accepted"), String(report.summary.accepted)) }
        out("</tbody>\n</table>\n")
        close()
    }

    private static let inputsShown = 10

    private func row(_ head: Message, _ content: String) {
        out("<tr><th scope=\"row\">\(text(head))</th><td>\(content)</td></tr>\n")
    }

    /// Digits in groups of three, as the language has them.
    private func grouped(_ number: Int) -> String {
        let separator = words.language == .french ? "\u{202F}" : ","
        let digits = Array(String(number))
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator }
            result.append(digit)
        }
        return result
    }

    private func addCheckedWith() {
        let parts = report.summary.parts
        out("<h2>\(text(Message("page.checkedWith")))</h2>\n<p>rapporteur \(Self.escaped(report.head.version))</p>\n")
        if !parts.isEmpty { out(HTMLPage.list(of: parts, words)) }
    }

    /// What concerns the run and no document.
    private func add(_ findings: [Finding]) {
        guard !findings.isEmpty else { return }
        open("about", Message("page.run"))
        out("<ul>\n")
        for finding in findings.prefix(Self.findingsShown) {
            let text = words.text(.sentences([finding.message] + (finding.hint.map { [$0] } ?? [])))
            out("<li>\(Self.escaped(text)) <code>\(Self.escaped(finding.code))</code></li>\n")
        }
        if findings.count > Self.findingsShown {
            out("<li>\(text(Message("run.more", ["count": .number(findings.count - Self.findingsShown)])))</li>\n")
        }
        out("</ul>\n")
        close()
    }

    private static let findingsShown = 100
}

// MARK: Pieces of markup

extension RunPage {
    func out(_ text: String) { sink.append(text) }

    /// A sentence of the catalogue, safe to stand in the page.
    func text(_ message: Message) -> String { Self.escaped(words.text(message)) }

    static func escaped(_ text: String) -> String { MarkupText.escaped(text) }

    /// The same, cut where it is longer than anybody reads; a value may be as long as its document.
    static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: textShown, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return escaped(text) }
        return escaped(String(scalars[..<end])) + "…"
    }

    private static let textShown = 2000

    /// Begins a section with its heading.
    func open(_ id: String, _ title: Message) {
        out("<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(text(title))</h2>\n")
    }

    func close() { out("</section>\n") }

    /// Begins a table, up to its first row.
    func openTable(_ caption: Message, columns: [String]) {
        out("<table>\n<caption>\(text(caption))</caption>\n<thead><tr>")
        for column in columns { out("<th scope=\"col\">\(column)</th>") }
        out("</tr></thead>\n<tbody>\n")
    }

    func closeTable() { out("</tbody>\n</table>\n") }

    /// A code that leads to where it is spoken of.
    func link(_ code: String) -> String {
        let shown = "<code>\(Self.escaped(code))</code>"
        return anchors[code].map { "<a href=\"#\($0)\">\(shown)</a>" } ?? shown
    }

    func severity(_ severity: Severity) -> String {
        "<span class=\"severity \(severity.rawValue)\">\(words.severity(severity))</span>"
    }

    /// Beside the style of all pages; fills are for the parts of bars.
    private static let style = """
        .bar { display: block; width: 100%; min-width: 6rem; height: 1rem; background: #e4e4e4; } .key { width: .7rem; height: .7rem; }
        .bar rect, .key rect { stroke: #fff; stroke-width: 2; vector-effect: non-scaling-stroke; }
        rect.valid { fill: #2f8f4e; } rect.invalid, rect.error { fill: #a4161a; } rect.unchecked, rect.note { fill: #3d4f5c; } rect.warning { fill: #b36b00; }
        td.number { text-align: end; font-variant-numeric: tabular-nums; } td.share { width: 25%; vertical-align: middle; }
        details { margin: .8rem 0; } summary { cursor: pointer; font-weight: 600; } article:target { outline: 3px solid #ffd54a; }
        """
}
