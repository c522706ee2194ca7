public import RapporteurXMLStream

/// Asks for the tree of a document that is validated.
public struct TreeRequest {
    public var limits: TreeLimits
    /// Asked when the schema of the root element has been chosen.
    public var isWanted: () -> Bool

    public init(limits: TreeLimits, isWanted: @escaping () -> Bool) {
        self.limits = limits
        self.isWanted = isWanted
    }
}

/// What became of the tree that was asked for.
public enum KeptTree {
    /// Nobody wanted it, or the document is not well-formed.
    case none
    case tree(DocumentTree)
    /// The document is too large.
    case refused(DocumentTreeBuilder.Refusal)

    init(of builder: DocumentTreeBuilder) {
        if let tree = builder.finish() {
            self = .tree(tree)
        } else {
            self = builder.refusal.map(KeptTree.refused) ?? .none
        }
    }
}
