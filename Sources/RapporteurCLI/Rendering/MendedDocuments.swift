import RapporteurBatch
import RapporteurDiagnostics

/// What `--fix` writes: mended documents, each with a list of what was changed beside it.
final class MendedDocuments {
    /// What the list of changes is called, behind the name of the document.
    static let listEnding = "changes.txt"

    private let fixer: DocumentFixer
    private let items: [InputItem?]
    private let paths: [String?]
    private let isInPlace: Bool
    private let language: Language
    private(set) var mended = 0
    private(set) var left = 0
    private var turn = 0

    /// - Parameter planned: where each document of the entries goes, in their order.
    init(
        _ fixer: DocumentFixer, _ entries: [InputEntry], planned: [PlannedConversion], isInPlace: Bool, in language: Language
    ) {
        self.fixer = fixer
        self.isInPlace = isInPlace
        self.language = language
        var rest = planned[...]
        items = entries.map { if case .document(let item) = $0 { item } else { nil } }
        paths = items.map { item in item == nil ? nil : rest.popFirst()?.path }
    }

    /// Takes the next document of the run.
    ///
    /// - Throws: `WorkError` of kind `output`.
    func add(_ result: DocumentResult?) throws(WorkError) {
        defer { turn += 1 }
        guard let result, result.outcome != .valid, items.indices.contains(turn), let item = items[turn], let path = paths[turn]
        else { return }
        guard let outcome = fixer.fix(item, result), let bytes = outcome.bytes else {
            left += 1
            return
        }
        mended += 1
        let list = outcome.changes.map { change in
            let place = change.location.line.map { "\(item.path):\($0):\(change.location.column ?? 1)" } ?? item.path
            return "\(TerminalText.escaped(place)): \(TerminalText.escaped(change.message, in: language))\n"
        }.joined()
        try Self.write(bytes, to: path)
        if !isInPlace { try Self.write(Array(list.utf8), to: "\(path).\(Self.listEnding)") }
        Terminal.say(list)
    }

    /// What is said of all in the end.
    var summary: String {
        var sentences = [Message("text.mended", ["count": .number(mended)])]
        if left > 0 { sentences.append(Message("text.mended/left", ["count": .number(left)])) }
        return Message.sentences(sentences).text(in: language) + "\n"
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(WorkError) {
        let file = try PendingFile(path, makesFolders: true)
        file.sink.append(bytes)
        try file.publish()
    }
}
