internal import RapporteurDiagnostics
package import RapporteurXMLStream

extension Schema {
    /// A name as people read it: with the prefix that the schema uses for its namespace, none for its own.
    package func shownName(_ name: ExpandedName) -> String {
        if name.namespace.isEmpty || name.namespace == targetNamespace { return name.local }
        if name.namespace == WellKnownNamespace.xml { return "xml:" + name.local }
        if let prefix = prefixes[name.namespace], !prefix.isEmpty { return prefix + ":" + name.local }
        return name.description
    }
}
