import RapporteurXMLStream

/// What values mean, for who looks at them later.
extension Validator {
    /// Notes a value that white space handling has changed.
    func noteReading(
        of literal: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>, _ attribute: NameID?,
        _ frame: UnsafeMutablePointer<Frame>
    ) {
        guard literal.count != value.count || literal.baseAddress != value.baseAddress && !literal.elementsEqual(value)
        else { return }
        readings?.note(String(decoding: value, as: UTF8.self), of: attribute, at: frame.pointee.offset)
    }

    /// The value that was meant by one that a type refuses: a code by its name or another code, or another spelling;
    /// nil where nothing can be said for certain.
    func meant(by literal: UnsafeBufferPointer<UInt8>, _ type: SimpleType) -> MeantValue? {
        guard literal.count <= 200 else { return nil }
        let text = String(decoding: literal, as: UTF8.self)
        if let code = meantCode(by: text, type) { return code }
        return Suggestion.only(for: type.whiteSpace.normalize(text), type: type).map { MeantValue(value: $0) }
    }

    private func meantCode(by text: String, _ type: SimpleType) -> MeantValue? {
        guard let name = type.name?.local, let meant = schema.meant(by: collapse(text), ofType: name) else { return nil }
        var value = meant.value
        var context = LiteralContext()
        return value.withUTF8({ type.check($0, in: &context).isValid }) ? meant : nil
    }
}

/// A value that another one was probably meant to be.
package struct MeantValue: Sendable {
    package var value: String
    /// What it is called: the name of a code.
    package var name: String?

    package init(value: String, name: String? = nil) {
        self.value = value
        self.name = name
    }
}
