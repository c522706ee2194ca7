import RapporteurReportModel

/// Finds references to resolutions, decisions, documents, treaties and laws, and writes each in one way.
struct CitationFinder: Sendable {
    let words: LanguageWords
    let instruments: InstrumentNames
    let patterns: [CitationPatterns]
    private let acts: NumberedActs

    static let elliptic = TextPattern(
        #"\b(?:(?:that|the same|the said|the above-mentioned|the aforementioned) (resolution|report|convention|Convention|instrument|decision)|aforementioned (report|resolution)|(?:the|this) (Convention|instrument)\b(?! (?:on|for|against|relating|concerning) )|(?:In|in|the|of) the (resolution)\b(?! \d))"#)
    static let noteVerbale = TextPattern(#"\bnotes? verbales? (?:of|dated) "#)

    init(_ words: LanguageWords, instruments: InstrumentNames) {
        self.words = words
        self.instruments = instruments
        acts = NumberedActs(words)
        patterns = words.code == "en" ? CitationPatterns.english : CitationPatterns.other(words)
    }

    func marks(
        in text: [Unicode.Scalar], _ context: FactContext, dates: [FactMark], _ memory: inout FactMemory
    ) -> [FactMark] {
        var marks: [FactMark] = []
        for found in instruments.all(in: text) { addInstrument(found, text, &marks) }
        rememberLaws(text, &memory)
        for row in patterns {
            for match in row.pattern.matches(in: text) {
                for mark in read(row.kind, match, text, context, memory) where !marks.contains(where: { $0.range.overlaps(mark.range) }) {
                    marks.append(mark)
                }
            }
        }
        addActs(text, memory, &marks)
        marks += notesVerbales(text, dates)
        remember(marks, text, &memory)
        marks += ellipses(in: text, besides: marks, memory)
        marks += shortTitles(in: text, besides: marks, memory)
        return marks
    }

    /// Adds resolutions and decisions cited by number; for one that a pattern has found already, whose it is.
    private func addActs(_ text: [Unicode.Scalar], _ memory: FactMemory, _ marks: inout [FactMark]) {
        for act in acts.marks(in: text, memory) {
            let overlapping = marks.indices.filter { marks[$0].range.overlaps(act.range) }
            guard let index = overlapping.first else {
                marks.append(act)
                continue
            }
            guard overlapping.count == 1, case .citation(let kind, nil, let pinpoint, let state, let inferred) = marks[index].fact,
                case .citation(kind, let symbol?, _, _, _) = act.fact, marks[index].range.upperBound >= act.range.upperBound
            else { continue }
            marks[index].fact = .citation(kind, symbol: symbol, pinpoint: pinpoint, state: state, inferred: inferred)
        }
    }

    private static let numberedLaw = TextPattern(
        #"\b(law on [a-z]+|[Dd]ecree|Law|Act)\b[^.;]{0,30}?(?:\(No\. ?|No\. ?| )(\d+(?:/\d{4})?)\b"#)

    func rememberLaws(_ text: [Unicode.Scalar], _ memory: inout FactMemory) {
        guard words.code == "en" else { return }
        for match in Self.numberedLaw.matches(in: text) {
            guard let phrase = match[1], let number = match[2] else { continue }
            memory.laws.append((String(text[phrase]).lowercased(), String(text[number])))
        }
    }

    /// The number of a law that was cited with it before: by the same words, or the last one of the kind.
    func law(_ title: String, _ memory: FactMemory) -> String? {
        let title = title.lowercased()
        if let same = memory.laws.last(where: { $0.words.hasPrefix("law on") && title.hasSuffix($0.words) }) { return same.number }
        guard title.hasSuffix("law") else { return nil }
        return memory.laws.last { $0.words.hasPrefix("law") }?.number
    }

    private static let short = TextPattern(#"\b([A-Z][a-z]+) Convention\b(?! (?:on|for|against|relating|concerning) )"#)

    /// "the Vienna Convention", where one treaty whose title begins so was cited.
    func shortTitles(in text: [Unicode.Scalar], besides marks: [FactMark], _ memory: FactMemory) -> [FactMark] {
        guard words.code == "en" else { return [] }
        return Self.short.matches(in: text).compactMap { match in
            guard !marks.contains(where: { $0.range.overlaps(match.range) }) else { return nil }
            let title = String(text[match.range]) + " "
            let codes = Set(instruments.instruments.filter { $0.name.hasPrefix(title) && memory.treaties.contains($0.code) }.map(\.code))
            guard codes.count == 1 else { return nil }
            return treaty(match.range, codes.first, inferred: true)
        }
    }

    // MARK: Treaties

    func addInstrument(
        _ found: (range: Range<Int>, instrument: InstrumentNames.Instrument), _ text: [Unicode.Scalar], _ marks: inout [FactMark]
    ) {
        var range = found.range
        // The year may stand before or after: the 1963 Vienna Convention; … of 1965.
        if range.lowerBound >= 5, Self.isYear(text[(range.lowerBound - 5)..<(range.lowerBound - 1)]), text[range.lowerBound - 1] == " " {
            range = range.lowerBound - 5..<range.upperBound
        }
        let after = range.upperBound
        if after + 8 <= text.count, text[after...].starts(with: " of ".unicodeScalars), Self.isYear(text[(after + 4)..<(after + 8)]),
            after + 8 == text.count || !text[after + 8].isWordPart
        {
            range = range.lowerBound..<after + 8
        }
        marks.append(treaty(range, found.instrument.code, inferred: false))
    }

    static func isYear(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        text.count == 4 && text.allSatisfy { $0.isDigit } && (text.first == "1" || text.first == "2")
    }

    func treaty(_ range: Range<Int>, _ symbol: String?, inferred: Bool) -> FactMark {
        FactMark(range, .citation(.treaty, symbol: symbol, pinpoint: nil, state: nil, inferred: inferred))
    }

    /// Subjects by which protocols to a convention are called.
    private static let protocols = ["trafficking": "XVIII-12-a", "smuggling": "XVIII-12-b"]

    // MARK: Patterns

    func read(
        _ kind: CitationPatterns.Kind, _ match: PatternMatch, _ text: [Unicode.Scalar], _ context: FactContext, _ memory: FactMemory
    ) -> [FactMark] {
        func group(_ number: Int) -> String? { match[number].map { String(text[$0]) } }
        func mark(_ kind: CitationKind, _ symbol: String?, pinpoint: String? = nil, state: String? = nil, inferred: Bool = false) -> [FactMark] {
            [FactMark(match.range, .citation(kind, symbol: symbol, pinpoint: pinpoint, state: state, inferred: inferred))]
        }
        let before = String(text[max(0, match.range.lowerBound - 48)..<match.range.lowerBound])
        switch kind {
        case .doubleSymbol:
            let parts = String(text[match.range]).split(whereSeparator: { " -–—".contains($0) })
            return mark(.document, parts.first.map(String.init))
        case .symbol: return [symbolMark(match.range, text)]
        case .seeSymbol:
            guard let symbol = SymbolGrammar.symbol.match(text, at: match.range.lowerBound) else { return [] }
            // The symbol may reach further than the form that led here, and take in what looked like its place.
            let end = max(trimmedEnd(match.range, text), symbol.range.upperBound)
            let pinpoint = symbol.range.upperBound + 2 < end ? String(text[symbol.range.upperBound + 2..<end]) : nil
            return [FactMark(match.range.lowerBound..<end, .citation(.document, symbol: String(text[symbol.range]), pinpoint: pinpoint, state: nil, inferred: false))]
        case .pinpointOf: return [pinpointMark(match, text, before, memory)].compactMap { $0 }
        case .runOfResolutions: return runMarks(match, text, before, memory)
        case .romanResolution:
            guard let number = group(1), let session = group(3) else { return [] }
            // Sessions of the Assembly reach XXX; the Economic and Social Council numbered its own beyond that.
            let isCouncil = (LabelScanner.roman(session) ?? 0) > 30
            let letter = group(2).map { " " + $0 } ?? ""
            return mark(.resolution, (isCouncil ? "E/RES/" : "A/RES/") + number + letter + " (" + session + ")")
        case .councilResolution:
            guard let number = group(1), let year = group(2) else { return [] }
            return mark(.resolution, "S/RES/\(number) (\(year))")
        case .commissionResolution:
            guard let number = group(1) else { return [] }
            let isDecision = String(text[match.range]).lowercased().hasPrefix("decision")
            let organ = before.contains("Commission on Human Rights") ? "E/CN.4" : before.contains("Economic and Social Council") ? "E" : nil
            return mark(isDecision ? .decision : .resolution, organ.map { $0 + (isDecision ? "/DEC/" : "/RES/") + number })
        case .assemblyResolution:
            guard let number = group(1) else { return [] }
            return mark(.resolution, resolutionSymbol(number + (group(2).map { " " + $0 } ?? ""), before, memory))
        case .decision:
            guard let number = group(1) else { return [] }
            return mark(.decision, organ(before, memory).map { $0 + "/DEC/" + number })
        case .laborConvention:
            guard let number = group(1), let value = Int(number) else { return [] }
            return mark(.treaty, "C" + String(repeating: "0", count: max(0, 3 - String(value).count)) + String(value))
        case .protocolsOn:
            return [match[1], match[2]].compactMap { $0 }.compactMap { range in
                Self.protocols[String(text[range])].map { treaty(range, $0, inferred: false) }
            }
        case .yearTreaty:
            guard let year = group(1), let word = group(2) else { return [] }
            let title = String(text[match.range])
            let instrument = instruments.nearest(String(title.dropFirst(5))) ?? instruments.only(word, year: year)
            return mark(.treaty, instrument?.code, inferred: instrument != nil)
        case .treaty where words.code != "en":
            // Without capitals a title has no end of its own: as many words as make it the title of one treaty.
            return [titledTreaty(match.range, text)].compactMap { $0 }
        case .treaty:
            let instrument = instruments.nearest(String(text[match.range]).replacing(#/ of \d{4}$/#, with: ""))
            return mark(.treaty, instrument?.code, inferred: instrument != nil)
        case .treatySeries:
            return mark(.treaty, group(1).flatMap { volume in group(2).map { "UNTS \(volume) No. \($0)" } })
        case .articleOf: return [articleMark(match, text, context, memory)]
        case .numberedLaw: return mark(.law, group(1) ?? group(2) ?? group(3), state: context.respondent)
        case .namedLaw: return [lawMark(match.range, text, context)].compactMap { $0 }
        case .code: return mark(.law, nil, state: context.respondent)
        case .constitution: return context.respondent == nil ? [] : mark(.law, nil, state: context.respondent)
        }
    }

    func symbolMark(_ range: Range<Int>, _ text: [Unicode.Scalar]) -> FactMark {
        let symbol = String(text[range])
        let kind: CitationKind = symbol.contains("/RES/") ? .resolution : symbol.contains("/DEC/") ? .decision : .document
        return FactMark(range, .citation(kind, symbol: symbol, pinpoint: nil, state: nil, inferred: false))
    }

    func trimmedEnd(_ range: Range<Int>, _ text: [Unicode.Scalar]) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1].isBlank || text[end - 1] == "," { end -= 1 }
        return end
    }

    func pinpointMark(
        _ match: PatternMatch, _ text: [Unicode.Scalar], _ before: String, _ memory: FactMemory
    ) -> FactMark? {
        let words = String(text[match.range])
        guard let of = words.range(of: " of "), let number = words.split(separator: " resolution ").last else { return nil }
        let isRun = words.lowercased().hasPrefix("paragraphs ")
        let label = words[..<of.lowerBound].drop { !$0.isWhitespace }.dropFirst()
        let annex = words.contains("the annex to") ? "annex, " : ""
        let pinpoint = annex + (isRun ? "paras. " : "para. ") + label
        let symbol: String? =
            number.contains("(") ? "S/RES/" + number : number.contains("/") ? resolutionSymbol(String(number), before + words, memory) : nil
        return FactMark(match.range, .citation(.resolution, symbol: symbol, pinpoint: pinpoint, state: nil, inferred: false))
    }

    private static let oneOfRun = TextPattern(#"(\d{2,3}/\d{1,3}(?: [A-Z](?![\w.]))?|\d{1,4} \(\d{4}\))(?: of "# + CitationPatterns.date + ")?")

    func runMarks(
        _ match: PatternMatch, _ text: [Unicode.Scalar], _ before: String, _ memory: FactMemory
    ) -> [FactMark] {
        let part = Array(text[match.range])
        return Self.oneOfRun.matches(in: part).compactMap { one in
            guard let group = one[1] else { return nil }
            let number = String(part[group])
            let symbol = number.contains("(") ? "S/RES/" + number : resolutionSymbol(number, before, memory)
            let range = match.range.lowerBound + one.range.lowerBound..<match.range.lowerBound + one.range.upperBound
            return FactMark(range, .citation(.resolution, symbol: symbol, pinpoint: nil, state: nil, inferred: false))
        }
    }

    /// Whose resolution one with a session's number is: of the organ named before it, else of the Assembly where its
    /// session is one that the Human Rights Council, which numbers alike, had not reached.
    func resolutionSymbol(_ number: String, _ before: String, _ memory: FactMemory) -> String? {
        if let organ = organ(before, memory) { return organ + "/RES/" + number }
        guard let session = Int(number.prefix { $0.isNumber }) else { return nil }
        let year = memory.issued?.year ?? 2006
        return year < 2006 || session > 60 || session > (year - 2005) * 4 ? "A/RES/" + number : nil
    }

    /// The organ whose name stands before a number, or which alone can have numbered so.
    func organ(_ before: String, _ memory: FactMemory) -> String? {
        let text = Array(before.utf8)
        var last: (end: Int, length: Int, code: String)?
        for (name, code) in Self.organNames {
            guard let end = Self.lastEnd(of: name, in: text) else { continue }
            if last.map({ ($0.end, $0.length) < (end, name.count) }) ?? true { last = (end, name.count, code) }
        }
        return last?.code
    }

    /// The organs whose resolutions are numbered by sessions, by their names in UTF-8.
    private static let organNames: [(name: [UInt8], code: String)] = {
        let names: [(String, String)] = [
            ("Human Rights Council", "A/HRC"), ("General Assembly", "A"), ("Assembly", "A"), ("Conseil des droits de l’homme", "A/HRC"),
            ("Assemblée générale", "A"), ("Consejo de Derechos Humanos", "A/HRC"), ("Asamblea General", "A"), ("联合国大会", "A"), ("大会", "A"),
            ("Генеральной Ассамблеи", "A"), ("الجمعية العامة", "A"),
        ]
        return names.map { (Array($0.0.utf8), $0.1) }
    }()

    /// Where a name ends that stands last in a text. O(text × name), for short texts.
    private static func lastEnd(of name: [UInt8], in text: [UInt8]) -> Int? {
        var start = text.count - name.count
        while start >= 0 {
            if text[start] == name[0], text[start..<start + name.count].elementsEqual(name) { return start + name.count }
            start -= 1
        }
        return nil
    }

    /// The treaty whose title begins a place, in a language whose titles have few capitals: of as many words as make it
    /// most like the title of one; it may be a variant.
    private func titledTreaty(_ range: Range<Int>, _ text: [Unicode.Scalar]) -> FactMark? {
        var end = range.upperBound
        var best: (end: Int, code: String, score: Double)?
        while end > range.lowerBound + 12 {
            let title = String(text[range.lowerBound..<end])
            if let found = instruments.nearest(title) {
                let words = InstrumentNames.words(title)
                let score = Double(words.intersection(found.words).count) / Double(words.union(found.words).count)
                if score > best?.score ?? 0 { best = (end, found.code, score) }
            }
            end -= 1
            while end > range.lowerBound, !text[end].isBlank { end -= 1 }
        }
        return best.map { treaty(range.lowerBound..<$0.end, $0.code, inferred: true) }
    }

    // MARK: Laws

    func articleMark(
        _ match: PatternMatch, _ text: [Unicode.Scalar], _ context: FactContext, _ memory: FactMemory
    ) -> FactMark {
        let number = match[1].map { String(text[$0]) } ?? ""
        let title = String(text[match.range])
        if title.hasSuffix("Charter") || title.hasSuffix("Charter of the United Nations") || title.hasSuffix("Nations Unies")
            || title.hasSuffix("Naciones Unidas")
        {
            return FactMark(match.range, .citation(.treaty, symbol: "I-1", pinpoint: "art. " + number, state: nil, inferred: false))
        }
        let isConstitution = title.lowercased().contains("constitu")
        return FactMark(
            match.range,
            .citation(
                .law, symbol: isConstitution ? nil : law(title, memory), pinpoint: "art. " + number, state: context.respondent,
                inferred: !isConstitution && law(title, memory) != nil))
    }

    /// A law by its title; a sentence's first word, or an article, is no part of it.
    func lawMark(_ range: Range<Int>, _ text: [Unicode.Scalar], _ context: FactContext) -> FactMark? {
        var start = range.lowerBound
        let title = String(text[range])
        for word in ["The ", "This ", "In ", "Under ", "That ", "An "] where title.hasPrefix(word) { start += word.unicodeScalars.count }
        guard String(text[start..<range.upperBound]).split(separator: " ").count >= 2 else { return nil }
        return FactMark(start..<range.upperBound, .citation(.law, symbol: nil, pinpoint: nil, state: context.respondent, inferred: false))
    }
}

extension StringProtocol {
    /// The first place of words; without Foundation.
    fileprivate func range(of words: String) -> Range<Index>? { ranges(of: words).first }
}
