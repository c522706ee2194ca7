import RapporteurDiagnostics

/// The words and numbers of a chart or a diagram: as text of which nothing is taken, and as words for readers who cannot
/// see it.
final class ChartReader: WordXMLHandler {
    private var story: WordStory
    private var data = ChartData()
    private var isText = false
    private var path: [String] = []
    private var text = ""

    private init(_ part: PackagePart) { story = WordStory(part: part.name) }

    /// - Returns: the text, and what it says in words.
    static func read(_ part: PackagePart) throws(WorkError) -> (story: WordStory, words: String) {
        let reader = ChartReader(part)
        try WordXML.read(part, into: reader)
        return (reader.story, reader.data.words)
    }

    func start(_ name: String, _ attributes: WordAttributes) {
        path.append(name)
        switch name {
        case "c:ser": data.series.append(ChartData.Series())
        case "c:pt": data.point = attributes.integer("idx") ?? 0
        case "c:idx": if path.contains("c:dLbl") { data.label = attributes.integer("val") ?? 0 }
        case "c:numFmt": if path.contains("c:dLbls"), !path.contains("c:dLbl") { data.noteFormat(attributes["formatCode"] ?? "") }
        case "c:legend": data.hasLegend = true
        case "a:t", "c:v":
            isText = true
            text = ""
            story.paragraphs.append(WordParagraph())
        case "c:formatCode": text = ""
        default: break
        }
    }

    func end(_ name: String) {
        path.removeLast()
        switch name {
        case "c:formatCode": if path.last == "c:numCache" { data.isShare = text.contains("%") }
        case "a:t":
            isText = false
            if path.contains("c:dLbl") { data.noteLabel(text) } else if !path.contains("c:dLbls") { data.titles.append(text) }
        case "c:v":
            isText = false
            data.take(text, of: path)
        default: break
        }
    }

    func text(_ text: String) {
        if isText || path.last == "c:formatCode", self.text.utf8.count < 4096 { self.text += text }
        guard isText, let last = story.paragraphs.indices.last else { return }
        for scalar in text.unicodeScalars {
            story.paragraphs[last].scalars.append(scalar)
            story.paragraphs[last].styles.append([])
            story.paragraphs[last].fates.append(.chart)
        }
    }
}

/// What a chart shows: its titles, and for each series the categories with their values.
struct ChartData {
    struct Series {
        var name = ""
        var categories: [Int: String] = [:]
        var values: [(point: Int, value: String)] = []
        /// What is printed beside points in place of their values.
        var labels: [Int: String] = [:]
        /// Whether the format of the numbers beside points leaves a nought out.
        var hidesNoughts = false
    }

    var titles: [String] = []
    var series: [Series] = []
    /// The place of the value at work.
    var point = 0
    /// The point whose label is at work.
    var label = 0
    /// Whether the names of the series are printed.
    var hasLegend = false
    /// Whether the values at work are shown as percentages.
    var isShare = false
    /// So many values are told at most, and words of so many characters.
    private static let mostValues = 400
    private static let longest = 4000

    mutating func noteLabel(_ text: String) {
        guard let last = series.indices.last, series[last].labels.count < Self.mostValues else { return }
        series[last].labels[label, default: ""] += text
    }

    /// Notes how the numbers beside points are written: `#,##0;-#,##0;;` and `## ###` leave noughts out.
    mutating func noteFormat(_ format: String) {
        guard let last = series.indices.last else { return }
        let parts = format.pieces(between: ";", keepingEmpty: true)
        let nought = parts.count > 2 ? parts[2] : parts[0]
        series[last].hidesNoughts = !nought.contains("0") && !nought.contains("@") && nought.lowercased() != "general"
    }

    /// Takes a value of the series at work, by the elements around it.
    mutating func take(_ value: String, of path: [String]) {
        guard let last = series.indices.last else { return }
        if path.contains("c:dLbls") || path.contains("c:extLst") { return }
        if path.contains("c:cat") || path.contains("c:xVal") {
            if series[last].categories.count < Self.mostValues { series[last].categories[point] = Self.number(value, isShare: false) }
        } else if path.contains("c:val") || path.contains("c:yVal") {
            if series[last].values.count < Self.mostValues { series[last].values.append((point, Self.number(value, isShare: isShare))) }
        } else if path.contains("c:tx") {
            series[last].name += (series[last].name.isEmpty ? "" : " ") + value
        }
    }

    /// Titles, then each series with its values: "Planned: 2026 12; 2027 15. Actual: 2025 11."
    var words: String {
        var sentences = [titles.joined(separator: " ")]
        for one in series where !one.values.isEmpty {
            let shown = one.values.map { (point: $0.point, value: one.labels[$0.point] ?? $0.value) }
                .filter { !one.hidesNoughts || $0.value != "0" }
            let values = shown.map { [one.categories[$0.point], $0.value].compactMap(\.self).joined(separator: " ") }
            guard !values.isEmpty else { continue }
            // Without a legend the only series has a name that is not printed.
            let isNamed = !one.name.isEmpty && (hasLegend || series.count > 1)
            sentences.append((isNamed ? one.name + ": " : "") + values.joined(separator: "; "))
        }
        let plain = sentences.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
        guard !plain.isEmpty else { return "" }
        let words = plain.joined(separator: ". ") + "."
        return words.count <= Self.longest ? words : String(words.prefix(Self.longest)) + "…"
    }

    /// A number without the digits that its binary form adds; other words as they are.
    private static func number(_ text: String, isShare: Bool) -> String {
        guard let value = Double(text), value.isFinite, abs(value) < 1e15 else { return text }
        var shown = "\(value)"
        if isShare {
            shown = "\((value * 10_000).rounded() / 100)"
        }
        if shown.ends(with: ".0") { shown.removeLast(2) }
        return isShare ? shown + "%" : shown
    }
}
