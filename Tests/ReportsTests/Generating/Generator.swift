import RapporteurReportModel

/// Makes valid documents at random, the same ones for the same seed.
final class Generator {
    var random: SeededGenerator
    /// How many more elements the document may get; without any, parts are as small as they can be.
    private var budget: Int
    private var depth = 0
    private var lastID = 0
    private var definedNotes: Set<String> = []
    private var mentionedNotes: [String] = []
    private var quantities: [String] = []

    private static let deepest = 9

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        budget = 0
        budget = pick([15, 40, 150])
    }

    func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }

    func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }

    // MARK: How many

    /// Whether there is room for one more.
    private func spend() -> Bool {
        budget -= 1
        return budget > 0 && depth < Self.deepest
    }

    func maybe<Value>(_ make: () -> Value) -> Value? { chance(30) && spend() ? make() : nil }

    func list<Value>(_ make: () -> Value, most: Int = 3) -> [Value] {
        var values: [Value] = []
        while values.count < most, chance(45), spend() { values.append(make()) }
        return values
    }

    func some<Value>(_ make: () -> Value) -> [Value] { [make()] + list(make, most: 2) }

    private func within<Value>(_ make: () -> Value) -> Value {
        depth += 1
        defer { depth -= 1 }
        return make()
    }

    // MARK: Content

    enum Context {
        /// The blocks that hold text.
        case text
        /// Those and treaty statuses.
        case reply
        case body
    }

    func blocks(_ context: Context) -> [Block] { within { list { block(context) } } }

    func someBlocks(_ context: Context) -> [Block] {
        within { spend() ? some { block(context) } : [.paragraph(Paragraph())] }
    }

    private func block(_ context: Context) -> Block {
        let kinds = switch context { case .text: 6; case .reply: 7; case .body: 8 }
        return switch Int.random(in: 0..<kinds, using: &random) {
        case 0: .paragraph(paragraph())
        case 1: .list(list())
        case 2: .table(table())
        case 3: .quotation(quotation())
        case 4: .figure(figure())
        case 5: .note(note())
        case 6: .treatyStatus(treatyStatus())
        default: .reply(reply())
        }
    }

    /// Running text in which lists and quotations may stand.
    func running() -> [Inline] { text(kinds: 14) }

    func inlines() -> [Inline] { text(kinds: 12) }

    private func text(kinds: Int) -> [Inline] {
        within {
            var content: [Inline] = []
            var mayBeText = true
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                if mayBeText, chance(50) {
                    content.append(.text(printed()))
                    mayBeText = false
                } else if spend() {
                    content.append(mark(Int.random(in: 0..<kinds, using: &random)))
                    mayBeText = true
                }
            }
            return content
        }
    }

    private func mark(_ kind: Int) -> Inline {
        switch kind {
        case 0: .state(stateReference())
        case 1: .organization(organizationReference())
        case 2: .date(dateValue())
        case 3: .citation(citation())
        case 4: .quantity(quantity())
        case 5: .recommendation(recommendation())
        case 6: .activity(activity())
        case 7: .strong(inlines())
        case 8: .emphasis(inlines())
        case 9: .quote(quote())
        case 10: .noteRef(noteRef())
        case 11: .lineBreak
        case 12: .list(list())
        default: .quotation(quotation())
        }
    }

    // MARK: Names

    func newID() -> String {
        lastID += 1
        return "\(pick(["a", "_", "é.", "x-"]))\(lastID)"
    }

    /// The id of a new note, one that markers lead to already if there is any.
    func noteID() -> String {
        let id = mentionedNotes.first { !definedNotes.contains($0) } ?? "note\(definedNotes.count)-\(newID().count)"
        guard definedNotes.insert(id).inserted else { return newID() }
        mentionedNotes.append(id)
        return id
    }

    /// The id of a note that is there or will be.
    func notedID() -> String {
        if let id = mentionedNotes.randomElement(using: &random), chance(60) { return id }
        lastID += 1
        mentionedNotes.append("n\(lastID)")
        return "n\(lastID)"
    }

    /// The notes that markers lead to and that stand nowhere yet.
    func notesLeft() -> Notes? {
        budget = 0
        let left = mentionedNotes.filter { !definedNotes.contains($0) }
        let notes = left.map { Note(id: $0, marker: token(), content: [.text(printed())]) }
        return notes.isEmpty ? nil : Notes(heading: maybe(inlines), notes: notes)
    }

    func quantityID() -> String {
        lastID += 1
        quantities.append("q\(lastID)")
        return "q\(lastID)"
    }

    /// The id of a quantity that is there.
    func countedID() -> String? { chance(40) ? quantities.randomElement(using: &random) : nil }
}
