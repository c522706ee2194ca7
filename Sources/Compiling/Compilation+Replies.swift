import RapporteurImporting
import RapporteurReportModel

extension Compilation {
    /// A communication as the report reproduces it: under the name of the respondent, with its original language and
    /// date in brackets; its notes stand after its text.
    func reply(of communication: Communication, _ submission: ReportCompiler.Submission) -> Reply {
        var facts = communication.facts
        if facts.inReplyTo == nil, facts.basis == nil, let request, let dated = facts.dated,
            dated.isAfter(request.dated) || dated == request.dated
        {
            facts.inReplyTo = request.citationSymbol
            facts.basis = .inferred
        }
        var blocks = communication.blocks
        var sections = communication.sections
        let notes = communication.notes?.notes.map(Block.note) ?? []
        if sections.isEmpty { blocks += notes } else { sections.appendToLast(notes) }
        let language = communication.language
        return Reply(
            facts: facts, source: Self.token(submission.name), sha256: submission.sha256,
            language: language == report.language ? nil : language, heading: heading(of: submission),
            sourceLines: sourceLines(facts, language: language), blocks: blocks, sections: sections)
    }

    private func heading(of submission: ReportCompiler.Submission) -> [Inline] {
        let facts = submission.communication.facts
        let name = name(of: submission)
        guard facts.respondentType == .state else { return [.text(name)] }
        return [.state(StateReference(code: facts.respondent, role: .respondent, text: name))]
    }

    /// `[Original: Spanish]` and `[27 May 2010]`.
    private func sourceLines(_ facts: CommunicationFacts, language: String?) -> [[Inline]] {
        var lines: [[Inline]] = []
        let original = facts.originalLanguage ?? language.map { String($0.prefix { $0 != "-" }) }
        if let original, let name = names.language(original) { lines.append([.text("[\(words.original)\(name)]")]) }
        if let dated = facts.dated {
            let value = DateValue(value: dated, precision: dated.precision, content: [.text(words.text(of: dated))])
            lines.append(["[", .date(value), "]"])
        }
        return lines
    }

    /// A file's name as an attribute can hold it; nil where nothing of it is left.
    private static func token(_ name: String) -> String? {
        let allowed = name.unicodeScalars.map { scalar -> Character in
            scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF ? " " : Character(scalar)
        }
        let token = String(allowed).split(separator: " ").joined(separator: " ")
        return token.isEmpty || token == "-" ? nil : token
    }

    /// Annexes follow those of the report, under the name of the respondent; they get numbers where there are several.
    mutating func addAnnexes(of communication: Communication, _ submission: ReportCompiler.Submission) {
        let before = report.annexes.count
        for var annex in communication.annexes {
            annex.heading = [.text("\(name(of: submission))\(words.colon)")] + (annex.heading ?? [.text(annex.designation ?? words.annex)])
            annex.designation = words.annex
            annex.number = nil
            if annex.language == nil, communication.language != report.language { annex.language = communication.language }
            report.annexes.append(annex)
        }
        guard report.annexes.count > 1 else { return }
        for index in before..<report.annexes.count {
            let number = LabelScanner.romanText(index + 1)
            guard !number.isEmpty else { continue }
            report.annexes[index].number = number
            report.annexes[index].designation = "\(words.annex) \(number)"
        }
    }
}

extension [Section] {
    /// Adds blocks where the text of the sections ends.
    fileprivate mutating func appendToLast(_ blocks: [Block]) {
        guard let last = indices.last else { return }
        if self[last].sections.isEmpty {
            self[last].blocks += blocks
        } else {
            self[last].sections.appendToLast(blocks)
        }
    }
}
