import RapporteurDiagnostics
import RapporteurXMLStream

/// What a schema document leaves out for some processors (XSD 1.1 Part 1, 4.2.2): `vc:minVersion` and its kin.
///
/// A processor of version 1.0 is asked here. An element that is not meant for it is left out with all that it holds,
/// before anything else is looked at. Values that are none of what they should be are no condition.
enum ConditionalInclusion {
    static let namespace = "http://www.w3.org/2007/XMLSchema-versioning"
    private static let version = "1.0"

    /// Whether an element is not meant for XSD 1.0.
    static func leavesOut(_ node: SchemaNode) -> Bool {
        node.attributes.contains { attribute in
            guard attribute.name.namespace == namespace else { return false }
            let value = collapse(attribute.value)
            return switch attribute.name.local {
            case "minVersion": compare(version, value) == .less
            case "maxVersion": compare(version, value).map { $0 != .less } ?? false
            case "typeAvailable": names(value, at: node)?.contains { !BuiltinSchemas.hasType($0) } ?? false
            case "typeUnavailable": names(value, at: node)?.allSatisfy(BuiltinSchemas.hasType) ?? false
            case "facetAvailable": names(value, at: node)?.contains { !isFacet($0) } ?? false
            case "facetUnavailable": names(value, at: node)?.allSatisfy(isFacet) ?? false
            default: false
            }
        }
    }

    /// Nil where one of them is no decimal.
    private static func compare(_ left: String, _ right: String) -> ValueOrder? {
        var (left, right) = (left, right)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                guard let left = DecimalValue(left, integerOnly: false), let right = DecimalValue(right, integerOnly: false)
                else { return nil }
                return left.order(against: right)
            }
        }
    }

    /// The names that a value lists; nil where one is none.
    private static func names(_ value: String, at node: SchemaNode) -> [ExpandedName]? {
        var names: [ExpandedName] = []
        for word in value.pieces(between: " ") {
            let parts = word.pieces(between: ":", keepingEmpty: true).map(String.init)
            guard parts.count <= 2, let local = parts.last, SchemaValueKind.qName.admits(String(word)),
                let uri = node.namespaces.uri(forPrefix: parts.count == 2 ? parts[0] : "")
            else { return nil }
            names.append(ExpandedName(namespace: uri, local: local))
        }
        return names
    }

    private static func isFacet(_ name: ExpandedName) -> Bool {
        name.namespace == WellKnownNamespace.schema && FacetKind(rawValue: name.local) != nil
    }
}
