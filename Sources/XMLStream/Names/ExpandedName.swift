internal import RapporteurDiagnostics

/// A name with its namespace: what the XML Namespaces recommendation calls an expanded name.
///
/// Two are the same when both parts have the same characters (Namespaces in XML 1.0, 2.3): see `ExactText`.
public struct ExpandedName: Sendable, Hashable {
    /// The namespace URI; empty for a name in no namespace.
    public var namespace: String
    public var local: String

    public init(namespace: String = "", local: String) {
        self.namespace = namespace
        self.local = local
    }
}

extension ExpandedName {
    public static func == (one: ExpandedName, other: ExpandedName) -> Bool {
        one.local.isExactly(other.local) && one.namespace.isExactly(other.namespace)
    }

    public func hash(into hasher: inout Hasher) {
        local.hashExactly(into: &hasher)
        namespace.hashExactly(into: &hasher)
    }
}

/// In the order of the bytes, namespaces first.
extension ExpandedName: Comparable {
    public static func < (one: ExpandedName, other: ExpandedName) -> Bool {
        one.namespace == other.namespace ? one.local < other.local : one.namespace < other.namespace
    }
}

extension ExpandedName: CustomStringConvertible {
    /// `{namespace}local`, or the local name alone when there is no namespace.
    public var description: String { namespace.isEmpty ? local : "{\(namespace)}\(local)" }
}

/// The namespaces that every document knows without declaring them.
public enum WellKnownNamespace {
    public static let xml = "http://www.w3.org/XML/1998/namespace"
    public static let xmlns = "http://www.w3.org/2000/xmlns/"
    public static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
    public static let schema = "http://www.w3.org/2001/XMLSchema"
    public static let xlink = "http://www.w3.org/1999/xlink"
}
