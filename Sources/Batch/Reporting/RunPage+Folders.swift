import RapporteurDiagnostics

/// Outcomes by folder.
extension RunPage {
    var allCounts: OutcomeCounts {
        let summary = report.summary
        return OutcomeCounts(valid: summary.valid, invalid: summary.invalid, notChecked: summary.notChecked)
    }

    func addFolders() {
        let rows = report.folders.sorted
        guard !rows.isEmpty else { return }
        open("folders", Message("run.folders"))
        openTable(
            Message("run.folders/caption"),
            columns: [text(Message("run.folder"))]
                + Outcome.allCases.map { ShareBar.key(HTMLPage.style($0)) + Self.escaped(word($0)) }
                + [text(Message("run.total")), text(Message("run.share"))])
        for (folder, row) in rows {
            addRow("<bdi>\(Self.escaped(row.includesDeeper ? "\(folder)/…" : folder))</bdi>", row.counts)
        }
        let others = report.folders.others
        if others.total > 0 { addRow(text(Message("run.folders/others")), others) }
        out("</tbody>\n<tfoot>\n")
        addRow(text(Message("run.total")), allCounts)
        out("</tfoot>\n</table>\n</div>\n")
        if rows.contains(where: \.row.includesDeeper) { out("<p>\(text(Message("run.folders/deeper")))</p>\n") }
        close()
    }

    private func addRow(_ head: String, _ counts: OutcomeCounts) {
        out("<tr><th scope=\"row\">\(head)</th>")
        for count in [counts.valid, counts.invalid, counts.notChecked, counts.total] {
            out("<td class=\"number\">\(count)</td>")
        }
        out("<td class=\"share\">\(bar(counts))</td></tr>\n")
    }

    func bar(_ counts: OutcomeCounts) -> String {
        let parts = [(Outcome.valid, counts.valid), (.invalid, counts.invalid), (.notChecked, counts.notChecked)]
        let label = parts.map { outcome, count in
            words.text(Message("run.bar", ["name": .text(word(outcome)), "count": .number(count)]))
        }
        return ShareBar.svg(
            parts.map { (style: HTMLPage.style($0.0), count: $0.1) }, of: counts.total,
            label: label.joined(separator: words.language.listSeparator))
    }

    /// What an outcome is called, which depends on what was done.
    func word(_ outcome: Outcome) -> String {
        guard isConversion else { return words.outcome(outcome) }
        return switch outcome {
        case .valid: words.text(Message("run.outcome/converted"))
        case .invalid: words.outcome(outcome)
        case .notChecked: words.text(Message("run.outcome/notConverted"))
        }
    }
}
