package import RapporteurInterchange

extension TableDefinition {
    package static let keywords = TableDefinition(
        "keywords", "A keyword of a document.",
        [
            .code("scheme", "The list that it is from: UNBIS Thesaurus …"),
            .code("code", "Its code there."),
            .text("text", "The keyword."),
            .code("role", "Of Akoma Ntoso: what it is, for example agenda or title."),
            .code("uri", "Its address: http://metadata.un.org/thesaurus/1002824."),
            .integer("sdg", "The Sustainable Development Goal whose group of keywords it is in."),
        ])
}
