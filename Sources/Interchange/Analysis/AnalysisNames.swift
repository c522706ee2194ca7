import JSONStream
import XMLSchema
import XMLStream

/// How members are named in the analysis JSON of one type, and which of them are gathered.
///
/// It follows from the shape: an attribute gets `@` where a child has its name, or a wildcard may admit one that has;
/// the running text is `text`, or `$text` where a child is or may be so named; the items of a `content` array go
/// under their own names, unless one of them has the name of another member.
final class AnalysisNames {
    let text: PreparedName
    /// By use.
    let attributes: UnsafePointer<PreparedName>
    /// Items stay in an array `content`, because a name would stand for two things.
    let keepsContent: Bool
    private let memory: NameMemory

    init(_ shape: Shape, mapping: JSONMapping) {
        var children = Set(shape.items.map(\.name))
        let single = Set(shape.members.filter { $0.kind == .single || $0.kind == .array }.map(\.name))
        keepsContent = !children.isDisjoint(with: single)
        children.formUnion(single)
        if keepsContent { children.insert("content") }
        let naming = mapping.naming
        let admitsAny = shape.positions.contains { position in
            position.wildcard.map { $0.allows(naming.namespace) || $0.allows("") } ?? false
        }
        let textName = children.contains("text") || admitsAny ? "$text" : "text"
        var taken = children
        if shape.kind == .mixed { taken.insert(textName) }
        if shape.kind == .value { taken.insert("value") }
        let names = shape.attributes.map { attribute in
            let own = attribute.name.hasPrefix("@") ? String(attribute.name.dropFirst()) : attribute.name
            return taken.contains(own) || admitsAny ? "@\(own)" : own
        }
        memory = NameMemory(names: names + [textName])
        text = memory.name(textName)
        let memory = memory
        attributes = memory.keep(names.map { memory.name($0) })
    }
}
