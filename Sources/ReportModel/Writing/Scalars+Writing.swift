extension String {
    func writeValue(to writer: ExchangeWriter) { writer.text(self) }
}

extension Int {
    func writeValue(to writer: ExchangeWriter) { writer.number(self) }
}

extension Bool {
    func writeValue(to writer: ExchangeWriter) { writer.flag(self) }
}

extension PartialDate {
    func writeValue(to writer: ExchangeWriter) { writer.text(description) }
}

extension Amount {
    /// As text: it keeps zeros and signs that JSON's numbers do not have, and the conversion takes either.
    func writeValue(to writer: ExchangeWriter) { writer.text(text) }
}

extension ExchangeValue where Self: RawRepresentable & CaseIterable, RawValue == String {
    func writeValue(to writer: ExchangeWriter) { writer.text(rawValue) }
}
