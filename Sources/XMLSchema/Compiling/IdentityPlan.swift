import RapporteurXMLStream

/// An identity constraint in the form in which documents are checked: names as symbols, and the common shape, whose
/// fields are attributes of the selected element itself, told apart, because it needs no memory of the element.
final class IdentityPlan: Sendable {
    struct Path: Sendable, Hashable {
        let isDescendant: Bool
        /// Outermost first.
        let steps: [Test]
        let attribute: Test?
    }

    enum Test: Sendable, Hashable {
        case any
        /// Index of a namespace in the symbol table.
        case namespace(Int32)
        case symbol(Int32)

        @inline(__always)
        func admits(symbol other: Int32, namespace: @autoclosure () -> Int32) -> Bool {
            switch self {
            case .any: true
            case .symbol(let wanted): wanted == other
            case .namespace(let wanted): wanted == namespace()
            }
        }
    }

    let constraint: IdentityConstraint
    let selector: [Path]
    let fields: [[Path]]
    /// The selector is `.//*`.
    let selectsAll: Bool
    /// The attributes that are the fields, where each field is one named attribute of the selected element.
    let ownAttributes: [Int32]?
    let isKey: Bool
    /// It is a keyref.
    let isReference: Bool
    /// A keyref somewhere refers to it, so its keys have to be kept for those further up.
    let isReferredTo: Bool
    /// An attribute that a field names has a default somewhere, so a missing one may have a value.
    let mayUseDefaults: Bool

    init(_ constraint: IdentityConstraint, in parts: SchemaParts) {
        self.constraint = constraint
        isKey = constraint.kind == .key
        isReference = constraint.kind == .keyref
        let compile = { (path: IdentityPath) in
            Path(
                isDescendant: path.isDescendant, steps: path.steps.map { Self.test($0, parts.symbols) },
                attribute: path.attribute.map { Self.test($0, parts.symbols) })
        }
        selector = constraint.selector.map(compile)
        fields = constraint.fields.map { $0.map(compile) }
        if selector.count == 1, selector[0].isDescendant, selector[0].steps.count == 1, case .any = selector[0].steps[0] {
            selectsAll = true
        } else {
            selectsAll = false
        }
        var own: [Int32]? = []
        for field in fields {
            if field.count == 1, field[0].steps.isEmpty, !field[0].isDescendant, case .symbol(let symbol)? = field[0].attribute {
                own?.append(symbol)
            } else {
                own = nil
                break
            }
        }
        ownAttributes = own
        let named = fields.joined().compactMap(\.attribute)
        let symbols = parts.symbols
        isReferredTo = parts.identityConstraints.contains { $0.refer == constraint.index }
        mayUseDefaults = parts.types.contains { type in
            guard case .complex(let complex) = type else { return false }
            return complex.attributes.contains { use in
                guard use.constraint != nil else { return false }
                let symbol = use.declaration.symbol.rawValue
                let namespace = symbols.namespaceIndex(of: use.declaration.name.namespace).map { Int32($0) } ?? -1
                return named.contains { $0.admits(symbol: symbol, namespace: namespace) }
            }
        }
    }

    private static func test(_ test: IdentityPath.Test, _ symbols: SymbolTable) -> Test {
        switch test {
        case .any: .any
        case .namespace(let uri): .namespace(symbols.namespaceIndex(of: uri).map { Int32($0) } ?? -2)
        // A name that the schema does not otherwise mention can only be met as an unknown one; see the builder.
        case .name(let name): .symbol(symbols.symbol(of: name)?.rawValue ?? -2)
        }
    }
}
