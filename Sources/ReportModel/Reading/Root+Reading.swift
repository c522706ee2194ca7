import RapporteurDiagnostics

/// A root element that is decoded from its object.
protocol ExchangeRoot: ReportDocument, ExchangeObject {}

extension ExchangeRoot {
    /// Reads a document that has to be of this kind.
    static func read(_ source: ByteSource, name: String?) throws(WorkError) -> Self {
        let root = try RootMember(source, name: name)
        guard root.name == rootElement else {
            throw WorkError(
                .input, code: "report.root",
                message: Message("report.root", ["name": .text(root.name), "wanted": .text(rootElement)]),
                location: Location(file: root.file))
        }
        return try root.decode()
    }
}

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
