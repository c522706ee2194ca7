extension Report: ExchangeRoot {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            language: object.optional("xml:lang"), symbols: object.list("symbols"),
            jobNumber: object.optional("jobNumber"), relations: object.list("relations"),
            masthead: object.optional("masthead"), title: object.required("title"),
            documentType: object.optional("documentType"), mandates: object.list("mandates"),
            summary: object.optional("summary"), contents: object.optional("contents"), blocks: object.blocks(),
            sections: object.list("sections"), annexes: object.list("annexes"), notes: object.optional("notes"))
    }
}

extension Document: ExchangeRoot {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            language: object.optional("xml:lang"), symbols: object.list("symbols"),
            jobNumber: object.optional("jobNumber"), relations: object.list("relations"),
            masthead: object.optional("masthead"), title: object.optional("title"),
            documentType: object.optional("documentType"), mandates: object.list("mandates"),
            keywords: object.list("keywords"), steps: object.list("steps"), sender: object.optional("sender"),
            addressees: object.list("addressees"), sponsors: object.list("sponsors"),
            summary: object.optional("summary"), contents: object.optional("contents"),
            preamble: object.optional("preamble"), corrections: object.list("corrections"),
            blocks: object.blocks(), sections: object.list("sections"), votes: object.list("votes"),
            annexes: object.list("annexes"), notes: object.optional("notes"))
    }
}

extension Communication: ExchangeRoot {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            reference: object.optional("reference"), received: object.optional("received"),
            facts: CommunicationFacts(from: &object), language: object.optional("xml:lang"),
            symbols: object.list("symbols"), title: object.optional("title"), sender: object.optional("sender"),
            addressees: object.list("addressees"), blocks: object.blocks(), sections: object.list("sections"),
            annexes: object.list("annexes"), notes: object.optional("notes"))
    }
}

extension NoteVerbale: ExchangeRoot {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            reference: object.optional("reference"), dated: object.required("dated"),
            deadline: object.optional("deadline"), language: object.optional("xml:lang"),
            symbols: object.list("symbols"), title: object.optional("title"), sender: object.required("sender"),
            addressees: object.list("addressees"), mandates: object.list("mandates"), blocks: object.blocks(),
            annexes: object.list("annexes"), notes: object.optional("notes"))
    }
}

extension CommunicationFacts {
    init(from object: inout ObjectReader) throws(ExchangeMismatch) {
        try self.init(
            respondent: object.required("respondent"), respondentType: object.required("respondentType"),
            kind: object.required("kind"), dated: object.optional("dated"),
            originalLanguage: object.optional("originalLanguage"), inReplyTo: object.optional("inReplyTo"),
            basis: object.optional("basis"))
    }
}

extension RespondentType: ExchangeValue {}
extension CommunicationKind: ExchangeValue {}
