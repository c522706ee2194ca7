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
        var verdict = PageVerdict()
        verdict.add(report.summary)
        let heading = verdict.text(in: words)
        out(HTMLPage.start(title: "\(title): \(heading)", language: words.language, style: Self.style))
        out("<header>\n<p class=\"about\">\(words.markup(title))</p>\n<h1>\(words.markup(heading))</h1>\n")
        let summary = report.summary.text(of: report.head.work, in: words.language)
        out("<p class=\"about\">\(words.markup(summary))</p>\n")
        out(bar(allCounts))
        out("\n</header>\n<main>\n")
        addWorst()
        addCodes()
        addUnchecked()
        addFolders()
        addPassedOver()
        add(findings)
        addRun()
        out("</main>\n\(HTMLPage.foot(version: report.head.version, report.summary.parts, words))\(HTMLPage.end)")
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
        out("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(text(Message("run.what")))\">\n")
        out("<table>\n<caption>\(text(Message("run.what")))</caption>\n<tbody>\n")
        row(Message("run.command"), "<code>\(Self.escaped(report.head.command))</code>")
        let inputs = report.head.inputs
        var shown = inputs.prefix(Self.inputsShown).map { "<code>\(Self.escaped($0))</code>" }
        if inputs.count > shown.count {
            shown.append(text(Message("run.more", ["count": .number(inputs.count - shown.count)])))
        }
        row(Message("run.inputs"), shown.joined(separator: words.language.listSeparator))
        let options = report.head.options.map { "<code>\(Self.escaped($0))</code>" }
        row(Message("run.options"), options.isEmpty ? text(Message("run.options/none")) : options.joined(separator: words.language.listSeparator))
        row(Message("page.documents"), String(allCounts.total))
        row(
            Message("run.size"),
            text(Message("run.size/bytes", ["count": .number(report.size), "bytes": .text(words.language.grouped(report.size))])))
        if report.unchanged > 0 { row(Message("run.unchanged"), String(report.unchanged)) }
        if report.summary.accepted > 0 { row(Message("page.accepted"), String(report.summary.accepted)) }
        closeTable()
        close()
    }

    private static let inputsShown = 10

    private func row(_ head: Message, _ content: String) {
        out("<tr><th scope=\"row\">\(text(head))</th><td>\(content)</td></tr>\n")
    }

    /// What concerns the run and no document.
    private func add(_ findings: [Finding]) {
        guard !findings.isEmpty else { return }
        open("about", Message("page.run"))
        out("<ul>\n")
        for finding in findings.prefix(Self.findingsShown) {
            let sentences = text(.sentences([finding.message] + (finding.hint.map { [$0] } ?? [])))
            out("<li>\(sentences) <code>\(Self.escaped(finding.code))</code></li>\n")
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
    func text(_ message: Message) -> String { words.markup(words.text(message)) }

    static func escaped(_ text: String) -> String { MarkupText.escaped(text) }

    /// The same, cut where it is longer than anybody reads; a value may be as long as its document.
    ///
    /// - Parameter isolates: as `MarkupText.escaped` has it.
    static func cut(_ text: String, isolates: Bool = false) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: textShown, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return MarkupText.escaped(text, isolates: isolates) }
        return MarkupText.escaped(String(scalars[..<end]), isolates: isolates) + "…"
    }

    private static let textShown = 2000

    /// Begins a section with its heading.
    func open(_ id: String, _ title: Message) {
        out("<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(text(title))</h2>\n")
    }

    func close() { out("</section>\n") }

    /// Begins a table, up to its first row.
    func openTable(_ caption: Message, columns: [String]) {
        out("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"\(text(caption))\">\n")
        out("<table>\n<caption>\(text(caption))</caption>\n<thead><tr>")
        for column in columns { out("<th scope=\"col\">\(column)</th>") }
        out("</tr></thead>\n<tbody>\n")
    }

    func closeTable() { out("</tbody>\n</table>\n</div>\n") }

    /// A message about a document, cut where it is too long.
    func cut(_ message: Message) -> String { Self.cut(words.text(message), isolates: words.language.isRightToLeft) }

    /// A code that leads to where it is spoken of.
    func link(_ code: String) -> String {
        let shown = "<code>\(Self.escaped(code))</code>"
        return anchors[code].map { "<a href=\"#\($0)\">\(shown)</a>" } ?? shown
    }

    func severity(_ severity: Severity) -> String {
        "<span class=\"badge \(severity.rawValue)\">\(words.severity(severity))</span>"
    }

    /// Beside the style of all pages; fills are for the parts of bars.
    private static let style = """
        .bar { display: block; width: 100%; min-width: 6rem; height: 1rem; } .key { width: .7rem; height: .7rem; } td.share { width: 25%; vertical-align: middle; }
        .bar rect, .key rect { stroke: var(--page); stroke-width: 2; vector-effect: non-scaling-stroke; } rect.rest { fill: var(--source); }
        rect.valid { fill: var(--valid); } rect.invalid, rect.error { fill: var(--error); } rect.unchecked, rect.note { fill: var(--note); } rect.warning { fill: var(--warning); }
        article:target { outline: 3px solid var(--edge); } .bar { forced-color-adjust: none; }
        @media print { rect.valid { fill: #ddd; } rect.invalid, rect.error { fill: #000; } rect.unchecked, rect.note { fill: #777; } rect.warning { fill: #444; } }
        """
}
