import RapporteurReportModel

/// Links to documents of the United Nations, by which a citation has its symbol: `60/7` may be of any organ that
/// numbers so, `https://docs.un.org/en/A/HRC/RES/60/7` is not.
struct SymbolLinks: Sendable {
    private struct Link {
        var range: Range<Int>
        var symbol: String
    }

    /// In the order of the source; links do not overlap.
    private let links: [Link]

    init(_ source: SourceDocument) {
        var last = -1
        var links: [Link] = []
        for link in source.links.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where link.range.lowerBound >= last {
            guard let symbol = Self.symbol(inAddress: link.target) else { continue }
            links.append(Link(range: link.range, symbol: symbol))
            last = link.range.upperBound
        }
        self.links = links
    }

    /// Gives citations the symbols to which their words lead, and marks words that lead to a document and were not
    /// known for a citation.
    func settle(_ marks: inout [FactMark], in text: SourceText) {
        for (range, symbol) in ranges(in: text) {
            let found = marks.indices.filter { index in
                guard case .citation = marks[index].fact else { return false }
                return marks[index].range.overlaps(range)
            }
            guard let index = found.first(where: { marks[$0].range.contains(range.lowerBound) }) ?? found.first else {
                let said = Self.said(symbol, by: text[range])
                marks.append(
                    FactMark(range, .citation(Self.kind(of: symbol), symbol: said, pinpoint: nil, state: nil, inferred: false)))
                continue
            }
            guard case .citation(let kind, let own, let pinpoint, let state, _) = marks[index].fact else { continue }
            // The words may say more than the link ("79/252 A" leads to A/RES/79/252A-B), or less; then they stay.
            if let own, Self.plain(own).hasPrefix(Self.plain(symbol)) || Self.plain(symbol).hasPrefix(Self.plain(own)) { continue }
            // The words name one part of a resolution, the link leads to all: "80/84 B".
            if let own, Self.plain(Self.withoutPart(own)) == Self.plain(Self.withoutPart(symbol)) { continue }
            let isNamed = kind == .treaty || kind == .law || kind == .article
            if isNamed { continue }
            let said = Self.said(symbol, by: text[marks[index].range])
            marks[index].fact = .citation(Self.kind(of: symbol), symbol: said, pinpoint: pinpoint, state: state, inferred: false)
        }
    }

    /// The linked ranges of a text.
    private func ranges(in text: SourceText) -> [(Range<Int>, String)] {
        guard !links.isEmpty else { return [] }
        var result: [(Range<Int>, String)] = []
        var current: (link: Int, start: Int)?
        for (index, origin) in text.origins.enumerated() {
            let found = origin < 0 ? current?.link : link(at: Int(origin))
            if found != current?.link {
                if let run = current { result.append((run.start..<index, links[run.link].symbol)) }
                current = found.map { ($0, index) }
            }
        }
        if let run = current { result.append((run.start..<text.count, links[run.link].symbol)) }
        return result.compactMap { range, symbol in
            var range = range
            while !range.isEmpty, text.scalars[range.upperBound - 1].isBlank { range = range.lowerBound..<range.upperBound - 1 }
            return range.isEmpty ? nil : (range, symbol)
        }
    }

    /// The link in which an offset stands. O(log links).
    private func link(at offset: Int) -> Int? {
        var low = 0
        var high = links.count
        while low < high {
            let middle = (low + high) / 2
            if links[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < links.count && links[low].range.contains(offset) ? low : nil
    }

    // MARK: Addresses

    private static let languages: Set<String> = ["ar", "en", "es", "fr", "ru", "zh"]

    /// A symbol, also of a resolution with its year: `S/RES/350 (1974)`, `A/RES/3357 (XXIX)`.
    private static let whole = TextPattern(SymbolGrammar.notation + #"(?: \((?:\d{4}|[IVXLC]+)\))?"#)

    /// The symbol in an address of the document servers; nil for other addresses.
    static func symbol(inAddress address: String) -> String? {
        guard let scheme = address.range(of: "://") else { return nil }
        let rest = address[scheme.upperBound...]
        let host = rest.prefix { $0 != "/" && $0 != "?" }.lowercased()
        let path = rest.dropFirst(host.count)
        let raw: Substring
        switch host {
        case "docs.un.org", "undocs.org", "www.undocs.org":
            if let query = parameter("FinalSymbol", in: path) {
                raw = query
            } else {
                var parts = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
                if let first = parts.first, languages.contains(first.lowercased()) { parts.removeFirst() }
                raw = Substring(parts.joined(separator: "/"))
            }
        case "daccess-ods.un.org", "www.un.org", "unbisnet.un.org":
            guard let query = parameter("symbol", in: path) ?? parameter("DS", in: path) else { return nil }
            raw = query
        default: return nil
        }
        let symbol = spaced(PercentCoding.decoded(String(raw)))
        let scalars = Array(symbol.unicodeScalars)
        guard scalars.count < 80, let match = whole.match(scalars), match.range == 0..<scalars.count else { return nil }
        return symbol
    }

    private static func parameter(_ name: String, in path: Substring) -> Substring? {
        guard let query = path.split(separator: "?", maxSplits: 1).dropFirst().first else { return nil }
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0].lowercased() == name.lowercased() { return parts[1] }
        }
        return nil
    }

    /// With the spaces that a symbol has in print: `S/RES/350 (1974)`, `A/80/5 (Vol. II)`.
    private static func spaced(_ symbol: String) -> String {
        var result = ""
        for character in symbol {
            if character == "(", let last = result.last, last != " " { result += " " }
            if character != " ", result.hasSuffix("(Vol.") || result.hasSuffix("(Sect.") { result += " " }
            result.append(character)
        }
        return result
    }

    /// A symbol of a resolution without the letter of its part: `A/RES/80/84 B`, `A/RES/319 A (IV)`.
    private static func withoutPart(_ symbol: String) -> String {
        guard symbol.contains("/RES/") || symbol.contains("/DEC/") else { return symbol }
        var pieces = symbol.split(separator: " ").map(String.init)
        if pieces.count > 1, pieces[1].first?.isLetter == true { pieces.remove(at: 1) }
        while let last = pieces[0].last, last.isLetter || last == "-", pieces[0].contains(where: \.isNumber) { pieces[0].removeLast() }
        return pieces.joined(separator: " ")
    }

    /// The symbol as far as the words say it: `80/84` leads to A/RES/80/84a-b, and names no part.
    private static func said(_ symbol: String, by words: SourceText) -> String {
        let whole = withoutPart(symbol)
        guard whole != symbol, symbol.hasPrefix(whole) else { return symbol }
        return plain(words.string).hasSuffix(plain(String(symbol.dropFirst(whole.count)))) ? symbol : whole
    }

    private static func plain(_ symbol: String) -> String { symbol.filter { $0 != " " }.uppercased() }

    private static func kind(of symbol: String) -> CitationKind {
        if symbol.contains("/RES/") { return .resolution }
        return symbol.contains("/DEC/") ? .decision : .document
    }
}

extension String {
    /// Where `other` first occurs.
    fileprivate func range(of other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) { return start..<index(start, offsetBy: other.count) }
            start = index(after: start)
        }
        return nil
    }
}
