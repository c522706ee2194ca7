import RapporteurDiagnostics
import RapporteurReportModel

extension Compilation {
    /// Makes the summary name the States that replied, and say how many they are, where it names respondents.
    /// A skeleton gets a summary.
    mutating func rebuildSummary() {
        let codes = respondents()
        if isSkeleton { report.summary = words.summary(naming: list(of: codes)) }
        guard !isSkeleton, !codes.isEmpty, var summary = report.summary else { return }
        var isDone = false
        for index in summary.blocks.indices {
            guard case .paragraph(var paragraph) = summary.blocks[index], !isDone,
                let content = rebuilt(paragraph.content, codes)
            else { continue }
            paragraph.content = content
            summary.blocks[index] = .paragraph(paragraph)
            isDone = true
        }
        if !isDone, summary.blocks.paragraphs.contains(where: { $0.content.flattened.contains(where: \.isRespondent) }) {
            note(
                "compile.summary.kept", .warning, Message("compile.summary.kept"),
                hint: Message("compile.summary.kept/hint"))
        }
        report.summary = summary
    }

    /// The States that replied, in the order of their names.
    private func respondents() -> [String] {
        let codes = Set(report.replies.filter { $0.facts.respondentType == .state }.map(\.facts.respondent))
        let keyed = codes.map { code -> (key: String, code: String) in
            let order = names.order(ofState: code)
            return (SortingKey.of(order.name, language: order.language), code)
        }
        return keyed.sorted { ($0.key, $0.code) < ($1.key, $1.code) }.map(\.code)
    }

    /// The words of a paragraph with another list between its first and last respondent; nil where it names none.
    private func rebuilt(_ content: [Inline], _ codes: [String]) -> [Inline]? {
        guard let first = content.firstIndex(where: \.isRespondent), let last = content.lastIndex(where: \.isRespondent)
        else { return nil }
        var before = Array(content[..<first])
        if case .text(let text)? = before.last {
            // The article of the name that was first.
            let article = words.articles.first { text.hasSuffix($0) && !text.dropLast($0.count).hasSuffixLetter }
            before[before.count - 1] = .text(String(text.dropLast(article?.count ?? 0)))
        }
        for index in before.indices {
            guard case .quantity(var quantity) = before[index], quantity.unit == "States" else { continue }
            quantity.value = Amount("\(codes.count)") ?? quantity.value
            quantity.upper = nil
            quantity.qualifier = nil
            quantity.content = [.text(words.number(codes.count))]
            before[index] = .quantity(quantity)
        }
        return before + list(of: codes) + content[(last + 1)...]
    }

    /// "Belarus, Mexico and the Sudan", each marked as respondent.
    func list(of codes: [String]) -> [Inline] {
        var list: [Inline] = []
        for (index, code) in codes.enumerated() {
            let name = names.state(code)
            if index > 0 { list.append(.text(index == codes.count - 1 ? words.and(before: name) : words.comma)) }
            if let article = words.article(of: code, name: name) { list.append(.text(article)) }
            list.append(.state(StateReference(code: code, role: .respondent, text: name)))
        }
        return list
    }
}

extension Inline {
    fileprivate var isRespondent: Bool {
        if case .state(let state) = self { state.role == .respondent } else { false }
    }
}

extension Substring {
    fileprivate var hasSuffixLetter: Bool { last?.isLetter ?? false }
}
