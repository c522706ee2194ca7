import RapporteurDiagnostics

/// A root element that is decoded from its object.
protocol ExchangeRoot: ReportDocument, ExchangeObject {}

/// The root element of a document that was read, not decoded yet.
struct RootMember {
    let name: String
    let file: String?
    /// How many comments and instructions the document has, which the values have no place for.
    let markup: Int
    private let tree: ExchangeTree

    init(_ source: ByteSource, name file: String?) throws(WorkError) {
        let exchange = try ReportConversion.exchange(source, name: file)
        markup = exchange.markup
        let tree = try ExchangeTree.read(exchange.bytes, depth: ReportConversion.deepestJSON)
        // Members beside the root belong to the format: "$schema".
        guard case .object(let members) = tree, let root = members.first(where: { $0.name.first != "$" }) else {
            throw ExchangeMismatch(Message("json.root.missing")).error(file: file)
        }
        name = root.name
        self.file = file
        self.tree = root.value
    }

    func decode<Value: ExchangeObject>() throws(WorkError) -> Value {
        do throws(ExchangeMismatch) { return try Value(exchange: tree) } catch {
            throw error.inside(name).error(file: file)
        }
    }
}
