/// The wording of one sentence in one language.
///
/// A subset of ICU MessageFormat: `{name}`; `{count, plural, one {# error} other {# errors}}`, where `#` is the number;
/// `{kind, select, list {…} other {…}}`. A brace that means itself stands between apostrophes, `'{'`.
struct MessageTemplate: Sendable {
    indirect enum Part: Sendable {
        case text(String)
        case placeholder(String)
        case plural(String, cases: [PluralCategory: MessageTemplate], otherwise: MessageTemplate)
        case choice(String, cases: [(value: String, template: MessageTemplate)], otherwise: MessageTemplate)
    }

    var parts: [Part] = []

    /// The names of all placeholders; tests hold languages against each other with them.
    var placeholders: Set<String> {
        var result: Set<String> = []
        for part in parts {
            switch part {
            case .text: break
            case .placeholder(let name): result.insert(name)
            case .plural(let name, let cases, let otherwise):
                result.formUnion(otherwise.placeholders.union([name]))
                for template in cases.values { result.formUnion(template.placeholders) }
            case .choice(let name, let cases, let otherwise):
                result.formUnion(otherwise.placeholders.union([name]))
                for choice in cases { result.formUnion(choice.template.placeholders) }
            }
        }
        return result
    }
}

extension MessageTemplate {
    /// The forms of each sentence with a number; tests hold them against those that the language has.
    var pluralForms: [Set<PluralCategory>] {
        parts.flatMap { part -> [Set<PluralCategory>] in
            switch part {
            case .text, .placeholder: []
            case .plural(_, let cases, let otherwise):
                [Set(cases.keys).union([.other])] + cases.values.flatMap(\.pluralForms) + otherwise.pluralForms
            case .choice(_, let cases, let otherwise): cases.flatMap(\.template.pluralForms) + otherwise.pluralForms
            }
        }
    }
}

extension MessageTemplate {
    /// What a catalogue says; nil when its braces do not match, which a test rules out.
    init?(_ source: String) {
        var parser = MessageTemplateParser(source)
        guard let template = parser.template(number: nil), parser.isAtEnd else { return nil }
        self = template
    }
}

/// Reads templates. They are ours, so their depth is what we write: two levels.
struct MessageTemplateParser {
    private let characters: [Character]
    private var index = 0

    init(_ source: String) {
        characters = Array(source)
    }

    var isAtEnd: Bool { index == characters.count }

    /// Up to the end, or to the brace that closes what this stands in.
    ///
    /// - Parameter number: the placeholder that `#` stands for.
    mutating func template(number: String?) -> MessageTemplate? {
        var result = MessageTemplate()
        var text = ""
        while let character = peek(), character != "}" {
            index += 1
            switch character {
            case "'" where peek() == "{" || peek() == "}":
                while let next = peek(), next != "'" {
                    text.append(next)
                    index += 1
                }
                index += 1
            case "#" where number != nil:
                if !text.isEmpty { result.parts.append(.text(text)) }
                text = ""
                result.parts.append(.placeholder(number ?? ""))
            case "{":
                if !text.isEmpty { result.parts.append(.text(text)) }
                text = ""
                guard let part = placeholder() else { return nil }
                result.parts.append(part)
            default: text.append(character)
            }
        }
        if !text.isEmpty { result.parts.append(.text(text)) }
        return result
    }

    /// What follows an opening brace, with its closing one.
    private mutating func placeholder() -> MessageTemplate.Part? {
        guard let name = word() else { return nil }
        if take("}") { return .placeholder(name) }
        guard take(","), let kind = word(), take(",") else { return nil }
        var cases: [(value: String, template: MessageTemplate)] = []
        while !take("}") {
            guard let value = word(), take("{"), let template = template(number: kind == "plural" ? name : nil),
                take("}")
            else { return nil }
            cases.append((value, template))
        }
        guard let otherwise = cases.last, otherwise.value == "other" else { return nil }
        cases.removeLast()
        switch kind {
        case "plural":
            var forms: [PluralCategory: MessageTemplate] = [:]
            for (value, template) in cases {
                guard let category = PluralCategory(rawValue: value), category != .other, forms[category] == nil
                else { return nil }
                forms[category] = template
            }
            return .plural(name, cases: forms, otherwise: otherwise.template)
        case "select": return .choice(name, cases: cases, otherwise: otherwise.template)
        default: return nil
        }
    }

    private func peek() -> Character? { index < characters.count ? characters[index] : nil }

    private mutating func skipSpace() {
        while peek() == " " { index += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        skipSpace()
        guard peek() == character else { return false }
        index += 1
        return true
    }

    private mutating func word() -> String? {
        skipSpace()
        var result = ""
        while let next = peek(), next.isLetter || next.isNumber || next == "-" {
            result.append(next)
            index += 1
        }
        skipSpace()
        return result.isEmpty ? nil : result
    }
}
