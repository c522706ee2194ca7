import RapporteurDiagnostics
import RapporteurReportModel

/// Whether the words of a published document are in what was read from it.
///
/// Words are counted in both, where they stand does not matter: a reader puts notes and tables elsewhere. What only
/// divides words otherwise, as where a line ends within one, is no loss.
struct PublishedWords {
    private var read: [String: Int] = [:]
    /// Words of values: a number is printed in one document and an attribute in the other.
    private var values: [String: Int] = [:]

    /// - Parameter document: what was read, as it is exported: words stand in text, in numbers and in markers.
    init(of document: Document) {
        let exported = AKNExporter.document(DocumentParts(.document(document), AkomaNtosoOptions()), AkomaNtosoOptions())
        for word in exported.words() { read[word.text, default: 0] += 1 }
        countValues(exported)
    }

    private mutating func countValues(_ element: AKNElement) {
        for attribute in element.attributes {
            for word in AKNElement("value", [:], [.text(attribute.value)]).words() { values[word.text, default: 0] += 1 }
        }
        for inner in element.elements { countValues(inner) }
    }

    /// Takes the words of an element away from those that were read; what is left of the element was not.
    mutating func lost(in element: AKNElement) -> [(word: String, offset: Int)] {
        var lost: [(word: String, offset: Int)] = []
        for word in element.words() {
            if let count = read[word.text], count > 0 {
                read[word.text] = count - 1
            } else if let count = values[word.text], count > 0 {
                values[word.text] = count - 1
            } else {
                lost.append((word.text, word.offset))
            }
        }
        return isDividedOtherwise(lost.map(\.word)) ? [] : lost
    }

    /// Whether the letters of lost words are all in words that were read and stand nowhere else.
    private func isDividedOtherwise(_ lost: [String]) -> Bool {
        guard !lost.isEmpty else { return true }
        var letters: [Unicode.Scalar: Int] = [:]
        for (word, count) in read where count > 0 {
            for letter in word.unicodeScalars { letters[letter, default: 0] += count }
        }
        for letter in lost.flatMap(\.unicodeScalars) {
            guard let count = letters[letter], count > 0 else { return false }
            letters[letter] = count - 1
        }
        return true
    }
}

extension AKNElement {
    /// Elements that stand within words: they do not end one.
    private static let inline: ExactSet = [
        "a", "b", "i", "u", "sup", "sub", "span", "ref", "mref", "rref", "inline", "date", "docDate", "docTitle", "docType",
        "docNumber", "docAuthority", "docProponent", "docStatus", "docketNumber", "relatedDocument", "organization", "person",
        "role", "location", "term", "concept", "object", "event", "quantity", "entity", "def", "abbr", "session", "ins", "del",
        "embeddedText", "remark", "placeholder", "noteRef", "marker", "time", "process", "change",
    ]

    /// The words inside, and where the element around the end of each begins.
    fileprivate func words() -> [(text: String, offset: Int)] {
        var words: [(text: String, offset: Int)] = []
        var word = ""
        collect(&word, &words)
        end(&word, &words)
        return words
    }

    private func collect(_ word: inout String, _ words: inout [(text: String, offset: Int)]) {
        guard name != "meta" else { return }
        var outer = ""
        let isInline = Self.inline.contains(name)
        // A note stands within a word and has its own.
        if name == "authorialNote" { swap(&outer, &word) } else if !isInline { end(&word, &words) }
        for child in children {
            switch child {
            case .text(let text): add(text, &word, &words)
            case .element(let element): element.collect(&word, &words)
            }
        }
        guard !isInline else { return }
        end(&word, &words)
        word = outer
    }

    private func add(_ text: String, _ word: inout String, _ words: inout [(text: String, offset: Int)]) {
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || scalar.properties.generalCategory == .nonspacingMark {
                word.unicodeScalars.append(scalar)
            } else {
                end(&word, &words)
            }
        }
    }

    private func end(_ word: inout String, _ words: inout [(text: String, offset: Int)]) {
        guard !word.isEmpty else { return }
        words.append((word, offset))
        word = ""
    }
}

extension PublishedReader {
    /// What of the text is not in the value that was read: an error, since half a document is none; of the first page
    /// alone, which holds more than a masthead has places for, a note.
    func losses(of root: AKNElement, in document: Document) -> Finding? {
        var text: [AKNElement] = []
        var front: [AKNElement] = []
        Self.sort(root, &text, &front)
        var words = PublishedWords(of: document)
        let lost = text.flatMap { words.lost(in: $0) }
        if let first = lost.first {
            return Finding(
                code: "akn.text.lost", severity: .error,
                message: Message("akn.text.lost", Self.arguments(lost.map(\.word))),
                hint: Message("akn.text.lost/hint"), location: place(first.offset))
        }
        let left = front.flatMap { words.lost(in: $0) }
        guard let first = left.first else { return nil }
        return Finding(
            code: "akn.front.notCarried", severity: .note,
            message: Message("akn.front.notCarried", Self.arguments(left.map(\.word))), location: place(first.offset))
    }

    /// How many, and the first.
    private static func arguments(_ words: [String]) -> MessageArguments {
        ["count": .number(words.count), "words": .text(words.prefix(8).joined(separator: " "))]
    }

    private static func sort(_ element: AKNElement, _ text: inout [AKNElement], _ front: inout [AKNElement]) {
        let containers: Set = [
            "akomaNtoso", "documentCollection", "collectionBody", "components", "component", "attachments", "attachment",
        ]
        for inner in element.elements where inner.name != "meta" {
            if inner.name == "coverPage" || inner.name == "preface" {
                front.append(inner)
            } else if containers.contains(inner.name) || AKNElement.documentNames.contains(inner.name) {
                sort(inner, &text, &front)
            } else {
                text.append(inner)
            }
        }
    }
}
