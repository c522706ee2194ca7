extension Report {
    func write(to object: ExchangeWriter) {
        object.member("xml:lang", language)
        object.list("symbols", symbols)
        object.member("jobNumber", jobNumber)
        object.list("relations", relations)
        object.member("masthead", masthead)
        object.member("title", title)
        object.member("documentType", documentType)
        object.list("mandates", mandates)
        object.member("summary", summary)
        object.member("contents", contents)
        object.blocks(blocks)
        object.list("sections", sections)
        object.list("annexes", annexes)
        object.member("notes", notes)
    }
}

extension Document {
    func write(to object: ExchangeWriter) {
        object.member("xml:lang", language)
        object.list("symbols", symbols)
        object.member("jobNumber", jobNumber)
        object.list("relations", relations)
        object.member("masthead", masthead)
        object.member("title", title)
        object.member("documentType", documentType)
        object.list("mandates", mandates)
        object.list("keywords", keywords)
        object.list("steps", steps)
        object.member("sender", sender)
        object.list("addressees", addressees)
        object.list("sponsors", sponsors)
        object.member("summary", summary)
        object.member("contents", contents)
        object.member("preamble", preamble)
        object.list("corrections", corrections)
        object.blocks(blocks)
        object.list("sections", sections)
        object.list("votes", votes)
        object.list("annexes", annexes)
        object.member("notes", notes)
    }
}

extension Communication {
    func write(to object: ExchangeWriter) {
        object.member("reference", reference)
        object.member("received", received)
        facts.write(to: object)
        object.member("xml:lang", language)
        object.list("symbols", symbols)
        object.member("title", title)
        object.member("sender", sender)
        object.list("addressees", addressees)
        object.blocks(blocks)
        object.list("sections", sections)
        object.list("annexes", annexes)
        object.member("notes", notes)
    }
}

extension NoteVerbale {
    func write(to object: ExchangeWriter) {
        object.member("reference", reference)
        object.member("dated", dated)
        object.member("deadline", deadline)
        object.member("xml:lang", language)
        object.list("symbols", symbols)
        object.member("title", title)
        object.member("sender", sender)
        object.list("addressees", addressees)
        object.list("mandates", mandates)
        object.blocks(blocks)
        object.list("annexes", annexes)
        object.member("notes", notes)
    }
}

extension CommunicationFacts {
    func write(to object: ExchangeWriter) {
        object.member("respondent", respondent)
        object.member("respondentType", respondentType)
        object.member("kind", kind)
        object.member("dated", dated)
        object.member("originalLanguage", originalLanguage)
        object.member("inReplyTo", inReplyTo)
        object.member("basis", basis)
    }
}
