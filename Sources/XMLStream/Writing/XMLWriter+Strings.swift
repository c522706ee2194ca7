/// The same with strings, for what is not on a hot path.
extension XMLWriter {
    public func startElement(
        _ name: ExpandedName, prefix: String = "", indentsContent: Bool = false
    ) throws(XMLWriteError) {
        try startElement(self.name(name, prefix: prefix), indentsContent: indentsContent)
    }

    public func attribute(_ name: ExpandedName, prefix: String = "", _ value: String) throws(XMLWriteError) {
        let handle = try self.name(name, prefix: prefix)
        try withBytes(value) { (bytes) throws(XMLWriteError) in try attribute(handle, bytes) }
    }

    public func text(_ text: String) throws(XMLWriteError) {
        try withBytes(text) { (bytes) throws(XMLWriteError) in try self.text(bytes) }
    }

    public func comment(_ text: String) throws(XMLWriteError) {
        try withBytes(text) { (bytes) throws(XMLWriteError) in try comment(bytes) }
    }

    public func processingInstruction(_ text: String) throws(XMLWriteError) {
        try withBytes(text) { (bytes) throws(XMLWriteError) in try processingInstruction(bytes) }
    }

    private func withBytes(
        _ text: String, _ body: (UnsafeBufferPointer<UInt8>) throws(XMLWriteError) -> Void
    ) throws(XMLWriteError) {
        var text = text
        var failure: XMLWriteError?
        text.withUTF8 { bytes in
            do throws(XMLWriteError) { try body(bytes) } catch { failure = error }
        }
        if let failure { throw failure }
    }
}
