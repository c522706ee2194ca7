package import RapporteurInterchange

/// The code lists that documents are checked with: a row for each time in which a code meant the same.
extension TableDefinition {
    package static let codeStates = TableDefinition.codeList(
        "code_states", "A State or area of the code list.",
        [
            .code("iso3", "ISO 3166-1 alpha-3."),
            .date("valid_from", "The first day; nothing for no beginning."),
            .date("valid_to", "The last day; nothing for no end."),
            .code("iso2", "ISO 3166-1 alpha-2."),
            .code("m49", "The M49 code, three digits."),
            .code("status", "member, observer, area …"),
            .code("withdrawn", "When ISO withdrew the code."),
        ] + TableColumn.codeNames)

    package static let codeTreaties = TableDefinition.codeList(
        "code_treaties", "A treaty of the code list.",
        [
            .code("instrument", "Its number: IV-2 of those deposited with the Secretary-General, C111 of the International Labour Organization, ETS 163 of the Council of Europe."),
            .date("valid_from", "The day of adoption or of opening for signature."),
            .date("valid_to", "The last day; nothing for no end."),
            .code("depositary", "With whom it is deposited."),
            .code("year", "Its year."),
        ] + TableColumn.codeNames)

    package static let codeLanguages = TableDefinition.codeList(
        "code_languages", "A language of the code list.",
        [
            .code("language", "ISO 639-2, the terminological code."),
            .date("valid_from", "The first day; nothing for no beginning."),
            .date("valid_to", "The last day; nothing for no end."),
            .code("alpha2", "ISO 639-1, which tables have in their key."),
            .code("bibliographic", "ISO 639-2, the bibliographic code, where it is another one."),
        ] + TableColumn.codeNames)

    package static let codeCurrencies = TableDefinition.codeList(
        "code_currencies", "A currency of the code list.",
        [
            .code("currency", "ISO 4217."),
            .date("valid_from", "The first day; nothing for no beginning."),
            .date("valid_to", "The last day; nothing for no end."),
            .code("numeric", "The number of ISO 4217, three digits."),
        ] + TableColumn.codeNames)

    private static func codeList(_ name: String, _ description: String, _ columns: [TableColumn]) -> TableDefinition {
        TableDefinition(name, description, columns: [codePosition] + columns, documentColumns: 0, keyColumns: 1)
    }

    private static let codePosition = TableColumn.integer("position", "Which row of the table it is, from 1.")
}

extension TableColumn {
    /// Names in the languages of the United Nations.
    fileprivate static let codeNames: [TableColumn] = [
        .text("name_en", "The English name at the end of that time."),
        .text("name_fr", "The French name."),
        .text("name_es", "The Spanish name."),
        .text("name_ru", "The Russian name."),
        .text("name_zh", "The Chinese name."),
        .text("name_ar", "The Arabic name."),
    ]
}
