/// The grammar of schema documents: what the schema for schemas says (XSD 1.0 Part 1, second edition, appendix A).
///
/// One row for each XSD element in each context; the rows are in the `SchemaGrammar+…` files and read as tables.
/// The rules that no grammar can express (Schema Representation Constraints, sections 3.x.3) are methods of
/// `RepresentationCheck`.
struct SchemaGrammar: Sendable {
    static let shared = SchemaGrammar(documentRows + declarationRows + contentRows + typeRows)

    /// By raw value of the place.
    private let rows: [Row]

    private init(_ table: [Row]) {
        rows = table.sorted { $0.place.rawValue < $1.place.rawValue }
        assert(rows.map(\.place) == SchemaPlace.allCases)
    }

    subscript(place: SchemaPlace) -> Row { rows[Int(place.rawValue)] }

    /// Checks a schema document as XML, before anything is built from it.
    ///
    /// What is found goes to `issues`, under the name of the constraint; grammar faults under the names that
    /// Xerces gave them (`s4s-att-not-allowed` …), because authors know those. O(elements and attributes).
    func checkRepresentation(of document: SchemaDocument, issues: SchemaIssues) {
        guard let root = document.root, root.xsd == "schema" else { return }
        RepresentationCheck(grammar: self, document: document, issues: issues).run(from: root)
    }
}
