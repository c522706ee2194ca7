import RapporteurDiagnostics

/// The documents with the most findings, and those that were not checked.
extension RunPage {
    func addWorst() {
        let entries = report.worst.entries
        guard !entries.isEmpty else { return }
        open("worst", Message("run.worst"))
        let showsOmitted = entries.contains { $0.omitted > 0 }
        var columns = [
            Message("page.document"), Message("page.outcome"), Message("page.errors"), Message("page.warnings"),
            Message("run.notes"),
        ]
        if showsOmitted { columns.append(Message("run.omitted")) }
        columns.append(Message("run.codes"))
        openTable(Message("run.worst/caption"), columns: columns.map(text))
        for entry in entries {
            out("<tr><th scope=\"row\"><bdi>\(Self.escaped(entry.file))</bdi></th><td>\(Self.escaped(word(entry.outcome)))</td>")
            for count in [entry.errors, entry.warnings, entry.notes] { out("<td class=\"number\">\(count)</td>") }
            if showsOmitted { out("<td class=\"number\">\(entry.omitted)</td>") }
            out("<td>\(entry.codes.map(link).joined(separator: words.language.listSeparator))</td></tr>\n")
        }
        closeTable()
        close()
    }

    /// What was found and not read, with names.
    func addPassedOver() {
        let found = report.passedOver.found
        guard !found.isEmpty else { return }
        open("passed", Message("run.passedOver"))
        for (reason, group) in found {
            let count = MessageArgument.number(group.count)
            let message =
                switch reason {
                case .otherKind: Message("run.passedOver/otherKind", ["count": count])
                case .hidden: Message("run.passedOver/hidden", ["count": count])
                case .excluded: Message("run.passedOver/excluded", ["count": count])
                case .foreign: Message("run.passedOver/foreign", ["count": count])
                }
            out("<details open=\"open\">\n<summary>\(text(message))</summary>\n<ul>\n")
            for name in group.names { out("<li><bdi class=\"file\">\(Self.escaped(name))</bdi></li>\n") }
            let more = group.count - group.names.count
            if more > 0 { out("<li>\(text(Message("run.more", ["count": .number(more)])))</li>\n") }
            out("</ul>\n</details>\n")
        }
        close()
    }

    func addUnchecked() {
        open("unchecked", isConversion ? Message("run.unchecked/conversion") : Message("run.unchecked"))
        let entries = report.unchecked.sorted
        if entries.isEmpty {
            out("<p>\(text(isConversion ? Message("run.unchecked/none.conversion") : Message("run.unchecked/none")))</p>\n")
        }
        for entry in entries {
            let count = text(Message("run.unchecked/documents", ["count": .number(entry.count)]))
            out("<details open=\"open\">\n<summary><code>\(Self.escaped(entry.code))</code> (\(count))</summary>\n<ul>\n")
            for (file, reason) in entry.documents {
                out("<li><bdi>\(Self.escaped(file))</bdi> <span>\(cut(reason))</span></li>\n")
            }
            let more = entry.count - entry.documents.count
            if more > 0 { out("<li>\(text(Message("run.more", ["count": .number(more)])))</li>\n") }
            out("</ul>\n</details>\n")
        }
        let others = report.unchecked.others
        if others > 0 { out("<p>\(text(Message("run.unchecked/others", ["count": .number(others)])))</p>\n") }
        close()
    }
}
