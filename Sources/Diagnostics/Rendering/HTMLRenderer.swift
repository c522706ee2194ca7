/// Writes findings as one self-contained page, for sending to whoever has to mend the documents.
///
/// The page begins with the verdict; documents follow, the worst first, each finding with the line that it is about, and
/// valid documents have a line each. Nothing of a document is markup, nothing is loaded, nothing runs: the page says so
/// itself with a Content-Security-Policy. What is said of a document waits in a spool, so that memory does not grow with
/// the findings.
public final class HTMLRenderer: FindingsRenderer {
    /// Where what is said of a document waits, and what puts it before others.
    private struct Entry {
        var number: Int
        var outcome: Outcome
        var errors: Int
        var warnings: Int
        var row: Range<Int>
        var section: Range<Int>

        var order: (Int, Int, Int) {
            (outcome == .invalid ? 0 : outcome == .notChecked ? 1 : 2, -errors, -warnings)
        }
    }

    private let sink: ByteSink
    private let version: String
    private let words: PageWords
    private let help: (String) -> CodeHelp?
    /// Where a document has a page of its own; the address of it, as it stands in a link.
    private let page: ((DocumentResult) -> String?)?
    private let spool = ByteSpool()
    private var entries: [Entry] = []
    /// Lines of documents about which nothing is to be said.
    private let quiet = ByteSpool()
    private var verdict = PageVerdict()
    /// Codes that were explained on this page.
    private var explained: ExactSet = []
    /// How many findings the page has room for: one that no browser opens helps nobody.
    private var room = 10_000
    /// How many of them one document may have.
    private static let roomOfDocument = 2000
    /// The places of a finding that are listed.
    private static let placesListed = 1000

    /// - Parameters:
    ///   - version: that of rapporteur.
    ///   - language: that of the page and of messages.
    ///   - help: what is known of a code.
    ///   - page: the address of a document's own page, where there is one; what was found stands there and not here.
    public init(
        _ sink: ByteSink, version: String, language: Language = .english,
        help: @escaping (String) -> CodeHelp? = { _ in nil }, page: ((DocumentResult) -> String?)? = nil
    ) {
        self.sink = sink
        self.version = version
        words = PageWords(language: language)
        self.page = page
        self.help = help
    }

    public func add(_ document: DocumentResult) {
        let number = verdict.documents + 1
        var errors = 0, warnings = 0
        for finding in document.findings where finding.acceptance == nil {
            if finding.severity == .error { errors += finding.count }
            if finding.severity == .warning { warnings += finding.count }
        }
        verdict.add(document, errors: errors, warnings: warnings)
        if document.findings.isEmpty, document.omitted == 0, document.outcome == .valid {
            quiet.sink.append("<li>\(file(document.file, linkedTo: page?(document)))</li>\n")
            return
        }
        let start = spool.count
        let ownPage = page?(document)
        let link = ownPage ?? "#d\(number)"
        let counts = words.counts(errors: errors, warnings: warnings)
        out("<li>\(file(document.file, linkedTo: link)) \(badge(document.outcome))")
        out(counts.isEmpty ? "</li>\n" : " \(words.markup(counts))</li>\n")
        let middle = spool.count
        if ownPage == nil { addSection(document, number: number, counts: counts) }
        entries.append(
            Entry(
                number: number, outcome: document.outcome, errors: errors, warnings: warnings, row: start..<middle,
                section: middle..<spool.count))
    }

    public func finish(_ run: RunResult) {
        // What could not be kept is told by the sink's own failure when the page is put in its place.
        do throws(WorkError) { try write(run) } catch { sink.fail() }
    }

    private func write(_ run: RunResult) throws(WorkError) {
        let heading = verdict.text(in: words)
        let title = verdict.onlyFile.map { words.text(Message("page.title/of", ["file": .text($0), "verdict": .text(heading)])) }
        sink.append(HTMLPage.start(title: title ?? heading, language: words.language))
        sink.append("<header>\n<h1>\(words.markup(heading))</h1>\n")
        sink.append("<p class=\"about\">\(words.markup(run.summary.text(in: words.language)))</p>\n</header>\n<main>\n")
        entries.sort { ($0.order.0, $0.order.1, $0.order.2, $0.number) < ($1.order.0, $1.order.1, $1.order.2, $1.number) }
        if !entries.isEmpty, verdict.documents > 1 {
            sink.append("<section aria-labelledby=\"index\">\n<h2 id=\"index\">\(text(Message("page.documents")))</h2>\n<ul class=\"index\">\n")
            for entry in entries { try spool.append(entry.row, to: sink) }
            sink.append("</ul>\n</section>\n")
        }
        for entry in entries { try spool.append(entry.section, to: sink) }
        if quiet.count > 0 {
            let valid = verdict.documents - entries.count
            sink.append("<section aria-labelledby=\"valid\">\n<h2 id=\"valid\">\(text(Message("page.valid", ["count": .number(valid)])))</h2>\n<ul>\n")
            try quiet.append(0..<quiet.count, to: sink)
            sink.append("</ul>\n</section>\n")
        }
        addRun(run.findings)
        sink.append("</main>\n\(HTMLPage.foot(version: version, run.summary.parts, words))\(HTMLPage.end)")
    }

    private func addRun(_ findings: [Finding]) {
        if findings.isEmpty { return }
        sink.append("<section aria-labelledby=\"run\">\n<h2 id=\"run\">\(text(Message("page.run")))</h2>\n<ul>\n")
        for finding in findings {
            let sentences = text(.sentences([finding.message] + (finding.hint.map { [$0] } ?? [])))
            sink.append("<li>\(sentences) <code>\(Self.text(finding.code))</code></li>\n")
        }
        sink.append("</ul>\n</section>\n")
    }

    // MARK: Documents

    private func file(_ name: String, linkedTo link: String?) -> String {
        let shown = "<bdi class=\"file\">\(Self.text(name))</bdi>"
        return link.map { "<a href=\"\(Self.text($0))\">\(shown)</a>" } ?? shown
    }

    private func badge(_ outcome: Outcome) -> String {
        "<span class=\"badge \(HTMLPage.style(outcome))\">\(words.markup(words.outcome(outcome)))</span>"
    }

    private func addSection(_ document: DocumentResult, number: Int, counts: String) {
        out("<section aria-labelledby=\"d\(number)\">\n")
        out("<h2 id=\"d\(number)\"><bdi class=\"file\">\(Self.text(document.file))</bdi></h2>\n")
        out("<p>\(badge(document.outcome))\(counts.isEmpty ? "" : " " + words.markup(counts))</p>\n")
        let (groups, left) = FindingGroup.gravest(of: document.findings, atMost: min(room, Self.roomOfDocument))
        room -= groups.count
        for group in groups { add(group, of: document.file) }
        if left > 0 { out("<p>\(text(Message("page.left", ["count": .number(left)])))</p>\n") }
        if document.omittedBeyondBytes != nil, let omission = document.omission {
            out("<p>\(text(omission))</p>\n")
        } else if document.omitted > 0 {
            out("<p>\(text(Message("page.omitted", ["count": .number(document.omitted)])))</p>\n")
        }
        addAccepted(document)
        out("</section>\n")
    }

    private func add(_ group: FindingGroup, of file: String) {
        let finding = group.first
        let severity = finding.severity
        out("<article class=\"\(severity.rawValue)\">\n")
        out("<h3><span class=\"badge \(severity.rawValue)\">\(words.markup(words.severity(severity)))</span> ")
        out("<span>\(text(finding.message))</span></h3>\n")
        if group.total > 1 { out("<p class=\"place\">\(text(Message("page.times", ["count": .number(group.total)])))</p>\n") }
        let locations = [finding.location] + group.others
        for location in locations.prefix(Self.placesShown) {
            out("<p class=\"place\">\(words.markup(words.place(location, in: file)))</p>\n\(HTMLPage.source(of: location))")
        }
        let help = help(finding.code)
        let hint = finding.hint.map { ("page.hint", words.text($0)) } ?? help?.mending.map { ("page.mending", $0) }
        if let hint {
            let label = hint.0 == "page.hint" ? Message("page.hint") : Message("page.mending")
            out("<p><strong>\(text(label))</strong> \(words.markup(hint.1))</p>\n")
        }
        if locations.count > Self.placesShown { addPlaces(locations.dropFirst(Self.placesShown), of: file) }
        addFold(finding, locations.prefix(Self.placesShown), help)
        out("</article>\n")
    }

    /// The places of a group that are shown with the source line; the others are folded.
    private static let placesShown = 3

    private func addPlaces(_ locations: ArraySlice<Location>, of file: String) {
        out("<details>\n<summary>\(text(Message("page.places", ["count": .number(locations.count)])))</summary>\n<ul>\n")
        for location in locations.prefix(Self.placesListed) {
            out("<li>\(words.markup(words.place(location, in: file)))")
            if let path = location.pointer ?? location.xpath { out(" <code>\(Self.text(path))</code>") }
            out("</li>\n")
        }
        let left = locations.count - Self.placesListed
        if left > 0 { out("<li>\(text(Message("run.places/more", ["count": .number(left)])))</li>\n") }
        out("</ul>\n</details>\n")
    }

    /// The code, paths, and once for each code what it means.
    private func addFold(_ finding: Finding, _ locations: ArraySlice<Location>, _ help: CodeHelp?) {
        let paths = locations.compactMap { $0.pointer ?? $0.xpath }
        let isNew = help != nil && !explained.contains(finding.code)
        let code = "<code>\(Self.text(finding.code))</code>"
        guard isNew || !paths.isEmpty else { return out("<p class=\"place\">\(code)</p>\n") }
        out("<details>\n<summary>\(code)</summary>\n")
        if isNew, let help {
            explained.insert(finding.code)
            out("<p dir=\"auto\">\(Self.text(help.summary))</p>\n")
            if finding.hint != nil, let mending = help.mending { out("<p dir=\"auto\">\(Self.text(mending))</p>\n") }
        }
        for path in paths { out("<p>\(text(Message("page.path"))) <code>\(Self.text(path))</code></p>\n") }
        out("</details>\n")
    }

    private func addAccepted(_ document: DocumentResult) {
        let accepted = document.findings.filter { $0.acceptance != nil }
        guard !accepted.isEmpty else { return }
        out("<details>\n<summary>\(text(Message("page.accepted/count", ["count": .number(document.accepted)])))</summary>\n<ul>\n")
        for finding in accepted {
            out("<li>\(text(finding.message)) ")
            out("\(words.markup(words.place(finding.location, in: document.file))). ")
            let acceptance: MessageArguments = [
                "reason": .text(finding.acceptance?.reason ?? ""), "day": .text(finding.acceptance?.expires ?? ""),
            ]
            out("\(text(Message("page.accepted/until", acceptance)))</li>\n")
        }
        out("</ul>\n</details>\n")
    }

    // MARK: Text

    private func out(_ text: String) { spool.sink.append(text) }

    private func text(_ message: Message) -> String { words.markup(words.text(message)) }

    private static func text(_ text: String) -> String { MarkupText.escaped(text) }
}
