internal import RapporteurDiagnostics

/// The members of one object, taken one by one; what nobody takes is an error, so that nothing is lost unsaid.
struct ObjectReader {
    private var left: [ExchangeTree.Member]

    init(_ tree: ExchangeTree) throws(ExchangeMismatch) {
        guard case .object(let members) = tree else { throw .unexpected(tree, wanted: Message("word.object")) }
        left = members
    }

    /// A member that must be there.
    mutating func required<Value: ExchangeValue>(_ name: String) throws(ExchangeMismatch) -> Value {
        if let value: Value = try optional(name) { return value }
        throw ExchangeMismatch(Message("json.member.missing", ["name": .text(name)]))
    }

    mutating func optional<Value: ExchangeValue>(_ name: String) throws(ExchangeMismatch) -> Value? {
        guard let tree = take(name) else { return nil }
        do throws(ExchangeMismatch) { return try Value(exchange: tree) } catch { throw error.inside(name) }
    }

    /// A member that is an array; none where it is not there.
    mutating func list<Value: ExchangeValue>(_ name: String) throws(ExchangeMismatch) -> [Value] {
        guard let tree = take(name) else { return [] }
        do throws(ExchangeMismatch) {
            guard case .array(let items) = tree else { throw .unexpected(tree, wanted: Message("word.array")) }
            var values: [Value] = []
            values.reserveCapacity(items.count)
            for (index, item) in items.enumerated() {
                do throws(ExchangeMismatch) { values.append(try Value(exchange: item)) } catch {
                    throw error.inside(index)
                }
            }
            return values
        } catch {
            throw error.inside(name)
        }
    }

    /// The running text of this object.
    mutating func inlines() throws(ExchangeMismatch) -> [Inline] { try list("content") }

    /// The blocks of this object.
    mutating func blocks() throws(ExchangeMismatch) -> [Block] { try list("content") }

    /// Refuses what was not taken, hints where a schema may be found aside.
    func finish() throws(ExchangeMismatch) {
        for member in left {
            switch member.name {
            case "$schemaLocation", "$noNamespaceSchemaLocation": continue
            case "$type":
                throw ExchangeMismatch(
                    code: "report.type.substituted",
                    Message("report.type.substituted"), hint: Message("report.type.substituted/hint")).inside(member.name)
            default:
                throw ExchangeMismatch(Message("json.member.unknown/known", ["name": .text(member.name)])).inside(member.name)
            }
        }
    }

    /// Members come in the order of the schema, which is that of the questions: the first is mostly the one.
    private mutating func take(_ name: String) -> ExchangeTree? {
        guard let index = left.firstIndex(where: { $0.name == name }) else { return nil }
        return left.remove(at: index).value
    }
}

extension ExchangeMismatch {
    static func unexpected(_ tree: ExchangeTree, wanted: Message) -> ExchangeMismatch {
        ExchangeMismatch(
            Message("report.value.unexpected", ["found": .message(tree.kindName), "wanted": .message(wanted)]))
    }
}
