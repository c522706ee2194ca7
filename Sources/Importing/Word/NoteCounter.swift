import RapporteurDiagnostics
import Glibc

/// How the notes of one kind are numbered (ISO/IEC 29500-1, 17.11.11 footnotePr, 17.11.19 numRestart).
struct NoteNumbering: Sendable, Hashable {
    enum Restart: String, Sendable { case continuous, eachSect, eachPage }

    var format: String
    var start = 1
    var restart = Restart.continuous

    static let footnotes = NoteNumbering(format: "decimal")
    static let endnotes = NoteNumbering(format: "lowerRoman")

    /// Notes a property of `w:footnotePr` or `w:endnotePr`.
    mutating func take(_ name: String, _ attributes: WordAttributes) {
        switch name {
        case "w:numFmt": format = attributes["val"] ?? format
        case "w:numStart":
            if let value = attributes.integer("val"), (0...100_000).contains(value) { start = value }
        case "w:numRestart": restart = attributes["val"].flatMap(Restart.init) ?? restart
        default: break
        }
    }
}

/// The numbers of notes, in the order in which the text refers to them.
struct NoteCounter {
    /// How notes of each kind are numbered in the document, and in each section, in order.
    var document: [WordNoteKey.Kind: NoteNumbering] = [.footnote: .footnotes, .endnote: .endnotes]
    var sections: [[WordNoteKey.Kind: NoteNumbering]] = []

    private var section = 0
    private var counts: [WordNoteKey.Kind: Int] = [:]
    /// The page of the last note, where notes are numbered page by page.
    private var page = 1
    private var markers: [WordNoteKey: String] = [:]
    /// Whether a note was numbered by its page, and whether the file tells where pages end.
    private(set) var countsByPage = false
    private(set) var knowsPages = false

    /// The marker of the next note.
    ///
    /// - Parameter page: the page, as far as the file tells.
    mutating func next(_ key: WordNoteKey, page: Int) -> String {
        let numbering = numbering(key.kind)
        if page > 1 { knowsPages = true }
        if numbering.restart == .eachPage {
            countsByPage = true
            if page != self.page { counts[key.kind] = nil }
        }
        self.page = page
        let count = counts[key.kind, default: 0]
        counts[key.kind] = count + 1
        let marker = NumberFormat.text(numbering.start + count, numbering.format)
        markers[key] = marker
        return marker
    }

    /// Goes on to the next section, which may number its notes anew.
    mutating func endSection() {
        section += 1
        for kind in [WordNoteKey.Kind.footnote, .endnote] where numbering(kind).restart != .continuous { counts[kind] = nil }
    }

    private func numbering(_ kind: WordNoteKey.Kind) -> NoteNumbering {
        let own = section < sections.count ? sections[section][kind] : nil
        return own ?? document[kind] ?? .footnotes
    }

    /// The marker of a note; empty for one that nothing refers to.
    func marker(of key: WordNoteKey) -> String { markers[key] ?? "" }
}

/// Reads how each section numbers its notes: a section says so at its end, after the notes.
final class NoteSections: WordXMLHandler {
    private var sections: [[WordNoteKey.Kind: NoteNumbering]] = []
    private let document: [WordNoteKey.Kind: NoteNumbering]
    private var isInSection = false
    private var passed = 0
    private var kind: WordNoteKey.Kind?

    private init(_ document: [WordNoteKey.Kind: NoteNumbering]) { self.document = document }

    /// - Parameter document: how the document numbers notes, which holds where a section says nothing.
    static func read(
        _ part: PackagePart, document: [WordNoteKey.Kind: NoteNumbering]
    ) throws(WorkError) -> [[WordNoteKey.Kind: NoteNumbering]] {
        // Most documents number their notes in one way, and need not be read twice.
        guard numbersNotes(part.bytes) else { return [] }
        let reader = NoteSections(document)
        try WordXML.read(part, into: reader)
        return reader.sections
    }

    /// Whether `notePr`, the end of both names, stands in the bytes.
    private static func numbersNotes(_ bytes: [UInt8]) -> Bool {
        // In UTF-16 the word would look otherwise.
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
        let word = Array("notePr".utf8)
        return bytes.withUnsafeBytes { text in
            guard let start = text.baseAddress else { return false }
            var index = 4
            while index < text.count, let found = memchr(start + index, 0x50, text.count - index) {
                index = start.distance(to: found) + 1
                if text[(index - 5)..<min(index + 1, text.count)].elementsEqual(word) { return true }
            }
            return false
        }
    }

    func start(_ name: String, _ attributes: WordAttributes) {
        if passed > 0 || name == "w:sectPrChange" {
            passed += 1
            return
        }
        switch name {
        case "w:sectPr":
            isInSection = true
            sections.append([:])
        case "w:footnotePr": if isInSection { kind = .footnote }
        case "w:endnotePr": if isInSection { kind = .endnote }
        default:
            guard let kind, let last = sections.indices.last else { return }
            sections[last][kind, default: document[kind] ?? .footnotes].take(name, attributes)
        }
    }

    func end(_ name: String) {
        if passed > 0 {
            passed -= 1
            return
        }
        switch name {
        case "w:sectPr": isInSection = false
        case "w:footnotePr", "w:endnotePr": kind = nil
        default: break
        }
    }

    func text(_ text: String) {}
}
