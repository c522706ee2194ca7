internal import RapporteurDiagnostics

extension ExchangeTree {
    /// The text of a string, or of a number as it was written.
    fileprivate func text(_ wanted: Message) throws(ExchangeMismatch) -> String {
        guard case .text(let text) = self else { throw .unexpected(self, wanted: wanted) }
        return text
    }

    /// What a type makes of the text.
    fileprivate func parsed<Value>(
        _ wanted: Message, _ parse: (String) -> Value?
    ) throws(ExchangeMismatch) -> Value {
        let text = try text(wanted)
        guard let value = parse(text) else {
            throw ExchangeMismatch(
                Message("report.value.unexpected/value", ["value": .text(text), "wanted": .message(wanted)]))
        }
        return value
    }
}

extension String: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) { self = try tree.text(Message("word.text")) }
}

extension Int: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        self = try tree.parsed(Message("word.integer")) { Int($0) }
    }
}

extension Bool: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        guard case .flag(let flag) = tree else { throw .unexpected(tree, wanted: Message("word.boolean")) }
        self = flag
    }
}

extension PartialDate: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        self = try tree.parsed(Message("word.date"), PartialDate.init(_:))
    }
}

extension Amount: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        self = try tree.parsed(Message("word.number"), Amount.init(_:))
    }
}

/// Words of a closed vocabulary.
extension ExchangeValue where Self: RawRepresentable & CaseIterable, RawValue == String {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        self = try tree.parsed(
            Message("word.oneOf", ["names": .list(Self.allCases.map { .text($0.rawValue) })]), Self.init(rawValue:))
    }
}
