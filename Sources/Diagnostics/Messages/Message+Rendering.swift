extension Message: CustomStringConvertible {
    /// The sentence in English.
    public var description: String { text(in: .english) }

    /// The sentence in a language.
    ///
    /// In a language that is written from right to left, what belongs to its placeholders stands between directional
    /// isolates (U+2068, U+2069), so that a path or a tag reads as it is written.
    public func text(in language: Language) -> String {
        switch content {
        case .verbatim(let text): return Isolate.around(text, in: language)
        case .translated(let texts, let otherwise): return texts[language].map { Isolate.closed($0, in: language) } ?? Isolate.around(otherwise, in: language)
        case .keyed(let key, let arguments):
            // A test proves that no key is missing; should one be, it still says more than nothing.
            guard let template = MessageCatalogue.template(key, in: language) else { return key }
            return template.text(with: arguments, in: language)
        }
    }
}

extension MessageTemplate {
    func text(with arguments: [MessageArguments.Entry], in language: Language) -> String {
        var result = ""
        append(to: &result, arguments, language)
        return result
    }

    private func append(to result: inout String, _ arguments: [MessageArguments.Entry], _ language: Language) {
        for part in parts {
            switch part {
            case .text(let text): result += text
            case .placeholder(let name):
                result += arguments.first { $0.name == name }?.value.text(in: language) ?? "{\(name)}"
            case .plural(let name, let cases, let otherwise):
                let number = arguments.first { $0.name == name }?.value.number ?? 0
                (cases[language.pluralCategory(of: number)] ?? otherwise).append(to: &result, arguments, language)
            case .choice(let name, let cases, let otherwise):
                let value = arguments.first { $0.name == name }?.value.choice
                let chosen = cases.first { $0.value == value }?.template ?? otherwise
                chosen.append(to: &result, arguments, language)
            }
        }
    }
}

extension MessageArgument {
    func text(in language: Language) -> String {
        switch self {
        case .text(let text): Isolate.around(text, in: language)
        case .quoted(let text): Message("text.quoted", ["text": .text(text)]).text(in: language)
        case .number(let number): String(number)
        case .message(let message): message.text(in: language)
        case .list(let items, let list): Self.text(items.map { $0.text(in: language) }, list, language)
        }
    }

    /// What chooses among the cases of a sentence.
    var choice: String? {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .quoted, .list, .message: nil
        }
    }

    var number: Int? {
        if case .number(let number) = self { number } else { nil }
    }

    private static func text(_ items: [String], _ list: MessageList, _ language: Language) -> String {
        if list == .sentences { return items.joined(separator: language.sentenceSeparator) }
        guard list != .comma, items.count > 1, let last = items.last else { return items.joined(separator: language.listSeparator) }
        let before = MessageArgument.text(items.dropLast().joined(separator: language.listSeparator))
        let message =
            list == .and
            ? Message("text.list/and", ["before": before, "last": .text(last)])
            : Message("text.list/or", ["before": before, "last": .text(last)])
        return message.text(in: language)
    }
}
