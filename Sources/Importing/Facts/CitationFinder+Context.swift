import RapporteurReportModel

/// References that only what was said before explains.
extension CitationFinder {
    // MARK: What was said before

    func notesVerbales(_ text: [Unicode.Scalar], _ dates: [FactMark]) -> [FactMark] {
        guard words.code == "en" else { return [] }
        return Self.noteVerbale.matches(in: text).compactMap { match in
            guard let date = dates.first(where: { $0.range.lowerBound == match.range.upperBound }),
                case .date(let value, .day, _) = date.fact
            else { return nil }
            return FactMark(
                match.range.lowerBound..<date.range.upperBound,
                .citation(.document, symbol: "note-verbale:\(value)", pinpoint: nil, state: nil, inferred: false))
        }
    }

    func remember(_ marks: [FactMark], _ text: [Unicode.Scalar], _ memory: inout FactMemory) {
        for mark in marks.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard case .citation(let kind, let symbol?, _, _, _) = mark.fact else { continue }
            switch kind {
            case .resolution: memory.lastResolution = symbol
            case .document: if !symbol.hasPrefix("note-verbale") { memory.lastDocument = symbol }
            case .treaty:
                memory.treaties.append(symbol)
                if !symbol.hasPrefix("C") { memory.lastTreaty = symbol }
            case .law, .decision, .article: break
            }
        }
    }

    /// "that resolution", "the Convention": what was cited last of the kind.
    func ellipses(in text: [Unicode.Scalar], besides marks: [FactMark], _ memory: FactMemory) -> [FactMark] {
        guard words.code == "en" else { return [] }
        return Self.elliptic.matches(in: text).compactMap { match in
            guard let group = match[1] ?? match[2] ?? match[3] ?? match[4] else { return nil }
            let range = match[2] != nil ? match.range : group
            guard !marks.contains(where: { $0.range.overlaps(range) }) else { return nil }
            let (kind, symbol): (CitationKind, String?) =
                switch String(text[group]).lowercased() {
                case "resolution": (.resolution, last(.resolution, before: range.lowerBound, marks) ?? memory.lastResolution)
                case "report": (.document, last(.document, before: range.lowerBound, marks) ?? memory.lastDocument)
                case "convention", "instrument": (.treaty, last(.treaty, before: range.lowerBound, marks) ?? memory.lastTreaty)
                default: (.decision, nil)
                }
            guard let symbol else { return nil }
            return FactMark(range, .citation(kind, symbol: symbol, pinpoint: nil, state: nil, inferred: true))
        }
    }

    func last(_ kind: CitationKind, before position: Int, _ marks: [FactMark]) -> String? {
        var found: (Int, String)?
        for mark in marks where mark.range.upperBound <= position {
            guard case .citation(kind, let symbol?, _, _, _) = mark.fact, mark.range.lowerBound >= found?.0 ?? 0 else { continue }
            found = (mark.range.lowerBound, symbol)
        }
        return found?.1
    }
}
