extension Masthead {
    func write(to object: ExchangeWriter) {
        object.member("publisher", publisher)
        object.list("organs", organs)
        object.member("distribution", distribution)
        object.member("issued", issued)
        object.member("languageLine", languageLine)
        object.member("originalLanguage", originalLanguage)
        object.list("sessions", sessions)
        object.list("agendaItems", agendaItems)
    }
}

extension Organ {
    func write(to object: ExchangeWriter) {
        object.member("code", code)
        object.member("value", text)
    }
}

extension Distribution {
    func write(to object: ExchangeWriter) {
        object.member("code", code)
        object.member("value", text)
    }
}

extension Issued {
    func write(to object: ExchangeWriter) {
        object.member("date", date)
        object.member("value", text)
    }
}

extension OriginalLanguage {
    func write(to object: ExchangeWriter) {
        object.list("languages", languages)
        object.member("value", text)
    }
}

extension Session {
    func write(to object: ExchangeWriter) {
        object.member("number", number)
        object.member("kind", kind)
        object.member("value", text)
    }
}

extension AgendaItem {
    func write(to object: ExchangeWriter) {
        object.member("number", number)
        object.member("list", list)
        object.member("line", line)
        object.member("title", title)
    }
}

extension Relation {
    func write(to object: ExchangeWriter) {
        object.member("kind", kind)
        object.member("to", to)
        object.member("number", number)
    }
}

extension DocumentType {
    func write(to object: ExchangeWriter) {
        object.member("kind", kind)
        object.member("author", author)
        object.inlines(content)
    }
}

extension Mandate {
    func write(to object: ExchangeWriter) {
        object.member("symbol", symbol)
        object.member("adopted", adopted)
    }
}

extension Party {
    func write(to object: ExchangeWriter) {
        object.member("code", code)
        object.member("value", text)
    }
}

extension Keyword {
    func write(to object: ExchangeWriter) {
        object.member("scheme", scheme)
        object.member("code", code)
        object.member("value", text)
    }
}

extension Step {
    func write(to object: ExchangeWriter) {
        object.member("kind", kind)
        object.member("date", date)
        object.member("body", body)
        object.member("document", document)
        object.member("meeting", meeting)
    }
}

extension Summary {
    func write(to object: ExchangeWriter) {
        object.member("id", id)
        object.member("xml:lang", language)
        object.member("heading", heading)
        object.blocks(blocks)
    }
}

extension Preamble {
    func write(to object: ExchangeWriter) {
        object.member("id", id)
        object.member("xml:lang", language)
        object.blocks(blocks)
    }
}

extension Contents {
    func write(to object: ExchangeWriter) {
        object.member("heading", heading)
        object.list("columnHeadings", columnHeadings)
        object.list("entries", entries)
    }
}

extension ContentsEntry {
    func write(to object: ExchangeWriter) {
        object.member("number", number)
        object.member("printed", printed)
        object.member("level", level)
        object.member("heading", heading)
        object.member("paragraphs", paragraphs)
        object.member("page", page)
    }
}

extension ParagraphRange {
    func write(to object: ExchangeWriter) {
        object.member("from", from)
        object.member("to", to)
        object.member("value", text)
    }
}

extension Vote {
    func write(to object: ExchangeWriter) {
        object.member("date", date)
        object.member("on", on)
        object.member("inFavour", inFavour)
        object.member("against", against)
        object.member("abstaining", abstaining)
        object.list("casts", casts)
    }
}

extension Cast {
    func write(to object: ExchangeWriter) {
        object.member("state", state)
        object.member("vote", vote)
        object.member("value", text)
    }
}

extension Correction {
    func write(to object: ExchangeWriter) {
        object.member("operation", operation)
        object.member("paragraph", paragraph)
        object.list("languages", languages)
        object.member("id", id)
        object.member("xml:lang", language)
        object.member("target", target)
        object.member("instruction", instruction)
        object.member("reading", reading)
    }
}

extension Reading {
    func write(to object: ExchangeWriter) {
        object.blocks(blocks)
    }
}
