extension Section: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            number: object.optional("number"), printed: object.optional("printed"), id: object.optional("id"),
            language: object.optional("xml:lang"), heading: object.required("heading"), blocks: object.blocks(),
            sections: object.list("sections"))
    }
}

extension Annex: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            number: object.optional("number"), originalLanguage: object.optional("originalLanguage"),
            id: object.optional("id"), language: object.optional("xml:lang"),
            designation: object.optional("designation"), heading: object.optional("heading"),
            sourceLines: object.list("sourceLines"), blocks: object.blocks(), sections: object.list("sections"),
            notes: object.optional("notes"))
    }
}

extension Paragraph: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            label: object.optional("label"), printed: object.optional("printed"), id: object.optional("id"),
            language: object.optional("xml:lang"), content: object.inlines())
    }
}

extension List: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(id: object.optional("id"), language: object.optional("xml:lang"), items: object.list("items"))
    }
}

extension Item: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            label: object.optional("label"), printed: object.optional("printed"), id: object.optional("id"),
            language: object.optional("xml:lang"), content: object.inlines())
    }
}

extension Reply: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            facts: CommunicationFacts(from: &object), source: object.optional("source"),
            sha256: object.optional("sha256"), id: object.optional("id"), language: object.optional("xml:lang"),
            heading: object.optional("heading"),
            sourceLines: object.list("sourceLines"), blocks: object.blocks(), sections: object.list("sections"))
    }
}

extension TreatyStatus: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            instrument: object.required("instrument"), asAt: object.optional("asAt"),
            declaredParties: object.optional("declaredParties"), id: object.optional("id"),
            language: object.optional("xml:lang"), blocks: object.blocks())
    }
}

extension Table: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            number: object.optional("number"), id: object.optional("id"), language: object.optional("xml:lang"),
            caption: object.optional("caption"), unitLine: object.optional("unitLine"), rows: object.list("rows"),
            notes: object.list("notes"))
    }
}

extension Row: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(kind: object.optional("kind"), cells: object.list("cells"))
    }
}

extension Cell: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            columns: object.optional("columns"), rows: object.optional("rows"),
            heading: object.optional("heading"), value: object.optional("value"), content: object.inlines())
    }
}

extension Quotation: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            source: object.optional("source"), pinpoint: object.optional("pinpoint"), id: object.optional("id"),
            language: object.optional("xml:lang"), blocks: object.blocks())
    }
}

extension Figure: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            image: object.required("image"), alternative: object.required("alternative"),
            number: object.optional("number"), id: object.optional("id"), language: object.optional("xml:lang"),
            caption: object.optional("caption"))
    }
}

extension Note: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            id: object.required("id"), marker: object.required("marker"), language: object.optional("xml:lang"),
            content: object.inlines())
    }
}

extension Notes: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(heading: object.optional("heading"), notes: object.list("notes"))
    }
}

extension RowKind: ExchangeValue {}
