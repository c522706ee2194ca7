import RapporteurDiagnostics
import RapporteurXMLStream

/// What a step asks of a node (XPath 2.0, 3.2.1.2). Nothing is annotated with types of a schema: elements are
/// xs:untyped, attributes xs:untypedAtomic.
indirect enum NodeTest: Sendable {
    /// `node()`
    case any
    /// `text()`, `comment()`, `processing-instruction()`, `document-node()`, `element()`, `attribute()`
    case kind(NodeKind)
    /// The name of an element or attribute, by its slot.
    case name(NodeKind, slot: Int)
    /// `*:local`
    case local(NodeKind, String)
    /// `prefix:*`, the namespace by its slot
    case namespace(NodeKind, slot: Int)
    /// `processing-instruction(target)`
    case instruction(String)
    /// `document-node(element(…))`
    case document(NodeTest)
    /// A test with a type that nothing has without a schema.
    case nothing

    @inline(__always)
    func matches(_ node: NodeID, _ e: Evaluation) -> Bool {
        let record = e.tree.nodes + node.index
        switch self {
        case .any: return true
        case .kind(let kind): return record.pointee.kind == kind
        case .name(let kind, let slot): return record.pointee.name == e.names[slot] && record.pointee.kind == kind
        default: return matchesOther(node, record.pointee, e)
        }
    }

    @inline(never)
    private func matchesOther(_ node: NodeID, _ record: NodeRecord, _ e: Evaluation) -> Bool {
        switch self {
        case .any: return true
        case .nothing: return false
        case .kind(let kind): return record.kind == kind
        case .name(let kind, let slot): return record.name == e.names[slot] && record.kind == kind
        case .local(let kind, let local):
            return record.kind == kind && e.tree.names[record.name].local.utf8.elementsEqual(local.utf8)
        case .namespace(let kind, let slot): return record.kind == kind && e.isName(record.name, inNamespace: slot)
        case .instruction(let target):
            return record.kind == .processingInstruction
                && e.tree.expandedName(of: node)?.local.utf8.elementsEqual(target.utf8) == true
        case .document(let inner):
            guard record.kind == .document else { return false }
            var elements = 0
            var isMatch = false
            var child = e.tree.firstChild(of: node)
            while let here = child {
                switch e.tree[here].kind {
                case .element:
                    elements += 1
                    isMatch = inner.matches(here, e)
                case .text: return false
                default: break
                }
                child = e.tree.nextSibling(of: here)
            }
            return elements == 1 && isMatch
        }
    }
}

enum Axis: String, Sendable {
    case child, descendant, attribute, `self`, parent, ancestor, following, preceding, namespace
    case descendantOrSelf = "descendant-or-self", ancestorOrSelf = "ancestor-or-self"
    case followingSibling = "following-sibling", precedingSibling = "preceding-sibling"
    /// `//@`: the attributes of a node and of all that is below it, which is no axis of the language.
    case attributesBelow = ""

    var isReverse: Bool {
        switch self {
        case .parent, .ancestor, .ancestorOrSelf, .preceding, .precedingSibling: true
        default: false
        }
    }

    /// The kind of node that a name on the axis is the name of.
    var principal: NodeKind { self == .attribute || self == .attributesBelow ? .attribute : .element }
}
