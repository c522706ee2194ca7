extension SimpleType {
    /// Whether this type is `ancestor` or validly derived from it: by restriction, or as a member of a union
    /// (Part 1, "Type Derivation OK (Simple)", 3.14.6). What `final` and `block` forbid is not looked at.
    package func isDerived(from ancestor: SimpleType) -> Bool {
        if ancestor.builtin == .anySimpleType, ancestor.base == nil { return true }
        var current: SimpleType? = self
        while let type = current {
            if type === ancestor { return true }
            current = type.base
        }
        return ancestor.variety == .union && ancestor.memberTypes.contains { isDerived(from: $0) }
    }
}
