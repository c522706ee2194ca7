import RapporteurReportModel

extension Generator {
    func stateReference() -> StateReference {
        StateReference(code: code(), role: any(), id: maybe(newID), language: maybe(languageTag), text: printed())
    }

    func organizationReference() -> OrganizationReference {
        OrganizationReference(
            code: maybe(token), kind: maybe(any), state: maybe(code), id: maybe(newID),
            language: maybe(languageTag), content: inlines())
    }

    func dateValue() -> DateValue {
        DateValue(
            value: date(), precision: any(), basis: maybe(any), id: maybe(newID), language: maybe(languageTag),
            content: inlines())
    }

    func citation() -> Citation {
        Citation(
            kind: any(), symbol: maybe(token), pinpoint: maybe(token), state: maybe(code), basis: maybe(any),
            id: maybe(newID), language: maybe(languageTag), content: inlines())
    }

    func quantity() -> Quantity {
        Quantity(
            value: amount(), upper: maybe(amount), qualifier: maybe(any), unit: maybe(token),
            currency: maybe(code), asAt: maybe(date), part: countedID(), whole: countedID(), id: maybe(quantityID),
            language: maybe(languageTag), content: inlines())
    }

    func recommendation() -> Recommendation {
        Recommendation(
            issuer: token(), verb: token(), modality: any(), addressee: maybe(token), response: maybe(any),
            id: maybe(newID), language: maybe(languageTag), content: running())
    }

    func activity() -> Activity {
        Activity(
            kind: any(), holder: token(), declared: maybe(count), from: maybe(date), to: maybe(date),
            id: maybe(newID), language: maybe(languageTag), content: running())
    }

    func quote() -> Quote {
        Quote(source: maybe(token), id: maybe(newID), language: maybe(languageTag), content: inlines())
    }

    func noteRef() -> NoteRef {
        NoteRef(note: notedID(), text: printed())
    }
}
