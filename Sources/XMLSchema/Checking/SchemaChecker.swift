/// Checks what only the finished components show: the schema component constraints of XSD Part 1.
///
/// Each constraint has its own file, an extension of this type with a method named after the constraint.
final class SchemaChecker {
    let schema: Schema
    let builder: SchemaBuilder
    let documents: [SchemaDocument]
    let issues: SchemaIssues

    init(schema: Schema, builder: SchemaBuilder, documents: [SchemaDocument], issues: SchemaIssues) {
        self.schema = schema
        self.builder = builder
        self.documents = documents
        self.issues = issues
    }

    func check() {
    }
}
