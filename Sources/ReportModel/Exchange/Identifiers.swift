package import RapporteurDiagnostics
import RapporteurInterchange

extension Report {
    /// The ids of its elements, in the order of the document.
    ///
    /// - Throws: `WorkError` of kind `input` where the document cannot be written.
    package func identifiers() throws(WorkError) -> [String] { try ExchangeTree.of(self).identifiers }
}

extension Communication {
    /// The ids of its elements, in the order of the document.
    ///
    /// - Throws: `WorkError` of kind `input` where the document cannot be written.
    package func identifiers() throws(WorkError) -> [String] { try ExchangeTree.of(self).identifiers }

    /// The communication whose elements have the ids that `names` gives for theirs; what refers to them follows.
    ///
    /// - Throws: `WorkError` of kind `input` where the document cannot be written.
    package func renamed(_ names: ExactMap<String>) throws(WorkError) -> Communication {
        var tree = try ExchangeTree.of(self)
        tree.replaceTexts { name, value in ExchangeTree.references.contains(name) ? names[value] : nil }
        do throws(ExchangeMismatch) { return try Communication(exchange: tree) } catch {
            throw error.error(file: nil)
        }
    }
}

extension ExchangeTree {
    /// Members that hold an id: of the element itself, of a note, of the quantities of a percentage.
    fileprivate static let references: ExactSet = ["id", "note", "part", "whole"]

    /// The value of the document's root element.
    fileprivate static func of(_ document: some ExchangeRoot) throws(WorkError) -> ExchangeTree {
        let json = try document.makeJSON(.compact)
        guard case .object(let members) = try ExchangeTree.read(json, depth: ReportConversion.deepestJSON),
            let root = members.first(where: { $0.name.first != "$" })
        else { return .null }
        return root.value
    }

    fileprivate var identifiers: [String] {
        var found: [String] = []
        visitTexts { name, value in
            if name == "id" { found.append(value) }
        }
        return found
    }

    /// Calls `visit` for each member whose value is a text. As deep in calls as the tree, which is bounded.
    private func visitTexts(_ visit: (_ name: String, _ value: String) -> Void) {
        switch self {
        case .object(let members):
            for member in members {
                if case .text(let value) = member.value { visit(member.name, value) } else { member.value.visitTexts(visit) }
            }
        case .array(let items): for item in items { item.visitTexts(visit) }
        case .text, .flag, .null: break
        }
    }

    /// Puts other texts in the place of members' values, where `replacement` gives one.
    fileprivate mutating func replaceTexts(_ replacement: (_ name: String, _ value: String) -> String?) {
        switch self {
        case .object(var members):
            for index in members.indices {
                if case .text(let value) = members[index].value {
                    if let text = replacement(members[index].name, value) { members[index].value = .text(text) }
                } else {
                    members[index].value.replaceTexts(replacement)
                }
            }
            self = .object(members)
        case .array(var items):
            for index in items.indices { items[index].replaceTexts(replacement) }
            self = .array(items)
        case .text, .flag, .null: break
        }
    }
}
