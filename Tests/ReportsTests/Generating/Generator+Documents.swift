import RapporteurReportModel

extension Generator {
    func report() -> Report {
        Report(
            language: maybe(languageTag), symbols: list(symbol), jobNumber: maybe(printed),
            relations: list(relation), masthead: maybe(masthead), title: inlines(),
            documentType: maybe(documentType), mandates: list(mandate), summary: maybe(summary),
            contents: maybe(contents), blocks: blocks(.body), sections: list(section), annexes: list(annex),
            notes: notesLeft())
    }

    func document() -> Document {
        Document(
            language: maybe(languageTag), symbols: list(symbol), jobNumber: maybe(printed),
            relations: list(relation), masthead: maybe(masthead), title: maybe(inlines),
            documentType: maybe(documentType), mandates: list(mandate), keywords: list(keyword), steps: list(step),
            sender: maybe(party), addressees: list(party), sponsors: list(party), summary: maybe(summary),
            contents: maybe(contents), preamble: maybe(preamble), corrections: list(correction),
            blocks: blocks(.body), sections: list(section), votes: list(vote), annexes: list(annex),
            notes: notesLeft())
    }

    func communication() -> Communication {
        Communication(
            reference: maybe(token), received: maybe(date), facts: facts(), language: maybe(languageTag),
            symbols: list(symbol), title: maybe(inlines), sender: maybe(party), addressees: list(party),
            blocks: blocks(.text), sections: list(section), annexes: list(annex), notes: notesLeft())
    }

    func noteVerbale() -> NoteVerbale {
        NoteVerbale(
            reference: maybe(token), dated: date(), deadline: maybe(date), language: maybe(languageTag),
            symbols: list(symbol), title: maybe(inlines), sender: party(), addressees: some(party),
            mandates: list(mandate), blocks: someBlocks(.text), annexes: list(annex), notes: notesLeft())
    }

    func facts() -> CommunicationFacts {
        CommunicationFacts(
            respondent: token(), respondentType: any(), kind: any(), dated: maybe(date),
            originalLanguage: maybe(languageCode), inReplyTo: maybe(token), basis: maybe(any))
    }
}
