import RapporteurDiagnostics

/// What an element of a schema document is: an XSD element in one of the contexts it may stand in.
///
/// Each place is one row of `SchemaGrammar`. What the schema for schemas calls a type (`topLevelElement`,
/// `narrowMaxMin` …) is a place here.
enum SchemaPlace: UInt8, CaseIterable, Sendable {
    // The document and its parts.
    case schema, include, `import`, redefine, notation
    case annotation, appinfo, documentation

    // Declarations, and references to them.
    case topLevelElement, localElement, elementReference
    /// Inside `all`, where an element occurs at most once.
    case elementOfAll, elementReferenceOfAll
    case topLevelAttribute, localAttribute, attributeReference
    case attributeGroupDefinition, attributeGroupReference
    case groupDefinition, groupReference

    // Content models: inside a `group` definition they have no occurrences of their own.
    case all, choice, sequence
    case allOfGroup, choiceOfGroup, sequenceOfGroup
    case any, anyAttribute

    case topLevelComplexType, localComplexType
    case complexContent, complexRestriction, complexExtension
    case simpleContent, simpleContentRestriction, simpleContentExtension

    case topLevelSimpleType, localSimpleType
    case restriction, list, union
    case length, minLength, maxLength, pattern, enumeration, whiteSpace
    case maxInclusive, maxExclusive, minInclusive, minExclusive, totalDigits, fractionDigits

    case unique, key, keyref, selector, field

    /// The local name of the element.
    var element: String {
        switch self {
        case .schema: "schema"
        case .include: "include"
        case .import: "import"
        case .redefine: "redefine"
        case .notation: "notation"
        case .annotation: "annotation"
        case .appinfo: "appinfo"
        case .documentation: "documentation"
        case .topLevelElement, .localElement, .elementReference, .elementOfAll, .elementReferenceOfAll: "element"
        case .topLevelAttribute, .localAttribute, .attributeReference: "attribute"
        case .attributeGroupDefinition, .attributeGroupReference: "attributeGroup"
        case .groupDefinition, .groupReference: "group"
        case .all, .allOfGroup: "all"
        case .choice, .choiceOfGroup: "choice"
        case .sequence, .sequenceOfGroup: "sequence"
        case .any: "any"
        case .anyAttribute: "anyAttribute"
        case .topLevelComplexType, .localComplexType: "complexType"
        case .complexContent: "complexContent"
        case .simpleContent: "simpleContent"
        case .complexRestriction, .simpleContentRestriction, .restriction: "restriction"
        case .complexExtension, .simpleContentExtension: "extension"
        case .topLevelSimpleType, .localSimpleType: "simpleType"
        case .list: "list"
        case .union: "union"
        case .length: "length"
        case .minLength: "minLength"
        case .maxLength: "maxLength"
        case .pattern: "pattern"
        case .enumeration: "enumeration"
        case .whiteSpace: "whiteSpace"
        case .maxInclusive: "maxInclusive"
        case .maxExclusive: "maxExclusive"
        case .minInclusive: "minInclusive"
        case .minExclusive: "minExclusive"
        case .totalDigits: "totalDigits"
        case .fractionDigits: "fractionDigits"
        case .unique: "unique"
        case .key: "key"
        case .keyref: "keyref"
        case .selector: "selector"
        case .field: "field"
        }
    }

    /// What findings call it.
    var label: Message {
        let element: MessageArguments = ["element": .text(self.element)]
        return switch self {
        case .topLevelElement, .topLevelAttribute, .topLevelComplexType, .topLevelSimpleType:
            Message("schema.place/top", element)
        case .localElement, .localAttribute, .elementOfAll: Message("schema.place/local", element)
        case .localComplexType, .localSimpleType: Message("schema.place/unnamed", element)
        case .elementReference, .elementReferenceOfAll, .attributeReference, .groupReference,
            .attributeGroupReference:
            Message("schema.place/reference", element)
        case .groupDefinition, .attributeGroupDefinition: Message("schema.place/top", element)
        case .allOfGroup, .choiceOfGroup, .sequenceOfGroup: Message("schema.place/group", element)
        case .simpleContentRestriction, .simpleContentExtension: Message("schema.place/simple", element)
        case .complexRestriction, .complexExtension: Message("schema.place/complex", element)
        default: Message("schema.place/any", element)
        }
    }
}
