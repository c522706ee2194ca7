import RapporteurDiagnostics
import RapporteurXMLSchema

/// What is wrong with the path of a table.
enum SchemaTableFault {
    static func form(_ path: String) -> WorkError {
        WorkError(
            .usage, code: "usage.table", message: Message("usage.table/form", ["path": .text(path)]),
            hint: Message("usage.table/form.hint"))
    }

    /// A step that no element has, or several.
    static func step(
        _ step: String, in parent: String?, path: String, names: [String], isUnknown: Bool
    ) -> WorkError {
        guard isUnknown else { return several(path, names) }
        let message =
            parent.map { Message("usage.table", ["path": .text(path), "name": .text(step), "parent": .text($0)]) }
            ?? Message("usage.table/root", ["path": .text(path), "name": .text(step)])
        var hint: Message?
        if let near = Nearest.match(step, among: names) {
            hint = Message("usage.table/hint.near", ["name": .text(near)])
        } else if !names.isEmpty {
            hint = Message("usage.table/hint.names", ["names": list(names)])
        }
        return WorkError(.usage, code: "usage.table", message: message, hint: hint)
    }

    static func several(_ path: String, _ choices: [String]) -> WorkError {
        WorkError(
            .usage, code: "usage.table", message: Message("usage.table/several", ["path": .text(path)]),
            hint: Message("usage.table/hint.several", ["paths": list(choices)]))
    }

    static func check(_ layout: ColumnLayout, _ path: String) throws(WorkError) {
        guard layout.isFull else { return }
        let values: MessageArguments = ["path": .text(path), "limit": .number(ColumnLayout.columnLimit)]
        throw WorkError(.usage, code: "usage.table", message: Message("usage.table/columns", values))
    }

    private static func list(_ names: [String]) -> MessageArgument {
        var shown = names.prefix(20).map { MessageArgument.text($0) }
        if names.count > 20 { shown.append(.text("…")) }
        return .list(shown)
    }
}
