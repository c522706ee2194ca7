extension Section {
    func write(to object: ExchangeWriter) {
        object.member("number", number)
        object.member("printed", printed)
        object.member("id", id)
        object.member("xml:lang", language)
        object.member("heading", heading)
        object.blocks(blocks)
        object.list("sections", sections)
    }
}

extension Annex {
    func write(to object: ExchangeWriter) {
        object.member("number", number)
        object.member("originalLanguage", originalLanguage)
        object.member("id", id)
        object.member("xml:lang", language)
        object.member("designation", designation)
        object.member("heading", heading)
        object.list("sourceLines", sourceLines)
        object.blocks(blocks)
        object.list("sections", sections)
        object.member("notes", notes)
    }
}

extension Paragraph {
    func write(to object: ExchangeWriter) {
        object.member("label", label)
        object.member("printed", printed)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension List {
    func write(to object: ExchangeWriter) {
        object.member("id", id)
        object.member("xml:lang", language)
        object.list("items", items)
    }
}

extension Item {
    func write(to object: ExchangeWriter) {
        object.member("label", label)
        object.member("printed", printed)
        object.member("id", id)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension Reply {
    func write(to object: ExchangeWriter) {
        facts.write(to: object)
        object.member("source", source)
        object.member("sha256", sha256)
        object.member("id", id)
        object.member("xml:lang", language)
        object.member("heading", heading)
        object.list("sourceLines", sourceLines)
        object.blocks(blocks)
        object.list("sections", sections)
    }
}

extension TreatyStatus {
    func write(to object: ExchangeWriter) {
        object.member("instrument", instrument)
        object.member("asAt", asAt)
        object.member("declaredParties", declaredParties)
        object.member("id", id)
        object.member("xml:lang", language)
        object.blocks(blocks)
    }
}

extension Table {
    func write(to object: ExchangeWriter) {
        object.member("number", number)
        object.member("id", id)
        object.member("xml:lang", language)
        object.member("caption", caption)
        object.member("unitLine", unitLine)
        object.list("rows", rows)
        object.list("notes", notes)
    }
}

extension Row {
    func write(to object: ExchangeWriter) {
        object.member("kind", kind)
        object.list("cells", cells)
    }
}

extension Cell {
    func write(to object: ExchangeWriter) {
        object.member("columns", columns)
        object.member("rows", rows)
        object.member("heading", heading)
        object.member("value", value)
        object.inlines(content)
    }
}

extension Quotation {
    func write(to object: ExchangeWriter) {
        object.member("source", source)
        object.member("pinpoint", pinpoint)
        object.member("id", id)
        object.member("xml:lang", language)
        object.blocks(blocks)
    }
}

extension Figure {
    func write(to object: ExchangeWriter) {
        object.member("image", image)
        object.member("alternative", alternative)
        object.member("number", number)
        object.member("id", id)
        object.member("xml:lang", language)
        object.member("caption", caption)
    }
}

extension Note {
    func write(to object: ExchangeWriter) {
        object.member("id", id)
        object.member("marker", marker)
        object.member("xml:lang", language)
        object.inlines(content)
    }
}

extension Notes {
    func write(to object: ExchangeWriter) {
        object.member("heading", heading)
        object.list("notes", notes)
    }
}
