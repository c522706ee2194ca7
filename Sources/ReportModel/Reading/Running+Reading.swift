extension StateReference: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            code: object.required("code"), role: object.required("role"), id: object.optional("id"),
            language: object.optional("xml:lang"), text: object.required("value"))
    }
}

extension OrganizationReference: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            code: object.optional("code"), kind: object.optional("kind"), state: object.optional("state"),
            id: object.optional("id"), language: object.optional("xml:lang"), content: object.inlines())
    }
}

extension DateValue: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            value: object.required("value"), precision: object.required("precision"),
            basis: object.optional("basis"), id: object.optional("id"), language: object.optional("xml:lang"),
            content: object.inlines())
    }
}

extension Citation: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            kind: object.required("kind"), symbol: object.optional("symbol"),
            pinpoint: object.optional("pinpoint"), state: object.optional("state"),
            basis: object.optional("basis"), id: object.optional("id"), language: object.optional("xml:lang"),
            content: object.inlines())
    }
}

extension Quantity: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            value: object.required("value"), upper: object.optional("upper"),
            qualifier: object.optional("qualifier"), unit: object.optional("unit"),
            currency: object.optional("currency"), asAt: object.optional("asAt"), part: object.optional("part"),
            whole: object.optional("whole"), id: object.optional("id"), language: object.optional("xml:lang"),
            content: object.inlines())
    }
}

extension Recommendation: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            issuer: object.required("issuer"), verb: object.required("verb"),
            modality: object.required("modality"), addressee: object.optional("addressee"),
            response: object.optional("response"), id: object.optional("id"), language: object.optional("xml:lang"), content: object.inlines())
    }
}

extension Activity: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            kind: object.required("kind"), holder: object.required("holder"),
            declared: object.optional("declared"), from: object.optional("from"), to: object.optional("to"),
            id: object.optional("id"), language: object.optional("xml:lang"), content: object.inlines())
    }
}

extension Quote: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            source: object.optional("source"), id: object.optional("id"), language: object.optional("xml:lang"),
            content: object.inlines())
    }
}

extension NoteRef: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(note: object.required("note"), text: object.required("value"))
    }
}

extension StateRole: ExchangeValue {}
extension RecommendationResponse: ExchangeValue {}
extension OrganizationKind: ExchangeValue {}
extension Precision: ExchangeValue {}
extension CitationKind: ExchangeValue {}
extension Basis: ExchangeValue {}
extension Qualifier: ExchangeValue {}
extension Modality: ExchangeValue {}
extension ActivityKind: ExchangeValue {}
