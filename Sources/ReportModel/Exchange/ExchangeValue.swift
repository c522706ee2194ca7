/// What stands in exchange JSON as one value.
protocol ExchangeValue {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch)
    func writeValue(to writer: ExchangeWriter)
}

/// What stands there as an object with members of its own.
protocol ExchangeObject: ExchangeValue {
    init(from object: inout ObjectReader) throws(ExchangeMismatch)
    /// Writes the members; the object is open.
    func write(to object: ExchangeWriter)
}

extension ExchangeObject {
    init(exchange tree: ExchangeTree) throws(ExchangeMismatch) {
        var object = try ObjectReader(tree)
        try self.init(from: &object)
        try object.finish()
    }

    func writeValue(to writer: ExchangeWriter) { writer.object(self) }
}
