public import RapporteurXMLSchema

/// What the JSON of one XSD type looks like, derived from the type alone, never from a document.
public final class Shape: Sendable {
    /// The rules of exchange JSON, by number.
    public enum Kind: UInt8, Sendable, BitwiseCopyable {
        /// 1: a simple type without attributes.
        case scalar
        /// 2: simple content with attributes: an object with `value`.
        case value
        /// 3: a sequence of elements that each stand in one place: an object with a member for each.
        case record
        /// 4: any other element-only content: an object with `content`.
        case content
        /// 5: mixed content, `xs:anyType`, and what nobody looks at: the same, with strings between.
        case mixed
        /// 6: empty content: an object with the attributes.
        case empty
    }

    /// A member of a record.
    public struct Member: Sendable {
        public enum Kind: UInt8, Sendable, BitwiseCopyable {
            /// An element that occurs at most once.
            case single
            /// An element that may repeat: always an array.
            case array
            /// The repeated part: an array of one-member objects.
            case content
            /// An element that a wildcard admits, under its own name; `name` is empty.
            case wildcard
        }

        public let kind: Kind
        public let name: String
        /// The element, of `single` and `array`.
        public let element: ElementID
        /// The position in the content model; the first one, of the repeated part.
        public let position: Int32
        /// Whether every document has it.
        public let isRequired: Bool
    }

    /// An attribute as a member.
    public struct Attribute: Sendable {
        public let name: String
        public let use: AttributeUse
    }

    /// What stands at a position of the content model.
    public struct Position: Sendable {
        /// Place in `members`, for a record.
        let member: Int32
        let kind: Member.Kind
        /// The element declared here; `.none` for a wildcard.
        let element: ElementID
        let wildcard: Wildcard?
        /// What `json:name` says at this place.
        let jsonName: String?
    }

    public let type: TypeID
    public let kind: Kind
    /// The type of the value, for `scalar` and `value`.
    public let simple: SimpleType?
    /// In the order of `ComplexType.attributes`.
    public let attributes: [Attribute]
    public let attributeWildcard: Wildcard?
    /// The members of a record, in model order; names that stand for one another are members in a row.
    public let members: [Member]
    /// The children are an `xs:all`: members in document order.
    public let isAll: Bool
    /// The position numbers of the content model, in order.
    public let positions: [Position]
    /// The names that items of the `content` array may have, where the type declares them.
    public let items: [(name: String, element: ElementID)]

    let table: ShapeTable
    /// An element without a namespace that a wildcard admits is written `{}name`.
    let tellsApart: Bool

    init(_ parts: ShapeParts, schema: Schema? = nil) {
        type = parts.type
        kind = parts.kind
        simple = parts.simple
        attributes = parts.attributes
        attributeWildcard = parts.attributeWildcard
        members = parts.members
        isAll = parts.isAll
        positions = parts.positions
        items = parts.items
        tellsApart = parts.tellsApart
        table = ShapeTable(parts, schema: schema)
    }
}

/// What a builder hands over to make a shape.
struct ShapeParts {
    var type: TypeID
    var kind = Shape.Kind.scalar
    var simple: SimpleType?
    var attributes: [Shape.Attribute] = []
    var attributeWildcard: Wildcard?
    var members: [Shape.Member] = []
    var isAll = false
    var positions: [Shape.Position] = []
    var items: [(name: String, element: ElementID)] = []
    /// An element without a namespace that a wildcard admits has to be told from one in the pack's.
    var tellsApart = false
    /// The wildcard whose elements are members of a record.
    var memberWildcard: Wildcard?
}

extension Shape {
    /// Stands where no element is.
    static let placeholder = Shape(ShapeParts(type: .none))
}
