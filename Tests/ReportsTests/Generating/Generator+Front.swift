import RapporteurReportModel

extension Generator {
    func relation() -> Relation {
        Relation(kind: any(), to: maybe(symbol), number: maybe(token))
    }

    func masthead() -> Masthead {
        Masthead(
            publisher: maybe(printed), organs: list(organ, most: 2), distribution: maybe(distribution),
            issued: maybe(issued), languageLine: maybe(printed), originalLanguage: maybe(originalLanguage),
            sessions: list(session, most: 2), agendaItems: list(agendaItem))
    }

    func organ() -> Organ {
        Organ(code: maybe(organCode), text: printed())
    }

    func distribution() -> Distribution {
        Distribution(code: any(), text: printed())
    }

    func issued() -> Issued {
        Issued(date: date(), text: printed())
    }

    func originalLanguage() -> OriginalLanguage {
        OriginalLanguage(languages: languageCodes(), text: printed())
    }

    func session() -> Session {
        Session(number: ordinal(), kind: maybe(any), text: printed())
    }

    func agendaItem() -> AgendaItem {
        AgendaItem(number: token(), list: maybe(symbol), line: maybe(inlines), title: maybe(inlines))
    }

    func documentType() -> DocumentType {
        DocumentType(kind: any(), author: maybe(token), content: inlines())
    }

    func mandate() -> Mandate {
        Mandate(symbol: symbol(), adopted: maybe(date))
    }

    func summary() -> Summary {
        Summary(id: maybe(newID), language: maybe(languageTag), heading: maybe(inlines), blocks: blocks(.text))
    }

    func contents() -> Contents {
        Contents(heading: maybe(inlines), columnHeadings: list(inlines), entries: some(contentsEntry))
    }

    func contentsEntry() -> ContentsEntry {
        ContentsEntry(
            number: maybe(token), printed: maybe(token), level: maybe(ordinal), heading: inlines(),
            paragraphs: maybe(paragraphRange), page: maybe(printed))
    }

    func paragraphRange() -> ParagraphRange {
        ParagraphRange(from: token(), to: token(), text: printed())
    }

    func party() -> Party {
        Party(code: maybe(token), text: printed())
    }

    func keyword() -> Keyword {
        Keyword(scheme: maybe(token), code: maybe(token), text: printed())
    }

    func step() -> Step {
        Step(kind: any(), date: maybe(date), body: maybe(token), document: maybe(symbol), meeting: maybe(token))
    }

    func vote() -> Vote {
        Vote(
            date: maybe(date), on: maybe(token), inFavour: maybe(count), against: maybe(count),
            abstaining: maybe(count), casts: list(cast))
    }

    func cast() -> Cast {
        Cast(state: code(), vote: any(), text: printed())
    }

    func preamble() -> Preamble {
        Preamble(id: maybe(newID), language: maybe(languageTag), blocks: someBlocks(.text))
    }

    func correction() -> Correction {
        Correction(
            operation: any(), paragraph: maybe(token), languages: maybe(languageCodes) ?? [], id: maybe(newID),
            language: maybe(languageTag), target: inlines(), instruction: maybe(inlines),
            reading: chance(60) ? reading() : nil)
    }

    func reading() -> Reading {
        Reading(blocks: someBlocks(.text))
    }
}
