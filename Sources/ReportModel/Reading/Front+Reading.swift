extension Masthead: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            publisher: object.optional("publisher"), organs: object.list("organs"),
            distribution: object.optional("distribution"), issued: object.optional("issued"),
            languageLine: object.optional("languageLine"), originalLanguage: object.optional("originalLanguage"),
            sessions: object.list("sessions"), agendaItems: object.list("agendaItems"))
    }
}

extension Organ: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(code: object.optional("code"), text: object.required("value"))
    }
}

extension Distribution: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(code: object.required("code"), text: object.required("value"))
    }
}

extension Issued: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(date: object.required("date"), text: object.required("value"))
    }
}

extension OriginalLanguage: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(languages: object.list("languages"), text: object.required("value"))
    }
}

extension Session: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            number: object.required("number"), kind: object.optional("kind"), text: object.required("value"))
    }
}

extension AgendaItem: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            number: object.required("number"), list: object.optional("list"), line: object.optional("line"),
            title: object.optional("title"))
    }
}

extension Relation: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(kind: object.required("kind"), to: object.optional("to"), number: object.optional("number"))
    }
}

extension DocumentType: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(kind: object.required("kind"), author: object.optional("author"), content: object.inlines())
    }
}

extension Mandate: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(symbol: object.required("symbol"), adopted: object.optional("adopted"))
    }
}

extension Party: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(code: object.optional("code"), text: object.required("value"))
    }
}

extension Keyword: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            scheme: object.optional("scheme"), code: object.optional("code"), text: object.required("value"))
    }
}

extension Step: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            kind: object.required("kind"), date: object.optional("date"), body: object.optional("body"),
            document: object.optional("document"), meeting: object.optional("meeting"))
    }
}

extension Summary: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            id: object.optional("id"), language: object.optional("xml:lang"), heading: object.optional("heading"),
            blocks: object.blocks())
    }
}

extension Preamble: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(id: object.optional("id"), language: object.optional("xml:lang"), blocks: object.blocks())
    }
}

extension Contents: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            heading: object.optional("heading"), columnHeadings: object.list("columnHeadings"),
            entries: object.list("entries"))
    }
}

extension ContentsEntry: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            number: object.optional("number"), printed: object.optional("printed"),
            level: object.optional("level"), heading: object.required("heading"),
            paragraphs: object.optional("paragraphs"), page: object.optional("page"))
    }
}

extension ParagraphRange: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(from: object.required("from"), to: object.required("to"), text: object.required("value"))
    }
}

extension Vote: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            date: object.optional("date"), on: object.optional("on"), inFavour: object.optional("inFavour"),
            against: object.optional("against"), abstaining: object.optional("abstaining"),
            casts: object.list("casts"))
    }
}

extension Cast: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(state: object.required("state"), vote: object.required("vote"), text: object.required("value"))
    }
}

extension Correction: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            operation: object.required("operation"), paragraph: object.optional("paragraph"),
            languages: object.list("languages"), id: object.optional("id"), language: object.optional("xml:lang"),
            target: object.required("target"), instruction: object.optional("instruction"),
            reading: object.optional("reading"))
    }
}

extension Reading: ExchangeObject {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(blocks: object.blocks())
    }
}

extension DistributionCode: ExchangeValue {}
extension SessionKind: ExchangeValue {}
extension RelationKind: ExchangeValue {}
extension DocumentKind: ExchangeValue {}
extension StepKind: ExchangeValue {}
extension VoteCode: ExchangeValue {}
extension CorrectionKind: ExchangeValue {}
