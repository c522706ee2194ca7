import Testing
import RapporteurXMLSchema

/// What a check came to, in a word that reads well in a table: "valid", or the rule that was broken.
func verdict(_ literal: String, _ type: SimpleType, namespaces: Prefixes? = nil) -> String {
    var context = LiteralContext(namespaces: namespaces)
    var text = literal
    return text.withUTF8 { type.check($0, in: &context).failure?.rule.rawValue ?? "valid" }
}

/// The value as white space handling leaves it, and the name of the type that validated it.
func outcome(_ literal: String, _ type: SimpleType) -> (value: String, type: SimpleType)? {
    var context = LiteralContext()
    var text = literal
    return text.withUTF8 { bytes in
        let result = type.check(bytes, in: &context)
        return withExtendedLifetime(context) {
            result.isValid ? (String(decoding: result.value, as: UTF8.self), result.type) : nil
        }
    }
}

func key(_ literal: String, _ type: SimpleType, namespaces: Prefixes? = nil) -> [UInt8] {
    var context = LiteralContext(namespaces: namespaces)
    var text = literal
    return text.withUTF8 { bytes in
        var key: [UInt8] = []
        let result = type.check(bytes, in: &context)
        result.type.appendValueKey(result.value, in: &context, to: &key)
        return key
    }
}

/// Prefixes for QName and NOTATION literals.
final class Prefixes: NamespaceResolving {
    private let table: [String: String]

    init(_ table: [String: String]) {
        self.table = table
    }

    func namespace(forPrefix prefix: UnsafeBufferPointer<UInt8>) -> String? {
        let name = String(decoding: prefix, as: UTF8.self)
        return table[name] ?? (name.isEmpty ? "" : nil)
    }
}

extension SimpleType {
    /// A type made by one step of restriction.
    static func of(_ base: SimpleType, _ facets: (FacetKind, String)...) throws -> SimpleType {
        try .restriction(of: base, facets: facets.map { FacetDeclaration($0.0, $0.1) })
    }

    static func of(_ base: BuiltinType, _ facets: (FacetKind, String)...) throws -> SimpleType {
        try .restriction(of: .builtin(base), facets: facets.map { FacetDeclaration($0.0, $0.1) })
    }

    static func enumeration(_ base: BuiltinType, _ values: String...) throws -> SimpleType {
        try .restriction(of: .builtin(base), facets: values.map { FacetDeclaration(.enumeration, $0) })
    }
}

/// The codes a restriction is refused with, each with the tag of the declaration it blames; empty when it is accepted.
func refusals(_ base: SimpleType, _ facets: [FacetDeclaration]) -> [String] {
    do throws(FacetErrors) {
        _ = try SimpleType.restriction(of: base, facets: facets)
        return []
    } catch {
        return error.errors.map(\.code)
    }
}
