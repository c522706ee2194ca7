import RapporteurReportModel

/// What the head of a document says: its masthead, symbols, title and kind.
struct MastheadReader {
    private let words: LanguageWords
    private let states: StateNames
    private(set) var draft = DraftHead()
    /// How many lines give items, each with a title of its own.
    private var agendaLines = 0
    private let bodies: TextPattern?
    private let types: [(pattern: TextPattern, kind: DocumentKind)]
    /// Whether each block is a paragraph as it was written, so that the next is another.
    private let hasWholeParagraphs: Bool

    init(_ words: LanguageWords, states: StateNames, hasWholeParagraphs: Bool = false) {
        self.words = words
        self.hasWholeParagraphs = hasWholeParagraphs
        self.states = states
        bodies = words.bodies.map { TextPattern($0) }
        types = words.documentTypes.map { (TextPattern($0.pattern), $0.kind) }
    }

    /// Reads the blocks at the head and returns how many it took.
    mutating func read(_ blocks: [SourceBlock]) -> Int {
        let fields = MastheadFields(words)
        let headEnd = (blocks.lastIndex { if case .head = $0.kind { true } else { false } } ?? -1) + 1
        var leftovers: [SourceBlock] = []
        /// What stands last in the column of sessions and items.
        var above = Above.nothing
        for (place, block) in blocks[0..<headEnd].enumerated() {
            let text = block.text
            if case .head = block.kind, let parts = fields.fields(in: text) {
                for (field, range) in parts {
                    add(field, text[range])
                    above = Above(field) ?? above
                }
            } else if !draft.distribution.isEmpty, draft.distributionCode == nil, let code = words.distributionKinds[text.string.lowercased()] {
                // "Distr." and the kind may stand on a line each.
                add(.distribution(code), text)
            } else if block.role == .unknown, kind(of: text) == nil, isInColumn(blocks[(place + 1)..<headEnd], fields) {
                if above == .agenda { addAgendaTitle(text, isNew: block.isSetOff) } else { addBody(text, goesOn: above == .body) }
                above = above == .agenda ? .agenda : .body
            } else {
                leftovers.append(block)
            }
        }
        var index = headEnd
        while let next = titleBlock(blocks, index), isBody(blocks, index) {
            addBody(next.text, goesOn: false)
            index += 1
        }
        for block in leftovers where block.role == .agendaTitle { draft.agendaTitles.append(block.text) }
        leftovers.removeAll { $0.role == .agendaTitle }
        while let next = titleBlock(blocks, index), next.role == .agendaTitle {
            draft.agendaTitles.append(next.text)
            index += 1
        }
        // What stands under the agenda item without a gap is its title; so is what is bold.
        if draft.agenda != nil, draft.agendaTitles.count < agendaLines, let next = titleBlock(blocks, index), !next.role.headsDocument,
            !next.isSetOff || next.text.isMostlyBold || isOverTypeAndState(blocks, index) || isOverTitle(blocks, index), !isTitle(blocks, index)
        {
            var (title, rest) = splitAtKind(next)
            index += 1
            while rest == nil, let more = titleBlock(blocks, index), !more.isSetOff, !more.role.headsDocument, kind(of: more.text) == nil,
                !hasWholeParagraphs || LineBreaks.joins(title) || more.text.scalars.first?.isLowercase == true, !endsHead(blocks, index)
            {
                title.join(more.text)
                index += 1
            }
            draft.agendaTitles.append(title)
            if let rest { leftovers.append(rest) }
        }
        for block in leftovers { addTitle(block) }
        while let block = titleBlock(blocks, index), !endsHead(blocks, index) {
            addTitle(block)
            index += 1
        }
        settle()
        return index
    }

    /// What a line of the masthead's column stands under.
    private enum Above {
        case nothing, organ, body, session, agenda

        /// Nil for fields of the other column.
        init?(_ field: MastheadField) {
            switch field {
            case .organ: self = .organ
            case .session, .meeting: self = .session
            case .agenda: self = .agenda
            default: return nil
            }
        }
    }

    /// Whether a field follows before the line that says what the document is, so that what stands before it belongs to
    /// the masthead.
    private func isInColumn(_ rest: ArraySlice<SourceBlock>, _ fields: MastheadFields) -> Bool {
        for block in rest {
            if kind(of: block.text) != nil { return false }
            if case .head = block.kind { return true }
        }
        return false
    }

    /// Whether a block under the masthead is the name of the body whose document it is: a title follows.
    private func isBody(_ blocks: [SourceBlock], _ index: Int) -> Bool {
        guard draft.agenda == nil, !draft.organs.isEmpty, bodies?.match(blocks[index].text.scalars) != nil, kind(of: blocks[index].text) == nil,
            let next = titleBlock(blocks, index + 1), kind(of: next.text) == nil
        else { return false }
        return !endsHead(blocks, index + 1)
    }

    private mutating func addAgendaTitle(_ text: SourceText, isNew: Bool) {
        guard !isNew, let last = draft.agendaTitles.indices.last else { return draft.agendaTitles.append(text) }
        draft.agendaTitles[last].join(text)
    }

    /// Takes the name of a body that has no code: a commission, a board, a conference, on one line or several.
    private mutating func addBody(_ text: SourceText, goesOn: Bool) {
        if draft.organs.isEmpty || draft.organs.count < 2 && !goesOn {
            draft.organs.append(("", text))
        } else {
            draft.organs[draft.organs.count - 1].text.join(text)
        }
    }

    private func titleBlock(_ blocks: [SourceBlock], _ index: Int) -> SourceBlock? {
        guard index < blocks.count, case .text = blocks[index].kind, !blocks[index].text.isEmpty else { return nil }
        return blocks[index]
    }

    /// The text of a block up to the line that says what the document is, and a block of the lines from there on; nil
    /// where no line says so, or the first does.
    private func splitAtKind(_ block: SourceBlock) -> (title: SourceText, rest: SourceBlock?) {
        guard let kindLine = block.lines.indices.dropFirst().first(where: { kind(of: block.lines[$0]) != nil }) else {
            return (block.text, nil)
        }
        let end = titleStart(block.lines[..<kindLine]) ?? kindLine
        var title = block
        title.lines = Array(block.lines[..<end])
        var rest = block
        rest.lines = Array(block.lines[end...])
        return (title.text, rest)
    }

    /// Where among lines that nothing sets off the title of the document begins, after that of the item: the line before it
    /// had room for its first word, or it is known from the one line that there is by a small letter at the end.
    private func titleStart(_ lines: ArraySlice<SourceText>) -> Int? {
        var widest = 0
        for index in lines.indices.dropFirst() {
            let before = lines[index - 1]
            widest = max(widest, before.count)
            guard let first = lines[index].scalars.first, !first.isLowercase, first.isWordPart || "“\"«".unicodeScalars.contains(first),
                let last = before.scalars.last, !",:;-–(".unicodeScalars.contains(last), !LineBreaks.joins(before)
            else { continue }
            let word = lines[index].scalars.prefix { !$0.isBlank }.count
            if index > lines.startIndex + 1, before.count + word + 4 <= widest { return index }
            let lastWord = before.scalars.reversed().prefix { !$0.isBlank }
            if lastWord.last?.isLowercase == true { return index }
        }
        return nil
    }

    /// Whether the title of the document stands between a block and the line that says what the document is.
    private func isOverTitle(_ blocks: [SourceBlock], _ index: Int) -> Bool {
        guard kind(of: blocks[index].text) == nil, splitAtKind(blocks[index]).rest == nil, let next = titleBlock(blocks, index + 1),
            kind(of: next.text) == nil, relation(of: next.text) == nil, !endsHead(blocks, index + 1)
        else { return false }
        if splitAtKind(next).rest != nil { return true }
        return titleBlock(blocks, index + 2).map { kind(of: $0.text) != nil } ?? false
    }

    /// Whether the block under the agenda item is the last before the line of the kind of document: then it is the
    /// title, and the item has none.
    private func isTitle(_ blocks: [SourceBlock], _ index: Int) -> Bool {
        guard blocks[index].isSetOff, let next = titleBlock(blocks, index + 1) else { return false }
        return kind(of: next.text) != nil && !isOverTypeAndState(blocks, index)
    }

    /// Whether below a block stand the kind of document and the State that it is about, so that the block is no title of
    /// the document.
    private func isOverTypeAndState(_ blocks: [SourceBlock], _ index: Int) -> Bool {
        var lines: [SourceText] = []
        for offset in 1...3 { if let block = titleBlock(blocks, index + offset) { lines += block.lines } }
        guard let first = lines.first, kind(of: first) != nil else { return false }
        return lines.dropFirst().prefix(3).contains(where: isState)
    }

    /// Whether a line is the name of a State, the marker of a note aside.
    private func isState(_ line: SourceText) -> Bool {
        var end = line.count
        while end > 0, line.scalars[end - 1].isBlank || "*∗".unicodeScalars.contains(line.scalars[end - 1]) { end -= 1 }
        return end > 0 && states.code(of: line.upTo(end)) != nil
    }

    /// Whether a block belongs to the body: a section, a paragraph, the summary, or running text.
    private func endsHead(_ blocks: [SourceBlock], _ index: Int) -> Bool {
        let text = blocks[index].text
        let string = text.string
        if (words.summary + words.contents + words.unnumberedHeadings).contains(string) { return true }
        let labels = LabelScanner.labels(of: text)
        if labels.contains(where: { $0.number == 1 && ($0.kind == .roman || $0.kind == .paragraph && $0.isPointed || $0.kind == .capital || $0.kind == .chinese || $0.kind == .arabicOrdinal) }) {
            return true
        }
        if labels.contains(where: { $0.kind == .paragraph && !$0.prefix.isEmpty }) { return true }
        if text.count > 400 { return true }
        if isFirstHeading(blocks, index) { return true }
        // A resolution begins with the organ that speaks.
        if words.isSpeaker(text) { return true }
        guard let last = text.scalars.last else { return true }
        if ".;:,،，；：。".unicodeScalars.contains(last) { return true }
        return draft.titles.count >= 8
    }

    /// Whether a line under title and kind is the heading of the first paragraph: "Background".
    private func isFirstHeading(_ blocks: [SourceBlock], _ index: Int) -> Bool {
        let text = blocks[index].text
        guard draft.titles.contains(where: { kind(of: $0) != nil }), draft.titles.count > 1 || !draft.agendaTitles.isEmpty,
            relation(of: text) == nil, kind(of: text) == nil, text.count < 60, let next = titleBlock(blocks, index + 1)
        else { return false }
        return LabelScanner.labels(of: next.text).contains { $0.kind == .paragraph && $0.isPointed && $0.prefix.isEmpty && $0.number == 1 }
    }

    // MARK: Fields

    private mutating func add(_ field: MastheadField, _ text: SourceText) {
        switch field {
        case .publisher, .publisherPart: draft.publisher.join(text)
        case .organ(let code):
            if let same = draft.organs.first(where: { $0.code == code }), same.text.string.lowercased() == text.string.lowercased() {
                draft.dropped.append(DroppedText(text, .repeatedOrgan))
            } else if draft.organs.count < 2 {
                draft.organs.append((code, text))
            } else {
                draft.organs[draft.organs.count - 1].text.join(text)
            }
        case .symbol(let symbol): addSymbol(symbol, text)
        case .distribution(let code):
            draft.distribution.join(text)
            if let code { draft.distributionCode = code }
        case .date(let value):
            guard draft.issued == nil else {
                draft.titles.append(text)
                return
            }
            draft.issued = (value, text)
        case .language(let code):
            if draft.originalGoesOn {
                addOriginal([code], goesOn: false, text)
            } else if draft.languageLine == nil {
                draft.languageLine = text
                draft.printedLanguage = code
            } else {
                draft.titles.append(text)
            }
        case .original(let codes, let goesOn): addOriginal(codes, goesOn: goesOn, text)
        case .languages(let codes, let goesOn): addOriginal(codes, goesOn: goesOn, text)
        case .session(let number, let kind):
            if draft.sessions.count < 2 { draft.sessions.append((number, kind, text)) } else { draft.titles.append(text) }
        case .agenda(let numbers):
            agendaLines += 1
            if let first = draft.agenda {
                var line = first.text
                line.join(text)
                draft.agenda = (first.numbers + numbers, line)
            } else {
                draft.agenda = (numbers, text)
            }
        case .meeting:
            if !draft.sessions.isEmpty {
                draft.sessions[draft.sessions.count - 1].text.join(text)
            } else if !draft.organs.isEmpty {
                draft.organs[draft.organs.count - 1].text.join(text)
            } else {
                draft.titles.append(text)
            }
        case .seriesLetters: draft.dropped.append(DroppedText(text, .seriesLetter))
        }
    }

    private mutating func addOriginal(_ codes: [String], goesOn: Bool, _ text: SourceText) {
        draft.original.join(text)
        draft.originalCodes += codes
        draft.originalGoesOn = goesOn
    }

    private mutating func addSymbol(_ symbol: String, _ text: SourceText) {
        var end = text.count
        while end > 0, text.scalars[end - 1] == "*" || text.scalars[end - 1] == "∗" { end -= 1 }
        if end < text.count {
            draft.isReissue = true
            draft.dropped.append(DroppedText(text.from(end), .reissueMark))
        }
        let bare = text.upTo(end)
        if draft.symbols.contains(where: { $0.string == bare.string }) {
            draft.dropped.append(DroppedText(bare, .repeatedSymbol))
        } else {
            draft.symbols.append(bare)
        }
    }

    // MARK: Titles

    private func kind(of text: SourceText) -> DocumentKind? {
        // "… on the sixth periodic / report of Fiji" goes on with a title.
        guard text.scalars.first?.isLowercase == false else { return nil }
        return types.first { $0.pattern.match(text.scalars) != nil }?.kind
    }

    /// Lines that say what the document is stand for themselves, also where no white space sets them off.
    private mutating func addTitle(_ block: SourceBlock) {
        var text = SourceText()
        for line in block.lines {
            let isOwn = kind(of: line) != nil || relation(of: line) != nil || !text.isEmpty && kind(of: text) != nil && isState(line)
            if isOwn || text.isEmpty || relation(of: text) != nil {
                if !text.isEmpty { appendTitle(text) }
                text = line
            } else {
                text.join(line)
            }
        }
        if !text.isEmpty { appendTitle(text) }
    }

    /// Adds a line of the title, or joins it with the one before, where that ends in the middle of a phrase.
    private mutating func appendTitle(_ text: SourceText) {
        guard let last = draft.titles.last, kind(of: last) != nil, relation(of: text) == nil,
            let word = last.string.split(separator: " ").last, Self.linkingWords.contains(word.lowercased())
        else {
            draft.titles.append(text)
            return
        }
        draft.titles[draft.titles.count - 1].join(text)
    }

    /// Words with which no title ends, in English, French and Spanish.
    private static let linkingWords: Set<String> = [
        "on", "the", "of", "to", "in", "and", "for", "by", "with", "from", "concerning",
        "de", "du", "des", "sur", "la", "le", "les", "et", "del", "los", "las", "el", "en", "y", "sobre",
    ]

    /// Decides among the lines of the title which says what the document is.
    private mutating func settle() {
        keepUnnamedOriginal()
        var title: [SourceText] = []
        var type: [SourceText] = []
        // A resolution may have the title of a report: then the line of its adoption says what it is.
        let adopted = draft.titles.compactMap { kind(of: $0) }.first { $0 == .resolution || $0 == .decision }
        let hasState = draft.titles.contains(where: isState)
        for line in draft.titles {
            let isRelation = relation(of: line) != nil
            if let kind = kind(of: line), draft.kind == nil, adopted == nil || kind == adopted {
                draft.kind = kind
                // "Report of the Secretary-General on …" is the title where there is no other.
                if title.isEmpty, isLong(line, kind), !hasState { title.append(line) } else { type.append(line) }
            } else if let relation = relation(of: line) {
                draft.relationWord = relation
                type.append(line)
            } else if title.isEmpty, !type.isEmpty, isState(line) {
                title.append(line)
            } else if !type.isEmpty, !isRelation, draft.kind != .resolution || line.scalars.first == "[" {
                type.append(line)
            } else {
                title.append(line)
            }
        }
        draft.titleLines = title
        draft.typeLines = type
        draft.titles = []
    }

    /// "Original:" with no language behind it, as where a text breaks off, says nothing that the masthead has a place for:
    /// it stands as text.
    private mutating func keepUnnamedOriginal() {
        guard !draft.original.isEmpty, draft.originalCodes.isEmpty else { return }
        if draft.languageLine == nil {
            draft.languageLine = draft.original
        } else {
            draft.titles.insert(draft.original, at: 0)
        }
        draft.original = SourceText()
    }

    private func isLong(_ text: SourceText, _ kind: DocumentKind) -> Bool {
        kind == .report && text.string.split(separator: " ").count > 6
    }

    private func relation(of text: SourceText) -> RelationKind? {
        words.relationWords[text.string.lowercased().filter { $0.isLetter }]
    }
}
