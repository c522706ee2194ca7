/// A publication around a document: the physical document with its cover page, of which the document is a component.
struct Publication {
    private let parts: DocumentParts
    private let identification: AKNIdentification
    private let coverPage: AKNElement?

    init(_ parts: DocumentParts, _ identification: AKNIdentification, _ coverPage: AKNElement?) {
        self.parts = parts
        self.identification = identification
        self.coverPage = coverPage
    }

    func element(around doc: AKNElement) -> AKNElement {
        var own = identification
        own.work.documentType = "documentCollection"
        own.work.subtype = "publication"
        let meta = AKNElement("meta", [:], [own.element])
        let body = AKNElement(
            "collectionBody", ["eId": "pub_body"], [AKNElement("component", ["eId": "pub_component_1"], [doc])])
        return AKNElement(
            "documentCollection", ["name": "publicationReport", "contains": "originalVersion"],
            [meta] + (coverPage.map { [$0] } ?? []) + [body])
    }
}
