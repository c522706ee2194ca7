public import RapporteurDiagnostics

/// The constraining facets (Part 2, section 4.3); `rawValue` is the local name of the schema element.
public enum FacetKind: String, CaseIterable, Sendable {
    case length, minLength, maxLength, pattern, enumeration, whiteSpace
    case maxInclusive, maxExclusive, minInclusive, minExclusive, totalDigits, fractionDigits
}

/// One facet as a schema writes it: `<xs:maxLength value="80" fixed="true"/>`.
public struct FacetDeclaration {
    public var kind: FacetKind
    /// The literal of the attribute `value`, as written.
    public var value: String
    public var isFixed: Bool
    /// Whatever the caller needs to find the place in the schema again; errors hand it back.
    public var tag: Int
    /// Resolves the prefixes of QName and NOTATION enumerations.
    package var namespaces: (any NamespaceResolving)?

    public init(_ kind: FacetKind, _ value: String, isFixed: Bool = false, tag: Int = 0) {
        self.init(kind, value, isFixed: isFixed, tag: tag, namespaces: nil)
    }

    package init(
        _ kind: FacetKind, _ value: String, isFixed: Bool = false, tag: Int = 0,
        namespaces: (any NamespaceResolving)?
    ) {
        self.kind = kind
        self.value = value
        self.isFixed = isFixed
        self.tag = tag
        self.namespaces = namespaces
    }
}

/// Everything wrong with one derivation step of a simple type.
public struct FacetErrors: Error, Sendable {
    public struct Item: Sendable, Hashable {
        /// `xsd.facet.notApplicable`, `xsd.facet.value`, `xsd.facet.restriction`, `xsd.facet.fixed`,
        /// `xsd.facet.conflict`, `xsd.pattern.syntax`, `xsd.type.list`, `xsd.type.union`, `xsd.type.restriction`
        /// or `xsd.type.limit`.
        public var code: String
        /// One sentence in plain words.
        public var message: Message
        public var hint: Message?
        /// The tag of the declaration at fault; that of the first one where several are, 0 where none is.
        public var tag: Int

        public init(code: String, message: Message, hint: Message? = nil, tag: Int = 0) {
            self.code = code
            self.message = message
            self.hint = hint
            self.tag = tag
        }
    }

    public var errors: [Item]

    public init(_ errors: [Item]) {
        self.errors = errors
    }
}
