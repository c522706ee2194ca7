import RapporteurDiagnostics
import RapporteurInterchange

/// The names of elements in a document, which are unique: those of a communication that are taken get the respondent's
/// code before them, and what refers to them follows.
struct Identifiers {
    private var taken: Set<String> = []

    init(takenBy report: Report) throws(WorkError) {
        try Self.tree(of: report).visitTexts { name, value in
            if name == "id" { taken.insert(value) }
        }
    }

    /// The communication with names that are not taken; they are from now on.
    mutating func renamed(_ communication: Communication) throws(WorkError) -> Communication {
        var tree = try Self.tree(of: communication)
        var own: [String] = []
        tree.visitTexts { name, value in
            if name == "id" { own.append(value) }
        }
        let clashes = own.filter(taken.contains)
        taken.formUnion(own)
        guard !clashes.isEmpty else { return communication }
        var renamed: [String: String] = [:]
        let prefix = Self.prefix(communication.facts.respondent)
        for id in clashes {
            var fresh = "\(prefix)-\(id)"
            var number = 2
            while !taken.insert(fresh).inserted {
                fresh = "\(prefix)-\(number)-\(id)"
                number += 1
            }
            renamed[id] = fresh
        }
        tree.replaceTexts { name, value in Self.references.contains(name) ? renamed[value] : nil }
        do throws(ExchangeMismatch) { return try Communication(exchange: tree) } catch {
            throw error.error(file: nil)
        }
    }

    /// Members that hold a name: of the element itself, of a note, of the quantities of a percentage.
    private static let references: Set<String> = ["id", "note", "part", "whole"]

    private static func tree(of document: some ExchangeRoot) throws(WorkError) -> ExchangeTree {
        let json = try document.makeJSON(.compact)
        guard case .object(let members) = try ExchangeTree.read(json, depth: ReportConversion.deepestJSON),
            let root = members.first(where: { $0.name.first != "$" })
        else { return .null }
        return root.value
    }

    /// A code as the beginning of a name: its ASCII letters and digits, after a letter.
    private static func prefix(_ code: String) -> String {
        let plain = String(code.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
        return plain.first?.isLetter == true ? plain : "r" + plain
    }
}

extension ExchangeTree {
    /// Calls `visit` for each member whose value is a text. As deep in calls as the tree, which is bounded.
    func visitTexts(_ visit: (_ name: String, _ value: String) -> Void) {
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
    mutating func replaceTexts(_ replacement: (_ name: String, _ value: String) -> String?) {
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
