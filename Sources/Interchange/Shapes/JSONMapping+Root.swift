import RapporteurXMLSchema
import RapporteurXMLStream

/// Names of root elements.
extension JSONMapping {
    /// The name of the member that a document's root element becomes.
    func rootName(of name: ExpandedName) -> String {
        let twin = ExpandedName(namespace: naming.namespace, local: name.local)
        return schema.globalElements[twin] != nil ? naming.nameApart(of: name) : naming.name(of: name)
    }

    /// The root element that a member's name stands for, declared or not; nil for what is no name.
    func rootElement(named text: String) -> ExpandedName? {
        switch naming.read(text) {
        case .unreadable: return nil
        case .expanded(let name): return name
        case .local(let local):
            let own = ExpandedName(namespace: naming.namespace, local: local)
            let bare = ExpandedName(local: local)
            return schema.globalElements[own] == nil && schema.globalElements[bare] != nil ? bare : own
        }
    }
}
