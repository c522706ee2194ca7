/// Writes findings as one self-contained page, for sending to whoever has to mend the documents.
///
/// Findings are grouped by cause. Nothing of a document is markup, nothing is loaded, nothing runs: the page says so
/// itself with a Content-Security-Policy. Documents are kept until the end, because the page begins with what became
/// of them.
public final class HTMLRenderer: FindingsRenderer {
    private let sink: ByteSink
    private let version: String
    private let words: PageWords
    private let help: (String) -> CodeHelp?
    private let sections = ByteSink()
    private var documents: [(file: String, outcome: Outcome, errors: Int, warnings: Int)] = []

    /// - Parameters:
    ///   - version: that of rapporteur.
    ///   - language: that of the page and of messages.
    ///   - help: what is known of a code.
    public init(
        _ sink: ByteSink, version: String, language: Language = .english,
        help: @escaping (String) -> CodeHelp? = { _ in nil }
    ) {
        self.sink = sink
        self.version = version
        words = PageWords(language: language)
        self.help = help
    }

    public func add(_ document: DocumentResult) {
        let counting = document.findings.filter { $0.acceptance == nil }
        let errors = counting.reduce(0) { $1.severity == .error ? $0 + $1.count : $0 }
        let warnings = counting.reduce(0) { $1.severity == .warning ? $0 + $1.count : $0 }
        documents.append((document.file, document.outcome, errors, warnings))
        let number = documents.count
        out("<section aria-labelledby=\"d\(number)\">\n")
        out("<h2 id=\"d\(number)\"><bdi>\(Self.text(document.file))</bdi></h2>\n")
        out("<p class=\"outcome \(Self.style(document.outcome))\">\(words.outcome(document.outcome))")
        out(" \(Self.text(words.counts(errors: errors, warnings: warnings)))</p>\n")
        let groups = FindingGroup.groups(of: counting)
        for severity in Severity.allCases.reversed() {
            for group in groups where group.first.severity == severity { add(group, of: document.file) }
        }
        if document.omitted > 0 { out("<p>\(Self.text(words.text(Message("page.omitted", ["count": .number(document.omitted)]))))</p>\n") }
        addAccepted(document)
        out("</section>\n")
    }

    public func finish(_ run: RunResult) {
        let heading = words.text(Message("page.title"))
        let title =
            documents.count == 1
            ? words.text(Message("page.title/of", ["file": .text(documents[0].file)])) : heading
        sink.append(HTMLPage.start(title: title, language: words.language))
        sink.append("<header>\n<h1>\(Self.text(heading))</h1>\n")
        sink.append("<p>\(Self.text(run.summary.text(in: words.language)))</p>\n</header>\n<main>\n")
        if documents.count > 1 { addIndex() }
        sink.append(sections.takeBytes())
        if !run.findings.isEmpty {
            sink.append("<section aria-labelledby=\"run\">\n<h2 id=\"run\">\(Self.text(words.text(Message("page.run"))))</h2>\n<ul>\n")
            for finding in run.findings {
                let text = words.text(.sentences([finding.message] + (finding.hint.map { [$0] } ?? [])))
                sink.append("<li>\(Self.text(text)) <code>\(Self.text(finding.code))</code></li>\n")
            }
            sink.append("</ul>\n</section>\n")
        }
        sink.append("</main>\n<footer>\n<h2>\(Self.text(words.text(Message("page.checkedWith"))))</h2>\n")
        sink.append("<p>rapporteur \(Self.text(version))</p>\n")
        if !run.summary.parts.isEmpty {
            sink.append(HTMLPage.list(of: run.summary.parts, words))
        }
        sink.append("</footer>\n\(HTMLPage.end)")
    }

    // MARK: Documents

    private func addIndex() {
        sink.append("<table>\n<caption>\(Self.text(words.text(Message("page.documents"))))</caption>\n<thead><tr>")
        for column in [words.text(Message("page.document")), words.text(Message("page.outcome")), words.text(Message("page.errors")), words.text(Message("page.warnings"))] {
            sink.append("<th scope=\"col\">\(Self.text(column))</th>")
        }
        sink.append("</tr></thead>\n<tbody>\n")
        for (index, document) in documents.enumerated() {
            sink.append("<tr><th scope=\"row\"><a href=\"#d\(index + 1)\"><bdi>\(Self.text(document.file))</bdi></a></th>")
            sink.append("<td class=\"\(Self.style(document.outcome))\">\(words.outcome(document.outcome))</td>")
            sink.append("<td>\(document.errors)</td><td>\(document.warnings)</td></tr>\n")
        }
        sink.append("</tbody>\n</table>\n")
    }

    private func add(_ group: FindingGroup, of file: String) {
        let finding = group.first
        out("<article>\n<h3 dir=\"auto\">\(Self.text(words.text(finding.message)))</h3>\n")
        out("<p><span class=\"severity \(finding.severity.rawValue)\">\(words.severity(finding.severity))</span>")
        if group.total > 1 { out(" \(Self.text(words.text(Message("page.times", ["count": .number(group.total)]))))") }
        out("</p>\n")
        let help = help(finding.code)
        if let hint = finding.hint { out("<p dir=\"auto\"><strong>\(Self.text(words.text(Message("page.hint"))))</strong> \(Self.text(words.text(hint)))</p>\n") }
        if let mending = help?.mending {
            out("<p dir=\"auto\"><strong>\(Self.text(words.text(Message("page.mending"))))</strong> \(Self.text(mending))</p>\n")
        }
        let locations = [finding.location] + group.others
        for location in locations.prefix(Self.excerptsShown) { addExcerpt(location, of: file) }
        if locations.count > Self.excerptsShown { addTable(locations.dropFirst(Self.excerptsShown), of: file) }
        out("<p class=\"code\"><code>\(Self.text(finding.code))</code>")
        if let help { out(" \(Self.text(help.summary))") }
        out("</p>\n</article>\n")
    }

    /// The places of a group that are shown with the source line; the others stand in a table.
    private static let excerptsShown = 3

    private func addExcerpt(_ location: Location, of file: String) {
        out("<figure>\n<figcaption>\(Self.text(words.place(location, in: file)))</figcaption>\n")
        if location.excerpt != nil { out("<pre dir=\"auto\">\(MarkupText.marked(location))</pre>\n") }
        if let path = location.pointer ?? location.xpath { out("<p class=\"path\"><code>\(Self.text(path))</code></p>\n") }
        out("</figure>\n")
    }

    private func addTable(_ locations: ArraySlice<Location>, of file: String) {
        out("<table>\n<caption>\(Self.text(words.text(Message("page.places"))))</caption>\n<thead><tr>")
        for column in [words.text(Message("page.place")), words.text(Message("page.path"))] { out("<th scope=\"col\">\(Self.text(column))</th>") }
        out("</tr></thead>\n<tbody>\n")
        for location in locations {
            out("<tr><td>\(Self.text(words.place(location, in: file)))</td>")
            out("<td><code>\(Self.text(location.pointer ?? location.xpath ?? ""))</code></td></tr>\n")
        }
        out("</tbody>\n</table>\n")
    }

    private func addAccepted(_ document: DocumentResult) {
        let accepted = document.findings.filter { $0.acceptance != nil }
        guard !accepted.isEmpty else { return }
        out("<table>\n<caption>\(Self.text(words.text(Message("page.accepted"))))</caption>\n<thead><tr>")
        for column in [words.text(Message("page.finding")), words.text(Message("page.place")), words.text(Message("page.reason")), words.text(Message("page.until"))] {
            out("<th scope=\"col\">\(Self.text(column))</th>")
        }
        out("</tr></thead>\n<tbody>\n")
        for finding in accepted {
            out("<tr><td>\(Self.text(words.text(finding.message)))</td>")
            out("<td>\(Self.text(words.place(finding.location, in: document.file)))</td>")
            out("<td>\(Self.text(finding.acceptance?.reason ?? ""))</td>")
            out("<td>\(Self.text(finding.acceptance?.expires ?? ""))</td></tr>\n")
        }
        out("</tbody>\n</table>\n")
    }

    // MARK: Text

    private func out(_ text: String) { sections.append(text) }

    private static func text(_ text: String) -> String { MarkupText.escaped(text) }

    private static func style(_ outcome: Outcome) -> String { HTMLPage.style(outcome) }
}
