import RapporteurDiagnostics

/// Findings by code: a table of all, then each with an example, places, and what it means.
extension RunPage {
    func addCodes() {
        open("findings", Message("run.findings"))
        if codes.isEmpty {
            out("<p>\(text(Message("run.findings/none")))</p>\n")
            return close()
        }
        let showsAccepted = codes.contains { $0.accepted > 0 }
        var columns = [Message("run.code"), Message("run.severity"), Message("run.number"), Message("page.documents")]
        if showsAccepted { columns.append(Message("run.accepted")) }
        openTable(Message("run.findings/caption"), columns: columns.map(text) + [text(Message("run.frequency"))])
        for (index, entry) in codes.enumerated() {
            out("<tr><th scope=\"row\"><a href=\"#\(Self.anchor(index))\"><code>\(Self.escaped(entry.key.code))</code></a></th>")
            out("<td>\(severity(entry.key.severity))</td>")
            out("<td class=\"number\">\(entry.count)</td><td class=\"number\">\(entry.documents)</td>")
            if showsAccepted { out("<td class=\"number\">\(entry.accepted)</td>") }
            // Of all documents, so that one with thousands of findings makes nobody else's bar short.
            let label = words.text(Message("run.bar", ["name": .text(entry.key.code), "count": .number(entry.documents)]))
            let rest = max(allCounts.total - entry.documents, 0)
            let bar = ShareBar.svg(
                [(entry.key.severity.rawValue, entry.documents), ("rest", rest)], of: allCounts.total, label: label)
            out("<td class=\"share\">\(bar)</td></tr>\n")
        }
        closeTable()
        let others = report.codes.others
        if others > 0 { out("<p>\(text(Message("run.findings/others", ["count": .number(others)])))</p>\n") }
        if report.omitted > 0 {
            out("<p>\(text(Message("page.omitted", ["count": .number(report.omitted)])))</p>\n")
        }
        for (index, entry) in codes.enumerated() { add(entry, Self.anchor(index)) }
        addWhereAllAre()
        close()
    }

    private func add(_ entry: CodeTally.Entry, _ anchor: String) {
        out("<article id=\"\(anchor)\" class=\"\(entry.key.severity.rawValue)\">\n<h3><code>\(Self.escaped(entry.key.code))</code></h3>\n")
        let counts = Message("run.times", ["count": .number(entry.count), "documents": .number(entry.documents)])
        out("<p>\(severity(entry.key.severity)) \(text(counts))</p>\n")
        addExample(entry.example)
        addPlaces(of: entry)
        if let explanation = ExplanationMarkup.html(of: entry.key.code, in: words.language) {
            out("<details>\n<summary>\(text(Message("run.explanation")))</summary>\n\(explanation)</details>\n")
        }
        out("</article>\n")
    }

    private func addExample(_ finding: Finding) {
        out("<p><strong>\(text(Message("run.example")))</strong> \(cut(finding.message))</p>\n")
        if let hint = finding.hint {
            out("<p><strong>\(text(Message("page.hint")))</strong> \(cut(hint))</p>\n")
        }
        out(HTMLPage.source(of: finding.location))
    }

    private func addPlaces(of entry: CodeTally.Entry) {
        guard !entry.places.isEmpty else { return }
        out("<p>\(text(Message("run.places")))</p>\n<ul class=\"places\">\n")
        for place in entry.places {
            out("<li><bdi class=\"file\">\(Self.escaped(Self.text(of: place)))</bdi>")
            if let name = place.location.place { out(" <bdi>\(Self.cut(name))</bdi>") }
            if let path = place.location.pointer ?? place.location.xpath { out(" <code>\(Self.cut(path))</code>") }
            out("</li>\n")
        }
        out("</ul>\n")
        let more = entry.findings - entry.places.count
        if more > 0 { out("<p>\(text(Message("run.places/more", ["count": .number(more)])))</p>\n") }
        addDocuments(of: entry)
    }

    /// Every document that has the code, as far as they are kept.
    private func addDocuments(of entry: CodeTally.Entry) {
        guard entry.files.count > 1 else { return }
        let count = text(Message("run.unchecked/documents", ["count": .number(entry.documents)]))
        out("<details>\n<summary>\(count)</summary>\n<ul>\n")
        for (file, count) in entry.files { out("<li><bdi class=\"file\">\(Self.escaped(file))</bdi> (\(count))</li>\n") }
        let more = entry.documents - entry.files.count
        if more > 0 { out("<li>\(text(Message("run.more", ["count": .number(more)])))</li>\n") }
        out("</ul>\n</details>\n")
    }

    /// Where each finding can be read that is only counted here.
    private func addWhereAllAre() {
        guard let page = report.head.findings else {
            return out("<p>\(text(Message("run.all/command", ["command": .text("rapporteur validate --format html -o")])))</p>\n")
        }
        let shown = "<bdi class=\"file\">\(Self.escaped(page))</bdi>"
        let link = page.utf8.contains(UInt8(ascii: "/")) ? shown : "<a href=\"\(Self.escaped(FileURI.reference(page)))\">\(shown)</a>"
        out("<p>\(text(Message("run.all"))) \(link)</p>\n")
    }

    /// `ga/a.xml:12:5`
    private static func text(of place: CodeTally.Place) -> String {
        var text = place.location.file ?? place.file
        if let line = place.location.line {
            text += ":\(line)"
            if let column = place.location.column { text += ":\(column)" }
        }
        return text
    }
}
