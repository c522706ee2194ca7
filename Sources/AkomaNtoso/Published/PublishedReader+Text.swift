internal import RapporteurDiagnostics
import RapporteurReportModel

extension PublishedReader {
    /// Running text: bold, italics, links as citations, notes; white space collapsed, also where it is said to be
    /// preserved, because tabs stand there for indents.
    mutating func inlines(_ element: AKNElement) -> [Inline] {
        var content: [Inline] = []
        add(element.children, to: &content)
        return Self.trimmed(content)
    }

    private mutating func add(_ nodes: [AKNNode], to content: inout [Inline]) {
        var before: AKNElement?
        for node in nodes {
            switch node {
            case .text(let text):
                content.add(Self.spaced(text))
                before = nil
            case .element(let element):
                if !goesOn(element, after: before, &content) { add(element, to: &content) }
                before = element
            }
        }
    }

    /// Adds a link to the one just before it, where both lead to the same address: published documents cut links at
    /// white space, `1514`, ` ` and `(XV)`, which is one citation.
    private mutating func goesOn(_ element: AKNElement, after before: AKNElement?, _ content: inout [Inline]) -> Bool {
        guard element.name == "a", before?.name == "a", let address = element["href"], address == before?["href"],
            case .citation(var link)? = content.last
        else { return false }
        add(element.children, to: &link.content)
        content[content.count - 1] = .citation(link)
        return true
    }

    private mutating func add(_ element: AKNElement, to content: inout [Inline]) {
        switch element.name {
        case "authorialNote": content.append(.noteRef(noteReference(element)))
        case "a", "ref", "relatedDocument":
            let inner = self.nested(element)
            guard !inner.isEmpty else { return }
            // A link on white space alone leads nobody anywhere.
            guard !inner.plainText.allSatisfy(\.isWhitespace) || inner.contains(where: Self.isNote) else {
                return content.add(Self.spaced(inner.plainText))
            }
            content.append(.citation(citation(element, inner)))
        case "b": wrap(element, &content) { .strong($0) }
        case "i": wrap(element, &content) { .emphasis($0) }
        case "span" where element.hasClass("bold"): wrap(element, &content) { .strong($0) }
        case "span" where element.hasClass("italic"): wrap(element, &content) { .emphasis($0) }
        case "br", "eol": content.append(.lineBreak)
        case "date", "docDate":
            let inner = nested(element)
            guard let value = date(element), !inner.isEmpty else { return content += inner }
            content.append(.date(Self.date(value, as: inner)))
        case "img", "noteRef", "eop", "marker": return
        case "blockList", "list", "ul", "ol":
            var tables: [Block] = []
            addList(element, to: &content, after: &tables)
        default: add(element.children, to: &content)
        }
    }

    /// A date as exact as it is printed: Akoma Ntoso has whole dates alone, the first day for a month or a year.
    private static func date(_ value: PartialDate, as content: [Inline]) -> DateValue {
        var numbers: [Int] = []
        var isNumber = false
        var hasLetters = false
        for scalar in content.plainText.unicodeScalars {
            if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
                let before = isNumber ? numbers.removeLast() : 0
                numbers.append(min(before * 10 + Int(digit), 100_000))
                isNumber = true
            } else {
                hasLetters = hasLetters || scalar.properties.isAlphabetic
                isNumber = false
            }
        }
        // Without a year, which stands elsewhere: 23 and 24 June 1999.
        guard numbers.contains(value.year) else {
            return DateValue(value: value, precision: .day, basis: .inferred, content: content)
        }
        let isFirst = value.day == 1 && numbers == [value.year]
        guard isFirst, let known = PartialDate(year: value.year, month: hasLetters ? value.month : nil) else {
            return DateValue(value: value, precision: .day, content: content)
        }
        return DateValue(value: known, precision: known.precision, content: content)
    }

    private mutating func wrap(
        _ element: AKNElement, _ content: inout [Inline], _ make: ([Inline]) -> Inline
    ) {
        let inner = nested(element)
        // White space that is marked bold is white space.
        guard !inner.plainText.allSatisfy(\.isWhitespace) || inner.contains(where: Self.isNote) else {
            return content.add(Self.spaced(inner.plainText))
        }
        content.append(make(inner))
    }

    private static func isNote(_ piece: Inline) -> Bool { if case .noteRef = piece { true } else { false } }

    private mutating func nested(_ element: AKNElement) -> [Inline] {
        var inner: [Inline] = []
        add(element.children, to: &inner)
        return inner
    }

    /// A link tells what it leads to by its address, where that is one of documents by symbol.
    ///
    /// Addresses write symbols without spaces, and in small letters too: what is printed is the symbol where the two are
    /// one, and where they differ the symbol is inferred.
    private func citation(_ element: AKNElement, _ content: [Inline]) -> Citation {
        guard let address = element["href"].flatMap({ Self.symbol(inAddress: $0) }) else {
            return Citation(kind: .document, content: content)
        }
        let folded = Self.folded(address)
        let isResolution = folded.contains("/RES/")
        let isDecision = folded.contains("/DEC/")
        let printed = Self.collapsed(String(String.UnicodeScalarView(content.plainText.unicodeScalars.map(Self.plain))))
        let kind: CitationKind = isResolution ? .resolution : isDecision ? .decision : .document
        if kind == .document {
            let isPrinted = Self.folded(printed) == folded
            return Citation(
                kind: kind, symbol: isPrinted ? printed : address, basis: isPrinted || !printed.contains("/") ? nil : .inferred,
                content: content)
        }
        let symbol = isResolution || isDecision ? address.uppercased() : address
        let number = folded.split(separator: "/", omittingEmptySubsequences: false).drop { $0 != "RES" && $0 != "DEC" }
            .dropFirst().joined(separator: "/")
        let hasDigits = printed.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let isPrinted = !hasDigits || Self.folded(printed).contains(number)
        return Citation(kind: kind, symbol: symbol, basis: isPrinted ? nil : .inferred, content: content)
    }

    /// White space and dashes of any kind as the plain ones.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.properties.isWhitespace { return " " }
        return scalar.properties.generalCategory == .dashPunctuation ? "-" : scalar
    }

    /// A symbol without what addresses leave out.
    private static func folded(_ text: String) -> String { text.filter { !$0.isWhitespace }.uppercased() }

    /// The symbol in an address of docs.un.org or undocs.org; names of the naming convention tell none.
    static func symbol(inAddress address: String) -> String? {
        for host in ["https://docs.un.org/", "https://undocs.org/", "http://undocs.org/", "https://www.undocs.org/"]
        where address.begins(with: host) {
            var path = address.dropFirst(host.count)
            if let mark = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = path[..<mark] }
            let language = path.prefix(3)
            if language.utf8.count == 3, language.ends(with: "/"), language == language.lowercased() {
                path = path.dropFirst(3)
            }
            let symbol = collapsed(SymbolEscaping.decoded(path))
            return symbol.isEmpty ? nil : symbol
        }
        return nil
    }

    /// A note, and its marker. Markers are read with and without `sup` and parentheses.
    private mutating func noteReference(_ element: AKNElement) -> NoteRef {
        let number = notes.count + 1
        let id = "note\(number)"
        let marker = Self.collapsed(element["marker"] ?? "").filter { $0 != "(" && $0 != ")" }
        let note = Note(id: id, marker: marker.isEmpty ? "*" : marker)
        notes.append(note)
        var content: [Inline] = []
        for (index, paragraph) in element.elements.enumerated() {
            if index > 0 { content.append(.lineBreak) }
            content += inlines(paragraph)
        }
        // Arabic notes begin with the parentheses that stood around the marker.
        if case .text(let text)? = content.first, text.begins(with: "()") {
            let rest = text.dropFirst(2).drop { $0 == " " }
            content[0] = .text(String(rest))
            if rest.isEmpty { content.removeFirst() }
        }
        notes[number - 1].content = content
        return NoteRef(note: id, text: note.marker)
    }

    /// Runs of white space as one space.
    private static func spaced(_ text: String) -> String {
        var words = ""
        var isSpace = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r":
                if !isSpace { words += " " }
                isSpace = true
            default:
                words.unicodeScalars.append(scalar)
                isSpace = false
            }
        }
        return words
    }

    /// Without white space at both ends, and none twice where pieces meet.
    private static func trimmed(_ content: [Inline]) -> [Inline] {
        var result: [Inline] = []
        for piece in content {
            if case .text(var text) = piece {
                let before = result.last
                let isStart = before == nil || before == .lineBreak
                if isStart || before.map(endsInSpace) == true { text = String(text.drop { $0 == " " }) }
                result.add(text)
            } else {
                result.append(piece)
            }
        }
        if case .text(let text)? = result.last, text.ends(with: " ") {
            var text = text
            while text.ends(with: " ") { text.removeLast() }
            if text.isEmpty { result.removeLast() } else { result[result.count - 1] = .text(text) }
        }
        return result
    }

    private static func endsInSpace(_ piece: Inline) -> Bool { piece.plainText.ends(with: " ") }
}
