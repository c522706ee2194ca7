import RapporteurReportModel

/// Makes running text of source text and its marks: facts, bold, italics, nested as the text nests.
struct InlineBuilder {
    private let text: SourceText
    private let marks: [FactMark]
    private let source: SourceIndex

    static func content(_ draft: DraftText, _ source: SourceIndex) -> [Inline] {
        let builder = InlineBuilder(draft.text, MarkNesting.nested(draft.marks), source)
        return builder.content(0..<draft.text.count, marks: builder.marks[...])
    }

    private init(_ text: SourceText, _ marks: [FactMark], _ source: SourceIndex) {
        self.text = text
        self.source = source
        self.marks = marks
    }

    /// The content of a range, in which all of `marks` stand, outer before inner. Marks nest at most as deep as there
    /// are kinds of facts.
    private func content(_ range: Range<Int>, marks: ArraySlice<FactMark>, isIn style: TextStyle = []) -> [Inline] {
        var result: [Inline] = []
        var rest = marks
        for run in styleRuns(range, marks, isIn: style) {
            // Runs end where no mark goes on, and marks are in order.
            let inner = rest.prefix { $0.range.lowerBound < run.range.upperBound }
            rest = rest[inner.endIndex...]
            if run.style == style {
                result += facts(run.range, marks: inner, isIn: style)
            } else {
                var content = facts(run.range, marks: inner, isIn: run.style)
                let added = run.style.subtracting(style)
                if added.contains(.italic) { content = [.emphasis(content)] }
                if added.contains(.bold) { content = [.strong(content)] }
                result += content
            }
        }
        return result
    }

    /// Runs of one style outside facts: a fact in which the style changes is a run of the style around it.
    private func styleRuns(
        _ range: Range<Int>, _ marks: ArraySlice<FactMark>, isIn outer: TextStyle
    ) -> [(range: Range<Int>, style: TextStyle)] {
        var result: [(range: Range<Int>, style: TextStyle)] = []
        var position = range.lowerBound
        var rest = marks
        while position < range.upperBound {
            let next: Int
            let style: TextStyle
            rest = rest.drop { $0.range.lowerBound < position }
            if let mark = rest.first, mark.range.lowerBound == position {
                next = mark.range.upperBound
                style = uniformStyle(mark.range) ?? outer
            } else {
                next = position + 1
                style = text.styles[position].intersection([.bold, .italic])
            }
            let merged = style.union(outer)
            if let last = result.last, last.style == merged {
                result[result.count - 1].range = last.range.lowerBound..<next
            } else {
                result.append((position..<next, merged))
            }
            position = next
        }
        return result
    }

    private func uniformStyle(_ range: Range<Int>) -> TextStyle? {
        let style = text.styles[range.lowerBound].intersection([.bold, .italic])
        return range.allSatisfy { text.styles[$0].intersection([.bold, .italic]) == style } ? style : nil
    }

    /// The words of a range with its outermost facts.
    private func facts(_ range: Range<Int>, marks: ArraySlice<FactMark>, isIn style: TextStyle) -> [Inline] {
        var result: [Inline] = []
        var position = range.lowerBound
        var rest = marks
        while let mark = rest.first {
            rest = rest.dropFirst()
            guard mark.range.lowerBound >= position else { continue }
            append(words(position..<mark.range.lowerBound), to: &result)
            let inner = rest.prefix { $0.range.lowerBound < mark.range.upperBound }
            rest = rest[inner.endIndex...]
            result.append(inline(mark, inner, isIn: style))
            position = mark.range.upperBound
        }
        append(words(position..<range.upperBound), to: &result)
        return result
    }

    private func append(_ words: String, to result: inout [Inline]) {
        if !words.isEmpty { result.append(.text(words)) }
    }

    private func words(_ range: Range<Int>) -> String { text.string(range, asPrintedIn: source) }

    private func inline(_ mark: FactMark, _ inner: ArraySlice<FactMark>, isIn style: TextStyle) -> Inline {
        let content = content(mark.range, marks: inner, isIn: style)
        switch mark.fact {
        case .state(let code, let role):
            return .state(StateReference(code: code, role: role, text: words(mark.range)))
        case .organization(let code, let kind, let state):
            return .organization(OrganizationReference(code: code, kind: kind, state: state, content: content))
        case .date(let value, let precision, let inferred):
            return .date(DateValue(value: value, precision: precision, basis: inferred ? .inferred : nil, content: content))
        case .citation(let kind, let symbol, let pinpoint, let state, let inferred):
            return .citation(
                Citation(
                    kind: kind, symbol: symbol, pinpoint: pinpoint, state: state, basis: inferred ? .inferred : nil,
                    content: content))
        case .quantity(let value):
            return .quantity(
                Quantity(
                    value: value.value, upper: value.upper, qualifier: value.qualifier, unit: value.unit,
                    currency: value.currency, asAt: value.asAt, content: content))
        case .recommendation(let issuer, let verb, let modality, let addressee, let response):
            return .recommendation(
                Recommendation(
                    issuer: issuer, verb: verb, modality: modality, addressee: addressee, response: response, content: content))
        case .activity(let kind, let holder, let declared):
            return .activity(Activity(kind: kind, holder: holder, declared: declared, content: content))
        case .quote: return .quote(Quote(content: content))
        case .noteRef(let id): return .noteRef(NoteRef(note: id, text: words(mark.range)))
        }
    }
}
