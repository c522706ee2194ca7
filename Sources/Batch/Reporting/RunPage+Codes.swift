import RapporteurDiagnostics

/// Findings by code: a table of all, then each with an example, places, and what it means.
extension RunPage {
    func addCodes() {
        open("findings", Message("run.findings"))
        guard let most = codes.map(\.count).max() else {
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
            let label = words.text(Message("run.bar", ["name": .text(entry.key.code), "count": .number(entry.count)]))
            let bar = ShareBar.svg([(entry.key.severity.rawValue, entry.count)], of: most, label: label)
            out("<td class=\"share\">\(bar)</td></tr>\n")
        }
        closeTable()
        let others = report.codes.others
        if others > 0 { out("<p>\(text(Message("run.findings/others", ["count": .number(others)])))</p>\n") }
        if report.omitted > 0 {
            out("<p>\(text(Message("page.omitted", ["count": .number(report.omitted)])))</p>\n")
        }
        for (index, entry) in codes.enumerated() { add(entry, Self.anchor(index)) }
        close()
    }

    private func add(_ entry: CodeTally.Entry, _ anchor: String) {
        out("<article id=\"\(anchor)\">\n<h3><code>\(Self.escaped(entry.key.code))</code></h3>\n")
        let counts = Message("run.times", ["count": .number(entry.count), "documents": .number(entry.documents)])
        out("<p>\(severity(entry.key.severity)) \(text(counts))</p>\n")
        addExample(entry.example)
        addPlaces(of: entry)
        if let explanation = ExplanationMarkup.html(of: entry.key.code) {
            out("<details>\n<summary>\(text(Message("run.explanation")))</summary>\n")
            out("<div lang=\"en\" dir=\"ltr\">\n\(explanation)</div>\n</details>\n")
        }
        out("</article>\n")
    }

    private func addExample(_ finding: Finding) {
        out("<p dir=\"auto\"><strong>\(text(Message("run.example")))</strong> \(Self.cut(words.text(finding.message)))</p>\n")
        if let hint = finding.hint {
            out("<p dir=\"auto\"><strong>\(text(Message("page.hint")))</strong> \(Self.cut(words.text(hint)))</p>\n")
        }
        if finding.location.excerpt != nil { out("<pre dir=\"auto\">\(MarkupText.marked(finding.location))</pre>\n") }
    }

    private func addPlaces(of entry: CodeTally.Entry) {
        guard !entry.places.isEmpty else { return }
        openTable(Message("run.places"), columns: [text(Message("page.place")), text(Message("page.path"))])
        for place in entry.places {
            out("<tr><td><bdi>\(Self.escaped(Self.text(of: place)))</bdi></td><td>")
            if let name = place.location.place { out("<bdi>\(Self.cut(name))</bdi> ") }
            if let path = place.location.pointer ?? place.location.xpath { out("<code>\(Self.cut(path))</code>") }
            out("</td></tr>\n")
        }
        closeTable()
        let more = entry.findings - entry.places.count
        if more > 0 { out("<p>\(text(Message("run.places/more", ["count": .number(more)])))</p>\n") }
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
