internal import RapporteurDiagnostics
import RapporteurXMLSchema
import RapporteurXMLStream

/// What identifies an element among others, as its schema says.
///
/// 1. The fields of the `xs:key` and `xs:unique` that select it, where they are its attributes or children.
/// 2. Else its attributes of type `xs:ID`.
/// 3. Else what it must have exactly once: required attributes without a fixed value, required children of simple
///    content.
struct ElementKeys {
    private(set) var attributes: [AttributeDeclaration] = []
    private(set) var children: [ContentChildren.Child] = []

    /// - Parameter chain: the elements from the root to this one.
    init(of chain: [ElementID], in schema: Schema) {
        guard let last = chain.last else { return }
        let type = schema[last].type
        var uses: [AttributeUse] = []
        if case .complex(let complex) = schema[type] { uses = complex.attributes }
        let all = ContentChildren(of: type, in: schema).all
        let simple = all.filter { !$0.repeats && schema.simpleContent(of: $0.type) != nil }
        for (index, holder) in chain.enumerated() {
            for constraint in schema[holder].identityConstraints where constraint.kind != .keyref {
                let way = chain[(index + 1)...].map { schema[$0].name }
                guard constraint.selector.contains(where: { $0.selects(way) }) else { continue }
                for field in constraint.fields { add(field, uses, simple) }
            }
        }
        if !attributes.isEmpty || !children.isEmpty { return }
        attributes = uses.map(\.declaration).filter { $0.type.isDerived(from: .builtin(.ID)) }
        if !attributes.isEmpty { return }
        attributes = uses.filter { $0.isRequired && $0.constraint?.kind != .fixed }.map(\.declaration)
        children = simple.filter { $0.least > 0 }
    }

    private mutating func add(_ field: [IdentityPath], _ uses: [AttributeUse], _ simple: [ContentChildren.Child]) {
        for path in field where !path.isDescendant {
            if let test = path.attribute, path.steps.isEmpty {
                for use in uses where test.admits(use.declaration.name) {
                    if !attributes.contains(where: { $0.name == use.declaration.name }) { attributes.append(use.declaration) }
                }
            } else if path.attribute == nil, path.steps.count == 1 {
                for child in simple where path.steps[0].admits(child.name) {
                    if !children.contains(where: { $0.name == child.name }) { children.append(child) }
                }
            }
        }
    }
}

extension IdentityPath {
    /// Whether the path leads along these elements, outermost first.
    fileprivate func selects(_ way: [ExpandedName]) -> Bool {
        guard attribute == nil, isDescendant ? way.count >= steps.count : way.count == steps.count else { return false }
        return zip(way.suffix(steps.count), steps).allSatisfy { $1.admits($0) }
    }
}

extension IdentityPath.Test {
    fileprivate func admits(_ name: ExpandedName) -> Bool {
        switch self {
        case .any: true
        case .namespace(let namespace): name.namespace == namespace
        case .name(let wanted): name == wanted
        }
    }
}
