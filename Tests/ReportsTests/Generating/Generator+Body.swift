import RapporteurReportModel

extension Generator {
    func section() -> Section {
        Section(
            number: maybe(token), printed: maybe(token), id: maybe(newID), language: maybe(languageTag),
            heading: inlines(), blocks: blocks(.body), sections: list(section))
    }

    func annex() -> Annex {
        Annex(
            number: maybe(token), originalLanguage: maybe(languageCode), id: maybe(newID),
            language: maybe(languageTag), designation: maybe(printed), heading: maybe(inlines),
            sourceLines: list(inlines), blocks: blocks(.body), sections: list(section), notes: maybe(notes))
    }

    func notes() -> Notes {
        Notes(heading: maybe(inlines), notes: some(note))
    }

    func paragraph() -> Paragraph {
        Paragraph(
            label: maybe(token), printed: maybe(token), id: maybe(newID), language: maybe(languageTag),
            content: running())
    }

    func list() -> List {
        List(id: maybe(newID), language: maybe(languageTag), items: some(item))
    }

    func item() -> Item {
        Item(
            label: maybe(token), printed: maybe(token), id: maybe(newID), language: maybe(languageTag),
            content: running())
    }

    func reply() -> Reply {
        Reply(
            facts: facts(), source: maybe(token), sha256: maybe(digest), id: maybe(newID),
            language: maybe(languageTag), heading: maybe(inlines),
            sourceLines: list(inlines), blocks: blocks(.reply), sections: list(section))
    }

    func treatyStatus() -> TreatyStatus {
        TreatyStatus(
            instrument: token(), asAt: maybe(date), declaredParties: maybe(count), id: maybe(newID),
            language: maybe(languageTag), blocks: someBlocks(.text))
    }

    func table() -> Table {
        Table(
            number: maybe(token), id: maybe(newID), language: maybe(languageTag), caption: maybe(inlines),
            unitLine: maybe(inlines), rows: some(row), notes: list(note))
    }

    func row() -> Row {
        Row(kind: maybe(any), cells: some(cell))
    }

    func cell() -> Cell {
        Cell(columns: maybe(span), rows: maybe(span), heading: maybe(flag), value: maybe(amount), content: inlines())
    }

    func quotation() -> Quotation {
        Quotation(
            source: maybe(token), pinpoint: maybe(token), id: maybe(newID), language: maybe(languageTag),
            blocks: someBlocks(.text))
    }

    func figure() -> Figure {
        Figure(
            image: address(), alternative: token(), number: maybe(token), id: maybe(newID),
            language: maybe(languageTag), caption: maybe(inlines))
    }

    func note() -> Note {
        Note(id: noteID(), marker: token(), language: maybe(languageTag), content: running())
    }
}
