import RapporteurXMLSchema

extension Schema {
    /// The files that the schema was loaded from, without those of the namespaces that are built in, which go by the
    /// name of the namespace.
    var ownFiles: [String] {
        files.filter { $0 != "http://www.w3.org/XML/1998/namespace" && $0 != "http://www.w3.org/1999/xlink" }
    }
}
