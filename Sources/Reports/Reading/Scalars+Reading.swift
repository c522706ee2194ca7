extension ExchangeTree {
    /// The text of a string, or of a number as it was written.
    fileprivate func text(_ wanted: String) throws(ExchangeMismatch) -> String {
        guard case .text(let text) = self else { throw .unexpected(self, wanted: wanted) }
        return text
    }

    /// What a type makes of the text.
    fileprivate func parsed<Value>(
        _ wanted: String, _ parse: (String) -> Value?
    ) throws(ExchangeMismatch) -> Value {
        let text = try text(wanted)
        guard let value = parse(text) else {
            throw ExchangeMismatch("\"\(text)\" is not \(wanted).")
        }
        return value
    }
}

extension String: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) { self = try tree.text("a text") }
}

extension Int: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        self = try tree.parsed("a whole number") { Int($0) }
    }
}

extension Bool: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        guard case .flag(let flag) = tree else { throw .unexpected(tree, wanted: "true or false") }
        self = flag
    }
}

extension PartialDate: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        self = try tree.parsed("a date", PartialDate.init(_:))
    }
}

extension Amount: ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        self = try tree.parsed("a number", Amount.init(_:))
    }
}

/// Words of a closed vocabulary.
extension ExchangeValue where Self: RawRepresentable & CaseIterable, RawValue == String {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        self = try tree.parsed("one of \(Self.allCases.map(\.rawValue).joined(separator: ", "))", Self.init(rawValue:))
    }
}
