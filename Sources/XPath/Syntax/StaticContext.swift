package import RapporteurDiagnostics
import RapporteurXMLStream

/// What an expression is read with (XPath 2.0, 2.1.1).
package struct XPathStaticContext {
    package enum Version: Sendable { case xpath1, xpath2 }

    package var version: Version
    /// Namespace by prefix; `xml` is always there, `xs` and `fn` in XPath 2.0 where the prefixes are not taken.
    package var namespaces: ExactMap<String>
    /// The namespace of names of elements without a prefix.
    package var elementNamespace = ""
    /// Variables of the host: their numbers by name, `{namespace}local` for those in a namespace.
    package var variables: ExactMap<Int> = [:]
    /// Functions of the host; a number is the place in the list.
    package var functions: [XPathHostFunction] = []
    /// The numbers of names, the same for all expressions of one set of rules and for the documents that they look at.
    package var names: XPathNames

    package init(_ version: Version, namespaces: ExactMap<String> = [:], names: XPathNames = XPathNames()) {
        self.version = version
        self.namespaces = namespaces
        self.names = names
    }

    func namespace(of prefix: String) throws(XPathError) -> String {
        if prefix.isEmpty { return "" }
        if let known = namespaces[prefix] { return known }
        if prefix == "xml" { return WellKnownNamespace.xml }
        if version == .xpath2 {
            switch prefix {
            case "xs": return WellKnownNamespace.schema
            case "fn": return FunctionLibrary.namespace
            default: break
            }
        }
        throw XPathError(.XPST0081, prefix)
    }
}

/// A function that the host adds.
package struct XPathHostFunction: Sendable, Hashable {
    package var namespace: String
    package var name: String
    package var arguments: ClosedRange<Int>

    package init(namespace: String, name: String, arguments: ClosedRange<Int>) {
        self.namespace = namespace
        self.name = name
        self.arguments = arguments
    }
}
