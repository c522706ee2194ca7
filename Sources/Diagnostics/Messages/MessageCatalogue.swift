internal import RapporteurMessages
internal import Synchronization

/// The wording of all messages in all languages: the files of the folder Messages, which are in the binary.
///
/// Nothing is read at start: a sentence is looked for when it is first shown, and kept from then on.
package enum MessageCatalogue {
    /// The wording of a key; nil where the catalogue does not have it, or not in this language.
    static func template(_ key: String, in language: Language) -> MessageTemplate? {
        let wanted = Wanted(key: key, language: language)
        if let known = known.withLock({ $0[wanted] }) { return known }
        guard let source = entry(key).flatMap({ text(of: $0, in: language) }),
            let template = MessageTemplate(source)
        else { return nil }
        known.withLock { $0[wanted] = template }
        return template
    }

    private struct Wanted: Hashable {
        var key: String
        var language: Language
    }

    /// The sentences shown so far, parsed.
    private static let known = Mutex<[Wanted: MessageTemplate]>([:])

    /// The lines below a key.
    private static func entry(_ key: String) -> String? {
        var count = 0
        guard let start = messageEntry(key, &count) else { return nil }
        return text(start, count)
    }

    private static func text(_ start: UnsafePointer<CChar>, _ count: Int) -> String {
        String(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// `fr Le texte.` → `Le texte.`
    private static func text(of entry: String, in language: Language) -> String? {
        for line in entry.split(separator: "\n") where line.hasPrefix(language.rawValue + " ") {
            return String(line.dropFirst(language.rawValue.count + 1))
        }
        return nil
    }
}

extension MessageCatalogue {
    /// Every key with its wording by language, in the order of the files; for tests.
    package static var entries: [(key: String, texts: [String: String])] {
        var count = 0
        guard let start = messageFiles(&count) else { return [] }
        var result: [(key: String, texts: [String: String])] = []
        for file in UnsafeBufferPointer(start: start, count: count) {
            for block in blocks(of: text(file.bytes, file.count)) {
                let lines = block.filter { !$0.hasPrefix("#") }
                guard let key = lines.first else { continue }
                var texts: [String: String] = [:]
                for line in lines.dropFirst() { texts[String(line.prefix(2))] = String(line.dropFirst(3)) }
                result.append((String(key), texts))
            }
        }
        return result
    }

    /// The names of the placeholders of a wording; nil when its braces do not match.
    package static func placeholders(of text: String) -> Set<String>? { MessageTemplate(text)?.placeholders }

    /// The forms of each sentence with a number in a wording.
    package static func pluralForms(of text: String) -> [Set<PluralCategory>] { MessageTemplate(text)?.pluralForms ?? [] }

    /// Lines between empty lines.
    private static func blocks(of text: String) -> [ArraySlice<Substring>] {
        text.split(separator: "\n", omittingEmptySubsequences: false).split(separator: "")
    }
}
