extension StateReference {
    func write(to object: ExchangeWriter) {
        object.member("code", code)
        object.member("role", role)
        object.member("id", id)
        object.member("xml:lang", language)
        object.member("value", text)
    }
}

extension OrganizationReference {
    func write(to object: ExchangeWriter) {
        object.member("code", code)
        object.member("kind", kind)
        object.member("state", state)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension DateValue {
    func write(to object: ExchangeWriter) {
        object.member("value", value)
        object.member("precision", precision)
        object.member("basis", basis)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension Citation {
    func write(to object: ExchangeWriter) {
        object.member("kind", kind)
        object.member("symbol", symbol)
        object.member("pinpoint", pinpoint)
        object.member("state", state)
        object.member("basis", basis)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension Quantity {
    func write(to object: ExchangeWriter) {
        object.member("value", value)
        object.member("upper", upper)
        object.member("qualifier", qualifier)
        object.member("unit", unit)
        object.member("currency", currency)
        object.member("asAt", asAt)
        object.member("part", part)
        object.member("whole", whole)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension Recommendation {
    func write(to object: ExchangeWriter) {
        object.member("issuer", issuer)
        object.member("verb", verb)
        object.member("modality", modality)
        object.member("addressee", addressee)
        object.member("response", response)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension Activity {
    func write(to object: ExchangeWriter) {
        object.member("kind", kind)
        object.member("holder", holder)
        object.member("declared", declared)
        object.member("from", from)
        object.member("to", to)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension Quote {
    func write(to object: ExchangeWriter) {
        object.member("source", source)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension NoteRef {
    func write(to object: ExchangeWriter) {
        object.member("note", note)
        object.member("value", text)
    }
}
