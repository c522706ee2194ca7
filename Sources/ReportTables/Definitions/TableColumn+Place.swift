import RapporteurInterchange

extension TableColumn {
    /// Where something that is marked in running text stands.
    static let place: [TableColumn] = [
        .code("paragraph", "The id of the paragraph that it stands in; empty in headings, notes and tables."),
        .code("paragraph_label", "The label of that paragraph."),
        .code("note", "The id of the note that it stands in."),
        .code("place", "What it stands in: paragraph, item, heading, title, note, cell, caption, line."),
        .integer("start", "Where it begins in the plain text of that place: how many Unicode characters stand before."),
        .integer("end", "Where it ends there."),
    ]
}
