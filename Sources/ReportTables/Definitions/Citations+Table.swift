package import RapporteurInterchange

extension TableDefinition {
    package static let citations = TableDefinition(
        "citations", "A mention of a resolution, document, treaty or law.",
        [
            .text("text", "The words as printed."),
            .code("kind", "resolution, decision, document, treaty, law or article; of Akoma Ntoso the name of the element."),
            .code("symbol", "The normalised symbol, or the number of a treaty."),
            .code("cited", "That symbol as documents print it, which is the key that the document has: S/RES/1325 (2000)."),
            .code("pinpoint", "The place in it: para. 2 (e)."),
            .code("state", "Whose law it is: ISO 3166-1 alpha-3."),
            .code("basis", "How the symbol is known: explicit, inferred, unknown."),
            .code("href", "Of Akoma Ntoso: the address of the reference."),
        ] + TableColumn.place)
}
