/// What is printed at the head and foot of pages and is no part of the text: running heads, page numbers, job numbers,
/// bar codes. Nothing is taken for furniture in the middle of a page by its form alone except what cannot be text.
struct PageFurniture {
    private(set) var dropped: [DroppedText] = []
    /// The first job number.
    private(set) var jobNumber: SourceText?
    /// The symbol or symbols printed first.
    private(set) var symbols: [String] = []

    private static let job = TextPattern(
        #"^(?:[A-Z]{1,3}\. ?)?\d{2}-? ?\d{5}X?(?: +\d{4}[a-z])?(?: *\([A-Z]\)(?: +\d{6})*)? *(?:/ ?[.,]{1,2} ?[.,]{1,2} ?[.,]?)?$"#)
    private static let barCode = TextPattern(#"^\*[A-Z]?\d{7}[A-Z]?\*$|^`{5,}$"#)
    private static let foot = TextPattern(#"^(?:\d{1,4}/\d{1,4}|\d{1,4}(?:/\d{1,4})? +(?:[A-Z]{1,3}\.)?\d{2}- ?\d{5}|(?:[A-Z]{1,3}\.)?\d{2}- ?\d{5} +\d{1,4}(?:/\d{1,4})?)$"#)
    private static let pageWord = TextPattern(#"^(?:Page|page|Página|página|стр\.|Стр\.) \d{1,4}$"#)
    private static let number = TextPattern(#"^(?:\d{1,4}|- \d{1,4} -|– \d{1,4} –)$"#)
    private static let range = TextPattern(#"^\d{1,3} ?[-–] ?\d{1,3}$"#)
    private static let more = TextPattern(#"^/ ?(?:\.\.\.|…|[.,·*] ?[.,·*] ?[.,·*])$"#)
    private static let rule = TextPattern(#"^(?:_{3,}|-{4,}|–{3,}|—{3,})$"#)

    /// Takes the furniture out of `lines`.
    mutating func remove(from lines: inout [SourceLine], hasPages: Bool) {
        symbols = Self.symbols(in: lines)
        let pages = self.pages(of: lines, hasPages: hasPages)
        let runningHeads = hasPages ? repeatedHeads(lines, pages) : []
        for (number, page) in pages.enumerated() {
            removeEnds(of: page, number: number, &lines, runningHeads, isWhole: !hasPages)
        }
        lines = lines.map { line in
            var line = line
            line.text = line.text.trimmed
            return line
        }
    }

    /// The ranges of lines of each page.
    private func pages(of lines: [SourceLine], hasPages: Bool) -> [Range<Int>] {
        guard hasPages else { return [0..<lines.count] }
        var pages: [Range<Int>] = []
        var start = 0
        for index in lines.indices.dropFirst() where lines[index].page != lines[index - 1].page {
            pages.append(start..<index)
            start = index
        }
        pages.append(start..<lines.count)
        return pages
    }

    // MARK: Symbols

    static func symbols(in lines: [SourceLine]) -> [String] {
        var found: [String] = []
        for line in lines.lazy.filter({ !$0.isBlank }).prefix(16) {
            for segment in line.segments() {
                let text = line.text[segment.range].scalars
                for match in SymbolGrammar.symbol.matches(in: text) {
                    let end = text[match.range.upperBound...].allSatisfy { $0.isAsterisk || $0.isBlank }
                    let isWhole = end && (match.range.lowerBound == 0 || !text[0].isDigit) || match.range.lowerBound == 0 && line.number > 1
                    let symbol = String(text[match.range])
                    if isWhole, !found.contains(symbol), found.count < 2 { found.append(symbol) }
                }
            }
            if !found.isEmpty, line.number > 12 { break }
        }
        return found
    }

    /// Whether a text is one of the document's symbols and nothing more, spaces and a reissue asterisk aside.
    private func isSymbol(_ scalars: [Unicode.Scalar]) -> Bool {
        let bare = String(scalars.filter { !$0.isBlank && $0 != "*" })
        return symbols.contains { String($0.unicodeScalars.filter { $0 != " " }) == bare }
    }

    // MARK: Running heads

    /// The heads of pages that come again on other pages, as keys.
    private func repeatedHeads(_ lines: [SourceLine], _ pages: [Range<Int>]) -> Set<String> {
        var counts = [String: Int]()
        for page in pages.dropFirst() {
            for line in Set(headLines(lines, page).map { key(lines[$0]) }) { counts[line, default: 0] += 1 }
        }
        return Set(counts.filter { $0.value >= 2 && !$0.key.isEmpty }.keys)
    }

    /// The lines at the top of a page before the first blank one, as many at most as two symbols, the language and the
    /// number of the page take.
    private func headLines(_ lines: [SourceLine], _ page: Range<Int>) -> [Int] {
        let top = page.drop { lines[$0].isBlank }
        return Array(top.prefix { !lines[$0].isBlank }.prefix(4))
    }

    /// The lines of a head that ends with the number of the page: in a scanned text the symbol above it may be damaged,
    /// and the language stands there on every page but the first.
    private func headBeforePageNumber(_ lines: [SourceLine], _ page: Range<Int>) -> ArraySlice<Int> {
        let top = page.filter { !lines[$0].isBlank }.prefix(5)
        guard let last = top.lastIndex(where: { Self.pageWord.match(lines[$0].text.scalars) != nil }) else { return [] }
        let head = top[..<last]
        let isHead = head.allSatisfy { lines[$0].text.count <= 20 && lines[$0].text.scalars.count { $0.isBlank } <= 1 }
        return isHead ? head : []
    }

    /// A line's words without the symbols of the document and numbers of pages.
    private func key(_ line: SourceLine) -> String {
        var words: [String] = []
        for segment in line.segments(least: 2) {
            let text = line.text[segment.range].scalars
            if isSymbol(text) || Self.number.match(text) != nil { continue }
            words.append(String(text))
        }
        return words.joined(separator: " ")
    }

    // MARK: Removing

    private mutating func removeEnds(
        of page: Range<Int>, number: Int, _ lines: inout [SourceLine], _ runningHeads: Set<String>, isWhole: Bool
    ) {
        if isWhole {
            removeFurnitureWithoutPages(page, &lines)
            return
        }
        for index in page.reversed().filter({ !lines[$0].isBlank }).prefix(8) {
            guard removeFoot(index, in: page, &lines) else { break }
        }
        guard number > 0 else { return }
        var heads = 0
        for index in headBeforePageNumber(lines, page) {
            drop(index, &lines, .runningHead)
            heads += 1
        }
        for index in headLines(lines, page) {
            let isHead = runningHeads.contains(key(lines[index]))
            guard removeHead(index, &lines, isRunningHead: isHead) else { break }
            heads += 1
        }
        if heads == 0 {
            // The symbol may stand below a blank line.
            for index in page.filter({ !lines[$0].isBlank }).prefix(2) {
                guard removeHead(index, &lines, isRunningHead: false) else { break }
            }
        }
        if let first = page.first(where: { !lines[$0].isBlank }) { lines[first].startsPage = true }
    }

    private mutating func removeFoot(_ index: Int, in page: Range<Int>, _ lines: inout [SourceLine]) -> Bool {
        let text = lines[index].text.scalars
        if removeUnmistakable(index, &lines) { return true }
        if Self.number.match(text) != nil, isUnderNumber(lines[page.lowerBound..<index]) { return false }
        if Self.number.match(text) != nil || Self.foot.match(text) != nil {
            drop(index, &lines, .pageNumber)
            return true
        }
        return false
    }

    /// Whether numbers stand one under the other, as in a column or a table of contents without layout: then the last is
    /// none of a page.
    private func isUnderNumber(_ above: ArraySlice<SourceLine>) -> Bool {
        guard let before = above.last(where: { !$0.isBlank }) else { return false }
        return Self.number.match(before.text.scalars) != nil || Self.range.match(before.text.scalars) != nil
    }

    private mutating func removeHead(_ index: Int, _ lines: inout [SourceLine], isRunningHead: Bool) -> Bool {
        let text = lines[index].text.scalars
        if isSymbol(text) || isRunningHead {
            drop(index, &lines, .runningHead)
        } else if Self.number.match(text) != nil || Self.pageWord.match(text) != nil {
            drop(index, &lines, .pageNumber)
        } else if Self.foot.match(text) != nil {
            drop(index, &lines, .pageNumber)
        } else {
            return false
        }
        return true
    }

    /// Job numbers, bar codes and numbers of pages among how many.
    @discardableResult
    private mutating func removeUnmistakable(_ index: Int, _ lines: inout [SourceLine]) -> Bool {
        let text = lines[index].text
        if Self.barCode.match(text.scalars) != nil {
            drop(index, &lines, .barCode)
        } else if Self.job.match(text.scalars) != nil, text.scalars.contains("(") || text.scalars.contains("-") {
            takeJobNumber(index, &lines)
        } else if Self.more.match(text.scalars) != nil {
            drop(index, &lines, .continuation)
        } else if Self.foot.match(text.scalars) != nil, text.scalars.contains("-") {
            drop(index, &lines, .pageNumber)
        } else if Self.pageWord.match(text.scalars) != nil {
            drop(index, &lines, .pageNumber)
        } else {
            return false
        }
        return true
    }

    private mutating func takeJobNumber(_ index: Int, _ lines: inout [SourceLine]) {
        let text = lines[index].text
        var end = text.count
        if let slash = text.scalars.lastIndex(of: "/") {
            end = slash
            dropped.append(DroppedText(text.from(slash), .continuation))
        }
        let number = text.upTo(end).trimmed
        if jobNumber == nil { jobNumber = number } else { dropped.append(DroppedText(number, .jobNumber)) }
        lines[index].text = SourceText()
    }

    /// Without form feeds: what can be nothing else; the symbol printed again alone, also one that is not known, under the
    /// foot of a page.
    private mutating func removeFurnitureWithoutPages(_ page: Range<Int>, _ lines: inout [SourceLine]) {
        var hasSeenSymbol = false
        var isUnderFoot = false
        for index in page where !lines[index].isBlank {
            if removeUnmistakable(index, &lines) {
                isUnderFoot = true
                continue
            }
            let text = lines[index].text.scalars
            let isAnySymbol = isUnderFoot && SymbolGrammar.symbol.match(text)?.range.upperBound == text.count
            if isAnySymbol || isSymbol(text) {
                if isAnySymbol || hasSeenSymbol || index > 24 {
                    drop(index, &lines, .runningHead)
                    isUnderFoot = true
                }
                hasSeenSymbol = true
            } else {
                if isUnderFoot { lines[index].startsPage = true }
                isUnderFoot = false
            }
        }
    }

    private mutating func drop(_ index: Int, _ lines: inout [SourceLine], _ reason: DroppedText.Reason) {
        dropped.append(DroppedText(lines[index].text, reason))
        lines[index].text = SourceText()
    }

    /// What a line at the foot of a page is, by its form alone; nil where it is none of these.
    static func kind(ofFoot text: [Unicode.Scalar]) -> DroppedText.Reason? {
        if barCode.match(text) != nil { return .barCode }
        if job.match(text) != nil { return .jobNumber }
        if more.match(text) != nil { return .continuation }
        let isNumber = number.match(text) != nil || foot.match(text) != nil || pageWord.match(text) != nil
        return isNumber || !text.contains(where: \.isWordPart) ? .pageNumber : nil
    }

    /// Whether a line is a rule that sets notes off.
    static func isRule(_ line: SourceLine) -> Bool { rule.match(line.text.scalars) != nil }
}
