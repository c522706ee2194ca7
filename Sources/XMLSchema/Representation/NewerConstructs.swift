import RapporteurDiagnostics

/// What XSD 1.1 adds to the schema for schemas, so that it is refused by name (Part 1 of XSD 1.1, appendix G.1).
enum NewerConstructs {
    static let attributes: ExactSet = [
        "defaultAttributes", "defaultAttributesApply", "inheritable", "notNamespace", "notQName", "targetNamespace",
        "test", "xpathDefaultNamespace",
    ]

    private static let elements: ExactSet = [
        "alternative", "assert", "assertion", "defaultOpenContent", "explicitTimezone", "maxScale",
        "minScale", "openContent", "override",
    ]

    /// Whether an element may stand in this place: an `all` group holds wildcards and groups.
    static func holds(_ local: String, in place: SchemaPlace) -> Bool {
        switch place {
        case .all, .allOfGroup: local == "any" || local == "group" || elements.contains(local)
        default: elements.contains(local)
        }
    }

    /// Whether an attribute may have this value: elements of an `all` group repeat, and an element has several heads.
    static func admits(_ value: String, of name: String, at place: SchemaPlace) -> Bool {
        switch (place, name) {
        case (.elementOfAll, "minOccurs"), (.elementReferenceOfAll, "minOccurs"): SchemaValueKind.count.admits(value)
        case (.elementOfAll, "maxOccurs"), (.elementReferenceOfAll, "maxOccurs"): SchemaValueKind.bound.admits(value)
        case (.topLevelElement, "substitutionGroup"): SchemaValueKind.qNames.admits(value)
        default: false
        }
    }

    /// Whether a definition in this place may be a reference to another.
    static func canRefer(_ place: SchemaPlace) -> Bool {
        switch place {
        case .unique, .key, .keyref: true
        default: false
        }
    }
}
