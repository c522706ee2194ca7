internal import RapporteurDiagnostics

/// The namespaces of exported and imported documents.
enum AKNNamespace {
    /// The final one of Akoma Ntoso 3.0, the only one that is written.
    static let akomaNtoso = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    /// Elements of the United Nations profile, as published documents write it.
    static let akn4un = "http://un.org/akn4un"
    /// The same in the guidelines, "for the purposes of this document".
    static let guideline = "http://a4u.un.org"
    /// Attributes that hold what Akoma Ntoso cannot.
    static let ours = "urn:rapporteur:akn:1"
    static let xml = "http://www.w3.org/XML/1998/namespace"

    /// Whether elements of the namespace are those of Akoma Ntoso: also of the working drafts, and without one.
    static func isAkomaNtoso(_ uri: String) -> Bool {
        uri.isEmpty || uri == akomaNtoso || uri.begins(with: akomaNtoso + "/")
    }
}
